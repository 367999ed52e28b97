"""The newest of several reports on how a matter stands."""

from datetime import date

import pytest

from assistant.answering.draft import Candidate
from assistant.answering.writing.standing import reports
from index.types import Sentence, SentenceHit, Span

DAY = date(2026, 3, 3)


def candidate(id_: str, text: str, number: int = 0) -> Candidate:
    sentence = Sentence(id_, "v", number, Span(0, len(text)), text)
    return Candidate(SentenceHit(sentence, 1.0), 1.0, None)


SHUT = candidate("shut", "The cable car on the Varn is closed because of a storm.")
OPENED = candidate("opened", "The cable car on the Varn reopened on Friday.")
GUESTS = candidate("guests", "Some 900 guests came to the cable car on the Varn.")
STILL = candidate("still", "The cable car on the Varn is still closed.")
ARTICLES = {
    "shut": ("Storm on the Varn", date(2026, 3, 1)),
    "opened": ("Cable car runs again", date(2026, 3, 9)),
    "guests": ("A record on the Varn", date(2026, 3, 20)),
    "still": ("Varn: no cable car", date(2026, 3, 4)),
}


@pytest.mark.parametrize(
    ("question", "near", "newest", "earlier", "reversed_"),
    [
        ("Is the cable car open?", [SHUT, OPENED], OPENED, [SHUT], SHUT),
        ("Is the cable car on the Varn closed?", [SHUT, GUESTS, OPENED], OPENED, [SHUT], SHUT),
        ("Is the cable car closed?", [STILL, SHUT], STILL, [SHUT], None),
        ("Tell me about the cable car", [SHUT, OPENED, STILL], OPENED, [STILL], STILL),
    ],
    ids=["opposite", "another matter", "the same", "topic"],
)
def test_the_newest_report_is_found(
    question: str,
    near: list[Candidate],
    newest: Candidate,
    earlier: list[Candidate],
    reversed_: Candidate | None,
) -> None:
    found = reports(question, near, ARTICLES)
    assert found is not None
    assert found.newest == newest
    assert list(found.earlier) == earlier
    assert found.reversed == reversed_


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("Who owns the cable car?", [SHUT, OPENED]),
        ("Is the cable car open?", [OPENED, GUESTS]),
        ("Is the cable car insured?", [SHUT, OPENED]),
    ],
    ids=["a fact", "one report", "none"],
)
def test_where_there_are_no_two_reports_none_is_newer(question: str, near: list[Candidate]) -> None:
    assert reports(question, near, ARTICLES) is None


def test_of_a_topic_the_newest_begins_with_its_news_and_leans_on_nobody() -> None:
    later = candidate("opened", "Two other cable cars will be checked.", 4)
    wish = candidate("wish", "What she wants is a longer cable car.")
    articles = {**ARTICLES, "wish": ("The woman behind the cable car", date(2026, 3, 25))}
    found = reports("Tell me about the cable car", [wish, later, STILL, OPENED], articles)
    assert found is not None
    assert found.newest == OPENED
