"""Comparisons and gates as plain text for a terminal and as JSON values for scripts."""

from collections.abc import Sequence
from typing import Any

from assistant.evaluation.compare import Comparison, Flip, MetricComparison
from assistant.evaluation.gate import GateLine
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.results import ResultRow
from assistant.evaluation.summary import interval_to_dict

_SHOWN_CHARACTERS = 160
_SIDES = ("first", "second")


def comparison_text(comparison: Comparison, first: str, second: str) -> str:
    """Return the comparison as text.

    Args:
        comparison: What to show.
        first: Name of the first run.
        second: Name of the second run.
    """
    left_out = f"; {comparison.unpaired} in one run only" if comparison.unpaired else ""
    lines = [
        f"A: {first}",
        f"B: {second}",
        f"{comparison.questions} questions in both{left_out}",
        *(
            f"Note on {name}: {note}"
            for name, notes in zip("AB", comparison.notes, strict=True)
            for note in notes
        ),
        "",
        *aligned(
            [("metric", "A", "B", "B - A", "95% interval", "p", "test", "n", "")]
            + [_metric_cells(item) for item in comparison.metrics]
        ),
        "",
        "p-values are not corrected for the number of metrics.",
        "",
        f"{len(comparison.flips)} questions with another outcome",
    ]
    for flip in comparison.flips:
        lines += ["", *_flip_lines(flip)]
    return "\n".join(lines)


def _metric_cells(item: MetricComparison) -> tuple[str, ...]:
    difference = item.difference
    mark = {True: "better", False: "worse", None: ""}[item.is_better]
    interval = f"[{_number(difference.low)}, {_number(difference.high)}]"
    return (
        item.metric,
        _number(item.first),
        _number(item.second),
        _number(difference.value, sign=True),
        interval,
        _number(item.p),
        item.test,
        str(difference.n),
        mark,
    )


def _flip_lines(flip: Flip) -> list[str]:
    return [
        f"{flip.question.id}: {flip.question.question}",
        f"  A {flip.first_outcome.value}: {_reply(flip.first)}",
        f"  B {flip.second_outcome.value}: {_reply(flip.second)}",
    ]


def _reply(row: ResultRow) -> str:
    text = " ".join((row.error or row.answer).split())
    if row.fallback is not None:
        text = f"(quoted, because the language model failed) {text}"
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON values."""
    return {
        "questions": comparison.questions,
        "unpaired": comparison.unpaired,
        "fallbacks": dict(zip(_SIDES, comparison.fallbacks, strict=True)),
        "notes": {side: list(notes) for side, notes in zip(_SIDES, comparison.notes, strict=True)},
        "metrics": {
            item.metric: {
                "first": item.first,
                "second": item.second,
                "difference": interval_to_dict(item.difference),
                "p": item.p,
                "test": item.test,
                "is_better": item.is_better,
            }
            for item in comparison.metrics
        },
        "flips": [
            {
                "id": flip.question.id,
                "question": flip.question.question,
                "first": _side_to_dict(flip.first_outcome, flip.first),
                "second": _side_to_dict(flip.second_outcome, flip.second),
            }
            for flip in comparison.flips
        ],
    }


def _side_to_dict(outcome: Outcome, row: ResultRow) -> dict[str, str | None]:
    return {"outcome": outcome.value, "answer": row.answer, "fallback": row.fallback}


def gate_text(lines: Sequence[GateLine]) -> str:
    """Return what falls short as a table, or that nothing does."""
    short = [line for line in lines if not line.passed]
    if not short:
        return f"All {len(lines)} bounds are met."
    cells = [("metric", "measured", "bound", "short by", "n")]
    for line in short:
        bound = line.bound
        limit = f"{'>=' if bound.kind == 'min' else '<='} {bound.limit:g}"
        gap = "not measured" if line.value is None else _number(abs(line.value - bound.limit))
        cells.append((bound.metric, _number(line.value), limit, gap, str(line.n)))
    return "\n".join([f"{len(short)} of {len(lines)} bounds are missed.", "", *aligned(cells)])


def gate_to_dict(lines: Sequence[GateLine]) -> dict[str, Any]:
    """Return the gate as JSON values."""
    return {
        "passed": all(line.passed for line in lines),
        "bounds": [
            {
                "metric": line.bound.metric,
                "kind": line.bound.kind,
                "limit": line.bound.limit,
                "value": line.value,
                "n": line.n,
                "passed": line.passed,
            }
            for line in lines
        ],
    }


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows with their columns under each other: the first to the left, others right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _number(value: float | None, *, sign: bool = False) -> str:
    if value is None:
        return "-"
    return f"{value:+.3f}" if sign else f"{value:.3f}"
