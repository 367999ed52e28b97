"""Hard lines: paragraphs, headings, list items and table rows, however a text is wrapped.

A text marks the end of a paragraph in one of two ways. Either each paragraph is one line, and every
line break counts; or lines are wrapped at a column, and only some do. What a line break means is
decided here, once, for sentences and headings alike.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from index.sentences.marks import without_marks

MAX_WRAPPED_LENGTH = 120
"""Characters. A text with more than a few lines longer than this is not wrapped at a column."""

MIN_WRAP_COLUMN = 40
"""Characters. Narrower columns are verse, addresses and tables rather than wrapped prose."""

QUOTED = "\u2001"
"""What begins each line of a quotation: an indent, white space as any other to all who read the
text, and of a width with which nobody indents anything else."""

_MIN_INTRODUCED = 3
"""Lines of a list with the one that introduces it, at least."""

_LONG_LINE_SHARE = 0.05
_FULL_BREAK_SHARE = 0.8
_MIN_BREAKS = 2  # one long line followed by another is no evidence of a column
_MIN_WORDS_CONTINUED = 3

_ITEM = re.compile(r"(?:[-*+•‣▪◦●○■□➤►✓·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[A-Z]\)|[①-⑳])\s+\S")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)]\s+(?:[^\s.!?]+\s*){1,5}[.:]?\s*")
_BARS = re.compile(r"^\|.*\||\s\|(?:\s.*)?\s\|(?:\s|\Z)|^[^|]{1,60}\s\|\s[^|]{1,60}\Z", re.DOTALL)
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_TERMINATED = re.compile(r"[.!?…:;。！？｡؟۔।॥][\"'”’»›」』)\]}）*_]*\Z")
_WIDE_CHARACTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")

_Physical = tuple[int, int]  # offsets of one line of the text, without the white space around it


@dataclass(frozen=True, slots=True)
class Line:
    """One hard line, without the white space around it: half-open offsets [start, end).

    Attributes:
        is_whole: A table row or Markdown heading, which is one unit whatever stands in it.
    """

    start: int
    end: int
    is_whole: bool = False


def is_list_item(line: str) -> bool:
    """Whether a stripped line opens with a bullet, or with a number or letter as one."""
    return _ITEM.match(line) is not None


def is_item_label(sentence: str) -> bool:
    """Whether a sentence is a number and a few words, as "2. Noise." before an item's own text."""
    return _LABEL.fullmatch(sentence) is not None


def is_quoted(line: str) -> bool:
    """Whether a line, as it stands, is one of a quotation, or of a letter that is answered."""
    return line.startswith((QUOTED, ">"))


def is_table_row(line: str) -> bool:
    """Whether a stripped line has cells: between tab characters or bars."""
    return "\t" in line or ("|" in line and _BARS.search(line) is not None)


def is_markdown_heading(line: str) -> bool:
    """Whether a stripped line opens with one to six number signs."""
    return _MARKDOWN_HEADING.match(line) is not None


def is_terminated(line: str) -> bool:
    """Whether a stripped line ends like a sentence or clause, closing quotes and brackets aside."""
    line = without_marks(line)
    return _TERMINATED.search(line, max(0, len(line) - 8)) is not None


def hard_lines(text: str) -> list[Line]:
    """Return the hard lines of `text`, in order; every non-white character is in exactly one.

    A blank line always ends a hard line. A single line break is soft, and its two lines are one,
    when the text is wrapped at a column and the next word would not have fitted, or when the line
    before is unfinished and the next one starts in lower case. List items, table rows, Markdown
    headings and short lines below "You need:" always stand on their own.
    """
    blocks = _blocks(text)
    column = _wrap_column(text, blocks)
    lines: list[Line] = []
    for block in blocks:
        lines.extend(_join_wrapped(text, block, column))
    return lines


def _blocks(text: str) -> list[list[_Physical]]:
    """Group the non-blank lines of a text: a new block after each blank line."""
    blocks: list[list[_Physical]] = [[]]
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = offset + len(raw) - len(raw.lstrip())
            blocks[-1].append((start, start + len(stripped)))
        elif blocks[-1]:
            blocks.append([])
        offset += len(raw) + 1
    return blocks


def _wrap_column(text: str, blocks: list[list[_Physical]]) -> int | None:
    """Return the column at which a text is wrapped, or None where its breaks do not look like it.

    The column is the 95th percentile of the lengths, so that one long heading does not hide it.
    The breaks look like wrapping when nearly all that follow an unfinished line come where the next
    word would have passed the column.
    """
    lengths = sorted(end - start for block in blocks for start, end in block)
    if not lengths or len(lengths) <= _MIN_BREAKS:
        return None
    if sum(length > MAX_WRAPPED_LENGTH for length in lengths) > _LONG_LINE_SHARE * len(lengths):
        return None
    column = lengths[ceil(0.95 * len(lengths)) - 1]
    if not MIN_WRAP_COLUMN <= column <= MAX_WRAPPED_LENGTH:
        return None
    full = breaks = 0
    for block in blocks:
        for before, after in pairwise(block):
            line, following = text[slice(*before)], text[slice(*after)]
            if is_terminated(line) or _stands_alone(line) or _starts_anew(following):
                continue
            breaks += 1
            full += _is_full(line, following, column)
    return column if breaks >= _MIN_BREAKS and full >= _FULL_BREAK_SHARE * breaks else None


def _join_wrapped(text: str, block: list[_Physical], column: int | None) -> list[Line]:
    joined: list[Line] = []
    is_list = _is_introduced_list(text, block)
    for index, (start, end) in enumerate(block):
        line = text[start:end]
        begins = is_list or not index
        if not begins and _is_soft(text, block[index - 1], (start, end), column, joined[-1].start):
            joined[-1] = Line(joined[-1].start, end)
        else:
            joined.append(Line(start, end, is_whole=_stands_alone(line)))
    return joined


def _is_introduced_list(text: str, block: list[_Physical]) -> bool:
    """Whether short lines follow one that introduces them: "You need:", as in a recipe."""
    if len(block) < _MIN_INTRODUCED or not text[slice(*block[0])].endswith(":"):
        return False
    return all(end - start < MIN_WRAP_COLUMN for start, end in block[1:])


def _is_soft(
    text: str, before: _Physical, after: _Physical, column: int | None, joined_from: int
) -> bool:
    """Whether the break between two lines is soft.

    Args:
        text: The whole text.
        before: The line before the break.
        after: The line after it.
        column: Where the text is wrapped, if it is.
        joined_from: Start of the hard line to which `before` belongs.
    """
    line, following = text[slice(*before)], text[slice(*after)]
    is_full = column is not None and _is_full(line, following, column)
    if not (is_full or following[0].islower()) or _stands_alone(line) or _starts_anew(following):
        return False
    unfinished = not is_terminated(line)
    if is_full:
        indented = text[after[0] - 1] != "\n"
        opens_title = joined_from == before[0] and following[0].isupper() and _is_title(line)
        return not opens_title if unfinished else not indented
    words = line.split(None, _MIN_WORDS_CONTINUED)
    return unfinished and (line.endswith(",") or len(words) >= _MIN_WORDS_CONTINUED)


def _stands_alone(line: str) -> bool:
    return is_table_row(line) or is_markdown_heading(line)


def _starts_anew(line: str) -> bool:
    return _stands_alone(line) or is_list_item(line)


def _is_full(line: str, following: str, column: int) -> bool:
    """Whether the first word of the following line would have passed the column."""
    if _WIDE_CHARACTER.match(following):
        return len(line) + 1 > column
    return len(line) + 1 + len(following.split(None, 1)[0]) > column


def _is_title(line: str) -> bool:
    """Whether the longer words are all capitalised, as in a headline that fills its line."""
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 2 and all(word[0].isupper() for word in words)
