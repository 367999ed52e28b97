"""Other words for the same, by the package's own vectors."""

import pytest

from assistant.answering.understanding.synonyms import Synonyms
from index.embedding import embed_matrix
from index.embedding.static import StaticEmbedding


@pytest.fixture(scope="module")
def synonyms() -> Synonyms:
    embedding = StaticEmbedding()
    return Synonyms(lambda texts: embed_matrix(embedding, texts))


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        ("physician", "A doctor was called to the harbour.", "doctor"),
        ("closure", "The pier was closed to walkers.", "closed"),
        ("demolition", "The mill was demolished in spring.", "demolished"),
        ("council", "The town was flooded.", None),
        ("contract", "The contrary was said.", None),
    ],
)
def test_the_word_that_says_the_same_is_found(
    synonyms: Synonyms, asked: str, text: str, expected: str | None
) -> None:
    assert synonyms.alike([asked], [text]).get(asked) == expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("lifejackets", "The ferry lay behind the point with 112 people on board.", True),
        ("lifejackets", "Each of them was handed a lifejacket.", False),
        ("physicians", "Two doctors work at the harbour.", False),
        ("calories", "Poach the haddock in the milk and boil the potatoes.", True),
    ],
)
def test_a_word_may_have_nothing_to_do_with_a_text(
    synonyms: Synonyms, word: str, text: str, expected: bool
) -> None:
    assert synonyms.is_strange(word, [text]) is expected
