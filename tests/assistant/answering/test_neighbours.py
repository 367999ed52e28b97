"""What a quoted sentence needs beside it, case by case."""

import pytest

from assistant.answering.neighbours import needed_beside
from index.english.attribution import lacks_speaker
from index.english.coreference import leans_back
from index.sentences.split import split_sentences
from index.types import Article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that the toll was too high.", True),
        ("It opened in 1968.", True),
        ("But the toll stayed.", True),
        ("“They knew it,” said Ada Quill.", True),
        ("This was the third closure.", True),
        ("However, nobody came.", True),
        ("The bridge opened in 1968.", False),
        ("It was Ada Quill who paid for the pier.", False),
        ("This week the toll rises.", False),
        ("Those who cross it pay.", False),
        ("Both Quill and Holm voted for it.", False),
        ("Hertha Holm paid.", False),
        ("Italy won.", False),
        ("", False),
    ],
)
def test_a_sentence_that_begins_with_a_pronoun_or_a_connective_leans_back(
    text: str, expected: bool
) -> None:
    assert leans_back(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“She is small, she is slow, and she is very welcome.”", True),
        ("“I would close it again tomorrow,” she said.", True),
        ('"Nobody asked us," he told reporters.', True),
        ("We like it very much,” he added.", True),
        ("We like it very much,” said Ada Quill.", False),
        ("It will stand for a hundred years.”", True),
        ("“We borrowed her from the pilots,” said Capt. Thornwick.", False),
        ("“I was wrong,” Ada Quill added.", False),
        ("The town’s accounts call it “The Linnet”.", False),
        ("“The Linnet” was painted in 1749, according to the museum.", False),
        ("The bridge opened in 1968.", False),
        ("", False),
    ],
)
def test_a_quotation_lacks_its_speaker_unless_somebody_is_named(text: str, expected: bool) -> None:
    assert lacks_speaker(text) is expected


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
