"""What an ingest did, and how far it is: in batches, counts and failures."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from index.formats import ReadFailure, ReadWarning
from index.store import PreparedArticle
from index.types import Article, Vector

REASONS = 100
"""So many failures are reported with their reasons; the others are counted."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one article.

    Attributes:
        article_id: Empty where it failed.
        reason: Why it failed.
    """

    kind: Literal["added", "updated", "unchanged", "failed"]
    article_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, in counts of articles.

    Attributes:
        failures: The first `REASONS` files and rows that could not be read, with their reasons.
        failed: How many could not be read in all.
        warnings: The first of what was read otherwise than it stands there.
        fates: Of each article, in the order of their coming.
        beside: Ids of those added that are kept beside another file of their name.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    tokens: int = 0
    failures: tuple[ReadFailure, ...] = ()
    failed: int = 0
    warnings: tuple[ReadWarning, ...] = ()
    fates: tuple[Fate, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Ids of all that were read, also of the unchanged."""
        return tuple(one.article_id for one in self.fates if one.article_id)


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """Called back after every batch: articles done so far, and the last one's title."""

    articles: int
    failures: int
    title: str


ProgressCallback: TypeAlias = Callable[[IngestProgress], None]


@dataclass(slots=True)
class Batch:
    """Articles on their way in, and what was met on the way to them.

    Attributes:
        ids: Of the articles, those that failed on the way as well.
        read: The articles in the order of their coming, by id; what failed, with its reason.
        changed: The articles that are new or have changed, and their `characters`.
        vectors: By vector id, of the prepared articles' texts that the index has no vector for.
        updated: Ids of those prepared that are there in another version.
    """

    ids: set[str] = field(default_factory=set)
    read: list[str | ReadFailure] = field(default_factory=list)
    changed: list[Article] = field(default_factory=list)
    characters: int = 0
    prepared: list[PreparedArticle] = field(default_factory=list)
    vectors: dict[str, Vector] = field(default_factory=dict)
    passages: int = 0
    updated: frozenset[str] = frozenset()
    unchanged: list[Article] = field(default_factory=list)
    failures: list[ReadFailure] = field(default_factory=list)
    failed: int = 0
    beside: list[str] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)

    def fail(self, failure: ReadFailure) -> None:
        """Note a failure."""
        self.failed += 1
        if len(self.failures) < REASONS:
            self.failures.append(failure)

    def refuse(self, failure: ReadFailure) -> None:
        """Note that an article is not taken in."""
        self.read.append(failure)
        self.fail(failure)

    def fates(self) -> tuple[Fate, ...]:
        """Return what became of each article, in the order of their coming."""
        unchanged = {one.id for one in self.unchanged}
        return tuple(self._fate(one, unchanged) for one in self.read)

    def _fate(self, read: str | ReadFailure, unchanged: set[str]) -> Fate:
        if isinstance(read, ReadFailure):
            return Fate("failed", reason=read.reason)
        if read in unchanged:
            return Fate("unchanged", read)
        return Fate("updated" if read in self.updated else "added", read)


def extended(report: IngestReport, batch: Batch) -> IngestReport:
    """Return a report with what became of one more batch."""
    tokens = sum(passage.tokens for one in batch.prepared for passage in one.passages)
    return replace(
        report,
        added=report.added + len(batch.prepared) - len(batch.updated),
        updated=report.updated + len(batch.updated),
        unchanged=report.unchanged + len(batch.unchanged),
        passages=report.passages + batch.passages,
        tokens=report.tokens + tokens,
        failures=(report.failures + tuple(batch.failures))[:REASONS],
        failed=report.failed + batch.failed,
        warnings=(report.warnings + tuple(batch.warnings))[:REASONS],
        fates=report.fates + batch.fates(),
        beside=report.beside + tuple(batch.beside),
    )


def progress_of(report: IngestReport, batch: Batch) -> IngestProgress:
    """Return how far an ingest is after a batch."""
    done = report.added + report.updated + report.unchanged
    title = batch.prepared[-1].article.title if batch.prepared else ""
    return IngestProgress(done, report.failed, title)
