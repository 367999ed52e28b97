"""Six hundred texts whose sentence ends are hard to tell, in fifteen languages.

The rules were made with those of `hard_ends.tsv`. Those of `harder_ends.tsv` were written before
anything had seen them: .90 of them came out right then. So were those of `later_ends.tsv`, later:
.96, of which sentencex 1.0.32 has .53 right and pysbd 0.3.4 .47; and of `newest_ends.tsv`, .90;
of `fresh_ends.tsv`, .92.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.languages.detection import language_of
from index.sentences.split import sentence_spans

CASES = [
    Path(__file__).with_name(name)
    for name in (
        *("hard_ends.tsv", "harder_ends.tsv", "later_ends.tsv", "newest_ends.tsv"),
        "fresh_ends.tsv",
    )
]
FLOORS = {"en": 0.98}
OTHERS = 0.95


def cases() -> Iterator[tuple[str, str, list[int]]]:
    """Yield language, text, and the offset at which each of its sentences ends."""
    lines = (line for path in CASES for line in path.read_text("utf-8").splitlines())
    for line in lines:
        language, marked = line.split("\t")
        offset, ends, text = 0, [], ""
        for piece in marked.split("¦"):
            text += piece
            offset = len(text.rstrip())
            ends.append(offset)
        yield language, text, ends


def test_sentence_ends_in_each_language() -> None:
    right: dict[str, list[bool]] = {}
    for language, text, ends in cases():
        right.setdefault(language, []).append([one.end for one in sentence_spans(text)] == ends)
    shares = {language: sum(each) / len(each) for language, each in right.items()}
    assert sum(map(len, right.values())) == 618
    assert {one: share for one, share in shares.items() if share < FLOORS.get(one, OTHERS)} == {}


@pytest.mark.parametrize("paragraph", [text for _, text, _ in cases()])
def test_a_paragraph_of_whole_sentences_is_no_heading(paragraph: str) -> None:
    from index.sentences.split import split_sentences
    from index.types import Article

    article = Article("a", "t", f"{paragraph}\n\n{paragraph}")
    assert not any(one.is_heading for one in split_sentences(article))


def test_languages_are_told() -> None:
    same = {"nb": {"no", "nn", "da"}}
    for language, text, _ in cases():
        if language != "en":
            assert language_of(text) in same.get(language, {language})
