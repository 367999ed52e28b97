"""Drafts come as the model writes them; what it cites, leaves open or breaks off is told."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.draft import DraftSentence, WritingReport
from assistant.answering.writing.context import ContextBuilder
from assistant.answering.writing.language_model import LanguageModelWriter, is_no_answer, plain_text
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.language_models.streaming import ChatModel
from assistant.settings import LanguageModelSettings
from assistant.types import Question
from index.store import Catalogue
from index.types import Article, PassageHit, SearchResult

QUESTION = Question("How much is the toll?")
TEXT = "The toll on the Marl bridge is four crowns. It rose on Monday. Nobody had asked for it."
QUOTED = DraftSentence("quoted", ())


class Quoting:
    """Stands for the extractive writer: one sentence."""

    def write(self, question: Question, result: SearchResult) -> list[DraftSentence]:
        return [QUOTED]


class Breaking(ScriptedLanguageModel):
    """Breaks off after its reply, with what a provider might raise."""

    def _pieces(self, reply):
        yield from super()._pieces(reply)
        raise ValueError("the line is dead")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Assistant.open(tmp_path_factory.mktemp("writer") / "data") as assistant:
        assistant.ingest_articles([Article("toll", "Toll", TEXT)])
        yield assistant._library.catalogue


def writer(catalogue: Catalogue, model: ScriptedLanguageModel, budget=4000, **llm):
    chat = ChatModel(model, LanguageModelSettings(provider="scripted", **llm))
    contexts = ContextBuilder(catalogue, chat.count_tokens, budget, 9)
    return LanguageModelWriter(chat, contexts, Quoting())


def write(catalogue: Catalogue, reply: str, model=ScriptedLanguageModel, **options):
    found = SearchResult(passages=tuple(PassageHit(p, 1, 0) for p in catalogue.passages("toll")))
    made = writer(catalogue, model(replies=(reply,)), **options)
    *drafts, report = made.write(QUESTION, found)
    assert isinstance(report, WritingReport)
    return drafts, report


def test_each_sentence_has_the_sentences_it_cites(catalogue: Catalogue) -> None:
    drafts, report = write(catalogue, "It is four crowns [1]. It rose on Monday [2, 3, 77].")
    first, second, third = catalogue.sentences("toll")
    assert drafts == [
        DraftSentence("It is four crowns.", (first,)),
        DraftSentence("It rose on Monday.", (second, third), unknown=1),
    ]
    assert (report.incomplete, report.fallback) == (None, None)


def test_a_sentence_without_a_marker_may_rest_on_what_was_offered(catalogue: Catalogue) -> None:
    drafts, _ = write(catalogue, "It is four crowns.")
    assert drafts == [
        DraftSentence("It is four crowns.", (), 0, tuple(catalogue.sentences("toll")))
    ]


def test_what_a_model_thinks_is_not_its_answer(catalogue: Catalogue) -> None:
    drafts, _ = write(catalogue, "<think>\nIs it five [1]?\n</think>\n\nIt is four crowns [1].")
    assert [draft.text for draft in drafts] == ["It is four crowns."]


def test_one_with_unknown_numbers_only_may_not(catalogue: Catalogue) -> None:
    drafts, _ = write(catalogue, "It is four crowns [9].")
    assert drafts == [DraftSentence("It is four crowns.", (), unknown=1)]


@pytest.mark.parametrize(
    "reply",
    [
        "NO ANSWER",
        "NO ANSWER.",
        "**NO ANSWER**\n",
        "NO ANSWER\nThe king is Bo [1].",
        "\nNO ANSWER: x",
    ],
)
def test_no_answer_is_no_sentence(catalogue: Catalogue, reply: str) -> None:
    drafts, report = write(catalogue, reply)
    assert drafts == []
    assert (report.incomplete, report.fallback) == (None, None)
    assert report.tokens["answer_output"] > 0


def test_no_answer_after_an_answer_is_left_out(catalogue: Catalogue) -> None:
    drafts, _ = write(catalogue, "It is four crowns [1].\nNO ANSWER\n---\n")
    assert [draft.text for draft in drafts] == ["It is four crowns."]


def test_only_the_fixed_line_means_that_there_is_no_answer() -> None:
    assert not is_no_answer("No answer was given by the mayor.")
    assert not is_no_answer("The mayor had NO ANSWER.")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("- It closed.", "It closed."),
        ("* **It** closed.", "It closed."),
        ("## Toll", "Toll"),
        ("2. It closed.", "It closed."),
        ("It is -5 °C * 2.", "It is -5 °C * 2."),
        ("1.5 million came.", "1.5 million came."),
    ],
)
def test_markdown_is_not_shown(written: str, plain: str) -> None:
    assert plain_text(written) == plain


def test_tokens_and_cost_are_told(catalogue: Catalogue) -> None:
    prices = {"price_per_million_input_tokens": 1e6, "price_per_million_output_tokens": 1e6}
    _, report = write(catalogue, "It is four crowns [1].", **prices)
    assert report.tokens["answer_input"] > 300
    assert report.tokens["answer_output"] == 7
    assert report.cost == pytest.approx(sum(report.tokens.values()))
    assert write(catalogue, "It is four.")[1].cost is None


def test_a_reply_that_breaks_off_keeps_its_whole_sentences(catalogue: Catalogue) -> None:
    drafts, report = write(catalogue, "It is four crowns [1]. It rose on Mon", Breaking)
    assert [draft.text for draft in drafts] == ["It is four crowns."]
    assert report.incomplete
    assert report.fallback is None


def test_a_reply_that_breaks_off_after_a_full_stop_has_lost_no_sentence(
    catalogue: Catalogue,
) -> None:
    drafts, report = write(catalogue, "It is four crowns [1]. It rose on Monday [2].", Breaking)
    assert len(drafts) == 2
    assert report.incomplete


def test_a_model_that_writes_nothing_leaves_quotes_and_the_reason(catalogue: Catalogue) -> None:
    drafts, report = write(catalogue, "It is fo", Breaking)
    assert drafts == [QUOTED]
    assert report.fallback
    assert report.incomplete is None


def test_a_question_without_room_leaves_quotes_and_the_reason(catalogue: Catalogue) -> None:
    drafts, report = write(catalogue, "It is four crowns [1].", budget=100)
    assert drafts == [QUOTED]
    assert "no room" in (report.fallback or "")
    assert report.tokens == {}


def test_a_writer_that_is_closed_stops_its_model(catalogue: Catalogue) -> None:
    taken = []

    class Endless(ScriptedLanguageModel):
        def _pieces(self, reply):
            for piece in super()._pieces(reply):
                taken.append(piece.delta)
                yield piece

    found = SearchResult(passages=tuple(PassageHit(p, 1, 0) for p in catalogue.passages("toll")))
    model = Endless(replies=("It is four crowns [1]. " * 20_000,))
    drafts = writer(catalogue, model).write(QUESTION, found)
    assert isinstance(next(drafts), DraftSentence)
    drafts.close()
    assert len("".join(taken)) < 23 * 20_000
    with pytest.raises(StopIteration):
        next(drafts)
