"""The socket: a free port is found, a taken one passed over, and the address can be opened."""

import signal
import socket
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from assistant.settings import WebSettings
from assistant.users import Role, open_users
from assistant.web import server
from index.errors import SettingsError
from index.store.seal import SEAL_NAME


def test_a_taken_port_is_passed_over() -> None:
    with closing(server.bind("127.0.0.1", 0)) as first:
        taken = first.getsockname()[1]
        with closing(server.bind("127.0.0.1", taken)) as second:
            assert taken < second.getsockname()[1] < taken + server.PORTS_TRIED


def test_the_listener_accepts() -> None:
    with (
        closing(server.bind("127.0.0.1", 0)) as listener,
        closing(socket.create_connection(listener.getsockname())) as visitor,
    ):
        assert visitor.getpeername() == listener.getsockname()


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1"):
        server.bind("192.0.2.1", 7860)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "127.0.0.1"),  # noqa: S104 - shown, not bound
        ("::1", "[::1]"),
        ("::", "127.0.0.1"),
    ],
)
def test_the_address_shown_can_be_opened(host: str, shown: str) -> None:
    assert server.shown_host(host) == shown


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_addresses_of_this_machine_alone_are_served(host: str) -> None:
    server.check_address(WebSettings(host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.0.2.1", "::ffff:192.0.2.1"])  # noqa: S104
def test_addresses_that_others_reach_are_refused_until_they_are_opened(host: str) -> None:
    with pytest.raises(SettingsError, match="no logins"):
        server.check_address(WebSettings(host=host))
    server.check_address(WebSettings(host=host, open_to_everyone=True))
    server.check_address(WebSettings(host=host, users=True))


def test_users_are_asked_for_only_where_there_are_some(tmp_path: Path) -> None:
    server.check_users(tmp_path, WebSettings())
    with pytest.raises(SettingsError, match="citeline users add"):
        server.check_users(tmp_path, WebSettings(users=True))
    with closing(open_users(tmp_path)) as users:
        users.add("ann", Role.READER, None)
    server.check_users(tmp_path, WebSettings(users=True))


def test_serving_everyone_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    code = "from assistant.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "serve", "--host", "0.0.0.0", "--data-dir", str(tmp_path)],  # noqa: S104
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("citeline: Citeline has no logins yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_open_page_does_not_keep_the_server_from_stopping(
    tmp_path: Path, stop: signal.Signals
) -> None:
    """However it is told to, as services and containers do: the folder is closed properly."""
    code = "from assistant.cli import main; main()"
    arguments = ["serve", "--port", "0", "--data-dir", str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline().rpartition(":")[2])
            with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as page:
                # Goes on for as long as the page is open.
                page.request("GET", "/gradio_api/heartbeat/page")
                assert page.getresponse().status == 200
                process.send_signal(stop)
                rest, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    assert "Traceback" not in rest
    assert "ERROR" not in rest
    assert process.returncode == 0
    assert (tmp_path / SEAL_NAME).exists()
