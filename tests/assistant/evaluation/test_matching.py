import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.matching import matches, normalise_spaces, overlap
from assistant.evaluation.questions import Evidence
from index.types import Span

SENTENCE = "The bridge was closed on Monday."


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(SENTENCE, True, id="equal"),
        pytest.param("The bridge\n was  closed on Monday.", True, id="other-spaces"),
        pytest.param(f"Yes. {SENTENCE} No.", True, id="contains-it"),
        pytest.param("bridge was closed on", True, id="long-fragment"),
        pytest.param("on Monday.", False, id="short-fragment"),
        pytest.param("The bridge was opened on Monday.", False, id="other-words"),
    ],
)
def test_texts_match_when_one_contains_the_other(shown, expected):
    assert matches("a", shown, Span(0, len(shown)), Evidence("a", SENTENCE)) is expected


def test_the_same_words_in_another_article_do_not_match():
    assert not matches("b", SENTENCE, Span(0, len(SENTENCE)), Evidence("a", SENTENCE))


def test_evidence_without_a_sentence_never_matches():
    assert not matches("a", "", Span(0, 0), Evidence("a"))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(90, 105), False, id="half"),
        pytest.param(Span(90, 106), True, id="more-than-half"),
        pytest.param(Span(104, 120), True, id="more-than-half-at-the-end"),
        pytest.param(Span(0, 100), False, id="touching"),
    ],
)
def test_spans_match_when_more_than_half_of_the_evidence_is_covered(span, expected):
    evidence = Evidence("a", "abcdefghij", Span(100, 110))
    assert matches("a", "something else entirely", span, evidence) is expected


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: Span(*sorted(pair)))


@given(spans, spans)
def test_overlap_counts_the_shared_characters(first, second):
    shared = set(range(first.start, first.end)) & set(range(second.start, second.end))
    assert overlap(first, second) == len(shared)


@given(st.text())
def test_normalised_spaces_are_single(text):
    assert normalise_spaces(text).split(" ") == (text.split() or [""])
