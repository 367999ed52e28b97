"""What a question only describes, called by its name: two steps of the reader's own answers.

"How many votes did the councillor who moved the dog tax get?" is answered by no article as it is.
Who that councillor is, one of them tells; and how many votes she got, by her name, another.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answering.deciding.answerability import Answerability
from assistant.answering.found import Found
from assistant.answering.understanding import Understood
from assistant.answering.understanding.substitution import standing_before
from assistant.types import Question
from index.english.described import Described, described, possessed
from index.english.names import names_in
from index.english.persons import is_name_alone
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchResult, SentenceHit

LEAST_WORDS = 9
"""Of a question; a shorter one hardly asks for one thing through another."""

SURE_PROBABILITY = 0.8
"""What is answered so surely needs no further step."""

COVERED = 0.8
"""Nor does what the best sentence says with this share of the question's words."""

TELLING_SENTENCES = 2
"""Best sentences that may say what is described, or how far the description goes."""

NAMING_SENTENCES = 5
"""Best sentences of the search for what is described that may name it."""

MOST_READINGS = 3

NAMING_MARGIN, ROLE_MARGIN, ANSWERING_MARGIN = -3.0, 0.0, -2.0
"""Logits of the reader's for its words: how sure it has to be of the name; of whom "the chair of
the club" is, which few words tell from a thing; and of the answer to the question with the name."""

BENEFIT = 0.05
"""By how much more probably the question with the name has to be answered."""


@dataclass(frozen=True, slots=True)
class DescribedThings:
    """Asks a question anew of what it describes. Thread safe.

    Attributes:
        catalogue: Knows the titles of articles.
        retriever: Searches.
        answerability: How surely what was found answers.
    """

    catalogue: Catalogue
    retriever: HybridRetriever
    answerability: Answerability

    def called_by_name(self, found: Found, threshold: float) -> Found | None:
        """Return what is found for the question with the name of what it describes.

        With the sentence that names it as a further step. None where the question describes
        nothing, is answered as it is, or is not answered more surely then. A follow-up on somebody
        of the one before, "And her opponent?", is not answered with what is said of her.

        Args:
            found: For the question.
            threshold: Least probability with which an answer is written.
        """
        question, result = found.understood.question, found.understood.result
        own = possessed(question.text)
        if own is not None and _is_asked_again(own, question):
            return self._of_somebody(own, found, threshold)
        is_long = len(question.text.split()) >= LEAST_WORDS
        if not is_long or found.probability >= SURE_PROBABILITY or result.reader_language != "en":
            return None
        if self._is_covered(question, result):
            return None
        named = (self._named(question, one) for one in self._readings(question, result))
        best = max(filter(None, named), key=lambda one: one.probability, default=None)
        least = max(threshold, found.probability + BENEFIT)
        return best if best is not None and best.probability >= least else None

    def _of_somebody(self, own: Described, found: Found, threshold: float) -> Found:
        """Return what is found for a question on somebody of somebody by the name of the former.

        Where nobody is named, it is in vain unless the best sentence calls somebody that.
        """
        meant = found.understood
        named = self._named(meant.question, own)
        if named is not None and named.probability >= threshold and _tells_who(named):
            return named
        called = set(content_stems(own.description.split()[-1]))
        best = [hit.sentence.text for hit in meant.result.sentences[:1]]
        is_told = any(called <= set(content_stems(text)) for text in best)
        return found if is_told else replace(found, probability=0.0)

    def _readings(self, question: Question, result: SearchResult) -> Iterator[Described]:
        """Yield what a question may describe, each once."""
        told = (hit.sentence for hit in result.sentences[:TELLING_SENTENCES])
        readings = {
            one.description: one
            for sentence in told
            for one in described(
                question.text,
                content_stems(f"{self.catalogue.title(sentence.article_id)} {sentence.text}"),
            )
            if content_stems(one.asked_of(""))
        }
        yield from islice(readings.values(), MOST_READINGS)

    def _named(self, question: Question, one: Described) -> Found | None:
        """Return what is found where a description is replaced by what the articles call it."""
        first = self.retriever.search(one.question, question.filter, question.today)
        best = max(first.sentences[:NAMING_SENTENCES], key=lambda hit: hit.margin, default=None)
        least = ROLE_MARGIN if one.is_role else NAMING_MARGIN
        name = _name(best) if best is not None and best.margin >= least else ""
        if (
            best is None
            or not name
            or set(content_stems(name)) <= set(content_stems(question.text))
        ):
            return None
        text = one.asked_of(name)
        result = self.retriever.search(text, question.filter, question.today)
        answers = max((hit.margin for hit in result.sentences[:1]), default=ANSWERING_MARGIN - 1)
        if answers < ANSWERING_MARGIN:
            return None
        probability = self.answerability.probability(text, result)
        asked = replace(question, text=text)
        meant = Understood(asked, replace(result, step=best), text)
        return Found(meant, probability)

    def _is_covered(self, question: Question, result: SearchResult) -> bool:
        """Whether the best sentence, with its article's title, has the question's words."""
        if not result.sentences:
            return True
        asked, best = set(content_stems(question.text)), result.sentences[0].sentence
        title = self.catalogue.title(best.article_id)
        said = asked.intersection(content_stems(f"{title} {best.text}"))
        return len(said) >= COVERED * len(asked)


def _tells_who(named: Found) -> bool:
    """Whether what the reader marked in the step that names somebody is a name, and no more."""
    step = named.understood.result.step
    words = step.answer_in_sentence if step else None
    return step is not None and words is not None and is_name_alone(step.sentence.text, words)


def _is_asked_again(own: Described, question: Question) -> bool:
    """Whether a question asks of somebody of somebody what was asked of the latter right before."""
    whose = own.description.rpartition(" ")[0].rstrip("s").rstrip("'’")
    return standing_before(question.history) == own.asked_of(whose)


def _name(hit: SentenceHit) -> str:
    """Return what the reader marked as the name of something: a name in it, or all of it."""
    words = hit.answer_in_sentence
    written = words.of(hit.sentence.text).strip(" .,;:”\"'") if words else ""
    named = names_in(f"of {written}")
    return named[0].written if named else written
