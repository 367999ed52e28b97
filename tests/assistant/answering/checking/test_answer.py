"""A written sentence is shown with what carries it, and marked where nothing does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.checking import VerdictChecker
from assistant.answering.checking.answer import (
    CITES_NOTHING,
    CITES_UNKNOWN,
    REVERSES,
    AnswerChecker,
)
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.draft import DraftSentence
from assistant.types import AnswerSentence, Question, Verdict
from index.store import Catalogue
from index.types import Article, Sentence

TEXT = (
    "The toll on the Marl bridge is four crowns. It rose on Monday. Police said that Ida Holm "
    "took bribes. The bridge cost 30 million euros."
)
ARTICLE = Article("toll", "Toll of the Marl bridge", TEXT, source="Fen Post", date=date(2026, 5, 6))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Assistant.open(tmp_path_factory.mktemp("checking") / "data") as assistant:
        assistant.ingest_articles([ARTICLE])
        yield assistant._library.catalogue


@pytest.fixture
def stored(catalogue: Catalogue) -> list[Sentence]:
    return catalogue.sentences("toll")


@pytest.fixture
def checker(catalogue: Catalogue) -> AnswerChecker:
    question = Question("Who paid for the Marl bridge?")
    return AnswerChecker(CitationChecker(catalogue), VerdictChecker(), question)


def quotes(sentence: AnswerSentence | None) -> list[str]:
    assert sentence is not None
    for citation in sentence.citations:
        assert TEXT[citation.start : citation.end] == citation.quote
    return [citation.quote for citation in sentence.citations]


@pytest.mark.parametrize(
    ("text", "cited", "verdict", "problems"),
    [
        ("The toll is four crowns.", 0, Verdict.SUPPORTED, ()),
        ("The toll is 4 crowns, the Fen Post reports.", 0, Verdict.SUPPORTED, ()),
        ("The toll rose on Monday, 4 May 2026.", 1, Verdict.SUPPORTED, ()),
        (
            "The toll on the Marl bridge is five crowns.",
            0,
            Verdict.PARTLY,
            ("“five crowns” is not in what it cites",),
        ),
        (
            "The toll fell on Monday.",
            1,
            Verdict.PARTLY,
            ("it says “fell” where it cites “rose”",),
        ),
        ("The bridge did not cost 30 million euros.", 3, Verdict.UNSUPPORTED, (REVERSES,)),
        ("Ida Holm took bribes.", 2, Verdict.ATTRIBUTION_LOST, ()),
        ("Fishing quotas were halved.", 3, Verdict.UNSUPPORTED, ()),
    ],
)
def test_what_is_cited_decides(
    checker: AnswerChecker,
    stored: list[Sentence],
    text: str,
    cited: int,
    verdict: Verdict,
    problems: tuple[str, ...],
) -> None:
    found = checker.checked(DraftSentence(text, (stored[cited],)))
    assert quotes(found) == [stored[cited].text]
    assert (found.verdict, found.problems) == (verdict, problems)


def test_a_sentence_that_cites_nothing_gets_what_supports_it(
    checker: AnswerChecker, stored: list[Sentence]
) -> None:
    draft = DraftSentence("The Marl bridge cost 30 million euros.", (), offered=tuple(stored))
    found = checker.checked(draft)
    assert quotes(found) == ["The bridge cost 30 million euros."]
    assert found.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "text", ["The Marl bridge cost 40 million euros.", "The king paid for it.", "Yes."]
)
def test_what_nothing_supports_is_marked(
    checker: AnswerChecker, stored: list[Sentence], text: str
) -> None:
    found = checker.checked(DraftSentence(text, (), offered=tuple(stored)))
    assert found == AnswerSentence(text, (), Verdict.UNSUPPORTED, (CITES_NOTHING,))


def test_what_cites_only_what_does_not_exist_is_marked_even_if_true(checker: AnswerChecker) -> None:
    text = "The toll on the Marl bridge is four crowns."
    found = checker.checked(DraftSentence(text, (), unknown=2))
    assert found == AnswerSentence(text, (), Verdict.UNSUPPORTED, (CITES_UNKNOWN,))


def test_what_states_nothing_needs_nothing(checker: AnswerChecker, stored: list[Sentence]) -> None:
    text = "The articles do not say who paid for the Marl bridge."
    found = checker.checked(DraftSentence(text, (), offered=tuple(stored)))
    assert found == AnswerSentence(text, ())


def test_a_citation_that_no_longer_holds_is_not_shown(
    checker: AnswerChecker, stored: list[Sentence]
) -> None:
    gone = replace(stored[0], version="0" * 16)
    assert checker.checked(DraftSentence("The toll is four crowns.", (gone,))) is None
    found = checker.checked(DraftSentence("The toll is four crowns.", (gone, stored[0])))
    assert quotes(found) == [stored[0].text]
    unmatched = checker.checked(DraftSentence(stored[0].text, (), offered=(gone,)))
    assert unmatched is not None
    assert unmatched.verdict is Verdict.UNSUPPORTED


def test_the_question_lends_no_name(checker: AnswerChecker, catalogue: Catalogue) -> None:
    """A question may take for granted what no article says."""
    question = Question("Why did Bo Lind raise the toll?")
    asked = AnswerChecker(CitationChecker(catalogue), VerdictChecker(), question)
    draft = DraftSentence("Bo Lind raised it on Monday.", (catalogue.sentences("toll")[1],))
    found = asked.checked(draft)
    assert found is not None
    assert found.verdict is not Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("question", "answer", "verdict"),
    [
        ("How many crowns is the toll on the Marl bridge?", "The answer is four.", "partly"),
        ("How many fishing boats did the storm sink?", "The answer is: four.", "unsupported"),
        ("Did the toll on the Marl bridge fall?", "The answer is no.", "unsupported"),
        ("Did the toll on the Marl bridge rise?", "Yes.", "unsupported"),
        ("What did the bridge cost, in euros?", "30 million", "supported"),
    ],
)
def test_a_bare_answer_states_what_was_asked(
    catalogue: Catalogue, stored: list[Sentence], question: str, answer: str, verdict: str
) -> None:
    checker = AnswerChecker(CitationChecker(catalogue), VerdictChecker(), Question(question))
    sentence = checker.checked(DraftSentence(answer, (), offered=tuple(stored)))
    assert sentence is not None
    assert sentence.verdict == verdict
    assert bool(sentence.citations) == (verdict != "unsupported")


def test_whom_a_cited_sentence_means_is_cited_too(tmp_path: Path) -> None:
    text = (
        "Dr. Ida Holm met Bo Lind in Averil. She resigned on Monday after the meeting. "
        "She would not say why."
    )
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([Article("holm", "A meeting", text)])
        stored = assistant._library.catalogue.sentences("holm")
        citations = CitationChecker(assistant._library.catalogue)
        checker = AnswerChecker(citations, VerdictChecker(), Question("Who resigned?"))
        named = checker.checked(DraftSentence("Ida Holm resigned on Monday.", (stored[1],)))
        other = checker.checked(DraftSentence("Bo Lind resigned on Monday.", (stored[1],)))
        more = checker.checked(DraftSentence("Ida Holm resigned on Tuesday.", (stored[1],)))
    assert named is not None
    assert [one.quote for one in named.citations] == [stored[0].text, stored[1].text]
    assert (named.verdict, named.problems) == (Verdict.SUPPORTED, ())
    for wrong in (other, more):
        assert wrong is not None
        assert [one.quote for one in wrong.citations] == [stored[1].text]
        assert wrong.verdict is not Verdict.SUPPORTED
