"""What every test gets: no network, a clean environment, and the shared data when it is there."""

import gc
import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.starting import without_collecting
from assistant.web.parts import import_in_parts
from assistant.web.stubs import leave_out_stubs
from index import holdings
from index.embedding import static
from tests.language_model import VARIABLE, model_file, served
from tests.stores import RunningServers, binaries, running

# How long an example takes says more of the machine than of the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Import without looking for garbage, and leave what is imported out of every later look.

    It stays for good, and to go through it all takes three quarters of a second each time. Gradio
    is imported as the server imports it.
    """
    leave_out_stubs()
    import_in_parts()
    with without_collecting():
        collected = yield
    gc.freeze()
    return collected


def is_loopback(address: Any) -> bool:
    """Whether a socket address stays on this machine."""
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = address[0]
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Any:
    """Fail every attempt to reach anything but this machine."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex, lookup = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded(original: Any) -> Any:
        def call(self: socket.socket, address: Any) -> Any:
            if not is_loopback(address):
                raise AssertionError(f"a test reached for the network: {address!r}")
            return original(self, address)

        return call

    def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_loopback((name, 0)):
            raise AssertionError(f"a test looked up {name!r}")
        return lookup(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    patch.setattr(socket, "getaddrinfo", guarded_lookup)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def shipped_models() -> Iterator[None]:
    """Load the shipped models once, for the hundreds of assistants that tests open.

    They change with nothing that is done. What is about loading or letting go of them takes the
    functions from where they are defined.
    """
    patch = pytest.MonkeyPatch()
    for name in (
        "load_reader",
        "load_careful_reader",
        "load_encoder",
        "load_multilingual_reader",
    ):
        patch.setattr(holdings, name, cache(getattr(holdings, name)))
    shipped, load = static.StaticEmbedding()._folder, static.load_static_model
    kept = cache(lambda: load(shipped, static.StaticEmbedding()._facts))

    def once(folder: Path, facts: dict[str, Any]) -> static.StaticModel:
        return kept() if folder == shipped else load(folder, facts)

    patch.setattr(static, "load_static_model", once)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each test may have the user's folders; most never make them."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, homes: Path) -> None:
    """Point the user's folders at new ones and drop provider keys and proxies."""
    home = homes / uuid4().hex
    for name in list(os.environ):
        if name.startswith("CITELINE_") or name.endswith(("_API_KEY", "_PROXY", "_proxy")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))


@pytest.fixture(autouse=True, scope="module")
def forgotten_routes() -> Iterator[None]:
    """Let go of servers that are closed: FastAPI remembers the functions of every app's routes."""
    yield
    models = sys.modules.get("fastapi.dependencies.models")
    for one in vars(models).values() if models else ():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared articles and question sets beside the checkout; skips where absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the shared articles and question sets are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def sample_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample articles in it, closed; do not change it."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    with Assistant.open(folder) as assistant:
        index_sample_if_empty(assistant)
    return folder


@pytest.fixture(scope="session")
def copy_of_sample(
    sample_data_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], Path]:
    """Return a folder of one's own with the sample articles in it, without indexing them again."""

    def copy() -> Path:
        return shutil.copytree(sample_data_dir, tmp_path_factory.mktemp("sample") / "data")

    return copy


@pytest.fixture(scope="session")
def servers() -> Iterator[RunningServers]:
    """PostgreSQL and Chroma's server, running; skips where PostgreSQL is not installed."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql)")
    with running(programs) as found:
        yield found


@pytest.fixture(scope="session")
def small_model_address() -> Iterator[str]:
    """The address of a real, small language model in another process; skips where there is none."""
    model = model_file()
    if model is None:
        pytest.skip(f"{VARIABLE} names no language model; see tests/language_model.py")
    with served(model) as address:
        yield address
