"""An article's sentences, by exact spans.

`index/lines.py` decides what the line breaks mean, `index/boundaries.py` where the sentences of a
paragraph end, `index/headings.py` which lines are headings. What they give is put together here:
spans in order, disjoint, without white space around them, that together cover every non-white
character of the text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.languages.detection import language_of
from index.sentences.boundaries import sentence_ends
from index.sentences.headings import find_headings
from index.sentences.lines import Line, hard_lines
from index.types import Article, Sentence, Span

MAX_SENTENCE_LENGTH = 1000
"""Characters. A longer sentence is cut, so that a citation and a passage stay readable."""

_MIN_CUT_LENGTH = 500  # look for a clause or word end in the second half only
_CUTS = (re.compile(r"[;:]\s|\s[–—]\s|[；：]"), re.compile(r",\s|[，、]"), re.compile(r"\s"))
_SPACE = re.compile(r"\s*")


class Piece(NamedTuple):
    """A sentence's place in its text, as half-open character offsets, and what it is there."""

    start: int
    end: int
    is_heading: bool
    starts_paragraph: bool


class Cut(NamedTuple):
    """A text cut into its sentences, and the language by whose marks it was."""

    language: str
    pieces: Sequence[Piece]


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split an article into sentences, headings, list items and table rows.

    Sentences over `MAX_SENTENCE_LENGTH` are cut before it, at the last semicolon, colon or dash, or
    the last comma, or the last space; and at it where none is in the second half. Time and memory
    are linear in the length of the text.
    """
    return sentences_of(article, cut(article.text))


def cut(text: str) -> Cut:
    """Cut a bare text as `split_sentences` does an article."""
    language = language_of(text)
    return Cut(language, list(_pieces(text, language)))


def sentences_of(article: Article, of_text: Cut) -> tuple[Sentence, ...]:
    """Return the sentences of an article whose text has been cut."""
    version = article.version
    return tuple(
        Sentence(
            article_id=article.id,
            version=version,
            number=number,
            span=Span(piece.start, piece.end),
            text=article.text[piece.start : piece.end],
            is_heading=piece.is_heading,
            starts_paragraph=piece.starts_paragraph,
        )
        for number, piece in enumerate(of_text.pieces)
    )


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of `split_sentences` for a bare text."""
    return tuple(Span(piece.start, piece.end) for piece in _pieces(text, language_of(text)))


def _pieces(text: str, language: str) -> Iterator[Piece]:
    lines = hard_lines(text)
    ends = [_ends(text, line, language) for line in lines]
    headings = find_headings(
        [text[line.start : line.end] for line in lines],
        [len(line_ends) == 1 for line_ends in ends],
    )
    for line, line_ends, is_heading in zip(lines, ends, headings, strict=True):
        start = line.start
        for end in line_ends:
            for first, last in _short_enough(text, start, line.start + end):
                yield Piece(first, last, is_heading, first == line.start)
            start = line.start + end


def _ends(text: str, line: Line, language: str) -> list[int]:
    if line.is_whole:
        return [line.end - line.start]
    return sentence_ends(text[line.start : line.end], language)


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of one sentence, stripped: itself, or pieces if it is too long."""
    while True:
        start = _SPACE.match(text, start, end).end()  # type: ignore[union-attr]
        if start == end:
            return
        stop = end if end - start <= MAX_SENTENCE_LENGTH else _cut_before(text, start)
        yield start, start + len(text[start:stop].rstrip())
        start = stop


def _cut_before(text: str, start: int) -> int:
    """Return the best offset to cut a sentence that begins at `start` and is too long."""
    stop = start + MAX_SENTENCE_LENGTH
    for pattern in _CUTS:
        places = [match.end() for match in pattern.finditer(text, start + _MIN_CUT_LENGTH, stop)]
        if places:
            return places[-1]
    return stop
