"""Vectors that follow: articles are published first, and a thread makes their vectors behind them.

What is missing stands in the catalogue. A run that was stopped or killed goes on at the next start.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from index.errors import CitelineError
from index.store.ledger import Ledger

AT_ONCE = 32
"""Texts that are embedded together: as long as closing waits, and what a kill costs at most."""

AGAIN_SECONDS = 30.0
"""After a failure, as of a server that is down, it is tried again."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class VectorProgress:
    """How many vectors are made, and how many are still missing."""

    made: int
    missing: int


VectorCallback: TypeAlias = Callable[[VectorProgress], None]


class FollowingVectors:
    """Makes the missing vectors of a folder until none is left. Thread safe.

    Args:
        ledger: Says which are missing.
        make: Makes those of some texts, which come with their ids.
        finish: Called when all are made.
    """

    def __init__(
        self,
        ledger: Ledger,
        make: Callable[[Sequence[tuple[str, str]]], None],
        finish: Callable[[], None],
    ) -> None:
        self._ledger, self._make, self._finish = ledger, make, finish
        self._changed = threading.Condition()
        self._is_due = self._is_busy = self._has_ended = False
        self._failure: CitelineError | None = None
        self._progress = VectorProgress(0, 0)
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> VectorProgress:
        """How far it is."""
        return self._progress

    def wake(self) -> None:
        """Look for missing vectors, and make them."""
        with self._changed:
            if self._has_ended:
                return
            self._is_due, self._failure = True, None
            self._count()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="vectors", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def wait(self, progress: VectorCallback | None = None) -> None:
        """Wait until no vector is missing.

        Raises:
            CitelineError: They cannot be made now. It is tried again as long as the folder is open.
        """
        while True:
            with self._changed:
                if not (self._is_due or self._is_busy) or self._failure or self._has_ended:
                    break
                self._changed.wait()
            if progress is not None:
                progress(self._progress)
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        """Stop after the texts in work. Calling it again does nothing."""
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
        self._make, self._finish = lambda _: None, lambda: None  # let go of whoever made them

    def _run(self) -> None:
        try:
            while self._is_wanted():
                failure = self._failure_of_work()
                with self._changed:
                    self._is_busy, self._failure = False, failure
                    self._changed.notify_all()
        finally:  # nobody waits for a thread that is gone
            with self._changed:
                self._has_ended = True
                self._changed.notify_all()

    def _failure_of_work(self) -> CitelineError | None:
        try:
            if self._make_all():
                self._finish()
        except CitelineError as error:
            logger.warning(
                "Vectors could not be made: %s It is tried again; until then articles are found by "
                "their words.",
                error,
            )
            return error
        return None

    def _is_wanted(self) -> bool:
        """Wait for work; return whether there is some, and it is not the end."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_due or self._has_ended,
                AGAIN_SECONDS if self._failure else None,
            )
            self._is_due, self._is_busy = False, True
            return not self._has_ended

    def _make_all(self) -> bool:
        """Return whether every vector that was missing is made; False where it is the end."""
        is_complete = False
        while not is_complete:
            is_complete = True  # unless something was missing, and more may be by now
            for batch in self._ledger.texts(unrecorded=True):
                is_complete = False
                for start in range(0, len(batch), AT_ONCE):
                    if self._has_ended:
                        return False
                    self._make(batch[start : start + AT_ONCE])
                    with self._changed:
                        self._count()
                        self._changed.notify_all()
        return True

    def _count(self) -> None:
        self._progress = VectorProgress(self._ledger.count(), self._ledger.missing())
