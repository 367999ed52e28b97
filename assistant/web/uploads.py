"""Uploaded files into the index, together, and what became of each of them."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.work import Named
from index.errors import CitelineError
from index.formats import DocumentProcess, ReadFailure, ReadItem, ReadWarning, read_bytes
from index.sight import into
from index.store.report import REASONS, Fate

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.store import ArticleSummary

UNEXPECTED = "could not be read; the log says why."

UNNAMED = "file"

logger = logging.getLogger(__name__)


def add_files(
    assistant: "Assistant", files: Sequence[Named], collection: str = ""
) -> list[dict[str, object]]:
    """Take in files together; return what became of each, as the page is told.

    A file of many rows is one file, and each row that cannot be read is a failure with its reason.

    Args:
        assistant: Takes them in.
        files: Named as a client names them; only the last part of a name counts.
        collection: What they go into; by default where their sender's articles go.
    """
    uploads = [_Upload(PurePath(name.replace("\\", "/")).name or UNNAMED) for name, _ in files]
    names = {one.source for one in assistant.articles()}
    try:
        with DocumentProcess() as documents:
            read = (
                item
                for upload, (_, content) in zip(uploads, files, strict=True)
                for item in upload.read(content, documents)
            )
            report = assistant.ingest_articles(into(collection, read))
    except CitelineError as error:
        return [_failed(str(error))] * len(files)
    except Exception:  # the edge of the program: the page must show something
        logger.exception("An upload failed")
        return [_failed(UNEXPECTED)] * len(files)
    fates = iter(report.fates)
    now = {one.id: one for one in assistant.articles()}
    return [one.told(list(islice(fates, one.articles)), now, names) for one in uploads]


@dataclass(slots=True)
class _Upload:
    """A file on its way in: how many articles are in it, and what was met on the way to them."""

    name: str
    articles: int = 0
    failed: int = 0
    failures: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read(self, content: bytes, documents: DocumentProcess) -> Iterator[ReadItem]:
        """Yield what is in the file."""
        try:
            for item in read_bytes(self.name, content, documents):
                self._note(item)
                yield item
        except Exception:  # the others of the upload have nothing to do with it
            logger.exception("An uploaded file could not be read")
            yield self._note(ReadFailure(self.name, UNEXPECTED))

    def _note(self, item: ReadItem) -> ReadItem:
        if isinstance(item, ReadFailure):
            self._fail(item.reason)
        elif isinstance(item, ReadWarning):
            self.warnings = [*self.warnings, item.reason][:REASONS]
        else:
            self.articles += 1
        return item

    def _fail(self, reason: str) -> None:
        self.failed += 1
        self.failures = [*self.failures, reason][:REASONS]

    def told(
        self, fates: Sequence[Fate], articles: "Mapping[str, ArticleSummary]", names: set[str]
    ) -> dict[str, object]:
        """Return what became of the file, as the page is told it.

        `beside` are new articles beside others from a file of the same name, `replaced` those that
        are there in another version now: each can be taken back.

        Args:
            fates: Of its articles.
            articles: All that are there, by id.
            names: Sources of the articles before it; its own name is added.
        """
        kinds = Counter(one.kind for one in fates)
        for one in fates:
            if one.kind == "failed":
                self._fail(one.reason)
        beside = [one for one in _of("added", fates, articles) if one.source == self.name]
        is_beside = self.name in names
        if beside:
            names.add(self.name)
        return {
            "added": kinds["added"],
            "updated": kinds["updated"],
            "unchanged": kinds["unchanged"],
            "failed": self.failed,
            "failures": self.failures,
            "warnings": self.warnings,
            "beside": _named(beside) if is_beside else [],
            "replaced": _named(_of("updated", fates, articles)),
        }


def _of(
    kind: str, fates: Sequence[Fate], articles: "Mapping[str, ArticleSummary]"
) -> "list[ArticleSummary]":
    ids = dict.fromkeys(one.article_id for one in fates if one.kind == kind)
    return [articles[one] for one in ids if one in articles]


def _named(articles: "Sequence[ArticleSummary]") -> list[dict[str, str]]:
    return [{"article": one.id, "title": one.title} for one in articles]


def _failed(reason: str) -> dict[str, object]:
    counts = {"added": 0, "updated": 0, "unchanged": 0, "failed": 1}
    return {**counts, "failures": [reason], "warnings": [], "beside": [], "replaced": []}
