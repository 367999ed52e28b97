"""What was asked, word by word, and how tightly a sentence says it of its answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from assistant.answering.comparing.claims import Statement
from index.english.names import Name, has_name, names_in
from index.english.phrases import makes_doer, makes_object, makes_other_role, makes_place
from index.english.questions import Kind, answer_words, asks_for_role, deed_asked
from index.english.times import without_relative_time
from index.english.verbs import verb_stem
from index.english.words import STOP_WORDS, stem, words
from index.store.terms import question_terms
from index.types import Span

COVERAGE = {Kind.NUMBER: 0.6, Kind.DATE: 1.0, Kind.NAME: 0.6, Kind.YES_NO: 0.75}
"""Each sentence, with its article's title, has at least this share of the question's words beside
its names. All of them for dates: what was announced, shown and sold has three dates."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a sentence must have to be about what was asked.

    Attributes:
        names: In the sentence or its article's title.
        numbers: Digits of the question, such as the 4 of a season 4; there too.
        words: Stems of the question's other telling words.
        share: How many of them at least.
        has_one_answer: It does not ask for a name that several may have: who said, who played.
        deed: The stem of what was done by the one it asks for, or to that one; else None.
        is_passive: To that one: who was named.
    """

    names: tuple[Name, ...]
    numbers: frozenset[str]
    words: frozenset[str]
    share: float
    has_one_answer: bool
    deed: str | None
    is_passive: bool

    @classmethod
    def of(cls, kind: Kind, question: str) -> "Asked":
        """Take a question apart; "according to the latest figures" asks for no words."""
        question = without_relative_time(question)
        names = names_in(question)
        in_names = {verb_stem(word) for name in names for word in words(name.written)}
        numbers = frozenset(re.findall(r"\d+", question))
        kept = [term for term in question_terms(question) if term not in answer_words(question)]
        telling = [verb_stem(term) for term in kept]
        is_passive = deed_asked(question) if kind is Kind.NAME else None
        is_single = is_passive is not None or asks_for_role(question)
        return cls(
            names,
            numbers,
            frozenset(telling) - in_names - numbers,
            COVERAGE[kind],
            kind is not Kind.NAME or (is_single and bool(names or numbers)),
            telling[0] if is_passive is not None and telling else None,
            bool(is_passive),
        )

    def is_answered_by(self, text: str, title: str) -> bool:
        """Whether a sentence, with its article's title, is about what was asked."""
        said = [text, title]
        present = {verb_stem(word) for part in said for word in words(part)}
        own = {verb_stem(word) for word in words(text)}
        own |= {word for word in self.words if word.startswith("re") and word[2:] in own}
        present |= own  # what reopens opens
        return (
            (not self.words or not self.words.isdisjoint(own))
            and all(has_name(name, said) for name in self.names)
            and self.numbers <= present
            and len(self.words & present) >= self.share * len(self.words)
        )

    def statement(self, text: str, answer: Span) -> Statement | None:
        """Return what a sentence says beside what was asked and its answer.

        None where others may have the answer as well; where it lacks a word of the question; where
        it speaks of something that only has to do with what was asked, such as the album of the
        film or the former president; and where it does not say that the answer did it.
        """
        tokens = list(_tokens(text))
        named = frozenset().union(*(_telling(name.written) for name in self.names))
        wanted = self.words | self.numbers | named
        window = _window(tokens, wanted, answer)
        if not self.has_one_answer or window is None or _is_of_other(text, wanted, window, answer):
            return None
        if self.deed is not None and not self._does(text, tokens, answer):
            return None
        places = (name for name in names_in(text) if makes_place(text[: name.span.start]))
        return Statement(
            frozenset(_foreign(tokens, wanted, window, answer)),
            frozenset(stem(part) for name in places for part in name.parts) - wanted,
        )

    def _does(self, text: str, tokens: "Sequence[_Token]", answer: Span) -> bool:
        """Whether the answer stands before what is done, or after "by"."""
        if any(token.stem == self.deed and token.start >= answer.end for token in tokens):
            return True
        return not self.is_passive and makes_doer(text[: answer.start])


@dataclass(frozen=True, slots=True)
class _Token:
    stem: str
    is_telling: bool
    start: int
    end: int


def _tokens(text: str) -> Iterator[_Token]:
    for match in _WORD.finditer(text):
        word = match.group()
        is_telling = word.lower() not in STOP_WORDS
        yield _Token(verb_stem(word), is_telling, match.start(), match.end())


def _telling(name: str) -> frozenset[str]:
    return frozenset(token.stem for token in _tokens(name) if token.is_telling)


def _window(tokens: Sequence[_Token], wanted: frozenset[str], answer: Span) -> Span | None:
    """Return the span with an answer and all wanted words that has the fewest others."""
    starts = {token.start for token in tokens if token.stem in wanted} | {answer.start}
    ends = {token.end for token in tokens if token.stem in wanted} | {answer.end}
    spans = [
        Span(start, end)
        for start, end in product(starts, ends)
        if start <= answer.start and answer.end <= end
    ]
    whole = [span for span in spans if wanted <= {one.stem for one in _inside(tokens, span)}]
    return min(
        whole,
        key=lambda span: (len(set(_foreign(tokens, wanted, span, answer))), len(span)),
        default=None,
    )


def _inside(tokens: Sequence[_Token], span: Span) -> Iterator[_Token]:
    return (token for token in tokens if span.start <= token.start and token.end <= span.end)


def _foreign(
    tokens: Sequence[_Token], wanted: frozenset[str], window: Span, answer: Span
) -> Iterator[str]:
    for token in _inside(tokens, window):
        in_answer = answer.start <= token.start < answer.end
        if token.is_telling and token.stem not in wanted and not in_answer:
            yield token.stem


def _is_of_other(text: str, wanted: frozenset[str], window: Span, answer: Span) -> bool:
    """Whether what is said is said of something else that has to do with it."""
    before = text[: window.start]
    is_figure = text[window.start].isdigit()
    if makes_other_role(before) or (not is_figure and makes_object(before)):
        return True
    named = (name for name in names_in(text) if name.span.overlaps(window))
    beside = [_telling(name.written) for name in named if not name.span.overlaps(answer)]
    return any(parts & wanted and not parts <= wanted for parts in beside)
