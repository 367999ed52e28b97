"""Reports that papers took over from an agency: where else a sentence stands, the earliest first.

Copies are looked for when a sentence is cited, sentence by sentence: a paper that changed a number,
a name or a denial in one sentence took over the others all the same. The copies of its report are
known (`index.store.clusters`); it may stand in other reports, too.
"""

from collections.abc import Iterable, Iterator

from index.english.same_words import wording
from index.english.words import words
from index.languages.detection import language_among
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter, Sentence

MOST_COPIES = 20
"""So many copies are looked up; more would tell no more."""

FEWEST_WORDS = 5
"""A shorter sentence ("He did not say why.") stands in many articles that share nothing."""

_LONGEST = 8


def one_of_each(sentences: Iterable[Sentence], catalogue: Catalogue) -> list[list[Sentence]]:
    """Return sentences with those that are copies of them behind them, in the order of the first.

    Of copies the earliest leads, as in `CopyFinder.with_copies`.
    """
    languages = catalogue.languages()
    groups: dict[tuple[str, ...], dict[str, Sentence]] = {}
    for one in sentences:
        told = wording(one.text, language_among(one.text, languages))
        key = told if len(words(one.text)) >= FEWEST_WORDS else (one.article_id, f"{one.number}")
        groups.setdefault(key, {}).setdefault(one.article_id, one)
    return [
        [group[member.article_id] for member in catalogue.clusters.in_order(group)]
        for group in groups.values()
    ]


class CopyFinder:
    """Finds the copies of sentences among published articles. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def with_copies(self, known: Iterable[Sentence], filter_: SearchFilter) -> list[Sentence]:
        """Return sentences that say the same with their copies in other articles.

        The earliest comes first, undated ones last, of one day the one that came in first; and one
        of each article.

        Args:
            known: At least one; the first is the one whose copies are looked for.
            filter_: Which articles may be used.
        """
        own = list(known)
        language = language_among(own[0].text, self._catalogue.languages())
        found = dict[str, Sentence]()
        told = wording(own[0].text, language)
        for one in (*own, *self._near(own[0], language, filter_)):
            if one in own or wording(one.text, language) == told:
                found.setdefault(one.article_id, one)
        if len(found) == 1:
            return own
        order = self._catalogue.clusters.in_order(found)
        return [found[one.article_id] for one in order if one.article_id in found]

    def _near(self, sentence: Sentence, language: str, filter_: SearchFilter) -> Iterator[Sentence]:
        """Yield the sentences that may be copies of one."""
        if len(words(sentence.text)) >= FEWEST_WORDS:
            yield from self._of_copies(sentence, filter_)
            yield from self._with_its_words(sentence, language, filter_)

    def _of_copies(self, sentence: Sentence, filter_: SearchFilter) -> Iterator[Sentence]:
        """Yield the sentences of the copies of a sentence's article."""
        members = self._catalogue.clusters.of(sentence.article_id)
        passing = [
            one.article_id
            for one in members
            if one.article_id != sentence.article_id
            and filter_.admits(one.article_id, one.source, None if one.is_undated else one.day)
        ]
        for article_id in passing[:MOST_COPIES]:
            yield from self._catalogue.sentences(article_id)

    def _with_its_words(
        self, sentence: Sentence, language: str, filter_: SearchFilter
    ) -> Iterator[Sentence]:
        """Yield sentences that have the longest words of one, in whatever article."""
        terms = sorted(question_terms(sentence.text, language), key=len, reverse=True)[:_LONGEST]
        expression = " AND ".join(f'"{term}"' for term in terms)
        lexical = self._catalogue.lexical
        keys = lexical.matching("sentence", expression, 2, filter_)
        if len(keys) > 1:  # as a rule it is the sentence alone, and ranking takes long
            keys = list(lexical.search("sentence", expression, MOST_COPIES, filter_))
        yield from (row.sentence for row in self._catalogue.sentence_rows(keys))
