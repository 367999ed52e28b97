"""An assistant over the sample set; tests that change articles open a folder of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant


@pytest.fixture(scope="session")
def sample_assistant(copy_of_sample: Callable[[], Path]) -> Iterator[Assistant]:
    """An assistant over the sample articles; do not change them."""
    with Assistant.open(copy_of_sample()) as opened:
        yield opened
