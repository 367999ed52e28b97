"""The report's page: numbers on top, plots below, then every question."""

import html
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.metrics import metrics_of
from assistant.evaluation.metrics.metric import Metric
from assistant.evaluation.outcomes import Outcome, outcome
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.report.details import question_details
from assistant.evaluation.report.plots import (
    Curve,
    PlotRow,
    Segment,
    dot_and_whisker,
    line_chart,
    stacked_bar,
)
from assistant.evaluation.report.values import shown_value
from assistant.evaluation.report.words import german
from assistant.evaluation.results import ResultRow
from assistant.evaluation.statistics import Interval
from assistant.evaluation.summary import Summary
from index.types import Article

CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched, whatever the articles hold, but the page's own faces where it is served."""


def render_page(
    title: str,
    summary: Summary,
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    articles: Mapping[str, Article],
    description: Mapping[str, object],
    judgements: Sequence[Judgement] = (),
) -> str:
    """Return the whole HTML file; see `write_report` for the arguments."""
    by_id = {row.id: row for row in rows}
    pairs = [(one, by_id[one.id]) for one in questions if one.id in by_id]
    metrics, name = metrics_of(rows, judgements), html.escape(title)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">
<title>{name} · Citeline evaluation</title><style>{_asset("report.css")}</style>
</head>
<body>
<header><p class="brand">Citeline evaluation</p><h1>{name}</h1>
{_outcomes(pairs)}{_notes(summary)}</header>
<main>
<section><h2>Metrics</h2>
<p class="note">Dot: value. Whisker: 95% bootstrap interval over questions. n: questions behind
it.</p><div class="cards">{_families(metrics, summary)}</div></section>
<section><h2>Answering and waiting</h2><div class="cards">{_charts(summary, rows)}</div></section>
{_slices(metrics, summary)}
<section><h2>Questions</h2>{_QUESTION_FILTERS}<div id="questions"></div></section>
<details class="card run"><summary>How it was run</summary>
<pre>{html.escape(json.dumps(description, indent=2, ensure_ascii=False))}</pre></details>
</main>
{_read_by_script("data", _details(pairs, articles, judgements))}
{_read_by_script("german", german())}
<script>{_asset("report.js")}</script>
</body>
</html>
"""


def _details(
    pairs: Sequence[tuple[EvaluationQuestion, ResultRow]],
    articles: Mapping[str, Article],
    judgements: Sequence[Judgement],
) -> list[dict[str, Any]]:
    judged: dict[str, list[Judgement]] = {}
    for item in judgements:
        judged.setdefault(item.question_id, []).append(item)
    return [
        question_details(question, row, articles, judged.get(question.id, ()))
        for question, row in pairs
    ]


def _read_by_script(name: str, value: object) -> str:
    return f'<script type="application/json" id="{name}">{json_for_script(value)}</script>'


def json_for_script(value: object) -> str:
    """Return JSON that stands safely inside a script element: no "<", ">" or "&" in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


_QUESTION_FILTERS = """
<form class="filters" id="filters">
<label>Search <input type="search" id="search" placeholder="words of a question or answer"></label>
<label>Outcome <select id="outcome"><option value="">all</option></select></label>
<label>Type <select id="type"><option value="">all</option></select></label>
<output id="count" aria-live="polite"></output>
</form>
"""


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _outcomes(pairs: Sequence[tuple[EvaluationQuestion, ResultRow]]) -> str:
    counts = Counter(outcome(question, row) for question, row in pairs)
    segments = [Segment(kind.value.replace(" ", "-"), kind.value, counts[kind]) for kind in Outcome]
    noun = "question" if len(pairs) == 1 else "questions"
    return f'<p class="total"><b>{len(pairs)}</b> <span>{noun}</span></p>{stacked_bar(segments)}'


def _notes(summary: Summary) -> str:
    items = "".join(f"<li>{html.escape(note)}</li>" for note in summary.notes)
    return f'<ul class="notes">{items}</ul>' if items else ""


def _families(metrics: Sequence[Metric], summary: Summary) -> str:
    families = dict.fromkeys(metric.family for metric in metrics)
    return "".join(
        _card(family, [metric for metric in metrics if metric.family == family], summary)
        for family in families
    )


def _card(family: str, metrics: Sequence[Metric], summary: Summary) -> str:
    measured = [metric for metric in metrics if summary.metrics[metric.name].value is not None]
    units = dict.fromkeys(metric.unit for metric in measured)
    plots = "".join(
        _plot([metric for metric in measured if metric.unit == unit], summary.metrics)
        for unit in units
    )
    return f'<article class="card"><h3>{html.escape(family)}</h3>{plots}</article>' if plots else ""


def _plot(metrics: Sequence[Metric], intervals: Mapping[str, Interval]) -> str:
    """Plot metrics of one unit on one axis: up to 1 for shares, else up to the highest end."""
    rows = [
        PlotRow(metric.label, intervals[metric.name], _shown(metric, intervals), metric.name)
        for metric in metrics
    ]
    ends = [row.interval.high or row.interval.value or 0.0 for row in rows]
    return dot_and_whisker(rows, highest=max(ends) if metrics[0].unit else 1.0)


def _shown(metric: Metric, intervals: Mapping[str, Interval]) -> str:
    return shown_value(intervals[metric.name].value or 0.0, metric.unit)


def _charts(summary: Summary, rows: Sequence[ResultRow]) -> str:
    return _risk_card(summary) + _latency_card(rows)


def _risk_card(summary: Summary) -> str:
    points = [(point.coverage, point.risk) for point in summary.risk_coverage]
    if not any(risk for _, risk in points):
        return ""
    chart = line_chart(
        Curve(
            points,
            (1.0, max(risk for _, risk in points)),
            ("share of the questions answered", "share of these not answerable"),
            "Risk-coverage curve of the answerability score",
        )
    )
    return (
        '<article class="card"><h3>Risk and coverage</h3>'
        f'<p class="note">Answering the surest questions first.</p>{chart}</article>'
    )


def _latency_card(rows: Sequence[ResultRow]) -> str:
    times = sorted(row.latency_ms["total"] for row in rows if "total" in row.latency_ms)
    if not times:
        return ""
    points = [(time, rank / len(times)) for rank, time in enumerate(times, 1)]
    chart = line_chart(
        Curve(
            [(0.0, 0.0), *points],
            (times[-1], 1.0),
            ("milliseconds", "share of the questions done"),
            "Distribution of the total latency",
        )
    )
    return (
        '<article class="card"><h3>Latency</h3>'
        f'<p class="note">Share of the questions that took at most this long.</p>{chart}</article>'
    )


def _slices(metrics: Sequence[Metric], summary: Summary) -> str:
    if not summary.slices:
        return ""
    shown = [
        metric
        for metric in metrics
        if not metric.unit and any(metric.name in found for found in summary.slices.values())
    ]
    options = "".join(
        f'<option value="{html.escape(metric.name)}">{html.escape(metric.label)}</option>'
        for metric in shown
    )
    blocks = "".join(
        f'<div class="slice" data-metric="{html.escape(metric.name)}"{" hidden" if at else ""}>'
        f"{_slice_plot(metric, summary)}</div>"
        for at, metric in enumerate(shown)
    )
    return (
        '<section><h2>Slices</h2><form class="filters"><label>Metric '
        f'<select id="slice-metric">{options}</select></label></form>'
        f'<article class="card">{blocks}</article></section>'
    )


def _slice_plot(metric: Metric, summary: Summary) -> str:
    intervals = {"all": summary.metrics[metric.name]} | {
        name: found[metric.name] for name, found in summary.slices.items() if metric.name in found
    }
    return dot_and_whisker(
        [
            PlotRow(name, interval, f"{interval.value:.3f}")
            for name, interval in intervals.items()
            if interval.value is not None
        ]
    )
