"""Files taken in from their bytes: at once, or by a worker from the queue that processes share."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from index.errors import AwayError, SettingsError
from index.sight import Sight

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.holdings import Holdings
    from index.store.report import IngestReport
    from index.store.server.jobs import Jobs

IDLE_SECONDS = 0.5
"""How long a worker without work waits at most until it looks again, and after a failure: of a file
that comes it hears at once, of one that another worker gives back it does not."""

Named: TypeAlias = tuple[str, bytes]
"""A file: its name and what is in it."""

logger = logging.getLogger(__name__)


def take_in(
    assistant: "Assistant", files: Sequence[Named], collection: str | None = None
) -> "IngestReport":
    """Take files in; what cannot be read is in the report.

    With a collection they go into that, and with "" to everybody as from one who sees no other.
    """
    from index.formats import DocumentProcess, read_bytes

    with DocumentProcess() as documents:
        items = (item for name, content in files for item in read_bytes(name, content, documents))
        if collection is None:
            return assistant.ingest_articles(items)
        return assistant.ingest_articles(Sight.of(collection).placed(items))


def jobs_of(holdings: "Holdings") -> "Jobs":
    """Return the queue of files.

    Raises:
        SettingsError: There is none, as the articles are in a folder of one process.
    """
    from index.served_library import ServedLibrary

    if not isinstance(holdings, ServedLibrary):
        raise SettingsError(
            'There is no queue of files with store.store = "local": one process takes them in. Set '
            'it to "server", and see .deploy/README.md.'
        )
    return holdings.jobs


def work_on(assistant: "Assistant", stop: Callable[[], bool], pause: threading.Event) -> int:
    """Take files from the queue and in, until it is told to stop; return how many.

    Args:
        assistant: Over a store on servers.
        stop: Whether to end before the next file; asked also when there is none.
        pause: Waited for after a failure; set it to end a pause.
    """
    jobs, done = jobs_of(assistant.holdings), 0

    def work(name: str, content: bytes, collection: str | None) -> Mapping[str, Any]:
        return report_of(take_in(assistant, [(name, content)], collection))

    while not stop():
        try:
            with jobs.listening() as wait:
                while not stop():
                    if jobs.work(work):
                        done += 1
                    else:
                        wait(IDLE_SECONDS)
        except AwayError as error:
            logger.warning("%s", error)
        except Exception:  # one file may end no worker: it is tried again, and then given up
            logger.exception("A file of the queue could not be taken in")
        else:
            break
        pause.wait(IDLE_SECONDS)
    return done


def report_of(report: "IngestReport") -> Mapping[str, Any]:
    """Return a report as JSON has it."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "article_ids": list(report.article_ids),
        "failures": [asdict(one) for one in report.failures],
    }
