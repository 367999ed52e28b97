"""Articles asked for as things on a shelf: the oldest one, all of a month, the opinion piece."""

import re

_THING = r"(?:article|document|text|report|stor(?:y|ie)|piece|paper)"
_EXTREME = r"(?:oldest|earliest|longest|shortest)"
_ORDERED = (
    r"^\W*(?:please )?(?:(?:can|could|would) you )?(?:please )?"
    r"(?:show|list|give|find|get|fetch|display|name|tell)(?: me| us)?"
)
_ASKS_EXTREME = re.compile(
    rf"(?:^\W*(?:(?:what|which)(?:['’]?s| is| was)|the|your|our)?|{_ORDERED}) ?(?:the|your|our|my)?"
    rf" ?{_EXTREME} {_THING}\b|^\W*which (?:of (?:the|your|our|my) )?{_THING}s? (?:is|was) "
    rf"(?:the )?{_EXTREME}\b",
    re.IGNORECASE,
)
_ASKS_ALL = re.compile(
    rf"{_ORDERED}(?: a list of)?(?: all| every| each)?(?: of)?(?: (?:the|my|your|our))?"
    rf" {_THING}s?\b",
    re.IGNORECASE,
)


_SPEAKS = re.compile(rf"\b(?:{_THING}|file|source|everything|something|anything)s?\b", re.I)


def speaks_of_articles(question: str) -> bool:
    """Whether a question has a word for articles."""
    return _SPEAKS.search(question) is not None


_ASKS_WHAT_IS_KEPT = re.compile(
    r"(?:\bwhat (?:all |else )?|^\W*)(?:have|did|do) (?:i|you|we)"
    r" (?:got|have|kept|keep|saved?|collect(?:ed)?)"
    r"(?: anything| something)? (?:about|on|regarding|concerning)\b",
    re.IGNORECASE,
)


def asks_what_is_kept(question: str) -> bool:
    """Whether a question asks for the articles on something: "What do I have on eels?"."""
    return _ASKS_WHAT_IS_KEPT.search(question) is not None


def asks_for_extreme_article(question: str) -> bool:
    """Whether a question asks for the oldest or longest article, and not for a fact of it."""
    return _ASKS_EXTREME.search(question) is not None


def asks_for_all_articles(question: str) -> bool:
    """Whether a question orders articles to be listed: "Show me all reports of May"."""
    return _ASKS_ALL.search(question) is not None


INTERVIEW = "interview"

_GENRES = (
    ("opinion piece", "opinion comment commentary column editorial viewpoint essay".split()),
    (INTERVIEW, "interview conversation".split()),
    ("review", ["review"]),
    ("obituary", "obituary obituaries".split()),
    ("recipe", ["recipe"]),
    ("live blog", "live ticker blog".split()),
    ("press release", ["release"]),
    ("minutes", ["minutes"]),
)
_OF_GENRE = re.compile(
    r"\b(?:the|this|that|an?) (?:(?:newest|latest|whole|long|short) )?(?:"
    r"(?P<opinion>opinion(?: (?:piece|column|article|text))?|comment(?:ary)?(?: piece)?|editorial"
    r"|column)|(?P<interview>interview)|(?P<review>review)|(?P<obituary>obituary)|(?P<recipe>recipe)"
    r"|(?P<live>live (?:blog|ticker|coverage))|(?P<press>press release)|(?P<minutes>minutes))\b",
    re.IGNORECASE,
)


def genre_named(question: str) -> tuple[str, frozenset[str]] | None:
    """Return the genre of the article that a question means, with the words that titles have of it.

    "What is the opinion piece about?" names opinion pieces, whose titles say opinion or comment.
    """
    match = _OF_GENRE.search(question)
    if match is None or match.lastindex is None:
        return None
    name, marks = _GENRES[match.lastindex - 1]
    return name, frozenset(marks)
