"""Articles asked for as things on a shelf: the oldest one, all of a month, the opinion piece."""

import re

from index.english.dates import MONTHS
from index.english.pointing import ORDINALS, place_of
from index.english.words import STOP_WORDS, words

_THING = r"(?:article|document|text|report|stor(?:y|ie)|piece|paper)"
_EXTREME = r"(?:oldest|earliest|longest|shortest)"
_COMPARATIVE = r"(?:older|earlier|newer|more recent|longer|shorter)"
_ORDERED = (
    r"^\W*(?:please )?(?:(?:can|could|would) you )?(?:please )?"
    r"(?:show|list|give|find|get|fetch|display|name|tell)(?: me| us)?"
)
_ASKS_EXTREME = re.compile(
    rf"(?:^\W*(?:(?:what|which)(?:['’]?s| is| was)|the|your|our)?|{_ORDERED}) ?(?:the|your|our|my)?"
    rf" ?{_EXTREME} {_THING}\b|^\W*which (?:of (?:the|your|our|my) )?{_THING}s? (?:is|was) "
    rf"(?:the )?{_EXTREME}\b|^\W*which (?:one|{_THING}|of (?:the|these|my|both) (?:(?:two|2) )?"
    rf"{_THING}s?) (?:is|was) (?:the )?(?:{_COMPARATIVE}|newest|latest|most recent)\W*$",
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


_EXTREMES = {
    "newest": re.compile(r"\b(?:newest|newer|latest|(?:most|more) recent|last)\b", re.IGNORECASE),
    "oldest": re.compile(r"\b(?:old(?:est|er)|earli(?:est|er)|first)\b", re.IGNORECASE),
    "longest": re.compile(r"\blong(?:est|er)\b", re.IGNORECASE),
    "shortest": re.compile(r"\bshort(?:est|er)\b", re.IGNORECASE),
}


def extreme_named(question: str) -> str:
    """Return which one of the articles is asked for, such as "newest"; empty where none is."""
    asked = _ASKS_EXTREME.search(question)
    named = asked[0] if asked else question  # "the longest article of last week" is the longest
    return next((which for which, form in _EXTREMES.items() if form.search(named)), "")


_DETERMINERS = r"(?:the|this|that|each|every|these|those|my|your|both|all)"
_PLACE = r"(?:first|second|third|last)"
_WHICH = (
    rf"(?:{_DETERMINERS} )*"
    rf"(?:(?:{_DETERMINERS}|{_PLACE}) (?:[\w’'-]+ ){{0,3}}?{_THING}s?|{_PLACE} one)"
    r"(?=\W*$| (?:about|on|from|of|by|in|have|has|contain|roughly)\b)"
)
_ASKS_LENGTH = re.compile(
    rf"^\W*how long (?:is|are) {_WHICH}|^\W*how long does it take to read {_WHICH}"
    rf"|^\W*how many (?:words|sentences) (?:(?:does|do|are|is|has|have|in|there) )+{_WHICH}",
    re.IGNORECASE,
)


def asks_for_length_of_article(question: str) -> bool:
    """Whether a question asks how long articles are, and not something that they tell."""
    return _ASKS_LENGTH.search(question) is not None


def asks_for_all_articles(question: str) -> bool:
    """Whether a question orders articles to be listed: "Show me all reports of May"."""
    return _ASKS_ALL.search(question) is not None


_ONE = re.compile(
    r"\b(?:article|text|document|report|column|obituary|minutes|piece|interview|letter|paper"
    r"|press release|newsletter|bulletin|circular|notes|transcript|recipe|review)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:articles|documents|texts|reports|stories"
    r"|(?:every|each) (?:article|document|text|report|story))\b",
    re.IGNORECASE,
)


_COUNTED_OFF = re.compile(rf"\b({ORDINALS}|1st|2nd|3rd|4th|5th) (?:one|{_THING})\b", re.IGNORECASE)


def place_named(question: str) -> int | None:
    """Return the place, from 1, or `LAST`, in the list of articles that is asked for; else None."""
    found = _COUNTED_OFF.search(question)
    return place_of(found[1]) if found else None


def names_one_article(question: str) -> bool:
    """Whether a request is about one article: "Summarise the newsletter"."""
    return _ONE.search(question) is not None


def names_articles(question: str) -> bool:
    """Whether a request is about several articles."""
    return _SEVERAL.search(question) is not None


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
    ("newsletter", "newsletter bulletin circular news".split()),
    ("notes", "notes minutes".split()),
    ("transcript", ["transcript"]),
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_MARKS = {
    **dict.fromkeys("newsletter bulletin circular".split(), frozenset(_GENRES[-3][1])),
    **dict.fromkeys("notes minutes".split(), frozenset(_GENRES[-2][1])),
    **{word: frozenset((word,)) for word in "letter transcript recipe review obituary".split()},
}
"""What a document is called by, with what its title may call it."""
_OF_GENRE = re.compile(
    r"\b(?:the|this|that|an?) (?:(?:newest|latest|whole|long|short) )?"
    rf"(?:{_MONTH} )?(?:"
    r"(?P<opinion>opinion(?: (?:piece|column|article|text))?|comment(?:ary)?(?: piece)?|editorial"
    r"|column)|(?P<interview>interview)|(?P<review>review)|(?P<obituary>obituary)|(?P<recipe>recipe)"
    r"|(?P<live>live (?:blog|ticker|coverage))|(?P<press>press release)|(?P<minutes>minutes)"
    r"|(?P<newsletter>newsletter|bulletin|circular)|(?P<notes>notes)|(?P<transcript>transcript))\b",
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


def document_named(subject: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return what the title of a document may have that a subject calls by its kind, and its rest.

    Of "newsletter of the rowing club" a title has newsletter, bulletin or news, and rowing and
    club. None where no kind is named.
    """
    said = [word.lower() for word in words(subject)]
    kinds = [word for word in said if word in _MARKS]
    if not kinds:
        return None
    return _MARKS[kinds[0]], frozenset(said) - {kinds[0]} - STOP_WORDS
