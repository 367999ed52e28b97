"""What the page shows and the assistant remembers, as a conversation grows, ends and is stopped."""

from assistant.types import Turn
from assistant.web import chat, render
from assistant.web.conversation import SHOWN_CHARACTERS, Conversation, message

TURNS = (Turn("user", "Why?"), Turn("assistant", "So."))
WRITTEN = '<div class="answer">So</div>'


def growing(*contents: str) -> Conversation:
    return Conversation(tuple(message("assistant", one) for one in contents), growing=True)


def test_a_question_and_its_growing_reply() -> None:
    asked = Conversation().asked("Why?")
    first = asked.replied(chat.Shown("one"))
    whole = asked.replied(chat.Shown("two", TURNS))
    question = message("user", render.question("Why?"))
    assert first == Conversation((question, message("assistant", "one")), (), growing=True)
    assert whole.ended() == Conversation((question, message("assistant", "two")), TURNS)


def test_a_question_that_is_none_is_not_shown() -> None:
    assert Conversation().asked("  \n") == Conversation()


def test_a_very_long_question_is_shown_in_part() -> None:
    (shown,) = Conversation().asked("x" * 100_000).messages
    assert shown["content"] == render.question("x" * SHOWN_CHARACTERS)


def test_a_growing_reply_is_marked_when_it_is_stopped() -> None:
    stopped = growing("first", WRITTEN).stopped()
    assert [one["content"] for one in stopped.messages] == [
        "first",
        WRITTEN + render.note(chat.STOPPED),
    ]
    assert not stopped.growing


def test_a_stopped_reply_is_not_remembered() -> None:
    asked = Conversation(turns=TURNS).asked("And when?")
    assert asked.replied(chat.Shown(WRITTEN)).stopped().turns == TURNS


def test_a_whole_reply_is_left_alone() -> None:
    whole = growing("whole").ended()
    assert whole.stopped() == whole


def test_an_empty_conversation_has_nothing_to_stop() -> None:
    assert Conversation().stopped() == Conversation()
