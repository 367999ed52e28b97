"""The metrics of a run whose answers a language model wrote; others have none of them."""

from collections.abc import Sequence

from assistant.evaluation.cases import Case
from assistant.evaluation.metrics.metric import ANSWERS, CITATIONS, Metric, Terms, mean
from assistant.evaluation.results import ResultRow
from assistant.types import Verdict

WRITTEN = "answer_output"
"""The tokens that tell that a language model wrote."""


def metrics_of(rows: Sequence[ResultRow]) -> list[Metric]:
    """Return what only written answers can lack; nothing where none was to be written.

    `supported_sentences`, sentences that the checker supports / sentences with a verdict, of the
    answers that the model wrote; `incomplete_rate` and `fallback_rate`, answers that break off, and
    questions for which the model wrote nothing and sentences were quoted.
    """
    # A model that failed every time leaves no tokens, only reasons.
    if not any(WRITTEN in row.tokens or row.fallback is not None for row in rows):
        return []
    return [
        Metric("supported_sentences", "Sentences supported", CITATIONS, _supported),
        Metric(
            "incomplete_rate",
            "Answers that break off",
            ANSWERS,
            lambda case: mean(case.row.incomplete is not None),
            higher_is_better=False,
        ),
        Metric(
            "fallback_rate",
            "Answers quoted instead",
            ANSWERS,
            lambda case: mean(case.row.fallback is not None),
            higher_is_better=False,
        ),
    ]


def _supported(case: Case) -> Terms:
    if case.row.fallback is not None:
        return None
    verdicts = [one.verdict for one in case.row.sentences if one.verdict is not None]
    if not verdicts:
        return None
    return mean(sum(one == Verdict.SUPPORTED for one in verdicts) / len(verdicts))
