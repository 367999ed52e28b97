"""Events of articles that tell a day by the clock, such as live blogs: "14.10 Power is out"."""

import datetime
import re
from collections.abc import Iterator, Sequence

from index.english.dates import day_text
from index.types import Sentence

FEWEST_TIMES = 3
"""Paragraphs that begin with a time; with fewer an article does not tell a day by the clock."""

FEWEST_WORDS = 4
"""Of a sentence that says something, its time left out: "Good morning." does not."""

_STAMP = re.compile(r"\W*(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?! ?%)[\s:–—-]+")

_Event = tuple[datetime.date, str, Sentence]


def clock_events(sentences: Sequence[Sentence], day: datetime.date | None) -> list[_Event]:
    """Return day, label and sentence of each time that an article tells; none of another article.

    Past midnight it is the next day.

    Args:
        sentences: Of the article, without headings.
        day: On which it was published and begins.
    """
    stamps = [
        (at, found)
        for at, one in enumerate(sentences)
        if one.starts_paragraph and (found := _STAMP.match(one.text))
    ]
    if day is None or len(stamps) < FEWEST_TIMES:
        return []
    return list(_events(sentences, stamps, day))


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
