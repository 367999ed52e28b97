"""Mentions: whether one article has something, which ones do, and which one has it most.

"Does the report on the dam mention a crack?", "Which article mentions Rita Sund most?".
"""

import re
from dataclasses import dataclass

_WHETHER = re.compile(r"\W*(?:do|does|is|are|have|has|can|could|any)\b", re.IGNORECASE)
_WITHIN_ONE = re.compile(
    r"\bthe (?:article|report|story|piece|text|interview|column) (?:about|on) (?P<about>.+?) "
    r"(?:mention|name|contain|cover|(?:say|tell|speak|talk|report) (?:us )?(?:(?:any|some)thing )?"
    r"(?:of|about|on)) (?P<what>.+?)\W*$",
    re.IGNORECASE,
)

_WHICH_ONE = (
    r"\W*(?:which|what) (?:of (?:the|these|my|your|both) )?"
    r"(?:article|report|stor(?:y|ie)|piece|text|one)s?"
)
_MOST = re.compile(
    rf"{_WHICH_ONE} (?:mention|name|discusse|cover|(?:write|speak|talk)s? (?:of|about))s?"
    r" (?P<what>.+?) (?:the )?most(?: often)?\W*$",
    re.IGNORECASE,
)
_IN_ONE = re.compile(rf"{_WHICH_ONE} (?:mentions|names) (?P<what>[^,;:]+?)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MentionAsked:
    """What an article is about, and what is looked for in it."""

    about: str
    what: str


@dataclass(frozen=True, slots=True)
class ArticleMentioning:
    """What an article is asked for by: it mentions this, or mentions it most."""

    what: str
    is_most: bool


def asks_whether(question: str) -> bool:
    """Whether a request asks if there is an article, and not how many there are."""
    return _WHETHER.match(question) is not None


def mention_asked(question: str) -> MentionAsked | None:
    """Return what a question looks for in the article about something; None of most questions."""
    found = _WITHIN_ONE.search(question) if asks_whether(question) else None
    return MentionAsked(found["about"], found["what"]) if found is not None else None


def article_mentioning(question: str) -> ArticleMentioning | None:
    """Return what "Which article mentions Rita Sund most?" looks for; None of most questions."""
    for form, is_most in ((_MOST, True), (_IN_ONE, False)):
        if found := form.match(question):
            return ArticleMentioning(found["what"], is_most)
    return None
