"""The owner's end of the door: answers, on threads of its own, what guests call.

Nothing heavy is imported before the first guest comes.
"""

import secrets
import socket
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant.door.channel import Channel

if TYPE_CHECKING:
    from assistant.door.calls import Host
    from index.holdings import Holdings

GUESTS = 32
"""So many are answered at a time; the others wait to be let in."""

PROOF_SECONDS = 5.0
"""How long a guest may take to show that he knows the secret."""

LEAVING_SECONDS = 5.0
"""How long a closing door lets guests end what they are in the middle of."""

STOPPING_SECONDS = 30.0
"""How long it then waits for what was broken off, such as an ingest at the end of its batch."""

_BREATH_SECONDS = 0.1
"""Until the next try where the system has no connection to give, such as for too many files."""


class Door:
    """Lets other programs of this user call the owner's assistant; open until `close`.

    Attributes:
        port: Where it listens, on 127.0.0.1.
        secret: What a guest must know.

    Raises:
        OSError: No port can be had.
    """

    def __init__(self, host: "Host") -> None:
        self.secret = secrets.token_urlsafe(32)
        self._host = host
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._places = threading.BoundedSemaphore(GUESTS)
        self._guard = threading.Lock()
        self._guests: dict[threading.Thread, Channel] = {}
        self._is_closed = False
        self._waiting = threading.Thread(target=self._wait, name="door", daemon=True)
        self._waiting.start()

    def close(self) -> None:
        """Let nobody in any more, and see out who is in. Calling it again does nothing."""
        with self._guard:
            if self._is_closed:
                return
            self._is_closed = True
            guests = dict(self._guests)
        with suppress(OSError):  # a guest of our own wakes the thread that waits for one
            socket.create_connection(("127.0.0.1", self.port), PROOF_SECONDS).close()
        deadline = time.monotonic() + LEAVING_SECONDS
        for thread in guests:
            thread.join(max(0.0, deadline - time.monotonic()))
        for channel in guests.values():
            channel.hang_up()
        for thread in (*guests, self._waiting):
            thread.join(STOPPING_SECONDS)
        self._listener.close()

    def _wait(self) -> None:
        while not self._is_closed:
            self._places.acquire()
            try:
                connection, _ = self._listener.accept()
            except OSError:
                self._places.release()
                time.sleep(_BREATH_SECONDS)
                continue
            self._let_in(connection)

    def _let_in(self, connection: socket.socket) -> None:
        channel = Channel(connection)
        thread = threading.Thread(
            target=self._serve, args=(channel, connection), name="guest", daemon=True
        )
        with self._guard:
            if not self._is_closed:
                self._guests[thread] = channel
                thread.start()
                return
        channel.close()

    def _serve(self, channel: Channel, connection: socket.socket) -> None:
        from assistant.door.messages import GUEST, OWNER

        try:
            connection.settimeout(PROOF_SECONDS)
            channel.prove(self.secret, OWNER, GUEST)
            connection.settimeout(None)
            self._reply(channel, channel.receive())
        except OSError:
            return  # nobody is left to tell
        finally:
            channel.close()
            with self._guard:
                del self._guests[threading.current_thread()]
            self._places.release()

    def _reply(self, channel: Channel, request: dict[str, Any]) -> None:
        from assistant.door.calls import CALLS
        from assistant.door.messages import packed_error

        try:
            result = CALLS[request["call"]](self._host, channel, request["arguments"])
        except Exception as error:  # noqa: BLE001 - the boundary
            channel.send({"error": packed_error(error)})
        else:
            channel.send({"result": result})
        channel.finish()


def open_door(host: "Host", holdings: "Holdings") -> Door | None:
    """Let the commands of this user in from other processes; without a port they are refused.

    What is called through the door is what is called here: one owner, one order of writes. Articles
    that are shared have none: other processes open them themselves.
    """
    if holdings.is_shared:
        return None
    try:
        door = Door(host)
    except OSError:
        return None
    with suppress(OSError):
        holdings.announce(door.port, door.secret)
    return door
