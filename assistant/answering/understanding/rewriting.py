"""A language model's stand-alone question and filters, believed only as far as they can be checked.

One small call. What comes back must be one JSON object of the right form whose question is made of
words of the conversation; a filter must be named by the question itself. Anything else counts as no
reply, and rules do the work.
"""

import datetime
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from assistant.language_models.nonce import fresh_nonce, random_nonce
from assistant.language_models.streaming import Message
from assistant.types import Question, Turn
from index.english.dates import dates_in
from index.english.times import means_period
from index.english.words import stem
from index.errors import LanguageModelError
from index.store.terms import question_terms
from index.types import SearchFilter
from prompts import load_prompt

if TYPE_CHECKING:
    from assistant.language_models.streaming import ChatModel

PATIENCE_SECONDS = 15.0
"""How long is waited for the reply before rules take over."""

EARLIER_TURNS = 6
EARLIER_CHARACTERS = 500
"""How much of the conversation is shown: the last turns, and of each its beginning."""

MOST_SOURCES = 50
"""Beyond so many names of sources only those that the question mentions are shown."""

MOST_CHARACTERS = 600
"""Of a stand-alone question; a longer one is no question."""

KNOWN_SHARE = 0.7
"""Least share of its telling words that must stand in the conversation."""


class _Reply(BaseModel):
    """What the model has to write."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: str = Field(min_length=1, max_length=MOST_CHARACTERS)
    sources: list[str] = Field(max_length=MOST_SOURCES)
    after: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What became of a call. Without a text there was none that can be used.

    Attributes:
        text: The stand-alone question.
        inferred: Filters that it names.
        tokens: What the call took, "follow_up_input" and "follow_up_output".
        cost: Of the call, where prices are set.
    """

    text: str | None = None
    inferred: SearchFilter = field(default_factory=SearchFilter)
    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None


class FollowUpModel:
    """Puts follow-ups into words that stand alone. As thread safe as the model.

    Args:
        model: What is asked.
        sources: Returns the names of the sources that there are.
        today: The day from which "last week" is counted.
        nonce: Makes the mark around the material of one request.
    """

    def __init__(
        self,
        model: "ChatModel",
        sources: Callable[[], Sequence[str]],
        today: Callable[[], datetime.date] = datetime.date.today,
        nonce: Callable[[], str] = random_nonce,
    ) -> None:
        self._model = model
        self._sources = sources
        self._today = today
        self._nonce = nonce
        self._prompt = Template(load_prompt("follow_up"))

    def rewritten(self, question: Question) -> Rewriting:
        """Ask the model once; whatever goes wrong, the rewriting then has no text."""
        sources = self._sources()
        prompt = self._request(question, sources)
        stream = self._model.stream([Message("user", prompt)], question.cancellation)
        timer = threading.Timer(PATIENCE_SECONDS, stream.close)
        timer.daemon = True
        timer.start()
        try:
            reply = "".join(stream)
        except LanguageModelError:
            reply = ""
        finally:
            timer.cancel()
            stream.close()
        text, inferred = checked_reply(reply, question, sources)
        usage = stream.usage
        return Rewriting(
            text,
            inferred,
            {"follow_up_input": usage.input_tokens, "follow_up_output": usage.output_tokens},
            usage.cost(self._model.settings),
        )

    def _request(self, question: Question, sources: Sequence[str]) -> str:
        shown = sources
        if len(sources) > MOST_SOURCES:
            shown = [name for name in sources if name.casefold() in question.text.casefold()]
        material = {
            "sources": "\n".join(shown),
            "conversation": "\n".join(_line(turn) for turn in question.history[-EARLIER_TURNS:]),
            "question": question.text,
        }
        nonce = fresh_nonce("\n".join(material.values()), self._nonce)
        return self._prompt.substitute(material, today=self._today().isoformat(), nonce=nonce)


def checked_reply(
    reply: str, question: Question, sources: Sequence[str]
) -> tuple[str | None, SearchFilter]:
    """Return the stand-alone question of a reply, None if it is nonsense, and its filters."""
    start, end = reply.find("{"), reply.rfind("}")
    try:
        parsed = _Reply.model_validate(json.loads(reply[start : end + 1]))
    except (ValueError, RecursionError):
        return None, SearchFilter()
    text = " ".join(parsed.question.split())
    if not text or not _is_of(text, question):
        return None, SearchFilter()
    return text, _filter(parsed, question.text, sources)


def narrowed(chosen: SearchFilter, inferred: SearchFilter) -> SearchFilter:
    """Return the reader's own filter, narrowed by an inferred one where he chose nothing."""
    return SearchFilter(
        chosen.sources or inferred.sources,
        chosen.after or inferred.after,
        chosen.before or inferred.before,
        chosen.article_ids,
    )


def _is_of(text: str, question: Question) -> bool:
    """Whether a question is made of the conversation's words and keeps one of its own."""
    said = [question.text, *(turn.text for turn in question.history)]
    said += [one.quote for turn in question.history for one in turn.citations]
    known = {stem(term) for one in said for term in question_terms(one)}
    terms = {stem(term) for term in question_terms(text)}
    return bool(terms) and len(terms & known) >= KNOWN_SHARE * len(terms)


def _filter(reply: _Reply, asked: str, sources: Sequence[str]) -> SearchFilter:
    names = {name for name in reply.sources if name in sources}
    named = frozenset(name for name in names if name.casefold() in asked.casefold())
    after, before = _day(reply.after), _day(reply.before)
    if not (dates_in(asked) or means_period(asked)) or (after and before and after > before):
        after = before = None
    return SearchFilter(named, after, before)


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None


def _line(turn: Turn) -> str:
    who = "Reader" if turn.role == "user" else "Assistant"
    text = " ".join(turn.text.split())
    return f"{who}: {text[:EARLIER_CHARACTERS]}"
