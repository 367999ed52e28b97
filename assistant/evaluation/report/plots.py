"""Small inline SVG plots. Pure: numbers in, markup out; every text is escaped."""

import html
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.evaluation.statistics import Interval


@dataclass(frozen=True, slots=True)
class PlotRow:
    """One line of a dot-and-whisker plot.

    Attributes:
        label: What was measured.
        interval: The dot and the ends of the whisker; the value must not be None.
        shown: The number as it is written beside the plot.
        hint: Shown when the pointer rests on the row.
    """

    label: str
    interval: Interval
    shown: str
    hint: str = ""


def dot_and_whisker(rows: Sequence[PlotRow], *, highest: float = 1.0) -> str:
    """Return a plot with one row an interval, on a common axis from 0 to `highest`."""
    return f'<div class="plot">{"".join(_row(row, highest) for row in rows)}</div>'


def _row(row: PlotRow, highest: float) -> str:
    value = row.interval.value or 0.0
    low = value if row.interval.low is None else row.interval.low
    high = value if row.interval.high is None else row.interval.high
    left, middle, right = (_percent(number, highest) for number in (low, value, high))
    label = f"{row.label}: {row.shown}, 95% interval {_short(low)} to {_short(high)}"
    return (
        f'<div class="plot-row" title="{html.escape(row.hint)}">'
        f'<span class="plot-label">{html.escape(row.label)}</span>'
        f'<svg class="strip" height="22" role="img" aria-label="{html.escape(label)}">'
        '<line class="axis" x1="0%" x2="100%" y1="11" y2="11"/>'
        + "".join(f'<line class="tick" x1="{at}%" x2="{at}%" y1="7" y2="15"/>' for at in _TICKS)
        + f'<line class="whisker" x1="{left}%" x2="{right}%" y1="11" y2="11"/>'
        f'<circle class="dot" cx="{middle}%" cy="11" r="4"/></svg>'
        f'<span class="plot-value">{html.escape(row.shown)}</span>'
        f'<span class="plot-n">n {row.interval.n}</span></div>'
    )


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1_000 else f"{number:.4g}"


_TICKS = (0, 25, 50, 75, 100)


def _percent(number: float, highest: float) -> float:
    share = number / highest if highest else 0.0
    return round(100 * min(1.0, max(0.0, share)), 2)


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a stacked bar; `kind` is its CSS class."""

    kind: str
    label: str
    count: int


def stacked_bar(segments: Sequence[Segment]) -> str:
    """Return one bar cut in proportion, with a legend."""
    total = sum(segment.count for segment in segments) or 1
    shown = [segment for segment in segments if segment.count]
    start, parts = 0.0, []
    for segment in shown:
        width = 100 * segment.count / total
        parts.append(
            f'<rect class="{segment.kind}" x="{start:.3f}%" width="{width:.3f}%" height="28">'
            f"<title>{html.escape(segment.label)}: {segment.count}</title></rect>"
        )
        start += width
    legend = "".join(
        f'<li><i class="{segment.kind}"></i>{html.escape(segment.label)} '
        f"<b>{segment.count}</b> ({100 * segment.count / total:.0f}%)</li>"
        for segment in shown
    )
    return (
        f'<svg class="stacked" height="28" aria-hidden="true">{"".join(parts)}</svg>'
        f'<ul class="legend">{legend}</ul>'
    )


Point = tuple[float, float]
"""x and y of a curve."""

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 480, 260, 52, 42, 12, 14


@dataclass(frozen=True, slots=True)
class Curve:
    """A line chart: both axes start at 0.

    Attributes:
        points: In the order of x.
        highest: What each axis must reach.
        labels: What the axes show.
        name: What the chart shows, for screen readers.
    """

    points: Sequence[Point]
    highest: Point
    labels: tuple[str, str]
    name: str


def line_chart(curve: Curve) -> str:
    """Return the curve with its axes, as steps from point to point."""
    wide, tall = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    ends = (axis_end(curve.highest[0]), axis_end(curve.highest[1]))

    def place(x: float, y: float) -> Point:
        across, up = (at / end for at, end in zip((x, y), ends, strict=True))
        return _LEFT + wide * across, _TOP + tall * (1 - up)

    steps: list[Point] = []
    for x, y in curve.points:
        if steps:
            steps.append((x, steps[-1][1]))
        steps.append((x, y))
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*step) for step in steps))
    return (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{html.escape(curve.name)}">{_axes(curve.labels, ends, place)}'
        f'<polyline class="curve" points="{path}"/></svg>'
    )


def axis_end(highest: float) -> float:
    """Return the end of an axis, at least `highest`, whose quarters are short numbers."""
    if highest <= 0:
        return 1.0
    scale: float = 10.0 ** math.floor(math.log10(highest))
    return next(step * scale for step in (1, 2, 4, 6, 8, 10) if step * scale >= highest - 1e-12)


def _axes(labels: tuple[str, str], ends: Point, place: Callable[[float, float], Point]) -> str:
    foot, side = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        value = (share * ends[0], share * ends[1])
        x, y = place(*value)
        parts.append(
            f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{foot}"/>'
            f'<line class="grid" x1="{_LEFT}" x2="{side}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{x:.1f}" y="{foot + 16}" text-anchor="middle">{_short(value[0])}</text>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_short(value[1])}</text>'
        )
    across, up = (html.escape(label) for label in labels)
    middle = _TOP + (foot - _TOP) / 2
    parts.append(
        f'<text x="{(_LEFT + side) / 2:.0f}" y="{_HEIGHT - 6}" text-anchor="middle">{across}</text>'
        f'<text transform="translate(12 {middle:.0f}) rotate(-90)" text-anchor="middle">{up}</text>'
    )
    return "".join(parts)
