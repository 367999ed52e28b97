"""Which sentence an answer needs beside it, which the question may make needless."""

import pytest

from assistant.answering.writing.beside import beside
from index.sentences.split import split_sentences
from index.types import Article


@pytest.mark.parametrize(
    ("question", "text", "number", "shown"),
    [
        (
            "When does the cable car run again?",
            "The cable car was inspected in June. A rope had frayed. It runs again on 4 July.",
            2,
            0,
        ),
        (
            "When does the cable car run again?",
            "A rope had frayed. The cable car, though, runs again on 4 July.",
            1,
            None,
        ),
        (
            "When was the cable car bought?",
            "Guests had long complained. However, the cable car was bought in 2019.",
            1,
            None,
        ),
        (
            "When does the cable car run again?",
            "A rope had frayed. It runs again on 4 July.",
            1,
            None,
        ),
        ("Who found the purse?", "Ines Haddad walked by. She found the purse.", 1, 0),
        ("What did Haddad find?", "Ines Haddad walked by. She found a purse.", 1, 0),
        ("What did Haddad find?", "A friend walked by. She found a purse.", 1, None),
        ("And when?", "The cable car was inspected. It runs again on 4 July.", 1, 0),
        (
            "What does the driver think of the cable car?",
            "Olli Rantanen drives it. “The cable car is as good as new.”",
            1,
            0,
        ),
    ],
    ids=[
        "names what is asked about",
        "stands alone",
        "only a connective",
        "nothing that is asked about",
        "who",
        "whole name",
        "no name",
        "question says nothing",
        "speaker",
    ],
)
def test_the_neighbour_that_is_shown(
    question: str, text: str, number: int, shown: int | None
) -> None:
    sentences = split_sentences(Article("a", "", text))
    found = beside(question, sentences[number], sentences)
    assert (found.number if found else None) == shown
