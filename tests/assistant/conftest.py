"""The sample set, indexed once; tests that change articles open a folder of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.sample import index_sample_if_empty


@pytest.fixture(scope="session")
def sample_data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample articles in it, closed."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    with Assistant.open(folder) as assistant:
        index_sample_if_empty(assistant)
    return folder


@pytest.fixture
def sample_assistant(sample_data_dir: Path) -> Iterator[Assistant]:
    """An assistant over the sample articles; do not change them."""
    with Assistant.open(sample_data_dir) as opened:
        yield opened
