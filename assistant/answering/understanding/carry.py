"""Which words of a conversation a follow-up leaves out, without a language model.

They are those of the question that the talk began with, the last one that leans on none before it:
its names go on being meant, however many turns later. Where the follow-up points at somebody or
something, or has no telling word of its own ("and when?"), the names that were answered then, and
last, are meant too. Without a telling word it also leaves out what the question right before it
said. Of somebody who was the answer ("who won?", "how old is she?") the name says all: the words by
which it was asked for only draw search and reader back to the sentence that answered them.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.types import Turn
from index.english.coreference import asks_in_phrase, points_at_person, points_at_somebody
from index.english.names import Name, names_in
from index.english.questions import asks_for_name, asks_for_role, asks_who_somebody_is
from index.english.requests import without_request
from index.english.words import ASKING_WORDS, STOP_WORDS, stem, stems, words

_CONTRACTED = re.compile(r"\b\w+['’](?:m|t|d|ve|re|ll)\b")
"""Two words in one, of which neither tells anything: I'm, don't, we've."""

EARLIER_QUESTIONS = 8
"""How far back the beginning is looked for."""

NAMES = 2
"""How many names of an answer are carried over."""

MOST_WORDS = 12
"""More than these say no more what it is about."""

_LOCATED = re.compile(r"\b(?:in|at|from|near|on)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the name of a place, which is nobody."""

_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)

_DEED = re.compile(r"\b(?:do|does|did|done|doing) (?:it|so|that|this)\b", re.IGNORECASE)
"""Points at what somebody did, beside the one who did it."""

_RELATIVE = re.compile(r"\b(?:who|that|which)\b", re.IGNORECASE)
"""Behind the last of these a question says what was done: "the miller who hid the bell"."""

_ENDS_IN_VERB = re.compile(
    r"\W*(?:what|when|where|why|how|which)\b.*?\b(?:do|does|did)\s+(?P<subject>.+?)\s+[a-z]+\W*$",
    re.IGNORECASE,
)


def carried_words(
    question: str,
    history: Sequence[Turn],
    leans: Callable[[str, str], bool],
    told: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Return the words to add to a question, as they were written, the nearest first.

    Args:
        question: As it was asked.
        history: The turns before it, oldest first. Turns that were not answered carry nothing, if
            it is known of any that it was.
        leans: Whether a question, the second, leans on the one before it.
        told: What of an earlier question says what the talk is about; empty for "as bullets".
    """
    known = {stem(word) for word in words(question)}
    carried: dict[str, str] = {}
    turns = ((told(asked), said) for asked, said in _answered(history))
    for word in _candidates(question, [turn for turn in turns if turn[0]], leans):
        if stem(word) not in known:
            carried.setdefault(stem(word), word)
    return tuple(carried.values())[:MOST_WORDS]


def names_among(carried: Sequence[str], history: Sequence[Turn]) -> list[Name]:
    """Return the names of a conversation of which every word is carried over."""
    known = {stem(word) for word in carried}
    said = [turn.text for turn in history]
    said += [one.quote for turn in history for one in turn.citations]
    names = {name.parts: name for text in said for name in names_in(text)}
    return [name for name in names.values() if known.issuperset(stems(name.written))]


def name_answered(history: Sequence[Turn]) -> str:
    """Return the full name of whom the last question was answered with; empty without one."""
    turns = _answered(history)
    return _person_answered(turns, (len(turns) - 1,)) if turns else ""


def name_asked_about(history: Sequence[Turn]) -> Name | None:
    """Return of whom the last question asks who that is; None where it asks something else."""
    last = next((asked for asked, _ in reversed(_answered(history))), "")
    names = names_in(last) if asks_who_somebody_is(last) else ()
    return names[0] if names else None


def names_before(history: Sequence[Turn]) -> list[Name]:
    """Return the names that a follow-up may mean, the likeliest first.

    Those of the last question, those that it was answered with where it asked for one, and the same
    of the questions before it; where a name only says of what or where something is, it comes
    last. Of an answer only full names.
    """
    likely: list[Name] = []
    placed: list[Name] = []
    others: list[Name] = []
    for asked, said in reversed(_answered(history)[-EARLIER_QUESTIONS:]):
        for name in names_in(asked):
            behind = _is_located(name, asked) or _OF.search(asked[: name.span.start])
            (placed if behind else likely).append(name)
        whole = [name for name in names_in(said) if len(name.parts) > 1]
        answers = asks_for_name(asked) and not asks_who_somebody_is(asked)
        (likely if answers else others).extend(whole)
    return list({name.parts: name for name in (*likely, *placed, *others)}.values())


def _answered(history: Sequence[Turn]) -> list[tuple[str, str]]:
    """Return the questions before with what their answers cite, or say; refusals are left out."""
    pairs: list[tuple[str, Turn | None]] = []
    for turn in history:
        if turn.role == "user":
            pairs.append((turn.text, None))
        elif pairs:
            pairs[-1] = (pairs[-1][0], turn)
    cites = any(turn.citations for turn in history)
    return [
        (asked, _said(answer))
        for asked, answer in pairs
        if not cites or (answer is not None and answer.citations)
    ]


def _said(answer: Turn | None) -> str:
    if answer is None:
        return ""
    return " ".join(one.quote for one in answer.citations) or answer.text


def _candidates(
    question: str, turns: Sequence[tuple[str, str]], leans: Callable[[str, str], bool]
) -> Iterator[str]:
    if not turns:
        return
    last = len(turns) - 1
    root = last
    while root > max(0, last - EARLIER_QUESTIONS) and leans(turns[root - 1][0], turns[root][0]):
        root -= 1
    began = turns[root][0]
    names = [name.written for name in names_in(began)]
    is_named = not all(_is_located(one, began) for one in names_in(began))
    person = _person_answered(turns, (last, root))
    if person and not is_named and points_at_person(question):
        yield from _telling(person)
        if _DEED.search(question):
            yield from _telling(_RELATIVE.split(turns[last][0])[-1])
        return
    points = points_at_somebody(question)
    is_bare = asks_in_phrase(question) or not any(_telling(question))
    if points and names and root < last:
        yield from _telling(" ".join(names))
    if not (points and names) or root == last or is_bare:
        for asked in (turns[last][0], began):
            yield from _telling(asked if is_bare or not points else _subject(asked))
    if points or is_bare:
        answered = [*([turns[last]] if not names else []), turns[root]]
        for asked, said in dict.fromkeys(answered):
            if points_at_person(question) or asks_for_name(asked):
                yield from _telling(" ".join(one.written for one in _answered_names(asked, said)))


def _subject(question: str) -> str:
    """Return whom or what a question with its verb at the end is about; any other as it is.

    What "it" is, after "What does the Alba cost?", has nothing to do with costs.
    """
    match = _ENDS_IN_VERB.match(question)
    subject = f"of {match['subject']}" if match else ""
    ends_in_name = any(name.span.end == len(subject) for name in names_in(subject))
    return subject if ends_in_name else question


def _person_answered(turns: Sequence[tuple[str, str]], looked_at: Sequence[int]) -> str:
    """Return the first full name of an answer to who it was; empty where there is none.

    A place where something is, is nobody; nor is whom a question points at its answer: "Who is her
    father?" asks for another.
    """
    for place in looked_at:
        asked, said = turns[place]
        if not asks_for_name(asked):
            continue
        meant = ""
        if points_at_person(asked):
            meant = _person_answered(turns, range(place - 1, -1, -1))
        names = (one for one in _answered_names(asked, said, meant) if not _is_located(one, said))
        whole = (one.written for one in names if len(words(one.written)) > 1)
        if person := next(whole, ""):
            return person
    return ""


def _answered_names(asked: str, said: str, meant: str = "") -> Sequence[Name]:
    """Return the first names of an answer that its question does not have, and does not mean.

    None where the answer begins with one that was asked about, unless a name was asked for, and
    none of who somebody is. Only one has a role, such as the mayor's.
    """
    if asks_who_somebody_is(asked):
        return []
    known = set(stems(" ".join(name.written for name in names_in(asked))))
    names = [name for name in names_in(said) if name.written != meant]
    most = 1 if asks_for_role(asked) else NAMES
    if names and known.intersection(stems(names[0].written)) and not asks_for_name(asked):
        return []
    return [name for name in names if known.isdisjoint(stems(name.written))][:most]


def _is_located(name: Name, text: str) -> bool:
    return _LOCATED.search(text[: name.span.start]) is not None


def _telling(text: str) -> Iterator[str]:
    whole = _CONTRACTED.sub(" ", without_request(text))
    yield from (word for word in words(whole) if _tells(word))


def _tells(word: str) -> bool:
    return word.lower() not in STOP_WORDS and word.lower() not in ASKING_WORDS
