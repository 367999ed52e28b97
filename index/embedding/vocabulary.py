"""Texts to rows of the static embedding's table: words, word pieces and hashed n-grams.

    text -> lower case, no diacritics, no punctuation -> words -> rows

A word of the vocabulary is one row. Any other word is still itself: a row that its hash chooses,
which all spellings of one word share and few other words do; its overlapping four characters, so
that "Zelensky" is near "Zelenskyy" and a German compound near its parts; and, in Latin letters, the
pieces of the vocabulary that it is made of. Scripts without spaces between words are read by
characters and pairs of characters. So there is no unknown word, and no unknown language.
"""

import re
import unicodedata
import weakref
from collections.abc import Iterator, Sequence
from itertools import chain
from zlib import crc32

PIECE = "##"
"""Before an entry of the vocabulary that only continues a word."""

GRAM = 4
LONGEST_PIECE = 20
LONGEST_WORD = 48
"""Characters of a word that pieces and n-grams are taken from; the hash takes them all."""
CACHED_WORDS = 200_000
"""Words whose rows are kept; English news has some 50,000 different words per million."""

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Thai and Lao, Burmese, Khmer, kana, Han."""
_RUN = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_LATIN_ENDS = 0x250


class _Characters(dict[int, str | None]):
    """What each character becomes in a text in NFKD: itself, a space, or nothing."""

    def __missing__(self, point: int) -> str | None:
        character = chr(point)
        kind = unicodedata.category(character)
        kept: str | None = character
        if character in _IGNORED or (kind == "Mn" and _is_accent(character)):
            kept = None
        elif kind[0] in "PSZC":
            kept = " "
        elif character == "ı":  # or Turkish "I" would be another letter than its "ı"
            kept = "i"
        self[point] = kept
        return kept


_ACCENT_CLASSES = 200
"""Canonical combining classes of accents begin here; vowel signs and viramas of India's scripts
are lower, and stay."""
_IGNORED = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640\u3099\u309a"
"""Soft hyphen, joiners, byte order mark, Arabic's line that stretches words, kana's sound marks."""
_CHARACTERS = _Characters()
_MARKS = "’“”‘—–"
"""The marks beyond ASCII that most texts have; most have nothing else beyond it."""


def _is_accent(character: str) -> bool:
    is_arabic = "ARABIC" in unicodedata.name(character, "")
    return is_arabic or unicodedata.combining(character) >= _ACCENT_CLASSES


def words_of(text: str) -> list[str]:
    """Return the words of a text, normalised.

    Example:
        `words_of("Zürich’s 3.2% plan")` -> `["zurich", "s", "3", "2", "plan"]`
    """
    if not text.isascii():
        for mark in _MARKS:
            text = text.replace(mark, " ")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold())
        return text.translate(_CHARACTERS).split()
    return text.lower().translate(_CHARACTERS).split()


def is_latin(word: str) -> bool:
    """Return whether a word is read as pieces too: it begins with a Latin letter or a digit."""
    return ord(word[0]) < _LATIN_ENDS


class Vocabulary:
    """Finds the rows of texts. Safe to call from several threads.

    The table has a row for each entry, then the rows that hashes choose: of whole words, then of
    n-grams.

    Args:
        entries: Words, and pieces that begin with `##`, all different.
        word_rows: How many rows words that are no entry share.
        gram_rows: How many rows n-grams share.
    """

    def __init__(self, entries: Sequence[str], word_rows: int, gram_rows: int) -> None:
        self.entries = tuple(entries)
        self.word_rows = word_rows
        self.gram_rows = gram_rows
        self._rows = {entry: row for row, entry in enumerate(entries)}
        self._cache = _Cache(self)

    @property
    def size(self) -> int:
        """Rows of the table."""
        return len(self.entries) + self.word_rows + self.gram_rows

    def rows(self, text: str) -> list[int]:
        """Return the row numbers of a text, in its order; none for a text without words."""
        return list(chain.from_iterable(map(self._cache.__getitem__, words_of(text))))

    def rows_of_word(self, word: str) -> tuple[int, ...]:
        """Return the row numbers of one normalised word, at least one."""
        row = self._rows.get(word)
        if row is not None:
            return (row,)
        return tuple(chain.from_iterable(map(self._rows_of_run, _RUN.findall(word))))

    def _rows_of_run(self, run: str) -> Iterator[int]:
        if _IS_UNSPACED.match(run):
            yield from map(self._character_row, run)
            yield from (self._gram_row(run[at : at + 2]) for at in range(len(run) - 1))
            return
        yield len(self.entries) + crc32(run.encode("utf-8", "replace")) % self.word_rows
        beginning = run[:LONGEST_WORD]
        if is_latin(run):
            yield from self._pieces(beginning)
        if not run.isdecimal():
            marked = f"<{beginning}>"
            last = max(1, len(marked) - GRAM + 1)
            yield from (self._gram_row(marked[at : at + GRAM]) for at in range(last))

    def _character_row(self, character: str) -> int:
        row = self._rows.get(character)
        return self._gram_row(character) if row is None else row

    def _gram_row(self, gram: str) -> int:
        first = len(self.entries) + self.word_rows
        return first + crc32(gram.encode("utf-8", "replace")) % self.gram_rows

    def _pieces(self, word: str) -> list[int]:
        """Return the rows of the longest entries that make up a word; none if not all of it."""
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = PIECE if start else ""
            for end in range(min(len(word), start + LONGEST_PIECE), start, -1):
                row = self._rows.get(prefix + word[start:end])
                if row is not None:
                    break
            else:
                return []
            found.append(row)
            start = end
        return found


class _Cache(dict[str, tuple[int, ...]]):
    """Rows of words that were looked up before."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = weakref.ref(vocabulary)  # which has this cache, and goes with its table

    def __missing__(self, word: str) -> tuple[int, ...]:
        vocabulary = self._vocabulary()
        rows = vocabulary.rows_of_word(word) if vocabulary is not None else ()
        if len(word) <= LONGEST_WORD:
            if len(self) >= CACHED_WORDS:
                self.clear()
            self[word] = rows
        return rows
