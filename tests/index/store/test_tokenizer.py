"""Stems by SQLite's own tokenizer."""

from collections.abc import Iterator

import pytest

from index.store.server.tokenizer import Tokenizer
from index.store.stems import stems

TEXTS = ("ships", "foot bridge", "…", "Été", "ships", "co-operative's", "")


@pytest.fixture
def tokenizer() -> Iterator[Tokenizer]:
    opened = Tokenizer()
    yield opened
    opened.close()


def test_stems_are_those_of_the_tables_however_often_they_are_asked_for(
    tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.server.tokenizer._REMEMBERED", 3)
    wanted = [list(one) for one in stems(TEXTS)]
    for _ in range(3):
        assert tokenizer.stems(TEXTS) == wanted
        assert [tokenizer.stems([one])[0] for one in TEXTS] == wanted


def test_occurrences_are_counted_by_text(tokenizer: Tokenizer) -> None:
    found = tokenizer.occurrences(["ship ships ship", "…", "bridge ship"])
    rows = zip(found.stems, found.texts.tolist(), found.counts.tolist(), strict=True)
    assert list(rows) == [("bridg", 2, 1), ("ship", 0, 3), ("ship", 2, 1)]
    assert len(tokenizer.occurrences(["…"]).stems) == 0
