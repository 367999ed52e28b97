"""Citations are checked against the stored text; what does not hold is not shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Assistant
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.draft import DraftSentence
from assistant.types import Verdict
from index.errors import CitationError, NotFoundError
from index.types import Article, Sentence, Span

TEXT = "The toll is four crowns. It rose in May. Nobody had asked for it."


@pytest.fixture
def checker(tmp_path: Path) -> CitationChecker:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([Article("a", "Toll", TEXT, source="Gazette")])
        catalogue = assistant._library.catalogue
        yield CitationChecker(catalogue)


def stored(checker: CitationChecker, number: int = 0) -> Sentence:
    return checker._catalogue.sentences("a")[number]


def test_a_stored_sentence_becomes_its_citation(checker: CitationChecker) -> None:
    citation = checker.citation(stored(checker, 1))
    assert (citation.start, citation.end, citation.quote) == (25, 40, "It rose in May.")
    assert TEXT[citation.start : citation.end] == citation.quote
    assert (citation.title, citation.source) == ("Toll", "Gazette")


def test_a_moved_span_does_not_hold(checker: CitationChecker) -> None:
    moved = replace(stored(checker), span=Span(1, 25))
    with pytest.raises(CitationError):
        checker.citation(moved)


def test_a_sentence_of_an_older_version_does_not_hold(checker: CitationChecker) -> None:
    with pytest.raises(CitationError, match="replaced"):
        checker.citation(replace(stored(checker), version="0" * 16))


def test_a_sentence_of_an_unknown_article_does_not_hold(checker: CitationChecker) -> None:
    with pytest.raises(NotFoundError):
        checker.citation(replace(stored(checker), article_id="z"))


def test_a_draft_keeps_only_the_citations_that_hold(checker: CitationChecker) -> None:
    good, forged = stored(checker), replace(stored(checker), text="The toll is free.")
    kept = checker.checked(DraftSentence("The toll is four crowns.", (forged, good)))
    assert kept is not None
    assert [one.quote for one in kept.citations] == [good.text]
    assert kept.verdict is Verdict.SUPPORTED
    assert checker.checked(DraftSentence("Free!", (forged,))) is None
    written = checker.checked(DraftSentence("Four crowns.", (good,)))
    assert written is not None
    assert written.verdict is None


@given(
    text=st.text(max_size=40),
    start=st.integers(0, 100),
    length=st.integers(0, 100),
    article_id=st.sampled_from(["a", "b", ""]),
    right_version=st.booleans(),
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_forged_pointer_is_ever_shown(
    checker: CitationChecker,
    text: str,
    start: int,
    length: int,
    article_id: str,
    right_version: bool,
) -> None:
    version = stored(checker).version if right_version else "f" * 16
    forged = Sentence(article_id, version, 0, Span(start, start + length), text)
    for citation in checker.valid([forged]):
        assert TEXT[citation.start : citation.end] == citation.quote
