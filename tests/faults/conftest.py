"""A fault server, settings that ask it with little patience, and a program to be killed."""

from collections.abc import Iterator

import pytest

from assistant.settings import LanguageModelSettings
from tests.faults.killable import Killable
from tests.faults.server.server import FaultServer

KEY = "sk-fault-1f0e2d3c"


@pytest.fixture
def fault_server():
    with FaultServer() as server:
        yield server


@pytest.fixture
def ask_of(fault_server):
    """Make the settings for a fault; limits are short, so that nothing takes long to fail."""

    def settings(name, **more):
        limits = {"timeout_seconds": 3.0, "first_token_seconds": 1.5, "idle_seconds": 1.0}
        model = {"provider": "openai-like", "model": "any"}
        return LanguageModelSettings(
            api_base=fault_server.url(name), api_key=KEY, **(model | limits | more)
        )

    return settings


@pytest.fixture(scope="module")
def killable() -> Iterator[Killable]:
    """A program that is started once for the tests of a file, and killed where they say."""
    started = Killable()
    yield started
    started.close()
