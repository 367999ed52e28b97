"""Articles named by their titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.links import MIN_TITLE_CHARACTERS, named_articles


@pytest.mark.parametrize(
    ("text", "title", "named"),
    [
        ("She played the queen in The Glass Harbour.", "The Glass Harbour", True),
        ("The Glass Harbour, a film of 1964", "The Glass Harbour (film)", True),
        ("He saw the glass harbour at dusk.", "The Glass Harbour", False),
        ("The Glass Harbourmaster", "The Glass Harbour", False),
        ("Ada and Ida", "Ada", False),
        ("It rains today.", "rains", False),
        ("Born in 1848 in Bergen", "1848", True),
        ("(Sequel) to Part (two)", "Part (two)", True),
        ("What is a*b+c?", "A*b+c", False),
    ],
    ids=["named", "explained title", "other case", "part of a word", "too short",
         "begins small", "digits", "brackets stand there too", "no pattern"],
)  # fmt: skip
def test_a_title_names_its_article(text: str, title: str, named: bool) -> None:
    assert named_articles(text, {"a": title}) == ({"a"} if named else set())


@given(before=st.text(max_size=20), title=st.from_regex(r"[A-Z][a-z]{3,10}", fullmatch=True))
def test_a_title_between_spaces_is_always_found(before: str, title: str) -> None:
    assert len(title) >= MIN_TITLE_CHARACTERS
    assert named_articles(f"{before} {title} ", {"a": title}) == {"a"}


@given(text=st.text(), titles=st.dictionaries(st.text(), st.text()))
def test_any_text_and_titles_can_be_compared(text: str, titles: dict[str, str]) -> None:
    assert named_articles(text, titles) <= titles.keys()
