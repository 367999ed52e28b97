"""Events of articles that tell a day by the clock, or a match by its minutes.

In live blogs each paragraph begins with its time, "14.10 Power is out"; others say it within their
sentences, "In the 12th minute", and not always in order.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

from index.days import Month
from index.english.clock_times import ClockTime, time_told
from index.english.dates import day_text
from index.types import Sentence

FEWEST_TIMES = 3
"""Paragraphs that begin with a time; with fewer an article does not tell a day by the clock."""

FEWEST_TOLD = 3
"""Sentences that say their time; and they are more than those that say a day."""

FEWEST_WORDS = 4
"""Of a sentence that says something, its time left out: "Good morning." does not."""

_STAMP = re.compile(r"\W*(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?! ?%)[\s:–—-]+")

_Event = tuple[datetime.date, str, Sentence]


def clock_events(sentences: Sequence[Sentence], day: datetime.date | None) -> list[_Event]:
    """Return day, label and sentence of each time that an article tells; none of another article.

    Past midnight it is the next day.

    Args:
        sentences: Of the article, without headings.
        day: On which it was published and begins; where only the month is known, nothing is told.
    """
    stamps = [
        (at, found)
        for at, one in enumerate(sentences)
        if one.starts_paragraph and (found := _STAMP.match(one.text))
    ]
    if day is None or isinstance(day, Month) or len(stamps) < FEWEST_TIMES:
        return []
    return list(_events(sentences, stamps, day))


def told_events(
    sentences: Sequence[Sentence], dated: int, begins: tuple[datetime.date, str] | None
) -> list[_Event]:
    """Return day, label and sentence of each time that sentences say, earliest first.

    None of an article that tells no day by the clock.

    Args:
        sentences: Of the article, without headings.
        dated: How many sentences beside them say another day.
        begins: The day that it tells of, and how that is written, if that is known.
    """
    told: list[tuple[ClockTime, Sentence]] = []
    last: ClockTime | None = None
    for one in sentences:
        if (time := time_told(one.text)) is not None:
            time = time.with_half_of(last)
            told.append((time, one))
            last = None if time.is_of_match else time
    of_match = [one for one in told if one[0].is_of_match]
    told = (
        of_match if 2 * len(of_match) > len(told) else [one for one in told if one not in of_match]
    )
    if len(told) < max(FEWEST_TOLD, dated + 1):
        return []
    day, written = begins or (datetime.date.min, "")
    told.sort(key=lambda one: (one[0].minutes, one[1].number))
    return [(day, ", ".join(filter(None, (written, time.shown))), one) for time, one in told]


def _events(
    sentences: Sequence[Sentence], stamps: Sequence[tuple[int, re.Match[str]]], day: datetime.date
) -> Iterator[_Event]:
    last = ""
    for at, stamp in stamps:
        time = f"{int(stamp['hour']):02}.{stamp['minute']}"
        day += datetime.timedelta(days=time < last)
        last = time
        yield day, f"{day_text(day)}, {time}", _telling(sentences[at:], stamp.end())


def _telling(sentences: Sequence[Sentence], stamp_end: int) -> Sentence:
    """Return the first sentence of a paragraph, or the next where that one says nothing."""
    first, *others = sentences[:2]
    is_greeting = len(first.text[stamp_end:].split()) < FEWEST_WORDS
    behind = [one for one in others if not one.starts_paragraph]
    return behind[0] if is_greeting and behind else first
