"""Requests in German: what is asked for, and the same request in English, which is then answered.

Requests are few and formal, so that some hundred examples are enough to tell them by (see
`german_forms.py`), and what is answered needs no other rules: the request is put into English and
what it is about stays as it is. A ridge regression on the forms of the examples says how near a
question is to each request; it is solved where it is first needed, so that an example that is
added counts at once. Whatever is unsure is a question for a fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from assistant.answering.understanding.german_follow_ups import standing, substituted
from assistant.answering.understanding.german_forms import (
    QUOTATION,
    SLOT,
    GermanExample,
    german_examples,
    german_form,
    linking_words,
    quoted_in,
    subjects_of,
    words_of_requests,
    written_out,
)
from assistant.answering.understanding.german_lengths import german_length_in
from assistant.answering.understanding.german_periods import german_period_in
from assistant.answering.understanding.request import (
    Request,
    TranslatedRequest,
)
from assistant.answering.understanding.request_forms import GAP, features
from assistant.types import Question, RequestKind
from index.english.words import STOP_WORDS, words
from index.languages.detection import language_among
from index.languages.stop_words import STOP_WORDS as GERMAN_STOP_WORDS
from index.types import Span

Array: TypeAlias = npt.NDArray[np.float64]

RIDGE, NEAR = 0.3, 0.4
"""The penalty, and the least score of a request: 1 is that of an example, 0 of what is like none.

With these, two of the 183 plain questions among the examples pass for requests when each is left
out, and 66 in 100 requests are told right when they are, though no other may be like them.
"""

_COMMON = frozenset(map(written_out, GERMAN_STOP_WORDS["de"])) | {GAP}

MOST_WORDS = 30
"""A longer text is a question with its story."""


class GermanRequests:
    """Tells what a question in German asks for. Thread safe."""

    def __init__(self, known: Sequence[GermanExample]) -> None:
        self._known = tuple(known)
        self._words = words_of_requests(known)
        self._links = linking_words(known)
        self._kinds = tuple(dict.fromkeys((one.kind, one.english) for one in known))

    def asked(self, question: Question) -> tuple[Request, Question] | None:
        """Return a request within its conversation, and its question put into English.

        None for what is no request in German, or is said to be something else by whoever asks.
        """
        if question.as_kind is not None:
            return None
        again = substituted(question.text, standing(question.history))
        found = self.request(again or question.text)
        return found.within(question) if found else None

    def request(self, question: str) -> TranslatedRequest | None:
        """Return what a question asks for; None for one in another language, or for a fact."""
        if not self._may_be_german(question):
            return None
        period, length = german_period_in(question), german_length_in(question)
        named = [one for one in (period, length) if one is not None]
        text = reduce(lambda rest, one: _blanked(rest, one.span), named, question)
        form = german_form(text, self._words)
        scores = self._fitted.scores(form)
        kind, english = self._kinds[int(scores.argmax())]
        is_near = scores.max() >= NEAR and (self._tells(form) or form in self._fitted.forms)
        if not is_near or kind is RequestKind.FACT or not _is_german(question, form):
            return None
        about = self._about(text, form, english)
        if about is None:
            return None
        whole = english.replace(SLOT, "%s") % about
        for one in named:
            whole = f"{whole.rstrip('?.')} {one.english}"
        return TranslatedRequest(Request(kind, 1.0, " and ".join(about), language="de"), whole)

    def told(self, question: str) -> str | None:
        """Return what a request says that a talk is about; None for what is none in German."""
        found = self.request(question)
        return None if found is None else found.request.subject

    def _may_be_german(self, question: str) -> bool:
        """Whether more of its words are those of requests in German than common ones in English."""
        own = {written_out(word) for word in words(question)}
        is_short = len(question.split()) <= MOST_WORDS
        return is_short and len(own & self._words) > len(own & STOP_WORDS)

    def _tells(self, form: Sequence[str]) -> bool:
        """Whether a form has a word of requests that is not too common: "Was ist er?" has none."""
        return not _COMMON.issuperset(form)

    def _about(self, text: str, form: Sequence[str], english: str) -> tuple[str, ...] | None:
        """Return what goes into the slots of an English request; None where it does not fit."""
        quotes = english.endswith(f"“{SLOT}”?")
        if quotes or QUOTATION in form:
            return (quoted_in(text),) if quotes and QUOTATION in form and GAP not in form else None
        count = english.count(SLOT)
        about = subjects_of(text, self._words, self._links, count) if GAP in form else ()
        return about if len(about) == count else None

    @cached_property
    def _fitted(self) -> "_Fitted":
        """The regression, solved for the first question that may be in German."""
        forms = [german_form(one.text, self._words) for one in self._known]
        wanted = [self._kinds.index((one.kind, one.english)) for one in self._known]
        return _fitted(forms, np.eye(len(self._kinds))[wanted])


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A linear model over the features of a form.

    Attributes:
        forms: Of the examples.
        columns: Feature -> its place.
        weights: float64, shape (features, kinds).
    """

    forms: frozenset[tuple[str, ...]]
    columns: Mapping[str, int]
    weights: Array

    def scores(self, form: Sequence[str]) -> Array:
        """Return how near a form is to each kind."""
        return _row(form, self.columns) @ self.weights


def _fitted(forms: Sequence[tuple[str, ...]], wanted: Array) -> _Fitted:
    names = sorted({name for form in forms for name in features(form)})
    columns = {name: at for at, name in enumerate(names)}
    rows = np.stack([_row(form, columns) for form in forms])
    alike = rows @ rows.T + RIDGE * np.eye(len(rows))
    return _Fitted(frozenset(forms), columns, rows.T @ np.linalg.solve(alike, wanted))


def _row(form: Sequence[str], columns: Mapping[str, int]) -> Array:
    """Return a row of unit length, less what is not known of a form."""
    shown = features(form)
    row = np.zeros(len(columns))
    row[[columns[name] for name in shown if name in columns]] = len(shown) ** -0.5
    return row


def _blanked(text: str, span: Span) -> str:
    return f"{text[: span.start]}{' ' * len(span)}{text[span.end :]}"


def _is_german(question: str, form: Sequence[str]) -> bool:
    """Whether a question is in German: by its common words, or since a request has them all."""
    return GAP not in form or language_among(question, ("de",)) == "de"


def load_german_requests() -> GermanRequests:
    """Return what knows the examples in the package."""
    return GermanRequests(german_examples())
