"""The questions of an evaluation: what is asked, what a right answer is, which sentences say so."""

import hashlib
import json
import random
from dataclasses import dataclass, replace
from datetime import date

from assistant.types import Turn
from index.types import Article, Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in the corpus that answers the question.

    Attributes:
        article_id: The article that answers.
        sentence: The sentence in it that answers; None when only the article or the span is known.
        span: Where the sentence stands in `Article.text`, when it was found or said to be there.
    """

    article_id: str
    sentence: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """One question of a set, with what is known about its right answer.

    Attributes:
        id: Unique over all files of one run.
        question: The last turn, as the user typed it.
        answers: Accepted answer strings; empty where there is none.
        answerable: False means that a refusal is the right reply.
        evidence: Where the corpus answers; may be empty or incomplete.
        history: Earlier turns, oldest first.
        context_doc_ids: The articles that the question was written about; None when not given.
            With `given_context` a run searches only these.
        type: What slices of the summary are named after; may be empty.
        today: The day on which it is asked; None leaves it to the run.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()
    answerable: bool = True
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Turn, ...] = ()
    context_doc_ids: tuple[str, ...] | None = None
    type: str = ""
    today: date | None = None

    @property
    def evidence_sentences(self) -> tuple[Evidence, ...]:
        """The evidence whose sentence is known."""
        return tuple(item for item in self.evidence if item.sentence)

    @property
    def evidence_articles(self) -> frozenset[str]:
        """The ids of the articles that answer."""
        return frozenset(item.article_id for item in self.evidence)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions in file order, and the articles that a format such as SQuAD brings along."""

    questions: tuple[EvaluationQuestion, ...]
    articles: tuple[Article, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The hash of the questions, in order: 16 hexadecimal digits of SHA-256."""
        digest = hashlib.sha256()
        for question in self.questions:
            digest.update(json.dumps(question_to_dict(question), sort_keys=True).encode())
        return digest.hexdigest()[:16]

    def sample(self, limit: int, seed: int) -> "QuestionSet":
        """Draw `limit` questions at random; they stay in file order. All of them if fewer."""
        if limit >= len(self.questions):
            return self
        chosen = random.Random(seed).sample(range(len(self.questions)), limit)  # noqa: S311
        return replace(self, questions=tuple(self.questions[at] for at in sorted(chosen)))


def question_to_dict(question: EvaluationQuestion) -> dict[str, object]:
    """Return the question as a row of Citeline's own format."""
    row: dict[str, object] = {
        "id": question.id,
        "question": question.question,
        "answers": list(question.answers),
        "answerable": question.answerable,
        "evidence": [_evidence_to_dict(item) for item in question.evidence],
        "history": [{"role": turn.role, "text": turn.text} for turn in question.history],
        "type": question.type,
    }
    if question.context_doc_ids is not None:
        row["context_doc_ids"] = list(question.context_doc_ids)
    if question.today is not None:
        row["today"] = question.today.isoformat()
    return row


def _evidence_to_dict(item: Evidence) -> dict[str, object]:
    row: dict[str, object] = {"doc_id": item.article_id}
    if item.sentence:
        row["sentence"] = item.sentence
    if item.span is not None:
        row |= {"start": item.span.start, "end": item.span.end}
    return row
