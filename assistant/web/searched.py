"""What a follow-up was searched for, as a line that can be edited and asked again.

The line's links hold all that is needed to ask: the question and the inferred filters. The page's
script lets a reader edit the question, or take a filter away, and sends the link's fields back.
Like `render`, pure functions; what comes back is from a client and is read as such.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qs, urlencode

from assistant.web import render
from index.english.dates import day_text
from index.types import SearchFilter

LINK = "#again?"
"""How the address of a link begins that asks again."""

MOST_SOURCES = 50


@dataclass(frozen=True, slots=True)
class Again:
    """What to ask again: a question that stands alone, and the filters that are left."""

    question: str
    filter: SearchFilter = field(default_factory=SearchFilter)

    @property
    def link(self) -> str:
        """The address that asks this."""
        fields = [("question", self.question)]
        fields += [("source", name) for name in sorted(self.filter.sources)]
        days = (("after", self.filter.after), ("before", self.filter.before))
        fields += [(name, day.isoformat()) for name, day in days if day]
        return LINK + urlencode([(name, _encodable(text)) for name, text in fields])


def searched_line(asked: str, searched_for: str, inferred: SearchFilter) -> str:
    """Return what was searched for, and a chip for each inferred filter; empty if as asked.

    Args:
        asked: What the reader typed.
        searched_for: The question that stands alone; empty if it is what the reader typed.
        inferred: Filters that the reader did not choose.
    """
    if not searched_for and inferred.is_empty:
        return ""
    again = Again(searched_for or asked, inferred)
    text = (
        f'<a class="again" href="{render.escaped(again.link)}" title="Edit and ask again">'
        f"{render.one_line(again.question)}</a>"
    )
    chips = "".join(_chip(label, rest) for label, rest in _without_each(again))
    return f'<div class="searched"><span class="label">Searched for:</span> {text}{chips}</div>'


def read_again(fields: str) -> Again | None:
    """Read what a link asks, as the page sends it back; None if it names no question."""
    try:
        values = parse_qs(fields.removeprefix(LINK), max_num_fields=MOST_SOURCES + 3)
    except ValueError:
        return None
    question = values.get("question", [""])[0].strip()
    if not question:
        return None
    sources = frozenset(values.get("source", []))
    return Again(question, SearchFilter(sources, _day(values, "after"), _day(values, "before")))


def _without_each(again: Again) -> list[tuple[str, Again]]:
    """Return a label for each filter, with what is left to ask without it."""
    chosen = again.filter
    left = [
        (name, replace(chosen, sources=chosen.sources - {name})) for name in sorted(chosen.sources)
    ]
    if chosen.after:
        left.append((f"from {day_text(chosen.after)}", replace(chosen, after=None)))
    if chosen.before:
        left.append((f"until {day_text(chosen.before)}", replace(chosen, before=None)))
    return [(label, replace(again, filter=rest)) for label, rest in left]


def _chip(label: str, rest: Again) -> str:
    link, title = render.escaped(rest.link), "Ask again without this filter"
    return f' <a class="chip" href="{link}" title="{title}">{render.one_line(label)}</a>'


def _encodable(text: str) -> str:
    return render.UNSHOWABLE.sub("\ufffd", text)


def _day(values: dict[str, list[str]], name: str) -> date | None:
    try:
        return date.fromisoformat(values.get(name, [""])[0])
    except ValueError:
        return None
