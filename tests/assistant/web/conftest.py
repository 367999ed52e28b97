"""The real application on the sample set."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.settings import WebSettings

ORIGIN = "http://127.0.0.1:7860"


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant that has read the sample set, in a folder of its own."""
    with Assistant.open(tmp_path_factory.mktemp("web")) as opened:
        index_sample_if_empty(opened)
        yield opened


@pytest.fixture(scope="session")
def client(assistant: Assistant) -> Iterator[TestClient]:
    """The application, without a socket between."""
    from assistant.web.http import create_app

    with TestClient(create_app(assistant, WebSettings()), base_url=ORIGIN) as opened:
        yield opened
