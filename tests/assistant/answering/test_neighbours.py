"""What a quoted sentence needs beside it, case by case."""

import pytest

from assistant.answering.neighbours import needed_beside
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
