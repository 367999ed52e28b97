"""Days of publication, and months where that is all that is known: "August 2024"."""

import datetime
from typing import Annotated, Any, Self, TypeAlias

_MONTH_CHARACTERS = len("2024-08")


class Month(datetime.date):
    """A day of which only its month is known.

    It is compared, sorted and counted from as the first of the month, but is never written as a
    day: in ISO form it is "2024-08".
    """

    @classmethod
    def of(cls, day: datetime.date) -> Self:
        """Return the month of a day."""
        return cls(day.year, day.month, 1)

    def isoformat(self) -> str:
        """Return the month as "2024-08"."""
        return self.first.isoformat()[:_MONTH_CHARACTERS]

    @property
    def first(self) -> datetime.date:
        """The first of the month."""
        return datetime.date(self.year, self.month, 1)

    # Days that are counted from it are days.
    def __add__(self, other: datetime.timedelta) -> datetime.date:  # type: ignore[override]
        """Return the day so long after the first of the month."""
        return self.first + other

    __radd__ = __add__  # type: ignore[assignment]

    def __sub__(self, other: Any) -> Any:  # noqa: ANN401 - as of a date
        """Return the day so long before the first of the month, or the time since another."""
        return self.first - other

    def replace(self, *fields: Any, **named: Any) -> datetime.date:  # type: ignore[override] # noqa: ANN401 - as of a date
        """Return the first of the month with other fields, a day."""
        return self.first.replace(*fields, **named)


def first_day(day: datetime.date) -> datetime.date:
    """Return a day as it is, and of a month its first."""
    return day.first if isinstance(day, Month) else day


def day_of(text: str | None) -> datetime.date | None:
    """Return a day or a month from its ISO form, as it is stored; None for none.

    Raises:
        ValueError: It is neither.
    """
    if not text:
        return None
    if len(text) == _MONTH_CHARACTERS:
        return Month.fromisoformat(f"{text}-01")
    return datetime.date.fromisoformat(text)


class _InJson:
    """Tells pydantic to keep a month a month, in JSON and out of it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:  # noqa: ANN401 - pydantic's
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
            _month_or_other,
            handler(source),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda day: day.isoformat(),
                return_schema=core_schema.str_schema(),
                when_used="json",
            ),
        )


def _month_or_other(value: object) -> object:
    is_month = isinstance(value, str) and len(value) == _MONTH_CHARACTERS
    return day_of(str(value)) if is_month else value


Day: TypeAlias = Annotated[datetime.date, _InJson()]
"""A day, or a `Month`; for the fields of what pydantic reads and writes."""
