"""Who says so."""

import pytest

from index.english.attribution import attributes, own_words


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("A spill closed the port, the mayor said.", "the mayor said."),
        ("The mayor said the port was closed.", "The mayor"),
        ("He is accused of theft.", "He is"),
        ("According to the police, the port closed.", ""),
        ("The port allegedly closed.", ""),
        ("The port closed.", "The port closed."),
        ("Holm, who allegedly stole it, left.", "Holm, left."),
        (
            "The film tells the story of an estimated 40.",
            "The film tells the story of an estimated 40.",
        ),
        ("“It is bad,” Holm told reporters.", "Holm told reporters."),
    ],
)
def test_what_an_article_says_in_its_own_name(sentence: str, own: str) -> None:
    assert own_words(sentence) == own
    assert attributes(sentence) is (own != sentence)
