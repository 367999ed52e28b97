"""The assistant as each user sees it: over the articles that one may see, as if there were no more.

Models, vectors and connections are shared; what is wired anew takes a fraction of a second and is
kept for all who see the same.
"""

import threading
from collections import OrderedDict

from assistant.assistant import Assistant
from index.sight import EVERYTHING, Sight

MOST = 64
"""So many different sights are kept; the ones unused for longest are wired again."""


class Sights:
    """Assistants by what they see. Thread safe.

    Args:
        whole: Sees every article.
    """

    def __init__(self, whole: Assistant) -> None:
        self._whole = whole
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, ...], Assistant] = OrderedDict()

    def of(self, collections: tuple[str, ...]) -> Assistant:
        """Return the assistant over some collections and what is in none; "*" stands for all."""
        if EVERYTHING in collections:
            return self._whole
        with self._lock:
            if collections not in self._kept:
                self._kept[collections] = self._wired(Sight.of(*collections))
            self._kept.move_to_end(collections)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return self._kept[collections]

    def _wired(self, sight: Sight) -> Assistant:
        holdings = self._whole.holdings.seen_by(sight)
        seen = Assistant(holdings, None, self._whole.settings)
        seen.on_answer(self._whole.tell)
        return seen
