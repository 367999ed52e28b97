"""A denial that the source lacks, and one that the claim lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.checking import VerdictChecker
from assistant.types import Verdict
from index.english.denials import (
    denials,
    denied_stems,
    denies,
    is_reversed,
    negations,
    rejects_after,
)


@pytest.mark.parametrize(
    ("claim", "source", "reversed_"),
    [
        ("The bridge was not closed.", "The bridge was closed on Monday.", True),
        ("The bridge was closed.", "The bridge was not closed on Monday.", True),
        ("The bridge was never closed.", "The bridge wasn’t closed on Monday.", False),
        ("The bridge was closed.", "The bridge was closed on Monday.", False),
        ("The mayor took bribes.", "The mayor denied that he took bribes.", True),
        ("The mayor denied taking bribes.", "The mayor denied that he took bribes.", False),
        ("The mayor resigned.", "The mayor resigned, but did not explain why.", False),
        ("The mayor explained why.", "The mayor resigned, but did not explain why.", True),
        ("None of the Chinese firms is sanctioned.", "Ten Chinese firms are sanctioned.", True),
        ("No one was hurt.", "No one was hurt, and nothing has fallen.", False),
        ("It sold loaves.", "It sold not only loaves.", False),
        ("It rains.", "", False),
    ],
)
def test_what_is_turned_round_is_seen(claim: str, source: str, reversed_: bool) -> None:
    assert is_reversed(claim, [source]) is reversed_


def test_another_sentence_may_say_it() -> None:
    sources = ["The toll was not raised in May.", "The toll was raised in June."]
    assert not is_reversed("The toll was raised in June.", sources)
    assert not is_reversed("The toll was not raised in May.", sources)


@given(st.lists(st.text(alphabet="The not closed. no, bridge\n"), max_size=4), st.data())
def test_no_text_turns_itself_round(sources: list[str], data: st.DataObject) -> None:
    for text in sources:
        assert not is_reversed(text, [text])
        assert bool(denials(text)) >= bool(denied_stems(text))


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The Marl bridge was not closed on Monday.", Verdict.UNSUPPORTED),
        ("The Marl bridge was closed on Monday, not at night.", Verdict.PARTLY),
        ("The Marl bridge was closed on Monday after an inspection.", Verdict.SUPPORTED),
    ],
)
def test_no_denial_that_the_source_lacks_is_supported(claim: str, verdict: Verdict) -> None:
    source = "The Marl bridge was closed on Monday after an inspection by the board."
    assert VerdictChecker().check(claim, [source]).verdict is verdict


def test_to_negate_is_to_deny_but_not_the_other_way_round() -> None:
    assert negations("It cannot and won’t float.") == denials("It cannot and won’t float.") == 2
    assert negations("The board refused.") == 0
    assert denials("The board refused.") == 1


def test_what_is_not_only_so_is_so() -> None:
    assert denials("It is not only old but tall.") == 0
    assert denials("It is not old.") == 1


def test_what_stands_after_not_is_rejected() -> None:
    assert rejects_after("260, not ")
    assert rejects_after("260 instead of the ")
    assert not rejects_after("260 and ")


def test_what_goes_without_something_goes() -> None:
    assert not denies("The cellar can be seen without a guide.")
    assert denies("The cellar cannot be seen without a guide.")
    assert denies("Aune refused.")
