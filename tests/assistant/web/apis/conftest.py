"""The real application on a socket, for the clients that others wrote."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.settings import WebSettings
from tests.assistant.web.serving import serving


@pytest.fixture(scope="package")
def address(assistant: Assistant) -> Iterator[str]:
    """Where the application is served; do not change the articles of the sample set."""
    from assistant.web.http import create_app

    with serving(create_app(assistant, WebSettings())) as port:
        yield f"http://127.0.0.1:{port}"
