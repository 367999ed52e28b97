"""Subtitles and transcripts (SRT, WebVTT) -> article drafts: what is said, as flowing text.

The lines of cues are joined, because sentences run over them. A paragraph ends where somebody else
speaks, after a silence, and, where the captions have no full stops, after some words. Who speaks,
by a voice tag or a name with a colon, stands before the first words, as in a printed interview.
Times, places on the screen, styles, and sounds that have a line of their own ("[Music]") go. What
captions that roll up show again, and what is shown twice at a time, is taken once.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.errors import UnreadableError
from index.formats.cues import Cue, read_cues
from index.formats.draft import Draft

_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,60})?[ \t]+([^<>]{1,100})>", re.IGNORECASE)
_READING = re.compile(r"<rt>[^<>]*(?:</rt>)?", re.IGNORECASE)  # small letters above a word
_TAG = re.compile(r"</?[a-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}|[♪♫]", re.IGNORECASE)
# As converters write the marks of SubRip in WebVTT. They stand close by what is slanted; what is
# said of such a mark ("the <b> tag") does not.
_ESCAPED_TAG = re.compile(
    r"&lt;(?:[biu]|font [^<>]{0,80}?)(?:>|&gt;)(?=\S)|(?<=\S)&lt;/(?:[biu]|font)(?:>|&gt;)",
    re.IGNORECASE,
)
_DRAWN_SPACE = re.compile(r"\\[Nnh]")
_SOUND = re.compile(r"[\[(][^\[\]()]{1,40}[\])]")
_TURN = re.compile(r"\s*>{2,3}\s*")
_DASH = re.compile(r"[-–—]\s*(?=([^\W\d_])|[\"“¿¡])")
_NAME = r"[^\W\d_][\w.'’-]{0,30}"
_LABEL = re.compile(
    rf"\[?({_NAME}(?: [\w.'’-]{{1,30}}){{0,3}})(?: \([^()]{{1,40}}\))?(?:\]:|:\]?)(?:\s+|\Z)"
)
_ENDED = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*\Z")
_GOES_ON = re.compile(r"(?:\.\.\.|…) (?:\.\.\.|…)[^\S\n]*")

_SILENCE = 3.0  # seconds
_PARAGRAPH = 150  # characters, in captions without full stops
_MOST_WORDS_A_STOP = 60
_ROLLING = 0.25
"""Of the cues, how many repeat the one before where captions roll up; in speech, hardly one."""

_MOST_LINES_REPEATED = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """Words of one cue. `speaker` is empty where the cue does not tell; `begins` tells of a turn.

    `silence` is how long nothing was shown before, in seconds.
    """

    text: str
    speaker: str = ""
    begins: bool = False
    silence: float = 0.0


def read_subtitles(text: str) -> Draft:
    """Return the draft of a file of subtitles or of a transcript.

    Raises:
        UnreadableError: There is no cue in it.
    """
    cues = read_cues(text)
    if not cues:
        raise UnreadableError(
            "there are no subtitles in it: no line with times such as "
            "00:01:02,000 --> 00:01:05,000; give it the ending of what it is"
        )
    return Draft("\n\n".join(_paragraphs(_with_names(_lines(cues)))))


def _lines(cues: Sequence[Cue]) -> list[_Line]:
    """Return the lines of all cues, each with what was not shown before."""
    shown: list[tuple[Cue, list[_Line], int]] = []
    rolling = 0
    for cue in cues:
        lines = list(_lines_of(cue))
        if not lines:
            continue
        before = shown[-1] if shown else None
        repeated = _repeated(before[1], lines) if before else 0
        is_double = before is not None and (before[0].start, before[0].end) == (cue.start, cue.end)
        if is_double and repeated == len(_joined(lines)):
            continue
        rolling += bool(repeated)
        shown.append((cue, lines, repeated))
    is_rolling = rolling > 1 and rolling >= _ROLLING * len(shown)
    found: list[_Line] = []
    end = cues[0].start
    for cue, lines, repeated in shown:
        new = _behind(lines, repeated) if is_rolling else lines
        if new:
            found += [replace(new[0], silence=cue.start - end), *new[1:]]
        end = cue.end
    return found


def _lines_of(cue: Cue) -> Iterator[_Line]:
    speaker = ""
    for line in cue.lines:
        first, *voices = _VOICE.split(line)
        pieces = [(speaker, first), *zip(voices[::2], voices[1::2], strict=True)]
        for voice, piece in pieces:
            speaker = " ".join(html.unescape(voice).split())
            for turn, said in enumerate(_TURN.split(_plain(piece))):
                dash = _DASH.match(said)
                begins = turn > 0 or (dash is not None and not (dash[1] or "A").islower())
                words = said[dash.end() :] if dash and begins else said
                if words and not _SOUND.fullmatch(words):
                    yield _Line(words, speaker, begins)


def _plain(text: str) -> str:
    styled = _READING.sub("", _DRAWN_SPACE.sub(" ", text))
    bare = _TAG.sub("", _ESCAPED_TAG.sub("", styled))
    return " ".join(html.unescape(bare).split())


def _joined(lines: Sequence[_Line]) -> str:
    return " ".join(line.text for line in lines)


def _repeated(before: Sequence[_Line], lines: Sequence[_Line]) -> int:
    """Return how many characters of a cue are the last lines of the one before it."""
    text = _joined(lines)
    for at in range(max(0, len(before) - _MOST_LINES_REPEATED), len(before)):
        tail = _joined(before[at:])
        if text == tail or text.startswith(tail + " "):
            return len(tail)
    return 0


def _behind(lines: Sequence[_Line], characters: int) -> list[_Line]:
    """Return lines without so many of their first characters, joined by spaces."""
    found = []
    for line in lines:
        rest = line.text[characters:].lstrip()
        if rest:
            found.append(replace(line, text=rest))
        characters = max(0, characters - len(line.text) - 1)
    return found


def _with_names(lines: Sequence[_Line]) -> list[_Line]:
    """Return lines whose speakers are named where the captions name them with a colon.

    A single name that comes once, and not in capitals, may be any word: "Remember: never alone."
    """
    labels = [_label(line.text) for line in lines]
    often = Counter(label[1] for label in labels if label)
    found = []
    for line, label in zip(lines, labels, strict=True):
        if label and (often[label[1]] > 1 or " " in label[1] or label[1].isupper()):
            line = replace(line, text=line.text[label.end() :], speaker=label[1], begins=True)
        found.append(line)
    return found


def _label(text: str) -> re.Match[str] | None:
    label = _LABEL.match(text)
    is_name = label and not any(word[0].islower() for word in label[1].split())
    return label if is_name else None


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    words = _joined(lines).split()
    stops = sum(_ENDED.search(word) is not None for word in words)
    has_stops = stops * _MOST_WORDS_A_STOP >= len(words)
    said: list[str] = []
    speaker = ""
    for line in lines:
        is_turn = line.speaker != speaker if line.speaker else line.begins
        is_over = _is_over(said, line.silence, has_stops=has_stops)
        if said and (is_turn or is_over):
            yield _flowing(said)
            said = []
        if is_turn:
            speaker = line.speaker
        if not said and line.speaker:
            said.append(f"{line.speaker}:")
        if line.text:
            said.append(line.text)
    if said:
        yield _flowing(said)


def _is_over(said: Sequence[str], silence: float, *, has_stops: bool) -> bool:
    if has_stops and said:
        return silence >= _SILENCE and _ENDED.search(said[-1]) is not None
    return sum(map(len, said)) >= _PARAGRAPH


def _flowing(said: Sequence[str]) -> str:
    return _GOES_ON.sub(" ", " ".join(said))
