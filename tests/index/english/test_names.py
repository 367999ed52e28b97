"""Names, and whether a source has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.names import has_name, names_in, with_whom_it_names
from index.types import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The United Nations met.", ["United Nations"]),
        ("Arnold left for New York on Friday.", ["New York"]),
        ("Wayne Johnston left.", ["Wayne Johnston"]),
        ("In March U.S. doctors met President Ida Holm.", ["U.S", "Ida Holm"]),
        ("It was the Bank of England's.", ["Bank of England"]),
        ("WHO doctors met John F. Kennedy. Arnold left.", ["WHO", "John F. Kennedy"]),
        (
            "Then Lorvane Mayor Ida Holm met U.S. President Lee.",
            ["Lorvane", "Ida Holm", "U.S", "Lee"],
        ),
        ("I think I'll go.", []),
        ("Nothing here is a name.", []),
        ("Many liked Öresund.", ["Öresund"]),
        ("Then Ursula von der Leyen spoke.", ["Ursula von der Leyen"]),
        (
            "Then Ludwig van Beethoven met Ida de la Salle.",
            ["Ludwig van Beethoven", "Ida de la Salle"],
        ),
        (
            "Then Mohammed bin Salman Al Saud met Bashar al-Assad.",
            ["Mohammed bin Salman Al Saud", "Bashar al-Assad"],
        ),
        (
            "Then Valéry Giscard d'Estaing met Sean O’Brien.",
            ["Valéry Giscard d'Estaing", "Sean O’Brien"],
        ),
        ("It shut Marks & Spencer and AT&T.", ["Marks & Spencer", "AT&T"]),
        ("Then J. K. Rowling met J.R.R. Tolkien.", ["J. K. Rowling", "J.R.R. Tolkien"]),
        ("In Des Moines, El Paso and LA it rained.", ["Des Moines", "El Paso", "LA"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [name.written.rstrip(".") for name in names_in(text)] == names


@pytest.mark.parametrize(
    ("claim", "source", "there"),
    [
        ("led by Joe Smith", "Joe Smith led it.", True),
        ("led by Joe Smith", "Smith led it.", True),
        ("led by Joe Smith", "It was led by Jane Smith.", False),
        ("led by Smith", "Jane Smith led it.", True),
        ("led by Ann Smith", "Joe Smith and Ann Lee led it.", False),
        ("led by Ann Smith", "Joe Smith and Princess Ann led it.", True),
        ("led by Ann Joe Smith", "Joe Smith led it.", True),
        ("in the US", "in the U.S. and Mexico", True),
        ("in the U.S.", "in the United States", True),
        ("in the United States", "in the US", True),
        ("by the WHO", "the World Health Organization said", True),
        ("by the World Health Organization", "the WHO said", True),
        ("to Canada", "a Canadian town", True),
        ("a French town", "in France", True),
        ("to Johnson", "by Johnston", False),
        ("to Canada", "to Mexico", False),
        ("in the Hollow Harbour", "the hollow harbour froze", True),
        ("by Ursula von der Leyen", "President von der Leyen said so.", True),
        ("by Vincent Van Gogh", "by Vincent van Gogh", True),
        ("by Marks & Spencer", "by Marks and Spencer", True),
        ("by Marks & Spencer", "by Marks and Sparks", False),
        ("by Valéry Giscard d'Estaing", "by Valéry Giscard D’Estaing", True),
        ("by J.K. Rowling", "J. K. Rowling wrote it.", True),
        ("by J. K. Rowling", "J.K. Rowling wrote it.", True),
        ("by J. Smith", "Joe Smith led it.", True),
        ("by B. Smith", "Joe Smith led it.", False),
        ("by Joe Smith", "J. Smith led it.", True),
        ("by Joe Smith", "B. Smith led it.", False),
    ],
)
def test_a_source_has_a_name(claim: str, source: str, there: bool) -> None:
    (name,) = names_in(claim)
    assert has_name(name, [source]) is there


@pytest.mark.parametrize(
    ("claim", "article", "there"),
    [
        ("led by Joe Smith", "Joe Smith came. Smith led it.", True),
        ("led by Joe Smith", "Ann Smith came. Smith led it.", False),
        ("led by Bo Joe Smith", "Joe Smith came. Smith led it.", False),
        ("led by Smith", "Joe Smith came. Smith led it.", True),
    ],
)
def test_a_full_name_must_stand_in_the_article(claim: str, article: str, there: bool) -> None:
    (name,) = names_in(claim)
    assert has_name(name, ["Smith led it."], [article]) is there


@given(st.text())
def test_reading_never_fails_and_a_text_has_its_own_names(text: str) -> None:
    for name in names_in(text):
        assert name.span.of(text) == name.written
        assert has_name(name, [text])


@pytest.mark.parametrize(
    ("words", "whole"),
    [("Mayor", "Mayor Ada Quill"), ("Ada Quill", "Ada Quill"), ("met", "met"), ("Dr", "Dr Moe")],
)
def test_a_title_is_told_with_its_name(words: str, whole: str) -> None:
    text = "Mayor Ada Quill met Dr Moe."
    start = text.index(words)
    assert with_whom_it_names(text, Span(start, start + len(words))).of(text) == whole


@pytest.mark.parametrize("opening", ["Since I'm", "Although I", "Because I’d"])
def test_a_word_before_i_is_no_name(opening: str) -> None:
    assert [one.written for one in names_in(f"{opening} hungry, is Rask near?")] == ["Rask"]
