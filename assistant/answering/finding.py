"""Finding: the searches for one question, and how surely what they found answers it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answering.collection.collection import Collection
from assistant.answering.collection.reply import CollectionReply
from assistant.answering.deciding.admitting import (
    has_steps,
    is_asked_there,
    is_decided,
    is_searched,
    is_told,
)
from assistant.answering.deciding.answerability import Answerability
from assistant.answering.deciding.doubt import DOUBTED_SHARE
from assistant.answering.described import DescribedThings
from assistant.answering.found import Found
from assistant.answering.further import FurtherSteps
from assistant.answering.understanding import FollowUps, Understood
from assistant.answering.understanding.dictionary import Dictionary
from assistant.answering.understanding.spelling import LONG, respelt, reworded
from assistant.answering.understanding.synonyms import Synonyms
from assistant.types import Question, Turn
from index.english.denials import affirmed, denials, excepted
from index.english.names import names_in
from index.english.opposites import contrary_question
from index.english.prefaces import prefaced
from index.english.questions import Kind, kind_of
from index.english.ranking import asks_over_all
from index.english.requests import is_few_words
from index.english.words import content_stems, words
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter

AFFIRMED_SHARE = 0.6
"""Of the refusal's threshold: a question that denies is answered by a denial of what it asks for,
where the same question without its denial is answered at least so probably."""

DENYING_SENTENCES = 3
"""How many of the best sentences may be that denial."""

REVERSING_SENTENCES = 10
"""In how many of the best sentences the opposite of what is asked is looked for."""

RESPELT_PROBABILITY = 0.5
"""Least probability with which another spelling answers: it may be of something else altogether."""

RESPELLING_ARTICLES = 5
"""Best articles in which other spellings of unknown words are looked for."""

RESPELLING_PASSAGES = 10
"""Best passages in which they are, where something answers as it is."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Searches for what a question needs. Thread safe.

    Attributes:
        catalogue: What is searched.
        follow_ups: Searches for what a question means within its conversation.
        answerability: How surely what was found answers.
        collection: Tells which articles a question names.
        refusal_threshold: Least probability with which an answer is written.
        synonyms: Knows other words for the same.
        dictionary: Knows what is a word.
    """

    catalogue: Catalogue
    follow_ups: FollowUps
    answerability: Answerability
    collection: Collection
    refusal_threshold: float
    synonyms: Synonyms
    dictionary: Dictionary

    def find(self, question: Question, typed: str = "") -> Found:
        """Search, also among only the articles of a source or date that the question names.

        Whichever search answers more surely is kept: a date may as well be that of an event.

        Args:
            question: As it is asked.
            typed: What was typed, if that is English: a few words may be no question.
        """
        asked, found = question, self._among_cited(question, self._judged(question))
        if is_few_words(typed) and found.probability < self.refusal_threshold:
            as_typed = self._judged(replace(question, text=typed, history=()))
            found = max(found, as_typed, key=lambda one: one.probability)
        question, wide = self._plainly(asked, found)
        wide = self._reversed(question, self._affirmed(question, self._respelt(question, wide)))
        wide = self._admitted(question, typed, self._further(wide))
        if wide.probability < self.refusal_threshold and question is not asked:
            wide = _as_asked(wide, question.text)
        narrowed = self.collection.narrowed(question)
        if narrowed is None:
            return wide
        narrow = self._without_slips(narrowed, self._judged(narrowed))
        if narrow.probability < max(self.refusal_threshold, wide.probability):
            return wide
        own = narrowed.filter
        inferred = SearchFilter(own.sources - question.filter.sources, own.after, own.before)
        meant = narrow.understood
        return replace(
            narrow, understood=replace(meant, searched_for=meant.question.text, inferred=inferred)
        )

    def told(self, question: Question, found: Found, topic: str) -> CollectionReply | None:
        """Return rows of tables, what somebody says, or what says most about a topic, if asked.

        Args:
            question: As it was asked.
            found: For it.
            topic: What it looks up, as words that say so or as typed into a search box; else empty.
        """
        meant, collection = found.understood, self.collection
        if meant.searched_for:
            reply = collection.ranked(question, meant.question) or collection.said(meant.question)
            if reply is not None:
                return reply
        sentences, is_shown = meant.result.sentences, found.probability >= self.refusal_threshold
        is_doubtful = found.probability < DOUBTED_SHARE * self.refusal_threshold
        if found.leads_with_row or not is_shown or asks_over_all(question.text):
            for text in dict.fromkeys((question.text, meant.searched_for or question.text)):
                asked = replace(question, text=text, kind=meant.question.kind)
                rows = collection.rows(asked, sentences, found.probability, is_doubtful)
                if rows is not None:
                    return rows
        if not topic or (is_shown and topic != question.text) or not is_doubtful:
            return None
        return collection.searched(topic, sentences, is_shown=is_shown)

    def _among_cited(self, question: Question, found: Found) -> Found:
        """Search what was just cited for what seemed to stand alone and is not answered so."""
        if found.probability >= self.refusal_threshold or found.understood.searched_for:
            return found
        understood = self.follow_ups.among_cited(question)
        again = self._weighed(understood.question.text, understood) if understood else found
        return again if again.probability >= self.refusal_threshold else found

    def _plainly(self, question: Question, found: Found) -> tuple[Question, Found]:
        """Search without what a question tells before it asks, where nothing answers the whole.

        What it tells counts as said before it: "My aunt has an allotment; what does she pay?".
        """
        if found.probability >= self.refusal_threshold:
            return question, found
        parts = prefaced(question.text)
        if parts is None:
            return question, found
        told = replace(question, text=parts.question, history=(Turn("user", parts.preface),))
        again = self._judged(told)
        return (told, again) if again.probability > found.probability else (question, found)

    def _respelt(self, question: Question, found: Found) -> Found:
        """Search with other spellings of what is no word and stands in no article.

        Where nothing answers then either, with other spellings of the names that no article has,
        or with other words for the same.
        """
        result = found.understood.result
        if result.language != "en":
            return found
        found = self._without_slips(question, found)
        if found.probability >= self.refusal_threshold:
            return found
        absent = self._absent(question_terms(question.text))
        best = islice(result.articles, RESPELLING_ARTICLES)
        texts = [self.catalogue.article(hit.article_id).text for hit in best]
        named = {word.lower() for name in names_in(question.text) for word in words(name.written)}
        text = respelt(question.text, named.intersection(absent), texts)
        text = text or reworded(question.text, self.synonyms.alike(absent, texts))
        if text == question.text:
            return found
        again = self._judged(replace(question, text=text))
        if again.probability < RESPELT_PROBABILITY:
            return found
        return replace(again, understood=replace(again.understood, searched_for=text))

    def _without_slips(self, question: Question, found: Found) -> Found:
        """Search without slips of the pen, where that answers more surely than what was found.

        Something else may answer "What does the catamarran cost?" without the word that no article
        has; it is enough there that one so long, and no form of a word, is answered at all.
        """
        terms = question_terms(question.text)
        is_english = found.understood.result.language == "en"
        unknown = [word for word in terms if is_english and not self.dictionary.writes(word)]
        absent = self._absent(unknown)
        best = found.understood.result.passages[:RESPELLING_PASSAGES] if absent else ()
        text = respelt(question.text, absent, [hit.passage.text for hit in best])
        if text is None:
            return found
        again = self._judged(replace(question, text=text))
        slips = set(terms).difference(question_terms(text))
        is_long = slips and all(len(one) >= LONG and not self.dictionary.has(one) for one in slips)
        least = self.refusal_threshold if is_long else found.probability
        if again.probability < max(least, self.refusal_threshold):
            return found
        return replace(again, understood=replace(again.understood, searched_for=text))

    def _absent(self, terms: Sequence[str]) -> list[str]:
        """Return the words that no article has."""
        counts = self.catalogue.lexical.document_frequencies(terms)
        return [word for word, count in counts.items() if not count]

    def _further(self, found: Found) -> Found:
        """Search again with the names that were found, for what they leave unanswered."""
        things = DescribedThings(self.catalogue, self.follow_ups.retriever, self.answerability)
        if named := things.called_by_name(found, self.refusal_threshold):
            return named
        meant, question = found.understood, found.understood.question
        steps = FurtherSteps(self.catalogue, self.follow_ups.retriever)
        result, text = steps.search(question, meant.result)
        if result is meant.result:
            return found
        surely = self.refusal_threshold * steps.leads_on(question, result)
        sure = max(self.answerability.probability(question.text, result), found.probability, surely)
        if sure < self.refusal_threshold:
            return found  # what is refused was asked for, not what was tried in vain
        told = replace(meant, result=result, searched_for=text or meant.searched_for)
        return Found(told, sure)

    def _affirmed(self, question: Question, found: Found) -> Found:
        """Search without the denial of a question that nothing answers, for what then denies it.

        The reader, which learned from few of them, takes "Which town did not sign?" for a question
        that "All but Bryn signed" does not answer.
        """
        if found.probability >= self.refusal_threshold or not denials(question.text):
            return found
        asked = replace(question, text=affirmed(question.text))
        plain = self._judged(asked)
        if plain.probability < AFFIRMED_SHARE * self.refusal_threshold:
            return found
        best = [hit.sentence.text for hit in plain.understood.result.sentences[:DENYING_SENTENCES]]
        wanted = set(content_stems(question.text))
        if not any(_denies(text) and wanted.intersection(content_stems(text)) for text in best):
            return found
        meant = replace(plain.understood, question=found.understood.question)
        return Found(meant, max(plain.probability, self.refusal_threshold))

    def _reversed(self, question: Question, found: Found) -> Found:
        """Search with the opposite of what a yes-no question asks, where nothing answers that.

        "It has been closed since Monday" answers "Is it open?", which the reader does not see.
        """
        result = found.understood.result
        is_answered = found.probability >= self.refusal_threshold
        if is_answered or result.language != "en" or kind_of(question.text) is not Kind.YES_NO:
            return found
        best = [hit.sentence.text for hit in result.sentences[:REVERSING_SENTENCES]]
        text = contrary_question(question.text, best)
        if text is None:
            return found
        contrary = self._judged(replace(question, text=text))
        if contrary.probability < self.refusal_threshold:
            return found
        meant = replace(contrary.understood, question=found.understood.question)
        return Found(meant, contrary.probability)

    def _admitted(self, question: Question, typed: str, found: Found) -> Found:
        """Let answer what the reader, which looks for words that do, sees no answer in."""
        if found.probability >= self.refusal_threshold:
            return found
        result = found.understood.result
        share = found.probability / self.refusal_threshold
        is_answered = (
            is_decided(question.text, result, self.catalogue)
            or is_told(question.text, result, self.catalogue)
            or is_asked_there(question.text, result, self.catalogue)
            or has_steps(question.text, result, self.catalogue)
            or is_searched(typed, result, share, self.catalogue)
        )
        return replace(found, probability=self.refusal_threshold) if is_answered else found

    def _judged(self, question: Question) -> Found:
        """Search for a question, and tell how surely what was found answers it."""
        return self._weighed(question.text, self.follow_ups.search(question))

    def _weighed(self, asked: str, meant: Understood) -> Found:
        text, result = meant.question.text, meant.result
        return Found(meant, self.answerability.probability(text, result, asked))


def _as_asked(found: Found, text: str) -> Found:
    """Return what was found in vain as found for a question in its own words.

    A refusal names what of it no article has, and nothing of the story around it.
    """
    meant = found.understood
    own = replace(meant, question=replace(meant.question, text=text), searched_for=text)
    return replace(found, understood=own)


def _denies(text: str) -> bool:
    return denials(text) > 0 or excepted(text) is not None
