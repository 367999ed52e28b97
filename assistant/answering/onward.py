"""The question that is left: what the best sentence leaves unanswered, asked of what it names.

"Kate Roe is a character of a soap opera created by whom?" finds "Kate Roe is a character of the
soap opera Harbour Street". What that does not say, "is created by whom", asked of Harbour Street,
is answered by another article, which has hardly a word of the whole question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.types import Question
from index.english.names import Name, has_name, names_in
from index.english.questions import asks_through
from index.english.words import content_stems
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchResult, Sentence, SentenceHit

LEAST_WORDS = 9
"""Of a question; a shorter one hardly asks for one thing through another."""

NAMING_SENTENCES = 2
"""Best sentences of which the names are searched for."""

MOST_NAMES = 3

READ_PASSAGES = 3
"""Of those with a name: so many are read."""

LEAST_MARGIN = -1.5
"""A logit of the reader: how sure it has to be of what answers the rest of a question. Of 28 such
sentences for hotpotqa 17 answer; for 100 questions of squad2 there are two."""

SURE_MARGIN = 1.5
"""From which on it answers also what otherwise would be refused,"""

TOLD = 0.5
"""where the best sentence, with its title, has this share of the question's words."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Asks what is left of a question of what its best sentences name. Thread safe."""

    catalogue: Catalogue
    retriever: HybridRetriever

    def step(self, question: Question, result: SearchResult) -> SentenceHit | None:
        """Return the sentence that answers surest what the best ones leave unanswered.

        None for questions that do not ask for one thing through another, and where nothing is left
        or nothing answers it.

        Args:
            question: As it was searched for.
            result: What was found.
        """
        if not result.sentences or result.reader_language != "en":
            return None
        if not asks_through(question.text) or len(question.text.split()) < LEAST_WORDS:
            return None
        read = (
            hit
            for name, first in islice(self._names(question.text, result), MOST_NAMES)
            for hit in self._answers(question, name, first)
        )
        best = max(read, key=lambda hit: hit.margin, default=None)
        return best if best is not None and best.margin >= LEAST_MARGIN else None

    def answers(self, question: Question, result: SearchResult) -> bool:
        """Whether the step of a result surely answers, behind what tells half of the question."""
        if result.step is None or result.step.margin < SURE_MARGIN:
            return False
        asked = set(content_stems(question.text))
        left = content_stems(self._rest(question.text, result.sentences[0].sentence))
        return len(asked.difference(left)) >= TOLD * len(asked)

    def _names(self, asked: str, result: SearchResult) -> Iterator[tuple[Name, Sentence]]:
        """Yield the names of the best sentences that a question has not, each with its sentence."""
        known = {part for name in names_in(f"of {asked}") for part in name.parts}
        for hit in result.sentences[:NAMING_SENTENCES]:
            for name in names_in(hit.sentence.text):
                if known.isdisjoint(name.parts):
                    known.update(name.parts)
                    yield name, hit.sentence

    def _answers(self, question: Question, name: Name, first: Sentence) -> Sequence[SentenceHit]:
        """Return the sentences on a name, read for what the first one does not say."""
        rest = self._rest(question.text, first)
        if not content_stems(rest):
            return ()
        text = f"{rest} {name.written}"
        found = self.retriever.find(text, question.filter, today=question.today)
        titles = self.catalogue.titles(hit.passage.article_id for hit in found.passages)
        on_it = (
            hit
            for hit in found.passages
            if hit.passage.article_id != first.article_id
            and has_name(name, [hit.passage.text, titles.get(hit.passage.article_id, "")])
        )
        passages = tuple(islice(on_it, READ_PASSAGES))
        places = {
            (hit.passage.article_id, number)
            for hit in passages
            for number in range(hit.passage.first, hit.passage.last + 1)
        }
        within = tuple(
            hit
            for hit in found.sentences
            if (hit.sentence.article_id, hit.sentence.number) in places
        )
        if not within:
            return ()
        read = self.retriever.read(text, replace(found, passages=passages, sentences=within))
        said = [first.text, self.catalogue.title(first.article_id)]
        known = [one for one in names_in(f"of {question.text}") if has_name(one, said)]
        return [hit for hit in read.sentences if hit.answer and _goes_on(hit.sentence, known)]

    def _rest(self, asked: str, first: Sentence) -> str:
        """Return the words of a question that a sentence, with its article's title, has not."""
        said = set(content_stems(f"{self.catalogue.title(first.article_id)} {first.text}"))
        kept = (
            word for word in asked.rstrip(" ?.").split() if said.isdisjoint(content_stems(word))
        )
        return " ".join(kept)


def _goes_on(sentence: Sentence, known: Sequence[Name]) -> bool:
    """Whether a sentence tells of something else than the first one, by whose names it is known."""
    return not sentence.is_heading and not any(has_name(one, [sentence.text]) for one in known)
