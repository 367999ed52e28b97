"""The stages of an answer: timed, streamed, written and refused."""

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant, Question
from assistant.answering.writing.context import ContextBuilder
from assistant.answering.writing.language_model import LanguageModelWriter
from assistant.commands.ask import as_text
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.language_models.streaming import ChatModel
from assistant.serialise import answer_to_dict
from assistant.settings import LanguageModelSettings, load_settings
from assistant.types import Answered, Searched, SentenceWritten, StreamEvent, Verdict
from assistant.web import render
from index.types import Article

QUESTION = "How many vehicles use the Marram Bridge on a normal day?"


def test_every_stage_is_timed_and_the_total_covers_them(sample_assistant: Assistant) -> None:
    laps = dict(sample_assistant.engine.answer(Question(QUESTION)).latency_ms)
    total = laps.pop("total")
    assert set(laps) == {"retrieve", "write"}
    assert 0 < sum(laps.values()) <= total


class Waiting(ScriptedLanguageModel):
    """Goes on after the first half of its reply only when it may."""

    def _pieces(self, reply):
        pieces = list(super()._pieces(reply))
        yield from pieces[: len(pieces) // 2]
        assert may_go_on.wait(timeout=20), "the first sentence was not shown in time"
        yield from pieces[len(pieces) // 2 :]


may_go_on = threading.Event()


def test_a_sentence_is_shown_before_the_model_has_written_the_next(
    sample_assistant: Assistant,
) -> None:
    engine = sample_assistant.engine
    reply = (
        "It carries about 31,000 vehicles a day [4]. " * 2 + "The bridge opened in 1968 [4]. " * 4
    )
    chat = ChatModel(Waiting(replies=(reply,)), LanguageModelSettings(provider="scripted"))
    contexts = ContextBuilder(engine.catalogue, chat.count_tokens, 8000, 12)
    streaming = replace(engine, writer=LanguageModelWriter(chat, contexts, engine.writer))
    seen = []
    for event in streaming.stream(Question(QUESTION)):
        seen.append(type(event))
        if isinstance(event, SentenceWritten):
            may_go_on.set()
            assert event.sentence.verdict is Verdict.SUPPORTED
    assert seen == [Searched, *[SentenceWritten] * 6, Answered]
    assert isinstance(event, Answered)
    assert (event.answer.incomplete, event.answer.fallback) == (None, None)


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    """Settings of a model that answers, then says that there is no answer."""
    script, path = tmp_path / "script.jsonl", tmp_path / "written.toml"
    replies = ["The Marram Bridge opened in 1968 [4][999].", "NO ANSWER"]
    script.write_text("".join(json.dumps(reply) + "\n" for reply in replies), "utf-8")
    path.write_text(
        f'[llm]\nprovider = "scripted"\nscript = "{script.as_posix()}"\n'
        "price_per_million_input_tokens = 1.0\nprice_per_million_output_tokens = 2.0\n",
        "utf-8",
    )
    return path


def test_with_a_model_in_the_settings_answers_are_written(
    sample_data_dir: Path, settings_file: Path
) -> None:
    settings = load_settings(settings_file, data_dir=sample_data_dir)
    with Assistant.open(settings=settings) as assistant:
        answer, refusal = assistant.ask(QUESTION), assistant.ask(QUESTION)
    (sentence,) = answer.sentences
    assert sentence.text == "The Marram Bridge opened in 1968."
    assert [one.quote[:27] for one in sentence.citations] == ["The bridge, which opened in"]
    assert sentence.verdict is Verdict.SUPPORTED
    assert answer.dropped_citations == 1
    sent, got = answer.tokens["answer_input"], answer.tokens["answer_output"]
    assert sent > 500 > got > 5
    assert answer.cost == pytest.approx((sent + 2 * got) / 1e6)
    assert refusal.refused
    assert refusal.refusal is not None
    assert refusal.refusal.nearest


def written(assistant: Assistant, reply: str) -> list[StreamEvent]:
    """Ask about the bridge with a model that replies so."""
    chat = ChatModel(ScriptedLanguageModel(replies=(reply,)), LanguageModelSettings())
    engine = assistant.engine
    contexts = ContextBuilder(engine.catalogue, chat.count_tokens, 8000, 12)
    writer = LanguageModelWriter(chat, contexts, engine.writer)
    return list(replace(engine, writer=writer).stream(Question(QUESTION)))


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, the articles do not answer this.",
        "Unfortunately, the articles do not say this. You may want to ask the ministry.",
    ],
)
def test_a_reply_that_there_is_no_answer_is_a_refusal(
    sample_assistant: Assistant, reply: str
) -> None:
    _, answered = written(sample_assistant, reply)
    assert isinstance(answered, Answered)
    assert answered.answer.refusal is not None
    assert answered.answer.refusal.nearest
    assert (answered.answer.sentences, answered.answer.short_answer) == ((), None)


def test_what_the_articles_do_not_say_stays_beside_what_they_do(
    sample_assistant: Assistant,
) -> None:
    reply = "The articles do not say who paid. The Marram Bridge opened in 1968 [4]."
    *_, first, second, answered = written(sample_assistant, reply)
    assert isinstance(answered, Answered)
    assert not answered.answer.refused
    assert [one.text for one in answered.answer.sentences] == [
        "The articles do not say who paid.",
        "The Marram Bridge opened in 1968.",
    ]
    assert [first, second] == [SentenceWritten(one) for one in answered.answer.sentences]


def test_a_source_that_is_named_in_a_sentence_is_named_in_words(
    sample_assistant: Assistant,
) -> None:
    *_, answered = written(sample_assistant, "According to [4], the Marram Bridge opened in 1968.")
    assert isinstance(answered, Answered)
    (sentence,) = answered.answer.sentences
    (citation,) = sentence.citations
    assert sentence.text == f"According to {citation.source}, the Marram Bridge opened in 1968."
    assert sentence.verdict is Verdict.SUPPORTED


def test_an_answer_that_many_articles_give_cites_the_first(
    tmp_path: Path,
) -> None:
    text = "No avalanches were reported in the county today."
    with Assistant.open(tmp_path) as assistant:
        assistant.ingest_articles(
            [Article(f"b{n}", "Bulletin", text, date=date(2026, 1, 1 + n)) for n in range(20)]
        )
        answer = assistant.ask("Were avalanches reported?")
        shown = render.reply(answer)
    (sentence,) = answer.sentences
    assert [one.article_id for one in sentence.citations] == ["b0"]
    assert [one.article_id for one in sentence.folded] == [f"b{n}" for n in range(1, 20)]
    told = answer_to_dict(answer)["sentences"][0]
    assert (len(told["citations"]), told["more_citations"], len(told["also_in"])) == (1, 19, 19)
    assert "[1] (also in 19 others)" in as_text(answer)
    assert "also in 19 others" in shown
