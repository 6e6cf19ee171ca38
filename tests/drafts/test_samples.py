"""The samples in every format: line and column of a finding select the guilty words in the file."""

from functools import cache
from pathlib import Path

import pytest

from postlint import Linter, Verdict
from postlint.drafts import Draft, read_drafts
from postlint.drafts.draft import LINE_END

SAMPLES = Path(__file__).parents[2] / "examples" / "drafts"
ONE_POST = {
    "bin-collections.txt",
    "flu-remedy.md",
    "found-dog.txt",
    "warrant-knock-knock.txt",
    "warrant-plain.txt",
    "water-main.md",
}
NAMES = sorted(path.name for path in SAMPLES.iterdir())


@cache
def linter() -> Linter:
    return Linter()


def written(folder: Path, name: str, ending: str, mark: str) -> Path:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    path = folder / name
    path.write_text(mark + text, encoding="utf-8", newline=ending)
    return path


def lines_of(path: Path) -> list[str]:
    return LINE_END.split(path.read_bytes().decode("utf-8-sig"))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["without a mark", "with a mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("name", NAMES)
def test_a_finding_points_at_its_words_in_the_file(tmp_path: Path, name: str, ending: str, mark: str) -> None:
    path = written(tmp_path, name, ending, mark)
    lines = lines_of(path)
    verdicts = set()
    for draft in read_drafts(path):
        assert isinstance(draft, Draft), draft
        report = linter().check(draft.post)
        verdicts.add(report.verdict)
        for finding in report.findings:
            begins = draft.positions(finding.field, [span.start for span in finding.spans])
            ends = draft.positions(finding.field, [span.end for span in finding.spans])
            for span, (line, column), end in zip(finding.spans, begins, ends, strict=True):
                assert lines[line - 1][column - 1 :].startswith(span.text)
                assert end == (line, column + len(span.text))
    if name not in ONE_POST:
        assert Verdict.CLEAR in verdicts
        assert verdicts & {Verdict.REVIEW, Verdict.HOLD}


def test_there_is_a_sample_of_each_format() -> None:
    suffixes = {Path(name).suffix for name in NAMES}
    assert suffixes == {".txt", ".md", ".jsonl", ".json", ".yaml", ".csv"}


def test_words_stand_behind_quotes_line_ends_and_emoji_in_a_cell() -> None:
    *_, draft = read_drafts(SAMPLES / "hootsuite-upload.csv")
    assert isinstance(draft, Draft)
    assert draft.post.text.startswith('☕ Slow "bank holiday"? Not for us!\nWe love')
    (finding,) = linter().check(draft.post).findings
    assert draft.positions("text", [span.start for span in finding.spans]) == [(3, 4), (3, 9)]
