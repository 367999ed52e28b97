"""A question is answered apart from the page that asked it, and kept."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from assistant import Assistant
from assistant.conversations import ConversationStore, ExchangeState, Rating
from assistant.conversations.records import Asked
from assistant.types import Answer, Answered, AnswerSentence, RequestKind, SentenceWritten, Turn
from assistant.web.desk import Desk, storable
from index.errors import StoreError

SENTENCE = AnswerSentence("It is so.", ())


class Waiting:
    """An assistant that writes one sentence, and the rest once it is told to."""

    def __init__(self, holdings: Any) -> None:
        self.holdings = holdings
        self.article = None
        self.may_go_on = asyncio.Event()
        self.histories: list[Sequence[Turn]] = []

    async def stream(
        self, question: str, *, history: Sequence[Turn], **_: object
    ) -> AsyncIterator[object]:
        self.histories.append(history)
        yield SentenceWritten(SENTENCE)
        await self.may_go_on.wait()
        yield Answered(Answer(question, (SENTENCE, SENTENCE)))


@pytest.fixture
def waiting(assistant: Assistant) -> Waiting:
    return Waiting(assistant.holdings)


@pytest.fixture
def desk(waiting: Any) -> Desk:
    return Desk(waiting, ConversationStore(None))


async def last_of(desk: Desk, exchange_id: str) -> str:
    html = ""
    async for shown in desk.states(exchange_id):
        html = shown.html
    return html


async def test_two_pages_see_one_answer_and_it_is_kept(desk: Desk, waiting: Waiting) -> None:
    exchange = desk.ask(Asked("Is it so?"))
    pages = [asyncio.create_task(last_of(desk, exchange.id)) for _ in range(2)]
    await asyncio.sleep(0.05)
    assert desk.running(exchange.conversation_id) == exchange.id
    assert "It is so." in desk.messages(exchange.conversation_id)[1]["content"]
    waiting.may_go_on.set()
    first, second = await asyncio.gather(*pages)
    assert first == second
    assert first.count("It is so.") == 2
    assert desk.running(exchange.conversation_id) is None
    kept = desk.conversations.exchange(exchange.id)
    assert kept.state is ExchangeState.ANSWERED


async def test_a_page_that_goes_does_not_end_the_answer(desk: Desk, waiting: Waiting) -> None:
    exchange = desk.ask(Asked("Is it so?"))
    states = desk.states(exchange.id)
    await anext(states)
    await states.aclose()
    waiting.may_go_on.set()
    await last_of(desk, exchange.id)
    assert desk.conversations.exchange(exchange.id).state is ExchangeState.ANSWERED


async def test_what_is_stopped_keeps_what_has_come(desk: Desk) -> None:
    exchange = desk.ask(Asked("Is it so?"))
    page = asyncio.create_task(last_of(desk, exchange.id))
    await asyncio.sleep(0.05)
    desk.stop(exchange.conversation_id)
    await page
    kept = desk.conversations.exchange(exchange.id)
    assert kept.state is ExchangeState.STOPPED
    assert kept.answer is not None
    assert kept.answer.sentences == (SENTENCE,)


async def test_a_question_asked_anew_stays_in_its_place(desk: Desk, waiting: Waiting) -> None:
    waiting.may_go_on.set()
    first = desk.ask(Asked("First?"))
    await last_of(desk, first.id)
    second = desk.ask(Asked("Second?"), first.conversation_id)
    await last_of(desk, second.id)
    again = desk.ask_anew(first.id, "Other?")
    await last_of(desk, again.id)
    asked = [
        one.asked.question
        for one in desk.conversations.conversation(first.conversation_id).exchanges
    ]
    assert asked == ["Other?", "Second?"]
    assert [len(history) for history in waiting.histories] == [0, 2, 0]


async def test_another_wording_is_understood_anew(desk: Desk, waiting: Waiting) -> None:
    waiting.may_go_on.set()
    first = desk.ask(Asked("First?", as_kind=RequestKind.SUMMARY))
    assert desk.ask_anew(first.id).asked.as_kind is RequestKind.SUMMARY
    assert desk.ask_anew(first.id, "Other?").asked.as_kind is None


async def test_what_stands_alone_is_asked_without_the_conversation(
    desk: Desk, waiting: Waiting
) -> None:
    waiting.may_go_on.set()
    first = desk.ask(Asked("First?"))
    await last_of(desk, first.id)
    await last_of(desk, desk.ask(Asked("Alone?", stands_alone=True), first.conversation_id).id)
    assert waiting.histories[-1] == ()


async def test_a_question_that_is_sent_twice_is_asked_once(desk: Desk, waiting: Waiting) -> None:
    waiting.may_go_on.set()
    first = desk.ask(Asked("Is it so?"), key="one")
    assert desk.ask(Asked("Is it so?"), key="one") == first
    await last_of(desk, first.id)
    assert desk.ask(Asked("Is it so?"), key="one").id == first.id
    assert desk.ask(Asked("Is it so?"), key="other").conversation_id != first.conversation_id
    assert desk.ask(Asked("Is it so?")).id != desk.ask(Asked("Is it so?")).id


async def test_where_nothing_is_kept_no_opinion_is(desk: Desk) -> None:
    exchange = desk.ask(Asked("Is it so?"))
    with pytest.raises(StoreError, match="can only be read"):
        desk.rate(exchange.id, Rating.GOOD)
    desk.stop(exchange.conversation_id)


def test_halves_of_characters_are_replaced() -> None:
    assert storable(Asked(" a\ud800b ")).question == "a\ufffdb"
    assert storable(Asked("a\U0001f600b")).question == "a\U0001f600b"
