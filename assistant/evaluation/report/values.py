"""Numbers as people read them, by their unit."""

from assistant.evaluation.metrics.metric import MILLISECONDS, MONEY

NONE = "–"


def shown_value(value: float | None, unit: str = "") -> str:
    """Return a value of a metric of this unit, empty for a share in [0, 1]; a dash for none."""
    if value is None:
        return NONE
    if unit == MILLISECONDS:
        return f"{value:,.0f}\u00a0ms"
    if unit == MONEY:
        return f"{value:.3g}"
    return f"{value:,.0f}" if unit else f"{value:.3f}"
