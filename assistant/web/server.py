"""The web application on a socket."""

import asyncio
import ipaddress
import logging
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from assistant.starting import without_collecting
from assistant.users import open_users
from assistant.web.connections import ImpatientProtocol
from assistant.web.http import create_app
from assistant.web.run_routes import RunPages
from index.errors import SettingsError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import WebSettings

PORTS_TRIED = 20

logger = logging.getLogger(__name__)

GRACE_SECONDS = 1
"""How long a request may go on once the server is stopped; an open page never ends its own."""


class _Server(uvicorn.Server):
    """A server that says when it is ready, and that stops although pages are open."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hanging_up = asyncio.get_running_loop().call_later(GRACE_SECONDS, self._hang_up)
        try:
            await super().shutdown(sockets)
        finally:
            hanging_up.cancel()

    def _hang_up(self) -> None:
        for connection in list(self.server_state.connections):
            if connection.transport is not None:
                connection.transport.close()


def serve(
    assistant: "Assistant",
    settings: "WebSettings",
    say: Callable[[str], None] = print,
    runs: RunPages | None = None,
) -> None:
    """Serve the chat until interrupted. One process: the data folder has one owner.

    Args:
        assistant: What answers.
        settings: Address and limits. If the port is taken the next free one is used, and said.
        say: Where to tell the address.
        runs: Finished runs of an evaluation, shown at `/citeline/runs`.

    Raises:
        SettingsError: No port is free, or the address is not one of this machine; see also
            `check_address` and `check_users`.
    """
    check_address(settings)
    check_users(assistant.settings.store.data_dir, settings)
    with suppress(KeyboardInterrupt), closing(bind(settings.host, settings.port)) as listener:
        port = listener.getsockname()[1]
        with without_collecting():
            app = create_app(assistant, settings, runs)
        config = uvicorn.Config(
            app,
            http=ImpatientProtocol,
            ws="none",
            log_level="warning",
            server_header=False,
            proxy_headers=False,  # web.trusted_proxies says whom to believe
            lifespan="on",
        )
        ready = partial(_say_ready, say, settings, port)
        with _prepared_beside(assistant, ready) as begin:
            _Server(config, begin).run(sockets=[listener])


def _say_ready(say: Callable[[str], None], settings: "WebSettings", port: int) -> None:
    if settings.port not in (port, 0):
        say(f"Port {settings.port} is taken.")
    say(f"Citeline is ready: http://{shown_host(settings.host)}:{port}")


@contextmanager
def _prepared_beside(
    assistant: "Assistant", ready: Callable[[], None]
) -> Iterator[Callable[[], None]]:
    """Yield what says that it is ready and then prepares for the first question, on a thread.

    A question that comes meanwhile waits for what it needs and no longer.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="prepare") as thread:

        def begin() -> None:
            ready()
            thread.submit(prepare)

        def prepare() -> None:
            try:
                assistant.prepare()
            except Exception:  # the first question meets it again, and says so
                logger.warning("What answers could not be loaded yet.", exc_info=True)

        yield begin


def check_address(settings: "WebSettings") -> None:
    """Refuse an address that other machines can reach, unless users are asked for their names.

    Raises:
        SettingsError: It is one.
    """
    if settings.users or settings.open_to_everyone or is_loopback(settings.host):
        return
    raise SettingsError(
        f"Citeline has no logins yet: whoever reaches {settings.host or 'every address'} could "
        "read and delete your articles. Use 127.0.0.1; or set web.users = true, add users with "
        "`citeline users add NAME`, and set web.allowed_hosts to the names that it is opened "
        "under. web.open_to_everyone = true does without users."
    )


def check_users(folder: Path, settings: "WebSettings") -> None:
    """Refuse to let in only users where there are none.

    Raises:
        SettingsError: There are none.
    """
    if not settings.users:
        return
    with closing(open_users(folder)) as users:
        if not users.users():
            raise SettingsError(
                "web.users is true and there are no users yet. Add one with `citeline users add "
                "NAME --role admin`."
            )


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach an address, whatever its name stands for."""
    if not host:  # stands for every address
        return False
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return all(ipaddress.ip_address(entry[4][0]).is_loopback for entry in found)


def bind(host: str, port: int) -> socket.socket:
    """Return a socket on `port` or, if it is taken, on the next free one of those after it.

    Raises:
        SettingsError: No port is free, or the address is not one of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason = ""
    for candidate in range(port, min(port + PORTS_TRIED, 65536)):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            reason = error.strerror or str(error)
        else:
            return listener
    raise SettingsError(
        f"Cannot listen on {host}, ports {port} to {port + PORTS_TRIED - 1}: {reason}. "
        "Choose another with web.port or web.host."
    )


def shown_host(host: str) -> str:
    """Return the host as a browser on this machine would address it."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
