"""Reports that papers took over from an agency: where else a sentence stands, the earliest first.

Copies are looked for when a sentence is cited, sentence by sentence: a paper that changed a number,
a name or a denial in one sentence took over the others all the same.
"""

from collections.abc import Iterable
from datetime import date

from index.english.denials import DENYING_WORDS
from index.english.words import content_stems, words
from index.languages.detection import language_among
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter, Sentence

MOST_COPIES = 20
"""So many copies are looked up; more would tell no more."""

FEWEST_WORDS = 5
"""A shorter sentence ("He did not say why.") stands in many articles that share nothing."""

_LONGEST = 8
_DENIALS = DENYING_WORDS | {"t"}  # the t of "didn't"


class CopyFinder:
    """Finds the copies of sentences among published articles. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def with_copies(self, known: Iterable[Sentence], filter_: SearchFilter) -> list[Sentence]:
        """Return sentences that say the same with their copies in other articles.

        The earliest comes first, undated ones last, and one of each article.

        Args:
            known: At least one; the first is the one whose copies are looked for.
            filter_: Which articles may be used.
        """
        own = list(known)
        language = language_among(own[0].text, self._catalogue.languages())
        found = dict[str, Sentence]()
        for one in (*own, *self._copies(own[0], language, filter_)):
            found.setdefault(one.article_id, one)
        if len(found) == 1:
            return own
        return sorted(found.values(), key=self._order)

    def _copies(self, sentence: Sentence, language: str, filter_: SearchFilter) -> list[Sentence]:
        if len(words(sentence.text)) < FEWEST_WORDS:
            return []
        terms = sorted(question_terms(sentence.text, language), key=len, reverse=True)[:_LONGEST]
        expression = " AND ".join(f'"{term}"' for term in terms)
        keys = self._catalogue.lexical.search("sentence", expression, MOST_COPIES, filter_)
        rows = self._catalogue.sentence_rows(list(keys))
        return [
            row.sentence for row in rows if _is_copy(sentence.text, row.sentence.text, language)
        ]

    def _order(self, sentence: Sentence) -> tuple[bool, date]:
        day = self._catalogue.article(sentence.article_id).date
        return (day is None, day or date.max)


def _is_copy(one: str, other: str, language: str) -> bool:
    """Whether two sentences say the same: in English, stop words that deny nothing may differ."""
    written = [word.lower() for word in words(one)], [word.lower() for word in words(other)]
    if language != "en" or written[0] == written[1]:
        return written[0] == written[1]
    denied = [sum(word in _DENIALS for word in each) for each in written]
    return denied[0] == denied[1] and content_stems(one) == content_stems(other)
