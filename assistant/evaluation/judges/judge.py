"""Asking a language model how good one answer is.

Two judges, each with its prompt in `prompts/`: faithfulness holds an answer against the sentences
that it cites, correctness against the reference answers of the set. Both judge answers only; how
often an answer was refused or failed is measured without them.
"""

import hashlib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from string import Template
from typing import TYPE_CHECKING

from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.judges.parse import parse_reply
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow
from assistant.language_models.breaker import CircuitBreaker
from assistant.language_models.nonce import fresh_nonce
from assistant.language_models.streaming import ChatModel, Message
from assistant.settings import LanguageModelSettings
from index.errors import LanguageModelError
from prompts import load_prompt

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

NO_SOURCES = "(the answer cites nothing)"
SHOWN_REPLY_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class JudgeKind:
    """What is judged.

    Attributes:
        name: End of the metric's name and of the prompt's.
        applies: Whether there is something to judge.
        material: What stands for the prompt's placeholders, beside question, answer and nonce.
    """

    name: str
    applies: Callable[[EvaluationQuestion, ResultRow], bool]
    material: Callable[[EvaluationQuestion, ResultRow], Mapping[str, str]]


def _sources(_: EvaluationQuestion, row: ResultRow) -> Mapping[str, str]:
    quotes = dict.fromkeys(citation.quote for citation in row.citations)
    return {"sources": "\n".join(quotes) or NO_SOURCES}


FAITHFULNESS = JudgeKind("faithfulness", lambda _, row: row.answered, _sources)
"""Does the answer state only what its cited sentences state? Of the answers given."""

CORRECTNESS = JudgeKind(
    "correctness",
    lambda question, row: row.answered and question.answerable and bool(question.answers),
    lambda question, _: {"references": "\n".join(question.answers)},
)
"""Does the answer say what a reference answer says? Of the answers given to what has references."""

KINDS = (FAITHFULNESS, CORRECTNESS)


class Judge:
    """A language model that judges answers. As thread safe as the model."""

    def __init__(self, model: "LLM", settings: LanguageModelSettings) -> None:
        # Every judgement is tried: those that a server refuses at once would be missing.
        self._model = ChatModel(model, settings, CircuitBreaker(max_failures=math.inf))
        self._settings = settings
        self._prompts = {kind.name: load_prompt(f"judge_{kind.name}") for kind in KINDS}

    @property
    def model_name(self) -> str:
        """The model as the settings name it."""
        return self._settings.model or self._settings.provider or "unnamed"

    def fingerprint(self, kind: JudgeKind) -> str:
        """Return the hash of the kind's prompt: 8 hexadecimal digits of SHA-256."""
        return hashlib.sha256(self._prompts[kind.name].encode()).hexdigest()[:8]

    def judge(self, kind: JudgeKind, question: EvaluationQuestion, row: ResultRow) -> Judgement:
        """Judge one answer; whatever goes wrong is in the judgement, which then has no score."""
        prompt = self._filled(kind, question, row)
        asked = Judgement(question.id, kind.name, self.model_name, self.fingerprint(kind))
        stream = self._model.stream([Message("user", prompt)])
        try:
            reply = "".join(stream)
        except LanguageModelError as error:
            return replace(asked, error=str(error))
        usage = stream.usage
        parsed = parse_reply(reply)
        return replace(
            asked,
            score=parsed.score if parsed else None,
            reason=parsed.reason if parsed else "",
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cost=usage.cost(self._settings),
            error=None if parsed else f"no score in the reply: {reply[:SHOWN_REPLY_CHARACTERS]!r}",
        )

    def _filled(self, kind: JudgeKind, question: EvaluationQuestion, row: ResultRow) -> str:
        turns = [f"{turn.role}: {turn.text}" for turn in question.history]
        material = {
            "question": "\n".join([*turns, question.question]),
            "answer": row.answer,
            **kind.material(question, row),
        }
        nonce = fresh_nonce("\n".join(material.values()))
        return Template(self._prompts[kind.name]).substitute(material, nonce=nonce)
