"""Rows of tables as tables: their bars and tabs stay in the text, out of sight."""

import re

from index.sentences.lines import is_table_row

_BAR = re.compile(r" *[|\t] *")
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")


def with_quiet_bars(text: str, markup: str) -> str:
    """Return the markup of a text, the bars between its cells set apart if it is a table's row.

    Args:
        text: As it stands in its article.
        markup: Of it, our own; no tag of ours holds a bar or a tab.
    """
    if not is_table_row(text.strip()):
        return markup
    bars = _BAR.finditer(text)

    def quiet(bar: re.Match[str]) -> str:
        here = next(bars)
        is_outer = not text[: here.start()].strip() or not text[here.end() :].strip()
        return f'<span class="bar{" outer" if is_outer else ""}">{bar[0]}</span>'

    return _BAR.sub(quiet, markup)


def is_rule(line: str) -> bool:
    """Whether a table's row only parts its head from its body, as in "|---|---|"."""
    return _RULE.fullmatch(line) is not None


def cell_spans(line: str) -> list[tuple[int, int]]:
    """Return where the cells of a row stand, each with the bar before it, the last to the end."""
    starts = [bar.start() for bar in _BAR.finditer(line.rstrip()) if bar.end() < len(line.rstrip())]
    starts = sorted({0, *starts})
    return list(zip(starts, [*starts[1:], len(line)], strict=True))
