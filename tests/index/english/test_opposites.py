"""A claim that says the opposite of a word of its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.checking import VerdictChecker
from assistant.types import Verdict
from index.english.opposites import (
    OPPOSITES,
    contrary_question,
    opposite_words,
    says_or_reverses,
)


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("The toll fell in May.", "The toll rose in May.", (("fell", "rose"),)),
        ("It closed after nine.", "It closed before nine.", (("after", "before"),)),
        ("More than 40 came.", "Fewer than 40 came.", (("More", "Fewer"),)),
        ("It opened.", "It closed.", (("opened", "closed"),)),
        ("It closed.", "It closed.", ()),
        ("It opened and closed.", "It closed.", ()),
        ("It opened.", "It opened and closed.", ()),
        ("It rained.", "It closed.", ()),
        ("It opened.", "", ()),
        ("It is legal.", "It is illegal.", (("legal", "illegal"),)),
        ("It was destroyed.", "It survived the storm.", (("destroyed", "survived"),)),
        ("Rain halved.", "Rain doubled.", (("halved", "doubled"),)),
        ("Five or more came.", "At least five came.", ()),
        ("She was first.", "She won last October.", ()),
    ],
)
def test_opposites_are_named(claim: str, source: str, words: tuple[tuple[str, str], ...]) -> None:
    assert opposite_words(claim, [source]) == words


def test_no_word_is_its_own_opposite_and_all_go_both_ways() -> None:
    for word, others in OPPOSITES.items():
        assert word not in others
        assert all(word in OPPOSITES[other] for other in others)


@given(st.lists(st.sampled_from(["it", "rose", "fell", "before", "after", "not", "more"])))
def test_no_text_is_the_opposite_of_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert opposite_words(text, [text]) == ()
    assert opposite_words(text, []) == ()


def test_the_opposite_of_the_source_is_never_supported() -> None:
    source = "The toll on the Marl bridge rose to four crowns in May after a long debate."
    said = VerdictChecker().check(source.replace("rose", "fell"), [source])
    assert (said.verdict, said.opposites) == (Verdict.PARTLY, (("fell", "rose"),))
    assert VerdictChecker().check(source.replace("long ", ""), [source]).opposites == ()


@pytest.mark.parametrize(
    ("question", "texts", "contrary"),
    [
        ("Is the ice rink open?", ["It was shut on Sunday."], "Is the ice rink shut?"),
        ("Is the ice rink open?", ["It is open, not shut."], None),
        ("Is the bar open?", ["Shops are open.", "It closed."], "Is the bar closed?"),
        ("Was the vase genuine?", ["It is a fake, they found."], "Was the vase fake?"),
        ("Is it legal to camp here?", ["That is illegal."], "Is it illegal to camp here?"),
        ("Is the wall safe?", ["It rained."], None),
        ("Is North Hall full?", ["South of it stands a barn."], None),
    ],
)
def test_a_question_is_turned_round_by_an_opposite_that_is_written(
    question: str, texts: list[str], contrary: str | None
) -> None:
    assert contrary_question(question, texts) == contrary


def test_a_word_is_said_by_its_opposite_too() -> None:
    assert says_or_reverses({"close"}, "open")
    assert not says_or_reverses({"close"}, "begin")
