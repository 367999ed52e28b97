"""What a follow-up was searched for, as a line that can be edited and asked again.

The line's links hold all that is needed to ask: the question and the inferred filters. The page's
script lets a reader edit the question, or take a filter away, and sends the link's fields back.
Like `render`, pure functions; what comes back is from a client and is read as such.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import parse_qs, urlencode

from assistant.types import RequestKind
from assistant.web import render
from index.english.dates import day_text
from index.types import SearchFilter

LINK = "#again?"
"""How the address of a link begins that asks again."""

MOST_SOURCES = 50

KINDS = {
    RequestKind.LIST: "a list",
    RequestKind.COUNT: "a count",
    RequestKind.COMPARE: "a comparison",
    RequestKind.SUMMARY: "a summary",
    RequestKind.NEWS: "the news of a time",
    RequestKind.LATEST: "the latest",
    RequestKind.TIMELINE: "a timeline",
    RequestKind.ARTICLES: "a list of articles",
    RequestKind.SOURCES: "a list of sources",
    RequestKind.DATES: "the dates of articles",
    RequestKind.PEOPLE: "a list of people",
    RequestKind.QUOTE: "somebody’s words",
    RequestKind.MORE: "more of the same",
    RequestKind.SHORTER: "the same in short",
    RequestKind.BULLETS: "the same as points",
}
"""Kinds of requests that are worth saying, in words that follow on "Understood as"."""


@dataclass(frozen=True, slots=True)
class Again:
    """What to ask again: a question, the filters that are left, and what it is to be taken for."""

    question: str
    filter: SearchFilter = field(default_factory=SearchFilter)
    kind: RequestKind | None = None

    @property
    def link(self) -> str:
        """The address that asks this."""
        fields = [("question", self.question)]
        fields += [("source", name) for name in sorted(self.filter.sources)]
        days = (("after", self.filter.after), ("before", self.filter.before))
        fields += [(name, day.isoformat()) for name, day in days if day]
        fields += [("kind", self.kind.value)] if self.kind else []
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


def understood_line(asked: str, kind: RequestKind, *, is_chosen: bool = False) -> str:
    """Return what a question was understood as, and ways to ask it as something else.

    Empty for what every question is, unless the reader chose it.
    """
    words = KINDS.get(kind)
    if words is None and not is_chosen:
        return ""
    plain = Again(asked, kind=RequestKind.FACT)
    other = (
        f'<a class="kind" href="{render.escaped(plain.link)}">Ask it plainly</a>'
        if kind is not RequestKind.FACT
        else ""
    )
    choose = f'<a class="kinds" href="{render.escaped(plain.link)}">Ask it as…</a>'
    said = words or "a plain question"
    return (
        f'<div class="understood"><span class="label">{"Asked" if is_chosen else "Understood"} as '
        f"{said}</span> {other} {choose}</div>"
    )


def read_again(fields: str) -> Again | None:
    """Read what a link asks, as the page sends it back; None if it names no question."""
    try:
        values = parse_qs(fields.removeprefix(LINK), max_num_fields=MOST_SOURCES + 4)
    except ValueError:
        return None
    question = values.get("question", [""])[0].strip()
    if not question:
        return None
    sources = frozenset(values.get("source", []))
    chosen = SearchFilter(sources, _day(values, "after"), _day(values, "before"))
    [kind] = values.get("kind", [""])[:1]
    return Again(question, chosen, RequestKind(kind) if kind in set(RequestKind) else None)


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
