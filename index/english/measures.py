"""Units of what is measured, and which of them answer a question."""

import re

from index.english.words import stem

MEASURES = frozenset(
    map(
        stem,
        "second minute hour day week month year decade metre meter kilometre kilometer mile foot"
        " feet inch kilo kilogram gram tonne ton pound litre liter percent cent degree".split(),
    )
)
"""Stems of words after a number that measure: what is counted is something else."""

_LENGTHS = "metre meter m kilometre kilometer km centimetre centimeter cm mm mile foot ft inch yard"
_UNITS = {
    re.compile(rf"\bhow {asked}\b", re.IGNORECASE): frozenset(map(stem, units.split()))
    for asked, units in (
        ("heavy|much (?:do|does|did|will|would) [^?]+ weigh", "g gram kg kilogram kilo tonne ton t"
         " pound lb lbs ounce oz stone"),
        ("(?:tall|deep|wide)", f"{_LENGTHS} feet inches storey story"),
        ("fast", f"{_LENGTHS} hour minute second knot mph kmh kph"),
        ("(?:warm|hot|cold)", "degree celsius fahrenheit centigrade"),
        ("far", f"{_LENGTHS} feet inches league second minute hour day light step stop"),
    )
}  # fmt: skip
"""Stems of the units of what is measured; one of them stands with its number."""


def units_asked(question: str) -> frozenset[str]:
    """Return the stems of units in which an answer is: of weight, for "How heavy is it?".

    Empty where it may be in any.
    """
    found = (units for form, units in _UNITS.items() if form.search(question))
    return next(found, frozenset())
