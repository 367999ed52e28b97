"""Asking and keeping articles from Python, on the sample set and on hostile input.

A part of the questions and strings is asked; with EVERY_FAULT=1, more of them.
"""

import gc
import json
import os
import weakref
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant
from assistant.sample import questions_path
from assistant.types import Answered, Citation, Searched, SentenceWritten
from index.errors import LockedError, MismatchError, NotFoundError, QuestionError
from index.reader import load_careful_reader, load_reader
from index.types import Article, SearchFilter

EVERY = bool(os.environ.get("EVERY_FAULT"))
ROWS = [json.loads(line) for line in questions_path().read_text("utf-8").splitlines()]
QUESTIONS = ROWS if EVERY else ROWS[::2]
OF_SO_MANY_ONE = 10 if EVERY else 25
"""Of the naughty strings, which are asked."""


def citations(answer: Answer) -> list[Citation]:
    return [citation for one in answer.sentences for citation in one.citations]


@pytest.fixture(scope="module")
def sample_answers(sample_assistant: Assistant) -> list[Answer]:
    """The answers to the sample questions, in their order."""
    return [sample_assistant.ask(row["question"]) for row in QUESTIONS]


def test_every_citation_of_every_sample_question_holds(
    sample_assistant: Assistant, sample_answers: list[Answer]
) -> None:
    shown = 0
    for answer in sample_answers:
        nearest = answer.refusal.nearest if answer.refusal else ()
        for citation in [*citations(answer), *nearest]:
            article = sample_assistant.article(citation.article_id)
            assert article.text[citation.start : citation.end] == citation.quote
            assert (citation.title, citation.date) == (article.title, article.date)
            shown += 1
        assert all(one.citations for one in answer.sentences)
    assert shown > len(QUESTIONS)


def test_sentences_are_verbatim_at_most_five_and_grouped_by_article(
    sample_answers: list[Answer],
) -> None:
    for answer in sample_answers:
        assert len(answer.sentences) <= 5
        for one in answer.sentences:
            assert one.text == one.citations[0].quote
        groups = [one.citations[0].article_id for one in answer.sentences]
        runs = [id_ for at, id_ in enumerate(groups) if at == 0 or groups[at - 1] != id_]
        assert len(runs) == len(set(runs))


def test_most_sample_questions_are_answered_with_their_evidence(
    sample_answers: list[Answer],
) -> None:
    answerable = right = 0
    for row, answer in zip(QUESTIONS, sample_answers, strict=True):
        quotes = [one.quote for one in citations(answer)]
        answerable += row["answerable"]
        right += row["answerable"] and any(e["sentence"] in quotes for e in row["evidence"])
    assert right >= 0.6 * answerable


@pytest.mark.parametrize(
    "question",
    [
        "How tall is the Eiffel Tower?",
        "Who wrote War and Peace?",
        "When did the Roman Empire fall?",
        "What is the boiling point of nitrogen?",
        "How many goals did Brazil score in 1970?",
    ],
)
def test_questions_about_something_else_are_refused(
    sample_assistant: Assistant, question: str
) -> None:
    answer = sample_assistant.ask(question)
    assert answer.refusal is not None
    assert answer.sentences == ()
    assert answer.short_answer is None


async def test_asking_streaming_and_awaiting_give_the_same_answer(
    sample_assistant: Assistant,
) -> None:
    question = QUESTIONS[0]["question"]
    asked = sample_assistant.ask(question)
    awaited = await sample_assistant.aask(question)
    events = [event async for event in sample_assistant.stream(question)]
    assert isinstance(events[0], Searched)
    assert events[0].articles == 14
    assert isinstance(events[-1], Answered)
    streamed = events[-1].answer
    assert asked.sentences == awaited.sentences == streamed.sentences
    written = [event.sentence for event in events if isinstance(event, SentenceWritten)]
    assert tuple(written) == streamed.sentences


def test_the_same_question_gives_the_same_answer(
    sample_assistant: Assistant, sample_answers: list[Answer]
) -> None:
    for row, first in zip(QUESTIONS[:10], sample_answers, strict=False):
        second = sample_assistant.ask(row["question"])
        assert first.sentences == second.sentences
        assert first.retrieved_sentences == second.retrieved_sentences


def test_filters_keep_other_articles_out(sample_assistant: Assistant) -> None:
    question = "Why was the bridge closed?"
    one = sample_assistant.articles()[-1]
    chosen = SearchFilter(article_ids=frozenset({one.id}))
    answer = sample_assistant.ask(question, filter=chosen)
    assert {hit.article_id for hit in answer.retrieved_articles} <= {one.id}
    nothing = SearchFilter(after=date(2100, 1, 1))
    refused = sample_assistant.ask(question, filter=nothing)
    assert refused.refusal is not None
    assert "filter" in refused.refusal.reason


@pytest.mark.parametrize("question", ["", "  \n\t "])
def test_a_question_of_spaces_is_explained(sample_assistant: Assistant, question: str) -> None:
    with pytest.raises(QuestionError, match="empty"):
        sample_assistant.ask(question)


def test_a_question_of_a_hundred_thousand_characters_is_explained(
    sample_assistant: Assistant,
) -> None:
    with pytest.raises(QuestionError, match="100,000 characters"):
        sample_assistant.ask("why " * 25_000)


@given(question=st.text(min_size=1).filter(str.strip))
@settings(
    max_examples=30 if EVERY else 15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_may_be_asked(sample_assistant: Assistant, question: str) -> None:
    answer = sample_assistant.ask(question)
    assert answer.refused or answer.sentences


def test_the_naughty_strings_may_be_articles_and_questions(shared: Path, tmp_path: Path) -> None:
    strings = json.loads((shared / "data" / "security" / "blns.json").read_text("utf-8"))
    texts = [text for text in strings if text.strip()]
    rows = [
        json.dumps({"id": f"n{number}", "title": text, "text": f"{text}\nIt is number {number}."})
        for number, text in enumerate(texts)
    ]
    path = tmp_path / "naughty.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    with Assistant.open(tmp_path / "data") as assistant:
        report = assistant.ingest([path])
        assert report.failures == ()
        assert report.added == len(texts)
        for text in texts[::OF_SO_MANY_ONE]:
            for citation in citations(assistant.ask(text[:4000])):
                article = assistant.article(citation.article_id)
                assert article.text[citation.start : citation.end] == citation.quote


def test_an_empty_index_says_what_to_do(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        answer = assistant.ask("Anything?")
    assert answer.refusal is not None
    assert "no articles" in answer.refusal.reason


def test_a_changed_article_replaces_its_old_version(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        old = Article("a", "Toll", "The toll on the Marl bridge is four crowns.")
        new = Article("a", "Toll", "The toll on the Marl bridge is nine crowns.")
        assert assistant.ingest_articles([old]).added == 1
        assert assistant.ingest_articles([old]).unchanged == 1
        assert assistant.ingest_articles([new]).updated == 1
        quotes = [one.quote for one in citations(assistant.ask("What is the toll on the bridge?"))]
        assert quotes == [new.text]
        assert len(assistant.articles()) == 1


def test_what_a_closed_one_held_is_given_back_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those of its own:
    monkeypatch.setattr("index.holdings.load_reader", load_reader)
    monkeypatch.setattr("index.holdings.load_careful_reader", load_careful_reader)
    gc.collect()
    gc.disable()  # its models are large: they must not wait for the collector of circles
    try:
        assistant = Assistant.open(tmp_path / "data")
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
        assistant.ask("What is the toll?")
        held = [weakref.ref(assistant), weakref.ref(assistant.holdings.embedding)]
        held += [weakref.ref(assistant.holdings.reader), weakref.ref(assistant.holdings)]
        held.append(weakref.ref(assistant.holdings.careful_reader))
        assistant.close()
        del assistant
        assert [one() for one in held] == [None] * len(held)
    finally:
        gc.enable()


@pytest.mark.parametrize("kind", [str, Path])
def test_one_file_needs_no_list(tmp_path: Path, kind: type[str | Path]) -> None:
    file = tmp_path / "toll.txt"
    file.write_text("The toll on the Marl bridge is four crowns.", encoding="utf-8")
    with Assistant.open(tmp_path / "data") as assistant:
        assert assistant.ingest(kind(file)).added == 1


def test_the_last_of_several_versions_in_one_ingest_stays(tmp_path: Path) -> None:
    first, second = Article("a", "T", "It is red."), Article("a", "T", "It is blue.")
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([first, second, first])
        assert assistant.article("a").text == "It is red."
        assistant.ingest_articles([second, first, second])
        assert assistant.article("a").text == "It is blue."


def test_a_removed_article_is_not_found_any_more(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
        assistant.remove("a")
        assert assistant.ask("What is the toll?").refused
        with pytest.raises(NotFoundError):
            assistant.article("a")
        assert assistant._library.catalogue.ledger.count() == 0


def test_a_second_owner_is_refused(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data"), pytest.raises(LockedError):
        Assistant.open(tmp_path / "data")


def test_a_folder_of_another_model_is_refused_until_it_is_reindexed(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
        catalogue = assistant._library.catalogue
        stored = json.loads(catalogue.fact("fingerprint") or "")
        catalogue.set_facts({"fingerprint": json.dumps({**stored, "revision": "another"})})
    with pytest.raises(MismatchError, match="citeline reindex"):
        Assistant.open(tmp_path / "data")
    from assistant.opening import open_library
    from assistant.settings import load_settings

    chosen = load_settings(data_dir=tmp_path / "data")
    with open_library(chosen, accept_other_model=True) as library:
        assert library.reindex() == 1
    with Assistant.open(tmp_path / "data") as assistant:
        assert not assistant.ask("How much is the toll?").refused


def test_blanks_of_a_question_are_joined(sample_assistant: Assistant) -> None:
    asked = sample_assistant.ask(f"How long{' ' * 3000}\n\tis the detour?")
    assert asked.question == "How long is the detour?"
    assert not asked.refused
