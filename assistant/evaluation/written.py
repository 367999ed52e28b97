"""The metrics of a run whose answers a language model wrote; others have none of them."""

from collections.abc import Sequence

from assistant.evaluation.cases import Case
from assistant.evaluation.catalogue import ANSWERS, CITATIONS, COST, Metric, Terms
from assistant.evaluation.results import ResultRow
from assistant.types import Verdict

WRITTEN = "answer_output"
"""The tokens that tell that a language model wrote."""


def written_metrics(rows: Sequence[ResultRow]) -> list[Metric]:
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
            lambda case: _share(case.row.incomplete is not None),
            higher_is_better=False,
        ),
        Metric(
            "fallback_rate",
            "Answers quoted instead",
            ANSWERS,
            lambda case: _share(case.row.fallback is not None),
            higher_is_better=False,
        ),
    ]


def cost_of_answers(rows: Sequence[ResultRow]) -> list[Metric]:
    """Return `cost_answer_mean`, money a question, where prices are set; nothing elsewhere."""
    if all(row.cost is None for row in rows):
        return []
    return [
        Metric(
            "cost_answer_mean",
            "Cost a question, answers",
            COST,
            lambda case: None if case.row.failed else (case.row.cost or 0.0, 1.0),
            higher_is_better=False,
            unit="money",
        )
    ]


def _supported(case: Case) -> Terms:
    if case.row.fallback is not None:
        return None
    verdicts = [one.verdict for one in case.row.sentences if one.verdict is not None]
    if not verdicts:
        return None
    return sum(one == Verdict.SUPPORTED for one in verdicts) / len(verdicts), 1.0


def _share(value: bool) -> Terms:
    return float(value), 1.0
