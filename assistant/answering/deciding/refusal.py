"""A refusal that helps: what was searched, and which part of the question is in none of it.

Words are looked up for questions in English only. Where a question is in a language that no article
is in, that is said.

Everything said here was looked up in the full-text index of exactly the articles searched, and a
word is called absent only if nothing is there that begins like it: not "None mentions 'Kenya'"
where an article says "Kenyan", nor "'physician'" where one of the nearest says "doctor". Words that
change more than their ending (buy, bought) and words that only frame a question (kind, percentage)
are never called absent.

It says that no answer was found, never that there is none: that nobody looked up.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from assistant.answering.deciding.spelling import spelt_alike
from assistant.answering.deciding.undated import left_out
from assistant.answering.understanding.synonyms import Synonyms
from assistant.types import Citation, Question, Refusal
from index.english.dates import day_text
from index.english.listing import listed
from index.english.names import names_in
from index.english.requests import without_request
from index.english.times import years_in
from index.english.untelling import tells
from index.english.words import stems
from index.languages.detection import NAMES, language_among, seems_foreign
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter

MOST_NAMED = 3
"""How many absent words a refusal lists; more would tell no more."""

NEAR = 4
"""At most this many words may stand between those of a name: Odile K. Marrisk is Odile Marrisk."""

SHORTEST_WORD = 4
"""Letters; shorter words are too often part of another or an abbreviation."""

_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """What of a question the searched articles do not have.

    Attributes:
        parts: Names, years and words of the question, as it writes them, in its order.
        beside: Empty: no article has any of the parts. Else names and words of the question that
            some article has, all of them: no such article has any of the parts.
        are_words: The parts are neither names nor years: other words may say the same.
    """

    parts: tuple[str, ...]
    beside: tuple[str, ...] = ()
    are_words: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a question and the full-text query that finds it, or anything like it."""

    written: str
    expression: str


class Refuser:
    """Says why there is no answer. Thread safe."""

    def __init__(self, catalogue: Catalogue, synonyms: Synonyms | None = None) -> None:
        """Take what is searched, and what knows other words for the same, if anything does."""
        self._catalogue = catalogue
        self._synonyms = synonyms

    def refusal(self, question: Question, nearest: Iterable[Citation] = ()) -> Refusal:
        """Return a refusal of one question.

        Args:
            question: What was asked, and which articles were searched for it.
            nearest: What came nearest, best first; shown as not answering.
        """
        searched, nearest = self._catalogue.article_count(question.filter), tuple(nearest)
        if searched == 0:
            return self._nothing_to_search(question)
        reason = f"No answer was found in {_described(searched, question.filter)}."
        if undated := left_out(self._catalogue, question.filter):
            reason += f" {undated}"
        known = self._catalogue.languages()
        if foreign := seems_foreign(question.text, known):
            reason += f" {_in_other_languages(foreign, known)}"
        elif language_among(question.text, known) == "en":
            unmatched = self.unmatched(question)
            unmatched = self._unsaid(unmatched, nearest) if unmatched else None
            if unmatched:
                reason += f" {_said(unmatched, searched)}"
                alike = spelt_alike(unmatched.parts, self._catalogue.summaries())
                return Refusal(reason, nearest, unmatched.parts, alike)
        return Refusal(reason, nearest)

    def invitation(self, question: Question) -> Refusal:
        """Return the reply to what asks the articles nothing, such as a greeting.

        Nothing that is near to "hello" answers it, so nothing is searched for.
        """
        searched = self._catalogue.article_count(question.filter)
        if searched == 0:
            return self._nothing_to_search(question)
        return Refusal(
            f"Ask about something in {_described(searched, question.filter)}. Every answer cites "
            "the sentences that say so."
        )

    def _nothing_to_search(self, question: Question) -> Refusal:
        if question.filter.is_empty:
            return Refusal("There are no articles to search yet. Add some and ask again.")
        undated = left_out(self._catalogue, question.filter)
        said = "No article passes these filters.", undated, "Widen them and ask again."
        return Refusal(" ".join(filter(None, said)))

    def unmatched(self, question: Question) -> Unmatched | None:
        """Return what of a question the searched articles do not have, if there is anything.

        Names and years come before other words: these are looked at if every name is there, first
        each one, then the rarest together.
        """
        chosen = question.filter
        names = [one for one in _names(question.text) if not self._is_author(one)]
        absent = [one for one in names if not self._is_found([one], chosen)]
        absent += [year for year in _years(question.text) if not self._has_year(year, chosen)]
        if absent:
            return _unmatched(absent)
        if names and not self._is_found(names, chosen):
            return Unmatched((names[-1].written,), _written(names[:-1]))
        words = _words(question.text, names)
        absent = [one for one in words if not self._is_found([one], chosen)]
        if not absent and names:
            absent = [one for one in words if not self._is_found([*names, one], chosen)]
            if absent:
                return Unmatched(_written(absent[:MOST_NAMED]), _written(names), are_words=True)
        if absent:
            return Unmatched(_written(absent[:MOST_NAMED]), are_words=True)
        return self._apart(names, words, chosen)

    def _unsaid(self, unmatched: Unmatched, nearest: Sequence[Citation]) -> Unmatched | None:
        """Return what is left without the words that the nearest articles have another one for."""
        if self._synonyms is None or not unmatched.are_words:
            return unmatched
        ids = dict.fromkeys(one.article_id for one in nearest)
        texts = [self._catalogue.article(id_).text for id_ in ids]
        said = self._synonyms.alike(unmatched.parts, texts)
        parts = tuple(part for part in unmatched.parts if part not in said)
        return replace(unmatched, parts=parts) if parts else None

    def _is_author(self, name: _Part) -> bool:
        """Whether an article is by somebody of this name, whom it need not mention."""
        wanted = set(stems(name.written))
        return any(wanted <= set(stems(one)) for one in self._catalogue.authors())

    def _apart(
        self, names: Sequence[_Part], words: Sequence[_Part], chosen: SearchFilter
    ) -> Unmatched | None:
        """Return the first of the rarest words that no article has beside the rarer ones."""
        counts = self._catalogue.lexical.document_frequencies([one.written for one in words])
        together = list(names)
        for word in sorted(words, key=lambda one: counts[one.written])[:MOST_NAMED]:
            if not self._is_found([*together, word], chosen):
                return Unmatched((word.written,), _written(together), are_words=True)
            together.append(word)
        return None

    def _is_found(self, parts: Sequence[_Part], chosen: SearchFilter) -> bool:
        """Whether one of the searched articles has all of these parts."""
        expression = " AND ".join(f"({part.expression})" for part in parts)
        return bool(self._catalogue.lexical.matching("article", expression, 1, chosen))

    def _has_year(self, year: _Part, chosen: SearchFilter) -> bool:
        """Whether an article has a year in its text, or was published in it."""
        first, last = date(int(year.written), 1, 1), date(int(year.written), 12, 31)
        dated = replace(
            chosen,
            after=max(first, chosen.after or first),
            before=min(last, chosen.before or last),
        )
        return self._is_found([year], chosen) or self._catalogue.article_count(dated) > 0


def _in_other_languages(asked: str, known: Collection[str]) -> str:
    languages = sorted(NAMES.get(one, one) for one in known)
    return (
        f"The question is in {NAMES.get(asked, asked)}, and the articles are in "
        f"{listed(languages, 'and')}: they were compared by what they mean alone, not by words."
    )


def _unmatched(absent: Sequence[_Part]) -> Unmatched:
    return Unmatched(_written(absent[:MOST_NAMED]))


def _names(question: str) -> list[_Part]:
    """Return the question's names that can be looked up: those with a word that is no acronym.

    An article has a name when it has its words close together, with others between them or not.
    """
    found = {}
    for name in names_in(question):
        written = name.written
        if name.span.start == 0 and written.count(" ") > 1:
            written = written.partition(" ")[2]  # the first word may be any: Actor, Although
        words = [word for word in _plain_words(written) if not word.isupper()]
        lower = [word.lower() for word in words]
        forms = [_forms(word) for word in lower if _is_telling(word)]
        if forms:
            near = (f"NEAR({' '.join(each)}, {NEAR})" for each in product(*forms[:MOST_NAMED]))
            found[written] = _Part(written, " OR ".join(near))
    return list(found.values())


def _years(question: str) -> list[_Part]:
    """Return the question's years; 2025 is also found in 2024-25."""
    years = dict.fromkeys(years_in(question))
    return [_Part(year, f'"{year}" OR "{int(year) - 1} {year[2:]}"') for year in years]


def _words(question: str, names: Iterable[_Part]) -> list[_Part]:
    """Return the question's other words that tell something."""
    in_names = {word.lower() for name in names for word in re.findall(r"\w+", name.written)}
    return [
        _Part(word, " OR ".join(_forms(word)))
        for word in question_terms(without_request(question))
        if _LETTERS.fullmatch(word) and _is_telling(word) and word not in in_names
    ]


def _is_telling(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and tells(word)


def _plain_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text) if _LETTERS.fullmatch(word.lower())]


def _forms(word: str) -> tuple[str, str]:
    """Return the queries for a word of plain letters and for all that begins like it.

    The last two letters may differ, but the first four must not. A beginning may not end in y or
    s, which the stemmer would change.
    """
    beginning = word[: max(SHORTEST_WORD, len(word) - 2)].rstrip("sy")
    return f'"{word}"', f'"{beginning}" *'


def _written(parts: Sequence[_Part]) -> tuple[str, ...]:
    return tuple(part.written for part in parts)


def _described(searched: int, chosen: SearchFilter) -> str:
    """Return what was searched, such as "the 3 articles from Fen Post since 1 May 2026"."""
    count = "the article" if searched == 1 else f"the {searched:,} articles"
    described = "" if chosen.article_ids is None else " that you chose"
    if chosen.sources:
        described += f" from {listed(sorted(chosen.sources), 'and')}"
    if chosen.after and chosen.before:
        described += f" from {day_text(chosen.after)} to {day_text(chosen.before)}"
    elif chosen.after:
        described += f" since {day_text(chosen.after)}"
    elif chosen.before:
        described += f" until {day_text(chosen.before)}"
    return count + described


def _said(unmatched: Unmatched, searched: int) -> str:
    """Return what is not there, as a sentence that follows what was searched."""
    parts = listed([f"“{part}”" for part in unmatched.parts], "or")
    if unmatched.beside:
        beside = listed([f"“{one}”" for one in unmatched.beside], "and")
        said = f"None of those that mention {beside} mentions {parts}."
    else:
        said = (
            f"It does not mention {parts}." if searched == 1 else f"None of them mentions {parts}."
        )
    if unmatched.are_words:
        said += f" {'It' if searched == 1 else 'They'} may use other words."
    return said
