"""Text with markers that comes in pieces -> whole sentences, each with the numbers it cites.

A sentence is whole when the next word has come: only then is it sure that its full stop belonged to
no abbreviation and that no further marker follows it. A line break ends every sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.answering.writing.markers import Event, Marker, MarkerParser
from index.english.sources import needs_source
from index.sentences.boundaries import sentence_ends

NAMED = "\ufffc"
"""Stands in a sentence for the name of what it cites; no other text keeps this character."""

LONGEST_SENTENCE = 2000
"""Characters; what goes on longer is cut."""

_WIDE_STOPS = "。！？｡"
_STOP = re.compile(rf"[.!?…{_WIDE_STOPS}]")
_JOINED = frozenset(".,;:!?%…)]}，、；：）」』”’" + _WIDE_STOPS)  # no space goes before these
_JOINING = re.compile(rf"{NAMED},? (?:and|or)$")
_FINISHED = re.compile(rf"[.!?…{_WIDE_STOPS}][\"'”’»›」』)\]}}）*_`]*\Z")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its markers.

    Attributes:
        text: Has `NAMED` where a marker stood in the place of a noun: "According to [1], it sank".
        numbers: Those of all its markers in order, each once.
        named: Those that stand for a noun, in order.
        is_led: Whether it begins with a marker.
    """

    text: str
    numbers: tuple[int, ...] = ()
    named: tuple[tuple[int, ...], ...] = ()
    is_led: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether it ends as sentences do; the last one of a text that breaks off does not."""
        return _FINISHED.search(self.text) is not None


class SentenceStream:
    """Cuts one text into sentences. Feed it piece after piece, then close it.

    However the text is cut into pieces, the same sentences come out.
    """

    def __init__(self) -> None:
        self._parser = MarkerParser()
        self._text = ""  # of the line, from the last sentence end on, without space before it
        self._marks: list[tuple[int, tuple[int, ...]]] = []  # offset in `_text`, numbers
        self._gap: bool | None = None  # directly after a marker: whether space stood before it
        self._loose: list[int] = []  # numbers on a line that has no text yet
        self._named: list[tuple[int, ...]] = []  # of each `NAMED` in `_text`
        self._held: MarkedSentence | None = None  # ended by a line break; markers may follow

    def feed(self, piece: str) -> Iterator[MarkedSentence]:
        """Yield the sentences that are whole by now."""
        yield from self._sentences(self._parser.feed(piece))

    def close(self) -> Iterator[MarkedSentence]:
        """Yield the sentences that are left."""
        yield from self._sentences(self._parser.close())
        yield from self._end_line()
        yield from self._release()

    def _sentences(self, events: Iterable[Event]) -> Iterator[MarkedSentence]:
        for event in events:
            if isinstance(event, Marker):
                self._mark(event.numbers)
            else:
                for character in event.text.replace(NAMED, ""):
                    yield from self._add(character)

    def _mark(self, numbers: tuple[int, ...]) -> None:
        if not self._text:
            self._loose += numbers
            return
        bare = self._text.rstrip()
        self._gap = bool(self._gap) or len(bare) < len(self._text)
        self._text = bare
        self._marks.append((len(bare), numbers))

    def _add(self, character: str) -> Iterator[MarkedSentence]:
        if character == "\n":
            yield from self._end_line()
        elif not self._text and not character.isspace():
            yield from self._release()
            self._marks.append((0, tuple(self._loose)))
            if self._loose and character.islower():
                self._name(tuple(self._loose))
                self._text += " "
            self._loose = []
            self._text += character
        elif self._text:
            if self._gap is not None and not self._bridged(character):
                return
            last = self._text[-1:]
            self._text += character
            is_word_end = character.isspace() and not last.isspace()
            if is_word_end or last in _WIDE_STOPS or len(self._text) >= LONGEST_SENTENCE:
                yield from self._cut()

    def _bridged(self, character: str) -> bool:
        """Close the gap that a marker left; False if the character goes with the marker."""
        if character.isspace():
            self._gap = True
            return False
        if character == ")" and self._text.endswith("("):
            self._text, self._gap = self._text[:-1].rstrip(), True
            self._marks = [(min(at, len(self._text)), numbers) for at, numbers in self._marks]
            return False
        self._name_gap(character)
        if _needs_space(self._text[-1:], character, bool(self._gap)):
            self._text += " "
        self._gap = None
        return True

    def _name_gap(self, after: str) -> None:
        """Put a name where markers were, if a noun is wanted between this text and what follows."""
        before = self._text
        is_subject = after.islower() and _ends_sentence(before)
        if is_subject or needs_source(before) or _JOINING.search(before):
            numbers = [numbers for at, numbers in self._marks if at == len(before)]
            self._text += " "
            if is_subject:  # its markers are no longer those of the sentence before
                end = len(self._text)
                self._marks = [(at if at < len(before) else end, ns) for at, ns in self._marks]
            self._name(_each_once(numbers))

    def _name(self, numbers: tuple[int, ...]) -> None:
        self._text += NAMED
        self._named.append(numbers)

    def _cut(self) -> Iterator[MarkedSentence]:
        """Yield what stands before every sentence end but the last."""
        block = self._text.rstrip()
        start = 0
        if _STOP.search(block, 0, max(0, len(block) - 1)):
            for end in sentence_ends(block)[:-1]:
                yield self._taken(block[start:end], start, end)
                start = end
        if len(self._text) - start >= LONGEST_SENTENCE:
            yield self._taken(block[start:], start, len(block))
            start = len(block)
        rest = self._text[start:]
        self._text = rest.lstrip()
        shift = start + len(rest) - len(self._text)
        self._marks = [(max(0, at - shift), numbers) for at, numbers in self._marks]

    def _taken(self, text: str, start: int, end: int) -> MarkedSentence:
        """Return the sentence at these offsets of the text, with its marks taken off the list."""
        own = [numbers for at, numbers in self._marks if at <= end]
        is_led = start == 0 and any(at == 0 and numbers for at, numbers in self._marks)
        self._marks = [mark for mark in self._marks if mark[0] > end]
        count = text.count(NAMED)
        named, self._named = tuple(self._named[:count]), self._named[count:]
        return MarkedSentence(text.strip(), _each_once(own), named, is_led)

    def _end_line(self) -> Iterator[MarkedSentence]:
        yield from self._cut()
        if self._text and self._gap is not None:
            self._name_gap("")
        self._gap = None
        if self._text:
            self._held = self._taken(self._text, 0, len(self._text))
            self._text = ""
        elif self._held is not None and self._loose:
            numbers = _each_once([self._held.numbers, tuple(self._loose)])
            self._held = replace(self._held, numbers=numbers)
            self._loose = []

    def _release(self) -> Iterator[MarkedSentence]:
        if self._held is not None:
            yield self._held
            self._held = None


def sentences_of(pieces: Iterable[str]) -> Iterator[MarkedSentence]:
    """Yield the sentences of a text that comes in pieces, to its end."""
    stream = SentenceStream()
    for piece in pieces:
        yield from stream.feed(piece)
    yield from stream.close()


def _ends_sentence(text: str) -> bool:
    """Whether a text surely ends with a sentence: not with an abbreviation."""
    return text.endswith((".", "!", "?")) and len(text) in sentence_ends(f"{text} is")


def _needs_space(before: str, after: str, gap: bool) -> bool:
    """Whether a space goes where a marker stood between two characters."""
    if after in _JOINED or before in ("", "("):
        return False
    return gap or (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def _each_once(groups: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for group in groups for number in group))
