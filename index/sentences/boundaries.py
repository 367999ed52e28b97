"""Sentence ends inside one block of text: sentencex proposes, the rules here dispose.

sentencex knows abbreviations, initials and the stops of many scripts. It is shown a masked copy of
the block, one character for one, in which quotes and brackets are spaces: it would otherwise keep
whole what stands between two quotes, take time quadratic in unpaired ones, and panic on some white
space. Only the lengths of what it returns are used. Then, in this order:

1. An end moves to directly after its stop and the closing quotes, brackets and reference marks
   that belong to it.
2. Ends that sentencex misses are added: after full-width stops, and after words that it takes for
   abbreviations ('in May. The', 'he said no. Then', 'on X. Harris').
3. Ends are dropped inside brackets; before a lower-case word unless a single full stop comes
   before it; after 'p.m.' before a day, month or time zone; after further abbreviations and
   initials; inside words ('R-N.Y.,'); after a bare list number; and in a quotation while the piece
   is short.
4. A piece without any letter or digit goes with the sentence before it.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

import sentencex

from index.english.abbreviations import (
    continues_in_lower_case,
    is_abbreviated,
    may_end_sentence,
)
from index.sentences.abbreviations import continues, may_end_abbreviated
from index.sentences.enclosures import Enclosures
from index.sentences.marks import MARK, MARKS, without_marks

MIN_QUOTED_LENGTH = 20
"""Characters. A quotation is split into its sentences only where they are at least this long."""

_WHITE = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # but the space
_MASKED = re.compile(
    # One set of first characters: what is in none of them is passed over at once.
    rf"[{_WHITE}\ud800-\udfff“”\"‘„«»‹›《》「」『』‚‛‟`(){{}}<>（）'’]"
    r"(?:(?<!['’])|(?!\w)|(?<!\w['’]))"  # an apostrophe inside a word is a letter
)

_WINDOW = 4_000  # characters
_BETWEEN_WORDS = re.compile(r"(?<=[^\W_])[,;]?\s+(?=[^\W_])")
_ASCII_STOP = re.compile(r"[.!?]")
_WORD = re.compile(r"[^\W_]")
_SPACE = re.compile(r"\s*")
_CLOSED = r"[\"'”’»›」』)\]}）]*(?:\s+(?:[”»›」』)\]}）]+|[\"'’](?=\s|\Z)))*"
_TAIL = re.compile(
    rf"{_CLOSED}"
    r"(?::\d[\d:–-]*(?!\S))?"  # page numbers, as encyclopedias print them
    rf"{MARKS}"
)
_STOP = re.compile(r"[。！？｡।॥۔؟….!?]")
_UNPROPOSED = re.compile(  # at one of them
    r"[。！？｡।॥۔؟]+|(?<=[\u4e00-\u9fff]{4})…{2}(?=[\u4e00-\u9fff])|\.(?=[\"”’)]*\s+[\"“‘(]?[A-ZÀ-ÞА-ЯŁŚŻŹĆŞİĞŠČŽŘ])"
    rf"|(?<=[^\W_]{{2}})[.!?]+(?={_CLOSED}(?:{MARK})+\s*(?:[^\W_]|[\"“‘«„(]))"
    r"|(?<=\d [hrг])\.(?=\s)"  # French "18 h.", Polish "2020 r.", Russian "1703 г."
)
_WIDE_STOP = re.compile(rf"(?:[。！？｡]|…{{2}})[\"'”’»›」』)\]}}）]*{MARKS}\Z")
_SPEECH_VERB = re.compile(r".{1,6}[说說道问問答称稱]|[とはがをにもでのへ]|って")
"""Behind a quotation what tells who said it, or a Japanese particle that makes it a part."""

_POSSESSIVE = re.compile(r"の[\u30a1-\u30fa\u4e00-\u9fff]")  # "モーニング娘。のコンサート"
_VOWELLESS = re.compile(r"\b[b-df-hj-np-tv-xz]{2,5}\.\Z")  # "pct.": no word, so cut short
_BEGUN = re.compile(r"\s*[^\W\d_]{1,4}\s+(?:\d{1,4}|[IVX]{1,5})\s+[^\W\d_]{1,3}\.")
"""What begins a sentence and is none: "W 1918 r.", "В XIX в."."""

_COMPANY = re.compile(r"(?:Inc|Ltd|Corp|LLC|Ltda)\b")
_CLOSING_QUOTES = frozenset('”»’"')
# Where letters have no case, only what follows a quotation tells that its sentence goes on.
_SAID = re.compile(r"(?:\S+\s+){1,2}(?:पूछा|कहा|बोला|बोली|बताया)|(?:قال|قالت|سأل|سألت|أضاف|أضافت)\b")
_DASH = re.compile(r"[—–-]\s*(?=[^\W\d_])")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]")
_RUN_ON = re.compile(r"[a-z]{3}[.!?…]+[\"”’)\]]*\Z")  # 'to be banned?Donald'
_RUN_ON_START = re.compile(r"[\"“‘(]?[A-Z][a-z]*(?:[\s,]|$)(?<!Com[\s,])")


def sentence_ends(block: str, language: str = "en") -> list[int]:
    """Return the offset after each sentence of a block; the last one is the block's length.

    Args:
        block: A paragraph without white space around it. Line breaks in it count as spaces.
        language: Whose abbreviations and ordinals hold, as `language_of` returns it.
    """
    candidates = _candidates(block, language)
    enclosures = Enclosures(block) if candidates else None
    ends: list[int] = []
    start = scanned = 0
    has_word = False
    for end in candidates:
        has_word = has_word or _WORD.search(block, scanned, end) is not None
        scanned = end
        if not has_word:
            if ends:
                ends[-1] = start = end
        elif enclosures and _is_boundary(block, start, end, enclosures, language):
            ends.append(end)
            start, has_word = end, False
    if ends and _WORD.search(block, start) is None:
        ends.pop()
    ends.append(len(block))
    return ends


def _candidates(block: str, language: str) -> list[int]:
    """Return offsets, ascending, each directly after a stop and what belongs to it."""
    if block.isascii() and _ASCII_STOP.search(block) is None:
        return []
    masked = _MASKED.sub(" ", block).replace("…", ".")
    ends = set(_missed(block, language))
    for proposed in _proposals(masked, language):
        end = proposed
        while masked[end - 1] == " ":
            end -= 1
        ends.add(end)
    ends = {_TAIL.match(block, end).end() for end in ends}  # type: ignore[union-attr]
    ends.discard(len(block))
    return sorted(ends)


def _missed(block: str, language: str) -> Iterator[int]:
    """Yield the offset after each stop that ends a sentence although sentencex may not think so.

    Outside of English the language's own abbreviations decide, when the ends are looked at.
    """
    end = 0
    for stop in _STOP.finditer(block):
        match = _UNPROPOSED.match(block, stop.start()) if stop.start() >= end else None
        if match is None:
            continue
        end = match.end()
        before = block[max(0, end - 16) : end]
        if (
            match[0] != "."
            or language != "en"
            or may_end_sentence(before)
            or may_end_abbreviated(before)
        ):
            yield end


def _proposals(masked: str, language: str) -> Iterator[int]:
    """Yield the offset after each sentence but the last, as sentencex sees them."""
    start = 0
    for stop in _windows(masked):
        segments: list[str] = sentencex.segment(language, masked[start:stop])
        # Where characters were lost: rather one long sentence than a wrong span.
        if sum(map(len, segments)) == stop - start:
            yield from list(accumulate(map(len, segments), initial=start))[1:-1]
        start = stop


def _windows(masked: str) -> Iterator[int]:
    """Yield where to cut a block between words: sentencex takes quadratic time for a long one."""
    start = 0
    while len(masked) - start > _WINDOW:
        tail = start + _WINDOW - _WINDOW // 4
        cuts = list(_BETWEEN_WORDS.finditer(masked, tail, start + _WINDOW))
        start = cuts[-1].end() if cuts else start + _WINDOW
        yield start
    yield len(masked)


def _is_boundary(block: str, start: int, end: int, enclosures: Enclosures, language: str) -> bool:
    """Whether the sentence that began at `start` really ends at `end`."""
    if enclosures.in_brackets(end):
        return False
    if enclosures.in_quotation(end) and end - start < MIN_QUOTED_LENGTH:
        return False
    before = without_marks(block[max(start, end - 40) : end])
    after = _SPACE.match(block, end).end()  # type: ignore[union-attr]
    following = block[after : after + 24]
    if _goes_on(before, following, is_apart=after > end):
        return False
    if dash := _DASH.match(following):
        return not following[dash.end()].islower()
    if language != "en" and _BEGUN.fullmatch(block, start, end):
        return False
    if not before.isascii() and _WIDE_STOP.search(before):
        is_part = before[-1] in "”」』" and _SPEECH_VERB.match(following)
        return not (is_part or _POSSESSIVE.match(following))
    if after == end:
        return bool(_RUN_ON.search(before) and _RUN_ON_START.match(following))
    if language != "en" and following[0].islower():
        return following[1:2].isupper() and not (
            before[-1] == "." and continues(before, following, language)
        )
    if language != "en" and before[-1] == ".":
        return not continues(before, following, language)
    if following[0].islower():
        return _may_start_lower(before, following)
    return not is_abbreviated(before, following) and not _LIST_NUMBER.fullmatch(before.strip())


def _goes_on(before: str, following: str, *, is_apart: bool) -> bool:
    """Whether a word is not over ("J.-P."), a name ("Guess? Inc."), or who said a quotation."""
    if following[0] == "-" and before[-1] == "." and not is_apart:
        return True
    if _COMPANY.match(following):
        return True
    return before[-1] in _CLOSING_QUOTES and _SAID.match(following) is not None


def _may_start_lower(before: str, following: str) -> bool:
    """Whether a lower-case word can start a sentence: after a single full stop, or as a brand."""
    if before[-1] == "." and before[-2:-1] not in ".?!":
        is_cut_short = continues_in_lower_case(before) or _VOWELLESS.search(before)
        return not (is_cut_short or is_abbreviated(before, following))
    return following[1:2].isupper()
