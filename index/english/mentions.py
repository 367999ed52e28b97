"""Whether one article mentions something: "Does the report on the dam mention a crack?"."""

import re
from dataclasses import dataclass

_WHETHER = re.compile(r"\W*(?:do|does|is|are|have|has|can|could|any)\b", re.IGNORECASE)
_WITHIN_ONE = re.compile(
    r"\bthe (?:article|report|story|piece|text|interview|column) (?:about|on) (?P<about>.+?) "
    r"(?:mention|name|contain|cover|(?:say|tell|speak|talk|report) (?:us )?(?:(?:any|some)thing )?"
    r"(?:of|about|on)) (?P<what>.+?)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MentionAsked:
    """What an article is about, and what is looked for in it."""

    about: str
    what: str


def asks_whether(question: str) -> bool:
    """Whether a request asks if there is an article, and not how many there are."""
    return _WHETHER.match(question) is not None


def mention_asked(question: str) -> MentionAsked | None:
    """Return what a question looks for in the article about something; None of most questions."""
    found = _WITHIN_ONE.search(question) if asks_whether(question) else None
    return MentionAsked(found["about"], found["what"]) if found is not None else None
