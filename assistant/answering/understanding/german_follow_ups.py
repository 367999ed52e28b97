"""Follow-ups in German: does a question lean on the one before it, and what does it leave out?

English is learned from examples (`leaning.py`). Here rules do: a question leans that begins with
"und", has none but common words, or points at somebody or something that it does not name.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.answering.understanding.german_forms import written_out
from assistant.types import Turn
from index.english.words import words
from index.languages.stop_words import STOP_WORDS

MOST_JOINED_WORDS = 4
"""Behind "und"; more are a question of their own."""

FEW_WORDS = 2
"""Telling words, of a question such as "Wie lang ist es?"."""

MOST_CARRIED = 12

_ASKING = """wie wieviel wieso seit denn genau eigentlich bitte sonst davor danach mich mir dich
dir uns""".split()
_COMMON = frozenset(map(written_out, (*STOP_WORDS["de"], *_ASKING)))
_JOINING = re.compile(r"\W*(?:und|aber|oder)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"(?<!ibt )(?<!ab )\b(?:er|sie|es|ihn|ihm|ihr|ihnen|dies|das(?=\W*$)|dort|damals|dabei"
    r"|dafür|dafuer|dagegen|daran|darauf|darüber|darueber|davon|dazu|dadurch)\b"
)
"""In small letters: Sie is whoever is asked."""

_ALIKE = (
    "in im",
    "an am",
    "bei beim",
    "von vom zu zum zur über ueber",
    "für fuer",
    "nach",
    "aus",
    "mit",
)
"""Prepositions that stand before things of one kind."""

_BEHIND = {one: "|".join(each.split()) for each in _ALIKE for one in each.split()}
_NAME = r"(?:(?:der|die|das|den|dem) )?[A-ZÄÖÜ\d][\w-]*(?: [A-ZÄÖÜ\d][\w-]*){0,3}"
_NAMED_ANEW = re.compile(
    rf"\W*(?:[Uu]nd|[Aa]ber|[Oo]der) (?P<named>(?P<before>{'|'.join(_BEHIND)}) {_NAME})\W*"
)


def leans(question: str) -> bool:
    """Whether a question in German leans on the one before it."""
    if not _telling(question):
        return True
    if _JOINING.match(question) and len(words(question)) <= MOST_JOINED_WORDS:
        return True
    pointing = _POINTING.search(question)
    if pointing is None:
        return False
    before = words(question[: pointing.start()])
    return not any(word[0].isupper() for word in before[1:])


def only_leans(question: str) -> bool:
    """Whether a question that leans has at most few words of its own: und warum?"""
    return leans(question) and len(_telling(question)) <= FEW_WORDS


def carried(question: str, history: Sequence[Turn], told: Callable[[str], str]) -> tuple[str, ...]:
    """Return the words that a question leaves out, as they were written, of all that it leans on.

    Args:
        question: As it was asked.
        history: The turns before it, oldest first.
        told: What of an earlier question says what the talk is about.
    """
    known = set(map(str.lower, words(question)))
    left_out = dict.fromkeys(
        word
        for asked in _leaned_on(history, told)
        for word in _telling(asked)
        if word.lower() not in known
    )
    return tuple(left_out)[:MOST_CARRIED]


def substituted(question: str, before: str) -> str | None:
    """Return the question before with what a question names in place of what that names.

    "Was kostet es in Köln?", "und in Bonn?": what stands behind the same preposition is of its
    kind. None where nothing does.
    """
    match = _NAMED_ANEW.fullmatch(question)
    if match is None:
        return None
    places = list(re.finditer(rf"\b(?:{_BEHIND[match['before']]}) {_NAME}", before))
    if not places:
        return None
    start, end = places[-1].span()
    return f"{before[:start]}{match['named']}{before[end:]}"


def standing(history: Sequence[Turn]) -> str:
    """Return the last question of a conversation, whole where it only named something new."""
    whole = ""
    for asked in [turn.text for turn in history if turn.role == "user"]:
        whole = substituted(asked, whole) or asked
    return whole


def _telling(question: str) -> list[str]:
    """Return the words that are not too common to search for."""
    return [word for word in words(question) if written_out(word) not in _COMMON]


def _leaned_on(history: Sequence[Turn], told: Callable[[str], str]) -> Iterator[str]:
    """Yield what the questions before were about, the last first, until one leans on none."""
    for turn in reversed(history):
        about = told(turn.text) if turn.role == "user" else ""
        if about:
            yield about
            if not leans(turn.text):
                return
