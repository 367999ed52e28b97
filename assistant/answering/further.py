"""Further steps: searches with the names that were found, for what they leave unanswered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answering.onward import Onward
from assistant.answering.understanding.follow_ups import with_words
from assistant.types import Question
from index.english.names import names_in
from index.english.questions import asks_through
from index.english.words import content_stems, stem, words
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchResult

STEPS = 3
"""Searches for one question at most: each with the names that the one before found."""

NAMING_SENTENCES = 2
"""Best sentences of which the names are searched for."""

MOST_FOUND_WORDS = 8

COVERED = 0.8
"""A sentence with this share of the question's words leaves nothing of it unanswered."""


@dataclass(frozen=True, slots=True)
class FurtherSteps:
    """Searches again with what was found. Thread safe.

    Only for a question that names one thing through another ("the band that a player founded") and
    of which the best sentence does not hold every word; at most `STEPS` searches in all.
    """

    catalogue: Catalogue
    retriever: HybridRetriever

    def search(self, question: Question, result: SearchResult) -> tuple[SearchResult, str]:
        """Return what was found in the last step that led on, and what that searched for.

        With the sentence that answers what is left of the question, where one does.

        Returns:
            The result as it is and an empty text where no step leads on.
        """
        found, searched = self._searched(question, result)
        step = self._onward.step(question, found)
        return (found if step is None else replace(found, step=step)), searched

    def leads_on(self, question: Question, result: SearchResult) -> bool:
        """Whether a sentence surely answers what is left of a question."""
        return self._onward.answers(question, result)

    @property
    def _onward(self) -> Onward:
        return Onward(self.catalogue, self.retriever)

    def _searched(self, question: Question, result: SearchResult) -> tuple[SearchResult, str]:
        known, searched = question.text, ""
        if not asks_through(known):
            return result, searched
        for _ in range(STEPS - 1):
            names = list(islice(self._found_names(known, result), MOST_FOUND_WORDS))
            if not names or self._is_covered(question, result):
                break
            text = with_words(question.text, names)
            again = self.retriever.search(text, question.filter, question.today)
            if _sureness(again) < _sureness(result):  # names that lead elsewhere
                break
            articles = {hit.article_id: hit for hit in (*result.articles[:1], *again.articles)}
            result = replace(again, articles=tuple(articles.values()))
            known, searched = f"{known} {text}", text
        return result, searched

    def _is_covered(self, question: Question, result: SearchResult) -> bool:
        """Whether the best sentence, with its article's title, has the question's words."""
        asked = set(content_stems(question.text))
        if not result.sentences:
            return True
        best = result.sentences[0].sentence
        title = self.catalogue.title(best.article_id)
        said = asked.intersection(content_stems(f"{title} {best.text}"))
        return len(said) >= COVERED * len(asked)

    def _found_names(self, text: str, result: SearchResult) -> Iterator[str]:
        """Yield the words of names in the best sentences that a text does not have."""
        known = {stem(word) for word in words(text)}
        for hit in result.sentences[:NAMING_SENTENCES]:
            for name in names_in(hit.sentence.text):
                for word in words(name.written):
                    if stem(word) not in known:
                        known.add(stem(word))
                        yield word


def _sureness(result: SearchResult) -> float:
    return result.reading.answerable if result.reading is not None else 0.0
