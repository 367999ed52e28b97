"""What is removed on the page is remembered for a while, and comes back as it was."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.web import removals
from assistant.web.removals import FILE_NAME, MOST_REMOVALS, Removals
from index.days import Month
from index.errors import NotFoundError, StoreError
from index.types import Article


@pytest.fixture
def own(copy_of_sample: Callable[[], Path]) -> Iterator[Assistant]:
    with Assistant.open(copy_of_sample()) as assistant:
        yield assistant


def test_removed_articles_come_back_as_they_were(own: Assistant, tmp_path: Path) -> None:
    before = {one.id: one.version for one in own.articles()}
    kept = Removals(own, tmp_path)
    ids = list(before)[:3]
    count, ticket = kept.remove([*ids, ids[0], "never there"])
    assert count == len(ids)
    assert len(own.articles()) == len(before) - len(ids)
    assert kept.restore(ticket) == ids
    assert {one.id: one.version for one in own.articles()} == before


def test_a_removal_comes_back_once(own: Assistant, tmp_path: Path) -> None:
    kept = Removals(own, tmp_path)
    _, ticket = kept.remove([own.articles()[0].id])
    kept.restore(ticket)
    for wrong in (ticket, "", "guessed"):
        with pytest.raises(NotFoundError):
            kept.restore(wrong)


def test_the_oldest_removals_are_forgotten(
    own: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Removals(own, tmp_path)
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


def test_a_removal_outlives_the_program(own: Assistant, tmp_path: Path) -> None:
    whole = Article(
        *("whole", "Whole", "A whole article.\n\nIt ends.", "Post", "https://example.org/a"),
        *(Month(2026, 3, 1), "Ida Orr", (0, 18)),
    )
    own.ingest_articles([whole])
    own.holdings.edit("whole", title="Edited", source="Post", date=Month(2026, 3, 1))
    before = own.article("whole")
    _, ticket = Removals(own, tmp_path).remove(["whole"])
    [kept] = Removals(own, tmp_path).listed()
    assert (kept.ticket, kept.count, kept.title) == (ticket, 1, "Edited")
    assert Removals(own, tmp_path).restore(ticket) == ["whole"]
    after = own.article("whole")
    assert (after, after.edited, str(after.date)) == (before, before.edited, "2026-03")
    assert Removals(own, tmp_path).listed() == []


def test_a_removal_is_kept_for_a_day(own: Assistant, tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    first = own.articles()[0]
    _, ticket = Removals(own, tmp_path, lambda: moment).remove([first.id])
    later = Removals(own, tmp_path, lambda: moment + timedelta(days=1, minutes=1))
    assert later.listed() == []
    with pytest.raises(NotFoundError):
        later.restore(ticket)
    assert first.title.encode() not in (tmp_path / FILE_NAME).read_bytes()


def test_what_cannot_be_removed_is_not_listed(
    own: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: str) -> int:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(own, "remove", fail)
    with pytest.raises(StoreError):
        Removals(own, tmp_path).remove([own.articles()[0].id])
    assert Removals(own, tmp_path).listed() == []
