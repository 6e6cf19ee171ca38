"""Tell what a pipeline can do for postlint, and in which words it says it."""

from collections.abc import Iterable
from typing import cast

from spacy.attrs import POS
from spacy.language import Language
from spacy.pipeline import AttributeRuler

from postlint.language import conversion

TREE, TAGS, ENTITIES = "tree", "tags", "entities"
_UNIVERSAL = frozenset("obj obl case nsubj:pass".split())
# What models call persons, places and organisations. Nationalities and the like (NORP) are none of these.
ENTITY_LABELS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}


def missing(nlp: Language) -> frozenset[str]:
    """Name which of `tree`, `tags` and `entities` a pipeline cannot give, or not in words that postlint knows."""
    has = {
        TREE: speaks_clearnlp(nlp) or not _UNIVERSAL.isdisjoint(_labels(nlp, "token.dep")),
        TAGS: bool(_assigning(nlp, "token.pos")) or _rules_tags(nlp),
        ENTITIES: not ENTITY_LABELS.keys().isdisjoint(_labels(nlp, "doc.ents")),
    }
    return frozenset(name for name, able in has.items() if not able)


def speaks_clearnlp(nlp: Language) -> bool:
    """Tell whether a pipeline's trees have the labels of spaCy's own English models, which are to be converted."""
    return not conversion.LABELS.isdisjoint(_labels(nlp, "token.dep"))


def _assigning(nlp: Language, attribute: str) -> list[str]:
    return [name for name in nlp.pipe_names if attribute in nlp.get_pipe_meta(name).assigns]


def _labels(nlp: Language, attribute: str) -> set[str]:
    return {label for name in _assigning(nlp, attribute) for label in _labels_of(nlp, name)}


def _labels_of(nlp: Language, name: str) -> Iterable[str]:
    return cast(Iterable[str], getattr(nlp.get_pipe(name), "labels", ()))


def _rules_tags(nlp: Language) -> bool:
    """Tell whether an attribute ruler makes universal tags, as it does in spaCy's English models out of finer ones."""
    rulers = [component for _, component in nlp.pipeline if isinstance(component, AttributeRuler)]
    set_by_rules = [cast(dict[object, object], pattern["attrs"]) for ruler in rulers for pattern in ruler.patterns]
    return bool(_assigning(nlp, "token.tag")) and any("POS" in values or POS in values for values in set_by_rules)
