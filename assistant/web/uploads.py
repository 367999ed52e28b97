"""One uploaded file into the index, and what became of it."""

import logging
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.errors import CitelineError
from index.formats import DocumentProcess, read_bytes
from index.sight import into

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.store import ArticleSummary
    from index.store.report import IngestReport

UNEXPECTED = "could not be read; the log says why."

UNNAMED = "file"

logger = logging.getLogger(__name__)


def add_file(
    assistant: "Assistant", name: str, content: bytes, collection: str = ""
) -> dict[str, object]:
    """Take in one file; return what became of it, as the page is told.

    A file of many rows is one file, and each row that cannot be read is a failure with its reason.

    Args:
        assistant: Takes it in.
        name: Of the file, as a client gives it; only its last part counts.
        content: All of it.
        collection: What it goes into; by default where its sender's articles go.
    """
    name = PurePath(name.replace("\\", "/")).name or UNNAMED
    before = {one.id: one for one in assistant.articles()}
    try:
        with DocumentProcess() as documents:
            items = into(collection, read_bytes(name, content, documents))
            report = assistant.ingest_articles(items)
    except CitelineError as error:
        return _failed(str(error))
    except Exception:  # the edge of the program: the page must show something
        logger.exception("An upload failed")
        return _failed(UNEXPECTED)
    return _told(report, before, assistant.articles(), name)


def _told(
    report: "IngestReport",
    before: "dict[str, ArticleSummary]",
    now: "Sequence[ArticleSummary]",
    name: str,
) -> dict[str, object]:
    """Return an ingest as the page is told it.

    `beside` are new articles beside others from a file of the same name, `replaced` those that are
    there in another version now: each can be taken back.
    """
    sources = {one.source for one in before.values()}
    is_beside = name in sources
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "failed": report.failed,
        "failures": [one.reason for one in report.failures],
        "warnings": [one.reason for one in report.warnings],
        "beside": [
            {"article": one.id, "title": one.title}
            for one in now
            if is_beside and one.id not in before and one.source == name
        ],
        "replaced": [
            {"article": one.id, "title": one.title}
            for one in now
            if one.id in before and before[one.id].version != one.version
        ],
    }


def _failed(reason: str) -> dict[str, object]:
    counts = {"added": 0, "updated": 0, "unchanged": 0, "failed": 1}
    return {**counts, "failures": [reason], "warnings": [], "beside": [], "replaced": []}
