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
from assistant.evaluation.metrics import METRICS, metrics_of
from assistant.evaluation.metrics.metric import Metric
from assistant.evaluation.report.values import shown_value
from assistant.evaluation.report.words import Say, speaker
from assistant.evaluation.results import read_results
from assistant.evaluation.run import RESULTS_NAME
from index.errors import NotFoundError

SHOWN = ("article_hit_at_5", "f1", "answer_in_citations", "refusal_recall", "false_refusal_rate")
"""What the list of runs shows of each."""

SUMMARY_NAME = "summary.json"
REPORT_NAME = "report.html"

MOST_CHARACTERS = 300
"""Of one answer beside another."""

KNOWN = {metric.name: metric for metric in METRICS}


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

    def list_page(self, language: str = "en") -> str:
        """Return the list of runs, an HTML page on which two are chosen to be compared."""
        say = speaker(language)
        title = say("Evaluation runs")
        rows = "".join(self._row(name, at, language) for at, name in enumerate(self.names()))
        if not rows:
            folder = html.escape(str(self.folder))
            none = say("There is no finished run in {folder}.").format(folder=folder)
            return page(title, f"<p>{none}</p>", language)
        names = ("A", "B", "Run", "When", "Questions", *(KNOWN[name].label for name in SHOWN))
        form = (
            '<form action="runs/compare" method="get" class="card">'
            f'<input type="hidden" name="language" value="{language}">'
            f"<table><thead><tr>{cells(map(say, names), 'th')}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
            f"<p><button>{say('Compare A with B')}</button></p></form>"
        )
        return page(title, form, language)

    def comparison_page(self, first: str, second: str, language: str = "en") -> str:
        """Return two runs side by side, an HTML page.

        Raises:
            NotFoundError: There is no such run.
            DatasetError: They cannot be compared.
        """
        say = speaker(language)
        path = self._path(first)
        found = compare_runs(path, self._path(second))
        metrics = {one.name: one for one in metrics_of(read_results(path / RESULTS_NAME))}
        names = {"first": _link("", first, language), "second": _link("", second, language)}
        about = say("A and B are {first} and {second}.").format(**names)
        body = f"<p>{about}</p>{comparison_html(found, KNOWN | metrics, say)}"
        return page(say("Two runs"), body, language)

    def _path(self, name: str) -> Path:
        if name not in self.names():
            raise NotFoundError(f"There is no finished run {name!r}.")
        return self.folder / name

    def _row(self, name: str, at: int, language: str) -> str:
        path = self.folder / name / SUMMARY_NAME
        summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        values = [_value(summary["metrics"], KNOWN[metric]) for metric in SHOWN]
        shown = html.escape(name)
        link = _link("runs/", name, language)
        picks = "".join(
            f'<td><input type="radio" name="{side}" value="{shown}" aria-label="{label}: {shown}"'
            f"{' checked' if at == default else ''}></td>"
            for side, label, default in (("first", "A", 1), ("second", "B", 0))
        )
        about = cells([f"{when:%Y-%m-%d %H:%M}", f"{summary['questions']:,}", *values])
        return f"<tr>{picks}<td>{link}</td>{about}</tr>"


def _link(folder: str, name: str, language: str) -> str:
    """Return a link to the report of a run, from a page that is so far above it."""
    address = f"{folder}report?run={quote(name, safe='')}&amp;language={language}"
    return f'<a href="{address}">{html.escape(name)}</a>'


def comparison_html(found: Comparison, metrics: Mapping[str, Metric], say: Say) -> str:
    """Return a comparison: its metrics as a table, and the questions with another outcome.

    Args:
        found: The comparison.
        metrics: By name, what is known of them.
        say: Puts what the page says into its language.
    """
    counts = {"count": f"{found.questions:,}", "alone": f"{found.unpaired:,}"}
    alone = "; {alone} stand in one run only" if found.unpaired else ""
    both = say(f"{{count}} questions in both{alone}").format(**counts)
    notes = "".join(
        f"<li>{side}: {html.escape(say(note))}</li>"
        for side, told in zip("AB", found.notes, strict=True)
        for note in told
    )
    table = _metric_table((one for one in found.metrics if one.difference.value), metrics, say)
    same = [one for one in found.metrics if not one.difference.value]
    summary = say("{count} metrics are the same in both").format(count=f"{len(same):,}")
    folded = f"<details><summary>{summary}</summary>{_metric_table(same, metrics, say)}</details>"
    flips = "".join(_flip(one, say) for one in found.flips)
    other = say("{count} questions with another outcome").format(count=f"{len(found.flips):,}")
    return (
        f"<p>{both}. {say('p-values are not corrected for the number of metrics.')}</p>"
        f'<ul>{notes}</ul><div class="card">{table}{folded if same else ""}</div>'
        f"<h2>{other}</h2>{flips}"
    )


def _metric_table(
    compared: Iterable[MetricComparison], metrics: Mapping[str, Metric], say: Say
) -> str:
    """Return metrics of two runs as a table; empty without any."""
    names = ("Metric", "A", "B", "B - A", "95% interval", "p", "n", "")
    rows = "".join(_metric_row(one, metrics.get(one.metric), say) for one in compared)
    head = f"<thead><tr>{cells(map(say, names), 'th')}</tr></thead>"
    return f'<table class="figures">{head}<tbody>{rows}</tbody></table>' if rows else ""


def _metric_row(item: MetricComparison, metric: Metric | None, say: Say) -> str:
    unit = metric.unit if metric else ""
    difference = item.difference
    mark = {True: "better", False: "worse", None: ""}[item.is_better]
    low, high = (shown_value(one, unit) for one in (difference.low, difference.high))
    interval = say("{low} to {high}").format(low=low, high=high)
    values = [shown_value(one, unit) for one in (item.first, item.second, difference.value)]
    name = say(metric.label) if metric else item.metric
    about = (name, *values, interval, shown_value(item.p), str(difference.n), say(mark))
    return f"<tr>{cells(about)}</tr>"


def _flip(flip: Flip, say: Say) -> str:
    sides = "".join(
        f"<dt>{side}: {html.escape(say(outcome.value))}</dt>"
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


def page(title: str, body: str, language: str) -> str:
    """Return a page in the reports' style; `body` is HTML."""
    style = (files("assistant.evaluation.report") / "report.css").read_text(encoding="utf-8")
    brand = speaker(language)("Citeline evaluation")
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · Citeline</title><style>{style}</style></head><body><header>"
        f'<p class="brand">{brand}</p><h1>{title}</h1></header>'
        f"<main>{body}</main></body></html>\n"
    )


def _value(metrics: Mapping[str, Mapping[str, float | None]], metric: Metric) -> str:
    return shown_value(metrics.get(metric.name, {}).get("value"), metric.unit)
