"""The waivers of a run: those beside its posts, and those in the `waivers.toml` of their folders."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

from postlint import Linter
from postlint.cli.failure import internal_error
from postlint.drafts import Draft
from postlint.errors import DraftError, PostlintError, WaiverError
from postlint.post import Post
from postlint.report import Report
from postlint.waivers import Malformed, Waiver, find_waiver_file, post_hash, read_waiver_file, read_waivers
from postlint.waivers.file import NAME, WaiverFile, absolute

Checked = tuple[Draft, Report]
Found = tuple[Waiver | Malformed, ...]


class Waivers:
    """Give the waivers of each draft, and at the end those that fit no draft.

    `paths` are what the run checks. A file of waivers that cannot be used is handed to `fail`, once, and its drafts
    are checked without it.
    """

    def __init__(self, paths: Sequence[str], linter: Linter, fail: Callable[[PostlintError], None]) -> None:
        self._paths = paths
        self._linter = linter
        self._fail = fail
        self._of_folder: dict[Path, WaiverFile | None] = {}
        self._files: dict[Path, WaiverFile | None] = {}
        self._met: set[str] = set()
        self._sources: set[Path] = set()
        self._all_read = True

    def watched(self, drafts: Iterable[Draft | DraftError]) -> Iterator[Draft | DraftError]:
        """Pass on every draft, and remember which waivers of files fit one."""
        for draft in drafts:
            if isinstance(draft, DraftError):
                self._all_read = False
            else:
                self.meet(draft)
            yield draft

    def meet(self, draft: Draft) -> None:
        """Remember which waivers of files fit a draft; one that is read and not checked must be met as well."""
        if file := self._file_for(draft):
            self._met.update(file.by_post.keys() & {post_hash(draft.post)})
            self._sources.add(absolute(draft.source))

    def applied(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Pass on every draft with its waivers applied to its report."""
        for draft, report, waivers in self.given(checked):
            yield draft, self._waived(draft, report, waivers) if waivers else report

    def left_over(self) -> Iterator[Checked]:
        """Report the waivers that fit none of the drafts, once all have passed.

        Each comes as a draft without words, with the place of the waiver and a finding about it.
        """
        for waiver in self.strays():
            if isinstance(waiver, Malformed) or self._could_be_met(waiver):
                from postlint.waivers.judge import finding_about, stray

                nothing = Post("", publish_at=self._linter.at)
                place = Draft(source=str(waiver.source), line=waiver.line or 1, post=nothing)
                yield place, Report(findings=(finding_about(stray(waiver)),))

    def given(self, checked: Iterable[Checked]) -> Iterator[tuple[Draft, Report, Found]]:
        """Pass on every draft with its report and its waivers.

        The posts of one record or one front matter share what stands beside them: each gets the waivers for it, and
        the first those that are for none of them.
        """
        for beside, together in groupby(checked, _beside):
            if beside is None:
                yield from ((draft, report, self._in_file(draft)) for draft, report in together)
                continue
            posts = list(together)
            hashes = [post_hash(draft.post) for draft, _ in posts]
            waivers = read_waivers(posts[0][0].waivers)
            for_none = tuple(waiver for waiver in waivers if waiver.post not in hashes)
            for (draft, report), of_post in zip(posts, hashes, strict=True):
                own = tuple(waiver for waiver in waivers if waiver.post == of_post)
                yield draft, report, (*own, *for_none, *self._in_file(draft))
                for_none = ()

    def of(self, draft: Draft) -> Found:
        """List the waivers that are for the post of a draft."""
        of_post = post_hash(draft.post)
        beside = (waiver for waiver in read_waivers(draft.waivers) if waiver.post == of_post)
        return (*beside, *self._in_file(draft))

    def path_for(self, draft: Draft) -> Path:
        """Name the file where a waiver for a draft belongs: the one that is there, else one in the draft's folder."""
        return find_waiver_file(_folder(draft), self._tops) or _folder(draft) / NAME

    def strays(self) -> Iterator[Waiver | Malformed]:
        """List the waivers in files that fit no post of the run."""
        for file in self._files.values():
            if file:
                yield from (waiver for waiver in file.waivers if waiver.post not in self._met)

    def read(self, path: Path) -> WaiverFile | None:
        """Read a file of waivers, once; None where it cannot be used, which is an error of the run."""
        key = absolute(path)
        if key not in self._files:
            try:
                self._files[key] = read_waiver_file(path)
            except WaiverError as error:
                self._files[key] = None
                self._fail(error)
        return self._files[key]

    def _waived(self, draft: Draft, report: Report, waivers: Found) -> Report:
        try:
            return self._linter.waive(draft.post, report, waivers)
        except Exception as error:
            reason = f"{internal_error(error)}; its waivers were left aside"
            self._fail(DraftError(reason, source=draft.source, line=draft.line))
            return report

    def _in_file(self, draft: Draft) -> Found:
        file = self._file_for(draft)
        return file.by_post.get(post_hash(draft.post), ()) if file else ()

    def _file_for(self, draft: Draft) -> WaiverFile | None:
        folder = _folder(draft)
        if folder not in self._of_folder:
            path = find_waiver_file(folder, self._tops)
            self._of_folder[folder] = self.read(path) if path else None
        return self._of_folder[folder]

    def _could_be_met(self, waiver: Waiver) -> bool:
        """Tell whether a waiver that fits no post should have fitted one of this run.

        That is so where the whole folder of its file was checked, or the draft that it names, and all could be read.
        Whoever checks one draft is not told of the others' waivers.
        """
        folder = absolute(str(waiver.source)).parent
        whole = any(checked in (folder, *folder.parents) for checked in self._whole_folders)
        named = waiver.draft is not None and absolute(folder / waiver.draft) in self._sources
        return self._all_read and (whole or named)

    @cached_property
    def _whole_folders(self) -> list[Path]:
        return [absolute(path) for path in self._paths if path not in ("", "-") and os.path.isdir(path)]  # noqa: PTH112

    @property
    def _tops(self) -> list[Path]:
        """The folders above which no file of waivers is looked for: the working folder and the profile's."""
        profile = self._linter.profile
        return [Path(), *([Path(profile.source).parent] if profile and profile.source else [])]


def _beside(checked: Checked) -> tuple[str, object] | None:
    draft, _ = checked
    return None if draft.waivers is None else (draft.source, draft.waivers)


def _folder(draft: Draft) -> Path:
    return Path() if draft.source == "-" else Path(draft.source).parent
