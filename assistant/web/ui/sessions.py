"""What gradio keeps of each session that ever asked: bounded, where gradio does not bound it."""

from asyncio import Queue
from collections import OrderedDict
from collections.abc import MutableMapping
from typing import Any


class MessageQueues(OrderedDict[str, "Queue[Any]"]):
    """A queue of messages for each session: of those that wait for something, and the newest.

    In the place of `gradio.queueing.Queue.pending_messages_per_session`, which keeps those of 2,000
    sessions, and beside it an empty set for each session that there ever was.

    Args:
        waited_for: Session -> ids of the events that it waits for; emptied with the queues.
        most: So many are kept. Those of sessions that wait for something are kept beyond that.
    """

    def __init__(self, waited_for: MutableMapping[str, set[str]], most: int) -> None:
        super().__init__()
        self._waited_for, self._most = waited_for, most

    def __setitem__(self, session: str, queue: "Queue[Any]") -> None:
        """Keep a queue, and drop the oldest of those that are too many."""
        super().__setitem__(session, queue)
        if len(self) > self._most:
            idle = (one for one in self if one != session and not self._waited_for.get(one))
            for one in list(idle)[: len(self) - self._most]:
                del self[one]
                self._waited_for.pop(one, None)
