"""Uploaded files into the index, with progress to show on the way."""

import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web import render
from index.errors import CitelineError
from index.formats import DocumentProcess, read_bytes
from index.store.report import REASONS

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.store import ArticleSummary

STEPS = 10
"""Into how many parts a large upload is cut, so that the bar moves."""

UNEXPECTED = "could not be read; the log says why."

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Outcome:
    """What became of the files so far: counts of articles, and names of files with reasons.

    `beside` and `replaced` are ids and names of articles that can be taken back.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    failed: int = 0
    beside: list[tuple[str, str]] = field(default_factory=list)
    replaced: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    def fail(self, failures: Iterable[tuple[str, str]], others: int = 0) -> None:
        """Note failures with their reasons, and how many others there were."""
        for failure in failures:
            self.failed += 1
            if len(self.failures) < REASONS:
                self.failures.append(failure)
        self.failed += others

    @property
    def summary(self) -> str:
        """One line, such as "2 articles added. You can ask about them now."; may be empty."""
        sentences = [self._counted()]
        if others := self.failed - len(self.failures):
            sentences.append(f"{others:,} more files or rows could not be read.")
        return " ".join(filter(None, sentences))

    def _counted(self) -> str:
        counts = [
            f"{count:,} {render.plural(noun, count)} {done}"
            for count, noun, done in (
                (self.added, "article", "added"),
                (self.updated, "article", "updated"),
                (self.unchanged, "article", "already here"),
            )
            if count
        ]
        if not counts:
            return "" if self.failures else "Nothing to add."
        only_one = self.added + self.updated + self.unchanged == 1
        return f"{', '.join(counts)}. You can ask about {'it' if only_one else 'them'} now."


def uploaded(paths: Sequence[str], folder: Path) -> list[Path]:
    """Return those paths that are regular files inside the upload folder.

    An upload event is whatever a client sends; it must not name other files of this machine.
    """
    inside = (Path(path) for path in paths if Path(path).is_absolute())
    return [
        path
        for path in inside
        if path.is_file() and path.resolve().is_relative_to(folder.resolve())
    ]


def add_files(assistant: "Assistant", paths: Sequence[Path]) -> Iterator[str]:
    """Index uploaded files part by part; yield what to show meanwhile, and at last the outcome."""
    outcome = _Outcome()
    before = assistant.articles()
    size = max(1, math.ceil(len(paths) / STEPS))
    for start in range(0, len(paths), size):
        part = paths[start : start + size]
        yield render.progress(f"Adding {part[0].name}", start, len(paths))
        _add(assistant, part, outcome)
    now = assistant.articles()
    outcome.beside = _beside(before, now, {path.name for path in paths})
    outcome.replaced = _replaced(before, now)
    yield render.added(
        outcome.summary,
        outcome.failures,
        outcome.warnings,
        beside=outcome.beside,
        replaced=outcome.replaced,
    )


def _beside(
    before: "Sequence[ArticleSummary]", after: "Sequence[ArticleSummary]", names: set[str]
) -> list[tuple[str, str]]:
    """Return ids and file names of new articles beside others from a file of the same name."""
    ids, sources = {one.id for one in before}, {one.source for one in before}
    new = (one for one in after if one.id not in ids)
    return sorted((one.id, one.source) for one in new if one.source in sources & names)


def _replaced(
    before: "Sequence[ArticleSummary]", after: "Sequence[ArticleSummary]"
) -> list[tuple[str, str]]:
    """Return ids and titles of the articles that are there in another version now."""
    versions = {one.id: one.version for one in before}
    return [
        (one.id, one.title) for one in after if versions.get(one.id, one.version) != one.version
    ]


def _add(assistant: "Assistant", paths: Sequence[Path], outcome: _Outcome) -> None:
    try:
        with DocumentProcess() as documents:
            report = assistant.ingest_articles(
                chain.from_iterable(
                    read_bytes(path.name, path.read_bytes(), documents) for path in paths
                )
            )
    except CitelineError as error:
        outcome.fail((path.name, str(error)) for path in paths)
        return
    except Exception:  # the edge of the program: the page must show something
        logger.exception("An upload failed")
        outcome.fail((path.name, UNEXPECTED) for path in paths)
        return
    outcome.added += report.added
    outcome.updated += report.updated
    outcome.unchanged += report.unchanged
    others = report.failed - len(report.failures)
    outcome.fail(((one.path, one.reason) for one in report.failures), others)
    room = REASONS - len(outcome.warnings)
    outcome.warnings += [(one.path, one.reason) for one in report.warnings[:room]]
