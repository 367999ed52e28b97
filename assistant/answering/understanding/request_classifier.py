"""What a question is understood as: a linear model over its form and the meaning of its form."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from assistant.answering.understanding.request import Request
from assistant.answering.understanding.request_forms import (
    GAP,
    TIME,
    features,
    form_of,
    spoken,
    subject_of,
)
from assistant.types import RequestKind
from index.english.comparing import compares_sides
from index.english.dissent import asks_in_common
from index.english.earlier import time_asked
from index.english.lengths import without_length
from index.english.mentions import article_mentioning, mention_asked
from index.english.questions import Kind, kind_of
from index.english.ranking import asks_for_order
from index.english.requests import asks_for_course
from index.english.several import several_sides
from index.english.shelves import (
    asks_for_all_articles,
    asks_for_extreme_article,
    asks_for_length_of_article,
    asks_what_is_kept,
    speaks_of_articles,
)
from index.types import Matrix

Embed: TypeAlias = Callable[[Sequence[str]], Matrix]
"""Texts -> vectors of the package's own embedding, whichever one searches."""

SURE = 0.5
"""Below this probability a request is answered as a question for a fact."""

TOLD_PROBABILITY = 0.9
"""Least probability with which a question is taken for a request that only names its subject."""

CONTINUING = frozenset({RequestKind.MORE, RequestKind.SHORTER, RequestKind.BULLETS})
"""Requests that go on with the last answer."""

OF_SUBJECT = frozenset(
    {RequestKind.SUMMARY, RequestKind.LATEST, RequestKind.NEWS, RequestKind.TIMELINE}
)
"""Requests that say nothing of their subject: what is left of them in a talk is its name."""

TOLD_BY_SUBJECT = OF_SUBJECT | {
    *(RequestKind.COMPARE, RequestKind.COUNT),
    *(RequestKind.ARTICLES, RequestKind.SOURCES, RequestKind.DATES, RequestKind.PEOPLE),
}
"""Requests of which other words tell what is to be done: "differ" is no subject of a talk."""

_AMOUNT = re.compile(r"\bhow much (?:[\w’'-]+ )?(?:do|does|did)\b", re.IGNORECASE)

_OF_ONESELF = re.compile(r"\b(?:I|I['’]\w+|my|me|you|your)\b", re.IGNORECASE)

LONGEST_WORDS = 40
"""A longer text is a question with its story; its form tells nothing."""


@dataclass(frozen=True)
class RequestModel:
    """The fitted model; `tests/training/requests.py` makes it.

    Attributes:
        kinds: One for each row.
        words: The words of requests.
        doubtful: Those of them that requests are as often about, each with the words that stand
            before it where they are not.
        features: Of forms; each has a column.
        form_weights: float32, shape (kinds, features).
        meaning_weights: float32, shape (kinds, dim of the embedding).
        intercepts: float32, shape (kinds,).
    """

    kinds: tuple[RequestKind, ...]
    words: frozenset[str]
    doubtful: Mapping[str, frozenset[str]]
    features: dict[str, int]
    form_weights: npt.NDArray[np.float32]
    meaning_weights: npt.NDArray[np.float32]
    intercepts: npt.NDArray[np.float32]


def load_request_model() -> RequestModel:
    """Return the model in the package."""
    folder = files("assistant.answering.understanding")
    known = json.loads((folder / "requests.json").read_text("utf-8"))
    with (folder / "requests.npz").open("rb") as file, np.load(file) as arrays:
        return RequestModel(
            kinds=tuple(map(RequestKind, known["kinds"])),
            words=frozenset(known["words"]),
            doubtful={word: frozenset(before) for word, before in known["doubtful"].items()},
            features={name: at for at, name in enumerate(known["features"])},
            form_weights=arrays["form"].astype(np.float32),
            meaning_weights=arrays["meaning"].astype(np.float32),
            intercepts=arrays["intercepts"].astype(np.float32),
        )


class RequestClassifier:
    """Tells what kind of request a question is. Thread safe."""

    def __init__(self, model: RequestModel, embed: Embed) -> None:
        self._model = model
        self._embed = embed

    def request(self, question: str) -> Request:
        """Return what a question is understood as; where that is unsure, a question for a fact.

        How long an answer shall be hides what is asked for, unless it is all that is asked for,
        and is nothing that it is to be about.
        """
        found = self._request(question)
        bare = without_length(question)
        if bare == question or found.kind not in {RequestKind.FACT, *OF_SUBJECT}:
            return found
        told = self._request(bare)
        if found.kind in OF_SUBJECT:
            return replace(found, subject=told.subject)
        return told if told.kind in OF_SUBJECT else found

    def _request(self, question: str) -> Request:
        form = form_of(question, self._model.words)
        subject = self.subject(question)
        exact = _exact(question, form)
        if exact is not None:  # and so is not learned
            return Request(exact, 1.0, subject)
        is_foreign = set(form) <= {GAP} and not question.isascii()
        if not form or is_foreign or len(question.split()) > LONGEST_WORDS:
            return Request(RequestKind.FACT, 1.0, subject)
        probabilities = self.probabilities(form)
        best = int(probabilities.argmax())
        kind = self._model.kinds[best]
        if probabilities[best] < SURE or _is_refuted(kind, question, form, subject):
            kind = RequestKind.FACT
        return Request(kind, float(probabilities[best]), subject)

    def subject(self, question: str) -> str:
        """Return what a request is about, as it writes it; empty where it is about nothing."""
        return subject_of(question, self._model.words, self._model.doubtful)

    def told(self, question: str) -> str:
        """Return what of a question says what a talk is about.

        Of a request that is its subject, of one that only goes on nothing, else the whole.
        """
        request = self.request(question)
        if request.probability < TOLD_PROBABILITY:
            return question
        if request.kind in CONTINUING:
            return ""
        if request.kind is RequestKind.COMPARE and asks_for_order(question):
            return question  # who won a race says more than its name
        return request.subject if request.kind in TOLD_BY_SUBJECT else question

    def probabilities(self, form: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the probability of each kind, in the model's order."""
        known = [at for one in features(form) if (at := self._model.features.get(one)) is not None]
        shown = self._model.form_weights[:, known].sum(axis=1) / max(1.0, len(known) ** 0.5)
        meant = self._model.meaning_weights @ self._embed([spoken(form)])[0]
        logits = shown + meant + self._model.intercepts
        exponents = np.exp(logits - logits.max())
        shares: npt.NDArray[np.float32] = exponents / exponents.sum()
        return shares


def _is_refuted(kind: RequestKind, question: str, form: Sequence[str], subject: str) -> bool:
    """Whether a question cannot be of a kind that its form looks like.

    How much somebody saves is no reason and no count of articles, and what a library's telephone
    number is no list: who asks for the articles of one says so, or asks about nothing else. Who
    talks small names at most themself or somebody: "sunday ferry" is looked for.
    """
    if kind is RequestKind.SMALL_TALK:
        is_about = GAP in form and any(map(str.islower, subject.split()))
        return is_about and _OF_ONESELF.search(question) is None
    if kind is RequestKind.WHY:
        return kind_of(question) in (Kind.NUMBER, Kind.DATE)
    if kind is RequestKind.COUNT:
        return _AMOUNT.search(question) is not None and not speaks_of_articles(question)
    return kind is RequestKind.ARTICLES and bool(subject) and not speaks_of_articles(question)


def _exact(question: str, form: Sequence[str]) -> RequestKind | None:
    """Return what a question is by its words alone, whatever it is about; None of most.

    The oldest or longest article, or how long they are; all articles of a period, or on something;
    whether or which one mentions something; a story in its order; amounts, days or places side by
    side.
    """
    if asks_for_extreme_article(question) or asks_for_length_of_article(question):
        return RequestKind.ARTICLES
    if TIME in form and GAP not in form and asks_for_all_articles(question):
        return RequestKind.LIST
    if asks_what_is_kept(question):
        return RequestKind.LIST
    if mention_asked(question) is not None or article_mentioning(question) is not None:
        return RequestKind.COUNT
    if asks_for_course(question):
        return RequestKind.TIMELINE
    if asks_for_order(question) or compares_sides(question) or time_asked(question):
        return RequestKind.COMPARE
    if several_sides(question) is not None or asks_in_common(question):
        return RequestKind.COMPARE
    return None
