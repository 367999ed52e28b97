"""How many calls of the tools are worked on at a time, and how many of them may be one client's."""

from collections import Counter
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from mcp.server.mcpserver.exceptions import ToolError

from assistant.mcp.callers import CALLER, Wait
from index.errors import CitelineError

AT_ONCE = 4
"""Calls that are worked on at a time; more would only slow each other down."""

WAITING = 20
"""Calls that wait for their turn; one more is turned away."""

OF_ONE_CLIENT = 12
"""Of these places, how many one client may hold: the others are for others."""

AGAIN = "Ask again in a moment."

Result = TypeVar("Result")


class Gate:
    """Lets in so many calls at a time, keeps so many waiting, and so many of a client.

    Args:
        at_once: So many are worked on.
        waiting: So many more may wait.
        of_one_client: So many of both may be one client's, where there are several.
        wait: Says whether a client may ask already; None for always.
    """

    def __init__(
        self,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        of_one_client: int = OF_ONE_CLIENT,
        wait: Wait | None = None,
    ) -> None:
        self._places = CapacityLimiter(at_once)
        self._most, self._of_one_client, self._wait = at_once + waiting, of_one_client, wait
        self._held: Counter[str] = Counter()

    async def ask(self, work: Callable[[], Result]) -> Result:
        """Count a question of whoever calls, and run the work as `run` does.

        Raises:
            ToolError: It comes too early; see also `run`.
        """
        seconds = self._wait(CALLER.get()) if self._wait is not None else 0
        if seconds:
            raise ToolError(f"You have asked too many questions. Ask again in {seconds} seconds.")
        return await self.run(work)

    async def run(self, work: Callable[[], Result]) -> Result:
        """Run the work in a thread.

        Raises:
            ToolError: Too many wait already, or what was asked cannot be done; it says which.
        """
        client = CALLER.get()
        if client and self._held[client] >= self._of_one_client:
            raise ToolError(f"Too many of your questions wait to be answered. {AGAIN}")
        if self._held.total() >= self._most:
            raise ToolError(f"Too many questions wait to be answered. {AGAIN}")
        self._held[client] += 1
        try:
            return await to_thread.run_sync(work, limiter=self._places)
        except CitelineError as error:
            raise ToolError(str(error)) from error
        finally:
            self._held[client] -= 1
            if not self._held[client]:
                del self._held[client]
