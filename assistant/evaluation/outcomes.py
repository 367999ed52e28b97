"""What became of one question, in one word."""

from enum import StrEnum

from assistant.evaluation.answer_strings import answer_contained
from assistant.evaluation.metrics.citations import evidence_cited
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow


class Outcome(StrEnum):
    """How a reply compares with what the set expects."""

    RIGHT = "right"
    """Answered, and an answer string stands in the answer or in a cited sentence; without answer
    strings: an evidence sentence is cited; without these: an article that answers."""

    WRONG = "wrong"
    """Answered, and not right."""

    ANSWERED = "answered"
    """Answered, and the set names neither answer nor evidence to compare with."""

    RIGHTLY_REFUSED = "rightly refused"
    """Refused what the corpus does not answer."""

    WRONGLY_REFUSED = "wrongly refused"
    """Refused what the corpus answers."""

    WRONGLY_ANSWERED = "wrongly answered"
    """Answered what the corpus does not answer."""

    FAILED = "failed"
    """Ended in an error."""

    @property
    def is_good(self) -> bool:
        """Whether this is what the set expects."""
        return self in (Outcome.RIGHT, Outcome.RIGHTLY_REFUSED)


def outcome(question: EvaluationQuestion, row: ResultRow) -> Outcome:
    """Compare a reply with what the set expects."""
    if row.failed:
        return Outcome.FAILED
    if row.refused:
        return Outcome.WRONGLY_REFUSED if question.answerable else Outcome.RIGHTLY_REFUSED
    if not question.answerable:
        return Outcome.WRONGLY_ANSWERED
    if not question.answers and not question.evidence:
        return Outcome.ANSWERED
    return Outcome.RIGHT if _is_right(question, row) else Outcome.WRONG


def _is_right(question: EvaluationQuestion, row: ResultRow) -> bool:
    if question.answers:
        shown = [row.answer, *(citation.quote for citation in row.citations)]
        return any(answer_contained(text, question.answers) for text in shown)
    if question.evidence_sentences:
        return evidence_cited(row.citations, question.evidence_sentences) > 0
    return any(one.article_id in question.evidence_articles for one in row.citations)
