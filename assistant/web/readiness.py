"""Whether questions can be answered now: servers that hold the articles may be away for a while."""

import threading
import time
from typing import TYPE_CHECKING

from index.errors import CitelineError

if TYPE_CHECKING:
    from index.holdings import Holdings

AGAIN_SECONDS = 1.0
"""So long what was seen is told on; every open page asks once in five seconds, or in one."""


class Readiness:
    """Looks whether everything is there that an answer needs. Thread safe.

    Args:
        holdings: The articles.
    """

    def __init__(self, holdings: "Holdings") -> None:
        self._holdings = holdings
        self._looking = threading.Lock()
        self._looked = 0.0
        self._away = ""

    def check(self) -> None:
        """Look now; a server that is away may be waited for some seconds.

        Raises:
            CitelineError: Questions cannot be answered; it says why.
        """
        self._holdings.check()

    def away(self) -> str:
        """Return why questions could not be answered when it was last looked; empty if they could.

        It never waits: who asks makes it look again, for those who ask next. Articles in a folder
        are never away.
        """
        is_due = time.monotonic() - self._looked > AGAIN_SECONDS
        if self._holdings.is_shared and is_due and self._looking.acquire(blocking=False):
            threading.Thread(target=self._look, name="readiness", daemon=True).start()
        return self._away

    def _look(self) -> None:
        try:
            self.check()
            self._away = ""
        except CitelineError as error:
            self._away = str(error)
        finally:
            self._looked = time.monotonic()
            self._looking.release()
