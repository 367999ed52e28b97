"""Requests in other languages than English and German: the same request in English.

As with German (`german_requests.py`) what is answered needs no other rules. There are few examples
of each language, so that a text has to be one of them from its first word to its last: whatever is
unsure is a question. Marks, capitals and polite words make no difference.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from assistant.answering.understanding.request import (
    Request,
    TranslatedRequest,
)
from assistant.types import Question, RequestKind

SLOT = "{}"
"""In a pattern and in English: where what a request is about goes."""

_HEADING = re.compile(r"\[(?P<kind>\w+)\](?: (?P<english>.+))?")
_LINE = re.compile(r"(?P<language>[a-z]{2}): (?P<pattern>.+)")
_POLITE = "polite"
_PART = re.compile(
    r"\[(?P<maybe>[^\]]*)\]|\((?P<one>[^)]*)\)|(?P<slot>\{\})|(?P<words>[^\[\](){}]+)"
)
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[^\W_]|[\u0900-\u097f\u064b-\u065f])+")
_ALIKE = str.maketrans({**dict.fromkeys("أإآ", "ا"), "ى": "ي", "ة": "ه", "ı": "i", "ـ": None})
_GAP = r"(?P<about>(?:\S+ )+?)"
_MOST_TOKENS = 60
"""A longer text is a question with its story."""


@dataclass(frozen=True, slots=True)
class ForeignPattern:
    """How a request may be put.

    Attributes:
        kind: Of the request.
        english: The same in English, with a slot for what it is about.
        language: Of the pattern.
        pattern: As the file in the package explains it.
    """

    kind: RequestKind
    english: str
    language: str
    pattern: str


class ForeignRequests:
    """Tells what a question in one of these languages asks for. Thread safe."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    def asked(self, question: Question) -> tuple[Request, Question] | None:
        """Return a request within its conversation, and its question put into English.

        None for what is no such request, or is said to be something else by whoever asks.
        """
        found = None if question.as_kind is not None else self.request(question.text)
        return found.within(question) if found else None

    def request(self, question: str) -> TranslatedRequest | None:
        """Return what a question asks for; None for one in another language, or for a fact."""
        tokens = list(_tokens(question))
        if not tokens or len(tokens) > _MOST_TOKENS:
            return None
        shown = "".join(f"{token} " for token, _, _ in tokens)
        for expression, pattern in self._compiled:
            match = expression.fullmatch(shown)
            if match is None:
                continue
            about = _about(match, question, tokens)
            request = Request(pattern.kind, 1.0, about, language=pattern.language)
            return TranslatedRequest(request, pattern.english.replace(SLOT, about))
        return None

    def told(self, question: str) -> str | None:
        """Return what a request says that a talk is about; None for what is none of these."""
        found = self.request(question)
        return None if found is None else found.request.subject

    @cached_property
    def _compiled(self) -> Sequence[tuple[re.Pattern[str], ForeignPattern]]:
        """The patterns, compiled for the first question."""
        polite: dict[str, str] = {}
        found = []
        for language, one in _read(self._lines):
            if isinstance(one, str):
                polite[language] = one
            else:
                kind = re.compile(_expression(one.pattern, polite.get(language, "")))
                found.append((kind, one))
        return found


def _read(lines: Iterable[str]) -> Iterator[tuple[str, str | ForeignPattern]]:
    """Yield the polite words and the patterns of the lines under headings; # begins a remark."""
    heading: re.Match[str] | None = None
    for line in lines:
        heading = _HEADING.fullmatch(line) or heading
        found = _LINE.fullmatch(line)
        if heading is None or found is None:
            continue
        if heading["kind"] == _POLITE:
            yield found["language"], found["pattern"]
        else:
            kind, english = RequestKind(heading["kind"]), heading["english"] or ""
            pattern = ForeignPattern(kind, english, found["language"], found["pattern"])
            yield pattern.language, pattern


def _expression(pattern: str, polite: str) -> str:
    """Return an expression for the tokens of a text, with a space behind each."""
    ease = f"(?:{_choice(polite)})*" if polite else ""
    written = []
    for part in _PART.finditer(pattern):
        if part["slot"]:
            written.append(_GAP)
        elif part["maybe"]:
            written.append(f"(?:{_choice(part['maybe'])})?")
        elif part["one"]:
            written.append(f"(?:{_choice(part['one'])})")
        else:
            written.append(re.escape(_plain(part["words"])) if part["words"].strip() else "")
    return ease + "".join(written) + ease


def _choice(words: str) -> str:
    ways = sorted(filter(None, map(_plain, words.split("|"))), key=len, reverse=True)
    return "|".join(map(re.escape, ways))


def _plain(text: str) -> str:
    return "".join(f"{token} " for token, _, _ in _tokens(text))


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words or ideographs of a text, in small letters without marks, with offsets."""
    for match in _TOKEN.finditer(unicodedata.normalize("NFC", text)):
        bare = unicodedata.normalize("NFKD", match[0].casefold())
        kept = "".join(one for one in bare if unicodedata.category(one) != "Mn")
        yield kept.translate(_ALIKE), match.start(), match.end()


def _about(match: re.Match[str], question: str, tokens: Sequence[tuple[str, int, int]]) -> str:
    """Return what a request is about, as it writes it; empty where it names nothing."""
    if "about" not in match.re.groupindex:
        return ""
    first = match.string[: match.start("about")].count(" ")
    last = first + match["about"].count(" ") - 1
    return unicodedata.normalize("NFC", question)[tokens[first][1] : tokens[last][2]]


def load_foreign_requests() -> ForeignRequests:
    """Return what knows the patterns in the package."""
    folder = files("assistant.answering.understanding")
    text = (folder / "foreign_requests.txt").read_text("utf-8")
    return ForeignRequests(text.splitlines())
