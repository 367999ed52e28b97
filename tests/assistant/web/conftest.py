"""The real application on the sample set."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.settings import WebSettings

ORIGIN = "http://127.0.0.1:7860"


@pytest.fixture(scope="session")
def assistant(copy_of_sample: Callable[[], Path]) -> Iterator[Assistant]:
    """An assistant that has read the sample set, in a folder of its own."""
    with Assistant.open(copy_of_sample()) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The application, without a socket between."""
    from assistant.web.http import create_app

    with TestClient(create_app(assistant, WebSettings()), base_url=ORIGIN) as opened:
        yield opened
