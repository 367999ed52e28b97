"""What the articles tell of one side of a comparison."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.collection.reply import Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.told_amounts import amount_marked
from index.english.amounts_asked import AmountAsked
from index.english.comparing import Sides
from index.english.coreference import leans_back
from index.english.quantities import Quantity
from index.english.tense import Tense, tense_of
from index.english.words import content_stems, words
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import Sentence, SentenceHit

READ_SENTENCES = 15
"""Best sentences of the search for one side that may tell of it."""

AROUND = 4
"""A sentence may name a side shortly where one so near before it has its whole name."""

CLAUSE_WORDS = 0.6
"""Share of a clause's words, such as "what the firm offered at first", that tells of it."""

SAME_MEASURE = 4.0
"""In logits: how much less sure the reader may be of two amounts of one unit than of others."""


_QUALIFIED = re.compile(r"\s(?:at|in|of|on|from|with|for)\s", re.IGNORECASE)
"""Behind it a side says where or of what it is, which an article's title may say as well."""


@dataclass(frozen=True, slots=True)
class Told:
    """What may be shown of a side.

    Attributes:
        hit: The sentence that tells of it.
        before: The one that says whom it means, where it does not itself.
        quantity: The amount that is asked for.
    """

    hit: SentenceHit
    before: Sentence | None = None
    quantity: Quantity | None = None

    @property
    def sureness(self) -> float:
        """The reader's, less where it tells of a time that is past."""
        past = tense_of(self.hit.sentence.text) is Tense.PAST
        return self.hit.margin - (SAME_MEASURE if past else 0.0)


class ToldSides:
    """Finds what is told of the sides of comparisons. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def hits(
        self, asked: str, amount: AmountAsked | None, side: str, scope: Scope
    ) -> list[SentenceHit]:
        """Return the sentences that are found when a side alone is asked about."""
        question = amount.question(side) if amount else f"{asked} {side}"
        found = self._retriever.search(question, scope.filter)
        return [hit for hit in found.sentences[:READ_SENTENCES] if not hit.sentence.is_heading]

    def of(
        self, side: str, hits: Sequence[SentenceHit], sides: Sides, amount: AmountAsked | None
    ) -> list[Told]:
        """Return what may be shown of a side, on what all are compared in if anything.

        Which guarantee is longer is told by nothing that is not on a guarantee.
        """
        thing = amount.thing if amount else ""
        topic = set(content_stems(sides.topic or thing))
        told = list(self._told(side, hits, sides, topic, with_amount=amount is not None))
        on_it = [one for one in told if topic & set(content_stems(one.hit.sentence.text))]
        return on_it if thing else on_it or told

    def of_clause(self, clause: str, hits: Sequence[SentenceHit]) -> Told | None:
        """Return the best sentence with most words of a clause; its article's title has some."""
        wanted = set(content_stems(clause))
        for hit in hits:
            own = wanted.intersection(content_stems(hit.sentence.text))
            title = self._catalogue.title(hit.sentence.article_id)
            said = own | wanted.intersection(content_stems(title))
            if own and len(said) >= CLAUSE_WORDS * len(wanted):
                return Told(hit)
        return None

    def _told(
        self,
        side: str,
        hits: Sequence[SentenceHit],
        sides: Sides,
        topic: set[str],
        *,
        with_amount: bool,
    ) -> Iterator[Told]:
        """Yield what may be shown of a side, best first: what names it, or goes on from that.

        A sentence with a noun of its name alone ("the store", "the damage") counts where one
        shortly before has the rest; so does one with another side's in an article on this one.
        """
        names = content_stems(side)
        wanted = set(names)
        others = {stem for one in sides.names if one != side for stem in content_stems(one)}
        own = wanted - others
        lower = (word for word in words(side) if word.islower())
        head = set(content_stems(_QUALIFIED.split(side, maxsplit=1)[0]))
        nouns = own & {*names[-1:], *content_stems(" ".join(lower))}
        for hit in hits:
            before = self._before(hit.sentence)
            said = set(content_stems(hit.sentence.text))
            title = set(content_stems(self._catalogue.title(hit.sentence.article_id)))
            near = set(content_stems(" ".join(one.text for one in before)))
            quantity = amount_marked(hit) if with_amount else None
            is_short = bool(nouns & said) and wanted <= said | title | near
            is_headed = bool(head & own) and head <= said and wanted <= said | title
            # A title on "red" may be about anything; one with a name is about whoever has it.
            sets_apart = (
                bool(own) and not side.islower() and own <= title and bool((others - wanted) & said)
            )
            if is_short or sets_apart or is_headed or (own <= said and wanted <= said | title):
                yield Told(hit, None, quantity)
            elif (quantity or topic & said) and _leans(hit.sentence, others):
                naming = (one for one in reversed(before) if nouns & set(content_stems(one.text)))
                named = next(naming, None)
                if named is not None and wanted <= title | near:
                    yield Told(hit, named, quantity)

    def shown(self, label: str, told: Told) -> Iterator[Shown]:
        """Yield a sentence behind the one that it needs, labelled with what it tells of."""
        yield Shown(told.before or told.hit.sentence, label=label)
        if told.before is not None:
            yield Shown(told.hit.sentence)

    def further(self, told: Told, known: Sequence[Sentence]) -> Iterator[Shown]:
        """Yield the next sentence, where it goes on about the same: "He thinks that ..."."""
        sentence = told.hit.sentence
        number = sentence.number + 1
        for after in self._catalogue.sentences(sentence.article_id, number, number):
            goes_on = leans_back(after.text) and not after.starts_paragraph
            if goes_on and after not in known:
                yield Shown(after)

    def _before(self, sentence: Sentence) -> list[Sentence]:
        first, last = max(0, sentence.number - AROUND), sentence.number - 1
        return self._catalogue.sentences(sentence.article_id, first, last) if last >= 0 else []


def _leans(sentence: Sentence, others: set[str]) -> bool:
    """Whether a sentence goes on from one before it, and does not name another side."""
    return leans_back(sentence.text) and others.isdisjoint(content_stems(sentence.text))
