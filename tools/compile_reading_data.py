"""Compile the generated data files of `postlint.reading` from the wordfreq and confusable_homoglyphs packages.

Run it to write the files; with `--check` it compares them instead, and fails where they have drifted.
"""

import argparse
import json
import re
import sys
from importlib.resources import files
from pathlib import Path
from string import ascii_letters
from unicodedata import name, normalize

from wordfreq import top_n_list

FOLDER = Path(__file__).parent.parent / "src" / "postlint" / "reading" / "data"
WORDS = 50_000
# wordfreq cuts tokens differently from a hashtag's author; enough of them to find so many plain words.
TOKENS = 80_000


def words() -> str:
    """List English words of plain letters by frequency, apostrophes left out (`dont`), one a line."""
    plain = (token.replace("'", "") for token in top_n_list("en", TOKENS))
    # Drawn-out spellings (sooo) are to be read as the word they draw out.
    kept = (word for word in plain if re.fullmatch("[a-z]+", word) and not re.search(r"(.)\1\1", word))
    return "".join(f"{word}\n" for word in list(dict.fromkeys(kept))[:WORDS])


def lookalikes() -> str:
    """List single letters of other scripts that pass for an ASCII letter, each with that letter behind it.

    Unicode's confusables (UTS 39), and the small capitals of the Latin script by their names. Letters with a
    compatibility decomposition are left to NFKC, and the ordinary letters of Latin alphabets are nobody's look-alikes.
    """
    source = files("confusable_homoglyphs").joinpath("confusables.json").read_text(encoding="utf-8")
    table: dict[str, str] = {}
    for latin, entries in json.loads(source).items():
        if latin in ascii_letters:
            for letter in (entry["c"] for entry in entries):
                if _is_lookalike(letter):
                    # UTS 39 takes capital I for small l.
                    table[letter] = "I" if latin == "l" and not letter.islower() else latin
    for letter in map(chr, range(0x250, 0xAB70)):
        if small_capital := re.fullmatch("LATIN LETTER SMALL CAPITAL ([A-Z])", name(letter, "")):
            table[letter] = small_capital[1].lower()
    return "".join(f"{letter}{table[letter]}\n" for letter in sorted(table))


def _is_lookalike(letter: str) -> bool:
    return len(letter) == 1 and letter > "\u024f" and letter.isalpha() and normalize("NFKC", letter) == letter


def main() -> int:
    """Write the files, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare the files, write nothing")
    check = parser.parse_args().check
    drifted = []
    for file, content in (("words.txt", words()), ("lookalikes.txt", lookalikes())):
        path = FOLDER / file
        if not check:
            path.write_text(content, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != content:
            drifted.append(file)
    if drifted:
        print(f"drifted: {', '.join(drifted)}; run python {Path(__file__).name}", file=sys.stderr)
    return bool(drifted)


if __name__ == "__main__":
    sys.exit(main())
