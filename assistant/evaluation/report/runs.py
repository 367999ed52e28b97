"""The runs of a folder as pages: their list, the report of each, and two side by side."""

import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.evaluation.compare import Comparison, Flip, MetricComparison, compare_runs
from assistant.evaluation.metrics import METRICS
from index.errors import NotFoundError

SHOWN = ("article_hit_at_5", "f1", "answer_in_citations", "refusal_recall", "false_refusal_rate")
"""What the list of runs shows of each."""

SUMMARY_NAME = "summary.json"
REPORT_NAME = "report.html"

MOST_CHARACTERS = 300
"""Of one answer beside another."""

LABELS = {metric.name: metric.label for metric in METRICS}


@dataclass(frozen=True, slots=True)
class Runs:
    """The finished runs below a folder, named by their paths in it."""

    folder: Path

    def names(self) -> list[str]:
        """Return the names of all finished runs, the newest first."""
        found = sorted(
            self.folder.rglob(SUMMARY_NAME), key=lambda path: path.stat().st_mtime, reverse=True
        )
        return [path.parent.relative_to(self.folder).as_posix() for path in found]

    def report(self, name: str) -> str:
        """Return the report of one run, an HTML page.

        Raises:
            NotFoundError: There is no such run, or it has no report.
        """
        path = self._path(name) / REPORT_NAME
        if not path.is_file():
            raise NotFoundError(f"The run {name!r} has no report.")
        return path.read_text(encoding="utf-8")

    def list_page(self) -> str:
        """Return the list of runs, an HTML page on which two are chosen to be compared."""
        rows = "".join(self._row(name, at) for at, name in enumerate(self.names()))
        if not rows:
            folder = html.escape(str(self.folder))
            return page("Evaluation runs", f"<p>There is no finished run in {folder}.</p>")
        heads = cells([LABELS[name] for name in SHOWN], "th")
        table = (
            f"<table><thead><tr><th>A</th><th>B</th><th>Run</th><th>When</th><th>Questions</th>"
            f"{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )
        form = (
            '<form action="runs/compare" method="get" class="card">'
            f"{table}<p><button>Compare A with B</button></p></form>"
        )
        return page("Evaluation runs", form)

    def comparison_page(self, first: str, second: str) -> str:
        """Return two runs side by side, an HTML page.

        Raises:
            NotFoundError: There is no such run.
            DatasetError: They cannot be compared.
        """
        found = compare_runs(self._path(first), self._path(second))
        title = f"{html.escape(first)} and {html.escape(second)}"
        return page("Two runs", f"<p>A and B are {title}.</p>{comparison_html(found)}")

    def _path(self, name: str) -> Path:
        if name not in self.names():
            raise NotFoundError(f"There is no finished run {name!r}.")
        return self.folder / name

    def _row(self, name: str, at: int) -> str:
        path = self.folder / name / SUMMARY_NAME
        summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        values = [_value(summary["metrics"], metric) for metric in SHOWN]
        shown = html.escape(name)
        link = f'<a href="runs/report?run={quote(name, safe="")}">{shown}</a>'
        picks = "".join(
            f'<td><input type="radio" name="{side}" value="{shown}" aria-label="{label}: {shown}"'
            f"{' checked' if at == default else ''}></td>"
            for side, label, default in (("first", "A", 1), ("second", "B", 0))
        )
        about = cells([f"{when:%Y-%m-%d %H:%M}", f"{summary['questions']:,}", *values])
        return f"<tr>{picks}<td>{link}</td>{about}</tr>"


def comparison_html(found: Comparison) -> str:
    """Return a comparison: its metrics as a table, and the questions with another outcome."""
    left_out = f"; {found.unpaired:,} stand in one run only" if found.unpaired else ""
    notes = "".join(
        f"<li>{side}: {html.escape(note)}</li>"
        for side, told in zip("AB", found.notes, strict=True)
        for note in told
    )
    heads = cells(("Metric", "A", "B", "B - A", "95% interval", "p", "n", ""), "th")
    rows = "".join(map(_metric_row, found.metrics))
    flips = "".join(map(_flip, found.flips))
    return (
        f"<p>{found.questions:,} questions in both{left_out}. p-values are not corrected for the "
        f"number of metrics.</p><ul>{notes}</ul>"
        f'<div class="card"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
        f"</div><h2>{len(found.flips):,} questions with another outcome</h2>{flips}"
    )


def _metric_row(item: MetricComparison) -> str:
    difference = item.difference
    mark = {True: "better", False: "worse", None: ""}[item.is_better]
    interval = f"{_number(difference.low)} to {_number(difference.high)}"
    values = (_number(item.first), _number(item.second), _number(difference.value))
    name = LABELS.get(item.metric, item.metric)
    return f"<tr>{cells((name, *values, interval, _number(item.p), str(difference.n), mark))}</tr>"


def _flip(flip: Flip) -> str:
    sides = "".join(
        f"<dt>{side}: {html.escape(outcome.value)}</dt>"
        f"<dd>{html.escape(' '.join((row.error or row.answer).split())[:MOST_CHARACTERS])}</dd>"
        for side, outcome, row in (
            ("A", flip.first_outcome, flip.first),
            ("B", flip.second_outcome, flip.second),
        )
    )
    return f'<div class="card"><h3>{html.escape(flip.question.question)}</h3><dl>{sides}</dl></div>'


def cells(texts: Iterable[str], tag: str = "td") -> str:
    """Return texts as cells of a table."""
    return "".join(f"<{tag}>{html.escape(text)}</{tag}>" for text in texts)


def page(title: str, body: str) -> str:
    """Return a page in the reports' style; `body` is HTML."""
    style = (files("assistant.evaluation.report") / "report.css").read_text(encoding="utf-8")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · Citeline</title><style>{style}</style></head><body><header>"
        f'<p class="brand">Citeline evaluation</p><h1>{title}</h1></header>'
        f"<main>{body}</main></body></html>\n"
    )


def _value(metrics: Mapping[str, Mapping[str, float | None]], name: str) -> str:
    return _number(metrics.get(name, {}).get("value"))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
