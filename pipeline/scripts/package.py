"""Write a trained pipeline as it ships: no vocabulary, no tokenizer, no traces of the training."""

import argparse
import json
from pathlib import Path

import spacy
from corpus import create_numpy_products as _registers_the_callback  # noqa: F401

import postlint.language.embedding as _registers_the_architecture  # noqa: F401

_NOTICE = Path(__file__).parent.parent / "NOTICE"
_META = {
    "name": "postlint",
    "version": "1.0.0",
    "description": "English tags, trees and entities for posts, on postlint's own tokens",
    "spacy_version": ">=3.8,<3.9",
    "license": "CC BY-SA 4.0",
    "author": "postlint",
    "sources": [
        {"name": "UD English EWT 2.15", "license": "CC BY-SA 4.0"},
        {"name": "Broad Twitter Corpus", "license": "CC BY 4.0"},
        {"name": "WNUT-17 emerging entities", "license": "CC BY 4.0"},
    ],
}


def main() -> None:
    """Copy the components of a training run to the folder of the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path, help="the folder model-best or model-last of a training run")
    parser.add_argument("target", type=Path, help="src/postlint/language/english")
    options = parser.parse_args()
    nlp = spacy.load(options.trained)
    nlp.to_disk(options.target, exclude=["vocab", "tokenizer"])
    config = nlp.config
    config["nlp"].update({"before_creation": None})
    shipped = type(config)({section: config[section] for section in ("nlp", "components")}, is_interpolated=False)
    shipped.to_disk(options.target / "config.cfg")
    meta = {key: value for key, value in nlp.meta.items() if key in {"lang", "labels", "pipeline", "components"}}
    (options.target / "meta.json").write_text(json.dumps(meta | _META, indent=2) + "\n", encoding="utf-8")
    (options.target / "NOTICE").write_text(_NOTICE.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    main()
