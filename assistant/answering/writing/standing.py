"""How a matter stands by the newest report on it: is the bridge open, what is known about it?

Both "closed" and "open again" answer whether a bridge is open, each on its day. Here the reports on
one matter are found, an opposite counting for a word, so that the newest can lead and the others be
shown as earlier.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answering.draft import Candidate
from index.english.coreference import points_at_somebody
from index.english.dates import dates_in
from index.english.denials import negations
from index.english.names import names_in
from index.english.opposites import OPPOSITES, opposite_words
from index.english.questions import Kind, kind_of
from index.english.requests import names_topic, without_request
from index.english.verbs import verb_stem
from index.english.words import content_stems, stems, words

COVERAGE = 0.75
"""Share of the question's telling words that a report has, in any form, to be on the same."""

STEM_LETTERS = 4
"""Words that share their first letters, at least these, may be forms of one: close, closure."""

_WHETHER_TRUE = re.compile(
    r"^\W*(?:is|was) it (?:true|right|correct|a fact|the case) that\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reports:
    """What several articles report on the matter that is asked about.

    Attributes:
        newest: The candidate of the newest article.
        earlier: Those of older ones, the newest first.
        reversed: Of these the first that says the opposite, or denies what the newest does not.
    """

    newest: Candidate
    earlier: tuple[Candidate, ...]
    reversed: Candidate | None


def reports(
    question: str, near: Sequence[Candidate], articles: Mapping[str, tuple[str, date | None]]
) -> Reports | None:
    """Return the dated reports on what a question asks whether it is so, or on its topic.

    None for any other question, and where fewer than two articles of different days report on it.

    Args:
        question: As it was asked.
        near: The best candidates, best first.
        articles: Title and day by the candidates' articles.
    """
    is_topic = names_topic(question)
    if not is_topic and kind_of(question) is not Kind.YES_NO:
        return None
    asked = without_request(question) if is_topic else question
    days: dict[str, date] = {}
    found: dict[str, Candidate] = {}
    for one in near:
        id_ = one.hit.sentence.article_id
        title, day = articles[id_]
        is_on_it = _covers(asked, one.hit.sentence.text, title)
        if is_topic:
            named = not _telling(asked).isdisjoint(content_stems(title))
            # What is known of a bridge does not begin with what she wants for it.
            is_on_it = is_on_it and named and not points_at_somebody(one.hit.sentence.text)
        else:
            is_on_it = is_on_it and _is_said(_last_word(asked), _said_in(one.hit.sentence.text))
        if day is None or not is_on_it:
            continue
        known = found.setdefault(id_, one)
        if is_topic and one.hit.sentence.number < known.hit.sentence.number:
            found[id_] = one  # news begins with what is new
        days[id_] = day
    ordered = sorted(found, key=lambda id_: days[id_], reverse=True)
    if len(set(days.values())) < 2:
        return None
    newest = found[ordered[0]]
    earlier = tuple(found[id_] for id_ in ordered[1:] if days[id_] < days[ordered[0]])
    return Reports(newest, earlier, next((one for one in earlier if _differ(newest, one)), None))


def _covers(question: str, text: str, title: str) -> bool:
    """Whether a sentence, with its article's title, has nearly all telling words of a question.

    A word's opposite is as good, and one of them stands in the sentence.
    """
    wanted, own = _telling(question), _said_in(text)
    said = own | set(content_stems(title))
    covered = sum(_is_said(word, said) for word in wanted)
    return any(_is_said(word, own) for word in wanted) and covered >= COVERAGE * len(wanted)


def _telling(question: str) -> set[str]:
    asked = _WHETHER_TRUE.sub("", question)
    return {word for word in content_stems(asked) if not word.isdigit()}


def _last_word(question: str) -> str:
    """Return the last telling stem of a question in no name or date: "open" of "Is it open"?"""
    names = [one.written for one in names_in(question)]
    written = [*names, *(one.written for one in dates_in(question))]
    named = {stem for one in written for stem in stems(one)}
    asked = _WHETHER_TRUE.sub("", question)
    kept = [one for one in content_stems(asked) if one not in named]
    return kept[-1] if kept else ""


def _said_in(text: str) -> set[str]:
    return {verb_stem(word) for word in words(text)} | set(content_stems(text))


def _is_said(word: str, said: set[str]) -> bool:
    opposites = OPPOSITES.get(word, frozenset())
    return not said.isdisjoint(opposites) or any(_are_of_one_word(word, one) for one in said)


def _are_of_one_word(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    again = one in (f"re{other}", other) or other == f"re{one}"  # what reopens opens
    return again or (
        shorter >= STEM_LETTERS
        and one[: max(STEM_LETTERS, shorter - 2)] == other[: max(STEM_LETTERS, shorter - 2)]
    )


def _differ(one: Candidate, other: Candidate) -> bool:
    """Whether one of two reports denies, or says the opposite of what the other says."""
    first, second = one.hit.sentence.text, other.hit.sentence.text
    denies = bool(negations(first)) != bool(negations(second))
    return denies or bool(opposite_words(first, [second]))
