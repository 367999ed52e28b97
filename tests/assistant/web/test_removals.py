"""What is removed on the page is remembered for a while, and comes back as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.web import removals
from assistant.web.removals import MOST_REMOVALS, Removals
from index.errors import NotFoundError
from index.types import Article


@pytest.fixture
def own(copy_of_sample: Callable[[], Path]) -> Iterator[Assistant]:
    with Assistant.open(copy_of_sample()) as assistant:
        yield assistant


def test_removed_articles_come_back_as_they_were(own: Assistant) -> None:
    before = {one.id: one.version for one in own.articles()}
    kept = Removals(own)
    ids = list(before)[:3]
    count, ticket = kept.remove([*ids, ids[0], "never there"])
    assert count == len(ids)
    assert len(own.articles()) == len(before) - len(ids)
    assert kept.restore(ticket) == ids
    assert {one.id: one.version for one in own.articles()} == before


def test_a_removal_comes_back_once(own: Assistant) -> None:
    kept = Removals(own)
    _, ticket = kept.remove([own.articles()[0].id])
    kept.restore(ticket)
    for wrong in (ticket, "", "guessed"):
        with pytest.raises(NotFoundError):
            kept.restore(wrong)


def test_the_oldest_removals_are_forgotten(own: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Removals(own)
    tickets = [kept.remove([])[1] for _ in range(MOST_REMOVALS + 1)]
    with pytest.raises(NotFoundError):
        kept.restore(tickets[0])
    kept.restore(tickets[1])
    monkeypatch.setattr(removals, "MOST_CHARACTERS", 100)
    own.ingest_articles([Article(f"long {number}", "Long", "x" * 90 + ".") for number in range(2)])
    tickets = [kept.remove([f"long {number}"])[1] for number in range(2)]
    with pytest.raises(NotFoundError):
        kept.restore(tickets[0])
    assert kept.restore(tickets[1]) == ["long 1"]
