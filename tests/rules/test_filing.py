"""What is stored of every word, element and phrase is what the compiled rules say."""

from pathlib import Path

import pytest

from postlint.authoring.rulebook import compile_rulebook
from postlint.rules.compiled import Phrase, exceptions_of
from postlint.rules.ruleset import Ruleset
from postlint.rules.store import built_in_folder, compile_to_bytes
from postlint.rules.stored import unpack
from small_rulebook import rule_text, write_rulebook


def sorted_phrase(phrase: Phrase) -> Phrase:
    return tuple(part if isinstance(part, int) else tuple(sorted(part)) for part in phrase)


@pytest.fixture(scope="module", params=["built-in", "asleep"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "built-in":
        return built_in_folder()
    return write_rulebook(tmp_path_factory.mktemp("asleep"), rule_text(during="mourning"))


@pytest.fixture(scope="module")
def ruleset(folder: Path) -> Ruleset:
    return Ruleset(unpack(compile_to_bytes(folder)))


def test_every_phrase_is_filed_once_and_whole(folder: Path, ruleset: Ruleset) -> None:
    written: dict[str, list[object]] = {}
    for concept in compile_rulebook(folder).concepts.values():
        patterns = [pattern for pattern, _ in concept.patterns]
        written[concept.name] = [*map(sorted_phrase, concept.phrases), *patterns]
        written[exceptions_of(concept.name)] = [*map(sorted_phrase, concept.exceptions)]
    found = {concept: [*map(ruleset.pattern, numbers)] for concept, numbers in ruleset.all_phrases.items()}
    assert found == {concept: phrases for concept, phrases in written.items() if phrases}


def test_every_word_has_its_elements_those_with_phrases_apart(ruleset: Ruleset) -> None:
    (layer,) = ruleset.index.layers
    elements: dict[str, set[int]] = {}
    for element, forms in ruleset.index.forms().items():
        for form in forms:
            elements.setdefault(form, set()).add(element)
    assert sorted(layer.words) == sorted(elements)
    for word, expected in elements.items():
        filing, others = layer.words.get(word)
        assert {*filing, *others} == expected
        assert all(layer.phrases.get(str(element)) for element in filing)
        assert not any(layer.phrases.get(str(element)) for element in others)


def test_every_phrase_names_an_element_and_its_nearest_neighbour(ruleset: Ruleset) -> None:
    (layer,) = ruleset.index.layers
    for element in layer.phrases:
        for rows in layer.phrases.get(element).values():
            for _, *rest in rows:
                if len(rest) > 1:
                    place, neighbour, *parts = rest
                    between = parts[min(place, neighbour) + 1 : max(place, neighbour)]
                    assert parts[place] == int(element)
                    assert parts[neighbour] >= 0
                    assert all(part < 0 for part in between)
                    assert (place == neighbour) is (len(parts) == 1)


def test_every_rule_is_filed_under_a_set_that_it_requires(ruleset: Ruleset) -> None:
    (layer,) = ruleset.index.layers
    filed: dict[str, set[str]] = {}
    for concept in layer.rules:
        for name, _ in layer.rules.get(concept):
            filed.setdefault(name, set()).add(concept)
    for name in ruleset.names:
        requires = ruleset.rule(name).requires
        assert (name in ruleset.index.always) is (not requires)
        assert not requires or filed[name] in [set(concepts) for concepts in requires]
