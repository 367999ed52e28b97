"""The reply grows on the page as the assistant answers; an error becomes its last state."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from assistant.conversations.records import Asked
from assistant.types import (
    Answer,
    Answered,
    AnswerSentence,
    Citation,
    Refusal,
    RequestKind,
    Searched,
    SentenceWritten,
    StreamEvent,
    Turn,
)
from assistant.web import chat, render
from assistant.web.searched import searched_line
from index.errors import QuestionError, StoreError
from index.types import SearchFilter

CITATION = Citation("a", "0" * 16, 0, 9, "It is so.", "Title")
SENTENCE = AnswerSentence("It is so.", (CITATION,))


class Script:
    """An assistant that streams what it is given, and remembers what it was asked."""

    def __init__(self, *steps: StreamEvent | Exception) -> None:
        self.steps = steps
        self.is_closed = False
        self.asked: list[tuple[str, Sequence[Turn], SearchFilter | None]] = []

    async def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        as_kind: RequestKind | None = None,
    ) -> AsyncIterator[StreamEvent]:
        self.asked.append((question, history, filter))
        try:
            for step in self.steps:
                if isinstance(step, Exception):
                    raise step
                yield step
        finally:
            self.is_closed = True


ASKED = Asked("Is it so?")


async def states(script: Any, asked: Asked = ASKED, *rest: Any) -> list[chat.Shown]:
    return [one async for one in chat.reply(script, asked, *rest)]


async def test_sentence_by_sentence_and_then_whole() -> None:
    answer = Answer("Is it so?", (SENTENCE, SENTENCE))
    script = Script(
        Searched(1), SentenceWritten(SENTENCE), SentenceWritten(SENTENCE), Answered(answer)
    )
    shown = await states(script)
    assert [one.html for one in shown] == [
        render.status("Searching your articles"),
        render.status("Reading 1 article"),
        render.sentences([SENTENCE]),
        render.sentences([SENTENCE, SENTENCE]),
        render.reply(answer),
    ]


async def test_only_the_whole_answer_is_remembered() -> None:
    answer = Answer("Is it so?", (SENTENCE,))
    shown = await states(Script(SentenceWritten(SENTENCE), Answered(answer)))
    assert [one.answer for one in shown] == [None, None, answer]
    assert [one.written for one in shown] == [(), (SENTENCE,), (SENTENCE,)]


async def test_a_refusal_is_an_answer() -> None:
    answer = Answer("Is it so?", refusal=Refusal("No article says so."))
    shown = await states(Script(Answered(answer)))
    assert shown[-1].html == render.reply(answer)
    assert shown[-1].answer == answer


async def test_what_was_searched_for_stands_above_the_reply_from_the_start() -> None:
    text, inferred = "Is the bridge so?", SearchFilter(frozenset({"Courier"}))
    answer = Answer("Is it so?", (SENTENCE,), searched_for=text, inferred=inferred)
    script = Script(Searched(1, text, inferred), SentenceWritten(SENTENCE), Answered(answer))
    line = searched_line("Is it so?", text, inferred)
    shown = await states(script)
    assert [one.html for one in shown[1:]] == [
        line + render.status("Reading 1 article"),
        line + render.sentences([SENTENCE]),
        line + render.reply(answer),
    ]


async def test_filters_kept_from_before_can_still_be_taken_away() -> None:
    kept = SearchFilter(frozenset({"Courier"}))
    script = Script(Searched(1), Answered(Answer("Is it so?", (SENTENCE,))))
    shown = await states(script, Asked("Is it so?", kept, kept))
    assert all(one.html.startswith(searched_line("Is it so?", "", kept)) for one in shown[1:])


async def test_closing_the_reply_closes_the_answer() -> None:
    script = Script(Searched(1), SentenceWritten(SENTENCE))
    replies: Any = chat.reply(script, ASKED)  # type: ignore[arg-type]
    await anext(replies)
    await anext(replies)
    await replies.aclose()
    assert script.is_closed


async def test_our_errors_are_shown_as_they_are() -> None:
    shown = await states(Script(QuestionError("The question is <empty>.")))
    note = render.error_note("The question is <empty>.")
    assert shown[-1] == chat.Shown(note, problem="The question is <empty>.", gives_back=True)


async def test_a_question_that_was_taken_is_not_given_back() -> None:
    shown = await states(Script(StoreError("The disk is full.")))
    assert shown[-1] == chat.Shown.failed("The disk is full.")


async def test_other_errors_show_nothing_of_the_inside(caplog: Any) -> None:
    shown = await states(Script(SentenceWritten(SENTENCE), RuntimeError("key=secret")))
    assert shown[-1] == chat.Shown.failed(chat.UNEXPECTED)
    assert "key=secret" in caplog.text


async def test_history_and_filter_reach_the_assistant() -> None:
    script = Script(Answered(Answer("Is it so?", (SENTENCE,))))
    history = (Turn("user", "Hello"),)
    wanted = SearchFilter(frozenset({"Courier"}))
    await states(script, Asked("Is it so?", wanted), history)
    assert script.asked == [("Is it so?", history, wanted)]
