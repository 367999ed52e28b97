"""Who says so."""

import pytest

from index.english.attribution import attributes, lacks_speaker, names_speaker, own_words


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
    ("sentence", "named"),
    [
        ("“It is slow,” argued Ada Quill.", True),
        ("Ada Quill wrote that “it is slow”.", True),
        ("“Nobody said so.”", False),
        ("The alleged thief left.", False),
    ],
)
def test_a_sentence_names_a_speaker(sentence: str, named: bool) -> None:
    assert names_speaker(sentence) is named
