"""What a quoted sentence needs beside it, case by case."""

import pytest

from assistant.answering.neighbours import completing, is_label, needed_beside, spoken_after
from index.sentences.split import split_sentences
from index.types import Article


@pytest.mark.parametrize(
    ("text", "number", "needed"),
    [
        ("Ada Quill spoke. She left. Rain fell.", 1, 0),
        ("Ada Quill spoke. She left. Rain fell.", 2, None),
        ("Ada Quill spoke. She left. She came back.", 2, 0),
        ("Ada Quill spoke. Who won? She left.", 2, 0),
        ("She left. She came back.", 1, 0),
        ("She left. Rain fell.", 0, None),
        ("Rain fell.\n“We stay.”\nAda Quill spoke.", 1, 0),
        ("Rain fell.\n“We will stay here for good. We like it very much,” said Ada Quill.", 1, 2),
        ("“We stay,” said Ada Quill. “We like it.”", 1, 0),
    ],
    ids=[
        "pronoun",
        "none",
        "further back",
        "past a question",
        "none names her",
        "nothing before",
        "own paragraph",
        "speaker after",
        "speaker before",
    ],
)
def test_the_sentence_needed_is_found(text: str, number: int, needed: int | None) -> None:
    sentences = split_sentences(Article("a", "", text))
    found = needed_beside(sentences[number], sentences)
    assert (found.number if found else None) == needed


def test_a_heading_explains_nothing() -> None:
    sentences = split_sentences(Article("a", "", "Rain fell.\n\nThe pier\n\nIt is closed."))
    assert sentences[1].is_heading
    assert needed_beside(sentences[2], sentences) is None


@pytest.mark.parametrize(
    ("text", "completed_by"),
    [
        ("Ms Quill moved that dogs be allowed. Mr Dorn seconded. The motion was defeated.", [2]),
        ("Ms Quill moved that dogs be allowed.\n\nThe motion on noise was carried.", []),
        ("Ms Quill moved that dogs be allowed. Mr Dorn seconded.", []),
        ("Quill: That is not so. I paid in May. Ask the bank.", [1]),
        ("Quill spoke. I paid in May.", []),
    ],
    ids=["vote", "another item", "no vote", "retort", "plain"],
)
def test_what_a_sentence_misleads_without_is_found(text: str, completed_by: list[int]) -> None:
    first, *others = split_sentences(Article("a", "", text))
    assert [one.number for one in completing(first, others)] == completed_by


def test_the_item_before_explains_nothing() -> None:
    text = "Ms Quill spoke.\n\n2. Noise at night. He complained."
    sentences = split_sentences(Article("a", "", text))
    assert is_label(sentences[1], sentences[2:])
    assert needed_beside(sentences[2], sentences) is None
    assert not is_label(sentences[1], [])


@pytest.mark.parametrize(
    ("question", "text", "is_shown"),
    [
        (
            "What did the coach say after the race?",
            'The coach left early. "We tried," she said.',
            True,
        ),
        ("How did the coach react?", "The coach left early. “We tried.”", True),
        ("When did the coach leave?", 'The coach left early. "We tried," she said.', False),
        ("What did the coach say?", 'The coach left early.\n"We tried," she said.', False),
        ("What did the coach say?", 'The coach left early. "We tried," said Ida Orr.', False),
        ("What did the coach say?", "The coach left early. It rained.", False),
    ],
)
def test_what_is_said_right_behind_a_sentence_is_shown_where_that_is_asked_for(
    question: str, text: str, is_shown: bool
) -> None:
    following = split_sentences(Article("a", "", text))[1:]
    assert [one.number for one in spoken_after(question, following)] == [1] * is_shown
