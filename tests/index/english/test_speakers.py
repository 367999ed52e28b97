"""Who speaks, and whose words are asked for."""

import pytest

from index.english.speakers import saying_asked, speaks


@pytest.mark.parametrize(
    ("question", "speaker", "names", "topic"),
    [
        ("What did Ida Orr say about the ferry?", "Ida Orr", ("Orr", "Ida"), "the ferry"),
        ("What did Dr Orr tell the paper about fog?", "Dr Orr", ("Orr",), "fog"),
        ("What does the coach say about it all?", "coach", ("coach",), "it all"),
        ("What did Ida Orr say after the vote?", "Ida Orr", ("Orr", "Ida"), "the vote"),
        ("What did Orr say on Monday about fog?", "Orr", ("Orr",), "fog"),
        ("How did Ida Orr put the shortage?", "Ida Orr", ("Orr", "Ida"), "the shortage"),
        ("How does the coach explain the loss?", "coach", ("coach",), "the loss"),
    ],
)
def test_whose_words_on_what_are_asked_for(
    question: str, speaker: str, names: tuple[str, ...], topic: str
) -> None:
    asked = saying_asked(question)
    assert asked is not None
    assert (asked.speaker, asked.names, asked.topic) == (speaker, names, topic)


@pytest.mark.parametrize(
    "question",
    [
        "What did Ida Orr say?",
        "What did she say about the ferry?",
        "What is known about the ferry?",
        "How did Ida Orr reach the island?",
        "What did two of the men on board say about the ferry?",
    ],
)
def test_other_questions_ask_for_nobody_by_name(question: str) -> None:
    assert saying_asked(question) is None


@pytest.mark.parametrize("text", ["Orr: We shall see.", "IDA ORR: We shall see."])
def test_a_name_before_a_colon_speaks_in_whichever_letters(text: str) -> None:
    assert speaks("Orr", text)
    assert not speaks("Aas", text)


@pytest.mark.parametrize(
    "text",
    [
        "China has consistently denied meddling in the vote.",
        "In response, China assured that it would wait.",
        "China solemnly promised that nothing would change.",
    ],
)
def test_who_denies_or_assures_that_something_is_so_speaks(text: str) -> None:
    assert speaks("China", text)


@pytest.mark.parametrize(
    "text",
    [
        "China is the country that he left.",
        "Orr raised concerns about China’s exports.",
        "Orr announced that a friend of his, China, will have a seat.",
        "Three months after Orr announced the withdrawal from China, it is done.",
    ],
)
def test_who_is_only_spoken_of_does_not_speak(text: str) -> None:
    assert not speaks("China", text)
