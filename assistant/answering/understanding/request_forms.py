"""The form of a request: its own words, with a gap where it names what it is about.

The examples in `requests.txt` mark in {braces} what each is about. Every word that stands outside
of them in some example is a word of requests; the rest of a question is its subject. So no list of
request words has to be kept: an example that is added brings its words.
"""

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant.types import RequestKind
from index.english.periods import period_in
from index.english.words import STOP_WORDS

GAP = "*"
"""In a form: what the request is about, however many words it has."""

NUMBER = "#"

TIME = "@"
"""In a form: a period that the request names, such as "in January"."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[?“”\"@*]")
_QUOTED = re.compile(r"[“„\"]([^“”„\"]+)[”“\"]")
_QUOTATION = f'" {GAP} "'
"""Takes the place of words in quotation marks: a request may be about any."""

_BRACED = re.compile(r"\{[^}]*\}")
_ANY_DAY = datetime.date(2026, 1, 1)
"""Which day a period is counted from makes no difference to a form."""

_HEADING = re.compile(r"\[(\w+)\]")

SHORTEST_MISTYPED = 5
MISTYPED_LIKENESS = 0.85
"""Ratcliff and Obershelp's: "artciles" for "articles" is .875, "fishing" for "finding" .71."""

_REMEMBERED = 1024
"""Words that are none of requests: those of a question are looked up several times."""

ABOUT_AS_OFTEN = 2
"""A word that makes requests at most so many times as often as they are about it is in doubt."""

_DETERMINERS = frozenset("the a an this that these those all".split())

PLAIN_KINDS = frozenset({RequestKind.FACT, RequestKind.WHY, RequestKind.YES_NO})
"""Their examples mark no subject: words of these alone are not words of requests."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request whose kind is known. `text` is as it would be typed; `marked` has the braces."""

    kind: RequestKind
    marked: str

    @property
    def text(self) -> str:
        """What a person types."""
        return self.marked.replace("{", "").replace("}", "")


def examples() -> tuple[Example, ...]:
    """Return the examples in the package."""
    text = (files("assistant.answering.understanding") / "requests.txt").read_text("utf-8")
    return tuple(read_examples(text.splitlines()))


def read_examples(lines: Iterable[str]) -> Iterator[Example]:
    """Yield the examples of lines under their kinds' [headings]; # begins a remark."""
    kind = None
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            kind = RequestKind(heading[1])
        elif kind is not None and line and not line.startswith("#"):
            yield Example(kind, line)


def request_words(known: Iterable[Example]) -> frozenset[str]:
    """Return the words that make a request, in lower case: all but those it may be about."""
    own = (_BRACED.sub(" ", one.marked) for one in known if one.kind not in PLAIN_KINDS)
    return STOP_WORDS | {_plain(word) for text in own for word in _TOKEN.findall(text)}


def doubtful_words(known: Iterable[Example]) -> dict[str, frozenset[str]]:
    """Return the words of requests that requests are as often about: "my library", "the library".

    Returns:
        Each such word with the words that stand before it where it makes a request; articles and
        the like are passed over.
    """
    making: Counter[str] = Counter()
    about: Counter[str] = Counter()
    before: dict[str, set[str]] = {}
    for one in known:
        if one.kind in PLAIN_KINDS:
            continue
        for braced in re.findall(r"\{([^}]*)\}", one.marked):
            about.update({_plain(word) for word in _TOKEN.findall(braced)})
        own = [_plain(word) for word in _TOKEN.findall(_BRACED.sub(f" {GAP} ", one.marked))]
        making.update(set(own))
        for at, word in enumerate(own):
            before.setdefault(word, set()).add(_before(own, at))
    return {
        word: frozenset(before[word])
        for word, count in making.items()
        if word not in STOP_WORDS and word.isalpha() and about[word] * ABOUT_AS_OFTEN >= count
    }


def form_of(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the words of a request in lower case, with gaps for all that it is about.

    Example: "Summarise the article about Storm Ylva" -> summarise, the, article, about, *.
    """
    form: list[str] = []
    text = _QUOTED.sub(_QUOTATION, text)
    period = period_in(text, _ANY_DAY)
    timeless = (
        text if period is None else f"{text[: period.span.start]} {TIME} {text[period.span.end :]}"
    )
    for written in _TOKEN.findall(timeless):
        word = _known(written, known)
        own = NUMBER if word.isdigit() else word if word in known or word == TIME else GAP
        if own != GAP or form[-1:] != [GAP]:
            form.append(own)
    return tuple(form)


def subject_of(
    text: str, known: Collection[str], doubtful: Mapping[str, Collection[str]] | None = None
) -> str:
    """Return what a request is about: all from its first word that makes no request to its last.

    Args:
        text: The request.
        known: The words that make requests.
        doubtful: Those of them that make none unless they stand as they did; `doubtful_words`.
    """
    tokens = [one for one in _TOKEN.finditer(text) if one[0][0].isalnum()]
    plain = [_known(one[0], known) for one in tokens]
    form = [word if word in known else GAP for word in plain]
    making = doubtful or {}
    about = [
        one
        for at, one in enumerate(tokens)
        if form[at] == GAP or (form[at] in making and _before(form, at) not in making[form[at]])
    ]
    return text[about[0].start() : about[-1].end()] if about else ""


def features(form: Sequence[str]) -> frozenset[str]:
    """Return what a form shows: runs of one to three words, pairs in order, and its length."""
    marked = ("^", *form, "$")
    runs = {
        " ".join(marked[at : at + size])
        for size in (1, 2, 3)
        for at in range(len(marked) - size + 1)
    }
    words = [word for word in marked if word != GAP][:12]
    pairs = {
        f"{first}~{second}" for at, first in enumerate(words) for second in words[at + 1 : at + 5]
    }
    length = sum(len(form) > bound for bound in (0, 2, 4, 7))
    return frozenset(runs | pairs | {f"length {length}"})


def spoken(form: Sequence[str]) -> str:
    """Return a form as a text that an embedding understands: gaps and numbers become words."""
    return " ".join(
        {GAP: "something", NUMBER: "two", TIME: "in 2020"}.get(word, word) for word in form
    )


def _known(written: str, known: Collection[str]) -> str:
    """Return a word in lower case; where it is no word of requests but nearly one, that one.

    What begins with a capital may be a name and is left alone. The first letter is taken for right:
    who mistypes seldom does so there, and all other words need not be compared.
    """
    word = _plain(written)
    if word in known or len(word) < SHORTEST_MISTYPED or not written.isalpha() or word != written:
        return word
    return _nearest(word, frozenset(known))


@lru_cache(_REMEMBERED)
def _nearest(word: str, known: frozenset[str]) -> str:
    alike = [one for one in known if one[:1] == word[0] and abs(len(one) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, alike, 1, MISTYPED_LIKENESS)), word)


def _before(written: Sequence[str], at: int) -> str:
    """Return the word before one; "the" and its like are passed over. Empty at the beginning."""
    earlier = (word for word in reversed(written[:at]) if word not in _DETERMINERS)
    return next(earlier, "")


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
