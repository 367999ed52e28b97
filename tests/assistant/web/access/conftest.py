"""The application with users, on a socket, and each of them signed in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.users import Role, UserStore, open_users
from tests.assistant.web.serving import serving

PASSWORD = "correct horse battery"  # noqa: S105 - of a test's users
ROLES = {"ann": Role.EDITOR, "ben": Role.EDITOR, "rita": Role.READER, "ada": Role.ADMIN}


class Runs:
    """Runs of an evaluation, so that their pages have routes."""

    def list_page(self, language: str = "en") -> str:
        return "<p>All runs</p>"

    def report(self, name: str) -> str:
        return f"<p>{name}</p>"

    def comparison_page(self, first: str, second: str, language: str = "en") -> str:
        return f"<p>{first}, {second}</p>"


@pytest.fixture(scope="package")
def folder(copy_of_sample: Callable[[], Path]) -> Path:
    return copy_of_sample()


@pytest.fixture(scope="package")
def users(folder: Path) -> Iterator[UserStore]:
    store = open_users(folder)
    for name, role in ROLES.items():
        store.add(name, role, PASSWORD)
    yield store
    store.close()


@pytest.fixture(scope="package")
def shared_assistant(folder: Path, users: UserStore) -> Iterator[Assistant]:
    with Assistant.open(folder) as opened:
        yield opened


@pytest.fixture(scope="package")
def app(shared_assistant: Assistant) -> Any:
    from assistant.web.http import create_app

    return create_app(shared_assistant, WebSettings(users=True), Runs())


@pytest.fixture(scope="package")
def address(app: Any) -> Iterator[str]:
    with serving(app) as port:
        yield f"http://127.0.0.1:{port}"


def sign_in(client: httpx.Client, name: str) -> None:
    reply = client.post("/login", data={"name": name, "password": PASSWORD})
    assert reply.status_code == 303, reply.text


@pytest.fixture(scope="package")
def people(address: str) -> Iterator[dict[str, httpx.Client]]:
    """Name -> a client that is signed in; "nobody" is not."""
    with ExitStack() as opened:
        clients = {
            name: opened.enter_context(httpx.Client(base_url=address, timeout=60))
            for name in (*ROLES, "nobody")
        }
        for name in ROLES:
            sign_in(clients[name], name)
        yield clients
