"""An answer without a language model: the sentences that answer best, verbatim."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.answering.draft import Candidate, DraftSentence, WritingReport
from assistant.answering.neighbours import REACH, completing, dissent_after
from assistant.answering.writing.beside import beside
from assistant.answering.writing.corrections import corrected_behind, corrections_of, put_right
from assistant.answering.writing.explaining import told_after
from assistant.answering.writing.further import SURE_MARGIN, counts_in_vain, helps
from assistant.answering.writing.items import of_items_asked
from assistant.answering.writing.labels import without_labels
from assistant.answering.writing.leading import COMPARED, Led, led, renaming
from assistant.answering.writing.meaning import meant
from assistant.answering.writing.opposing import with_opposing
from assistant.answering.writing.own_case import Embed, with_own_case
from assistant.answering.writing.reasons import reason_behind, with_event
from assistant.answering.writing.row_labels import row_label
from assistant.answering.writing.slots import Slot, in_reading_order
from assistant.answering.writing.stepping import second_step
from assistant.answering.writing.whole_lists import LISTED_ITEMS, WholeList, WholeLists
from assistant.types import Question, RequestKind
from index.english.attribution import lacks_speaker
from index.english.dissent import asks_for_sides
from index.english.numbers import numbers_in
from index.english.phrases import begins_listing, goes_on_in_row
from index.english.questions import (
    answer_words,
    asks_for_many,
    asks_openly,
    asks_who,
    counted,
)
from index.english.requests import names_topic, without_request
from index.english.words import stem, stems
from index.search.asked_there import is_asked
from index.search.copies import CopyFinder
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import SearchFilter, SearchResult, Sentence

FACTUAL_SENTENCES = 3
"""Most sentences of the answer to a question for one fact: who, when, where, which, how many."""

UNSURE_SENTENCES = 4
"""And where the reader is not sure of the words of the one that leads: of 103 realtimeqa questions
two more are answered, and .005 of what is shown to 150 of squad2 answers less often."""

LIST_CLOSE_SCORE = 1.5
"""Of several things that are asked for, each is shown down to this far below the best one."""


class ExtractiveWriter:
    """Picks the sentences that answer best and what is needed to understand them.

    Args:
        max_sentences: At most this many, also of answers to open questions such as why.
        catalogue: Where the sentences around a sentence are looked up.
        embed: Tells how like words are; without it the asker's own case is not looked for.
    """

    def __init__(
        self, max_sentences: int, catalogue: Catalogue, embed: Embed | None = None
    ) -> None:
        self._max_sentences, self._embed = max_sentences, embed
        self._catalogue = catalogue
        self._copies = CopyFinder(catalogue)
        self._lists = WholeLists(catalogue)

    def write(
        self, question: Question, result: SearchResult
    ) -> Iterator[DraftSentence | WritingReport]:
        """Yield the answer's sentences, those of the best article first, then the candidates.

        The first sentence is the one with the short answer, or the one needed to understand it. Of
        what is asked for in numbers, a list of an article is shown as a whole.
        """
        told = without_labels(meant(question.text, result, self._catalogue), self._catalogue)
        sentences, title = self._catalogue.sentences, self._catalogue.title
        order = self._led(question, of_items_asked(question.text, told, sentences, title))
        if self._embed is not None:
            order = with_own_case(question, order, sentences, self._embed)
        found = order.candidates
        if self._max_sentences > 1 and (whole := self._lists.whole(question.text, found, result)):
            yield from self._written_whole(question.text, whole, found)
            return
        useful = self._useful(question, order)
        slots = self._slots(question.text, useful, self._most(question, found))
        further = second_step(question.text, slots, found, self._catalogue.titles, result.step)
        slots += self._steps(question, further)
        rest: tuple[DraftSentence, ...] = ()
        is_list = question.kind is RequestKind.LIST and asks_for_many(question.text)
        if is_list or counts_in_vain(question.text, found):
            slots, rest = self._things(question.text, useful)
        written: set[Sentence] = set()
        reason = reason_behind(question.text, found[0], result.sentences) if found else ()
        errors: Mapping[Sentence, Sequence[Sentence]] | None = None
        for slot in in_reading_order(slots):
            if slot.sources[0] in written:
                continue
            label = order.labels.get(slot.sources[0].article_id, "")
            yield from self._written(question, slot, label, written, reason)
            if errors is None:  # only now: what was yielded is shown meanwhile
                sources = [one.sources[0] for one in slots]
                errors = put_right(sources, self._catalogue, question.filter)
            right = errors.get(slot.sources[0], ())
            yield from (_draft(one, "corrected") for one in right if one not in written)
            written.update(right)
        yield WritingReport(candidates=found, rest=rest)

    def _written_whole(
        self, question: str, whole: WholeList, found: Sequence[Candidate]
    ) -> Iterator[DraftSentence | WritingReport]:
        yield from map(_draft, whole.shown)
        for one in whole.shown if whole.is_enumeration else ():
            yield from self._corrected(question, one.text, found)
        unmarked = tuple(replace(one, words=None) for one in found)
        yield WritingReport(candidates=unmarked, rest=tuple(map(_draft, whole.rest)))

    def _written(
        self,
        question: Question,
        slot: Slot,
        label: str,
        written: set[Sentence],
        reason: Sequence[Sentence],
    ) -> Iterator[DraftSentence]:
        """Yield a slot and what belongs behind it, and add all of that to what is written."""
        first, cited = slot.sources[0], self._cited(slot, question.filter)
        drafts = cited.drafts(as_they_stand=_as_they_stand(question.text, slot))
        called = label or row_label(slot.best, written, self._catalogue)
        for draft in drafts:
            yield replace(draft, label=called if is_table_row(draft.text) else label)
        lead = cited.sources[0]
        told: Sequence[Sentence] = ()
        if not written:
            told = told_after(question.text, lead, self._next(lead, REACH + 1))
            told = told or [one for one in reason if one.article_id == lead.article_id]
        written.update({first, lead})
        is_told = {*written, *told}
        behind = self._after(cited, is_told, with_dissent=is_open(question.text))
        after = [*told, *behind]
        yield from (_draft(one, label) for one in after)
        written.update(after)

    def _steps(self, question: Question, steps: Sequence[Slot]) -> Iterator[Slot]:
        """Yield further steps with what they need, already where they will be cited.

        There they may belong to an article that is shown.
        """
        for step in steps:
            cited = self._cited(step, question.filter)
            yield replace(cited, beside=self._beside(question.text, cited.sources[0]))

    def _cited(self, slot: Slot, filter_: SearchFilter) -> Slot:
        """Return a slot as it stands in the original or earliest article that has it."""
        beside = [] if slot.beside is None else self._copies.with_copies([slot.beside], filter_)
        return slot.cited_as(self._copies.with_copies(slot.sources, filter_), beside)

    def _after(
        self, slot: Slot, written: Collection[Sentence], *, with_dissent: bool
    ) -> list[Sentence]:
        """Return what belongs right behind a sentence, unless it is written already.

        What it misleads without, and what contradicts it.
        """
        after = self._next(slot.sources[0], REACH + 1)
        dissent = dissent_after(after[:2]) if with_dissent else ()
        found = [
            *completing(slot.sources[0], after),
            *corrected_behind(slot.sources[0], self._catalogue),
            *dissent,
        ]
        return [one for one in dict.fromkeys(found) if one not in written and one != slot.beside]

    def _most(self, question: Question, found: Sequence[Candidate]) -> int:
        if is_open(question.text) or asks_for_sides(question.text):
            return self._max_sentences
        is_sure = bool(found) and found[0].hit.margin >= SURE_MARGIN
        return min(self._max_sentences, FACTUAL_SENTENCES if is_sure else UNSURE_SENTENCES)

    def _useful(self, question: Question, order: Led) -> list[Candidate]:
        """Return the best candidate and those that help beside it."""
        found = order.candidates
        titles = self._catalogue.titles(one.hit.sentence.article_id for one in found)
        useful = [
            one
            for one in found
            if one is found[0]
            or one is order.kept
            or helps(question, found[0], one, titles.get(one.hit.sentence.article_id, ""))
        ]
        return with_event(question.text, useful)

    def _things(
        self, question: str, useful: Sequence[Candidate]
    ) -> tuple[list[Slot], tuple[DraftSentence, ...]]:
        """Return a slot for each thing of several that are asked for, and what else fits."""
        things = [
            one
            for one in useful
            if one.words is not None and one.score >= useful[0].score - LIST_CLOSE_SCORE
        ]
        nouns = counted(question) | {stem(word) for word in answer_words(question)}
        named = [one for one in things if not nouns.isdisjoint(stems(one.hit.sentence.text))]
        things = named if len(named) > 1 else things
        slots = self._slots(question, things or useful[:1], LISTED_ITEMS)
        shown = {source for slot in slots for source in slot.sources}
        rest = (one for one in things if one.hit.sentence not in shown)
        return slots, tuple(
            DraftSentence(one.hit.sentence.text, (one.hit.sentence,), answer=one.words)
            for one in rest
        )

    def _next(self, sentence: Sentence, most: int) -> Sequence[Sentence]:
        """Return at most so many sentences right behind one."""
        number = sentence.number
        after = self._catalogue.sentences(sentence.article_id, number + 1, number + most)
        return [other for other in after if other.version == sentence.version]

    def _led(self, question: Question, found: Sequence[Candidate]) -> Led:
        near = dict.fromkeys(one.hit.sentence.article_id for one in found[:COMPARED])
        best = list(near)[:1]  # what puts others right is of no use
        ids = dict.fromkeys([*near, *corrections_of(best, self._catalogue, question.filter)])
        articles = {id_: self._catalogue.article(id_) for id_ in ids}
        days = {id_: (one.title, one.date) for id_, one in articles.items()}
        order = led(question.text, found, days, self._following(found), self._catalogue.sentences)
        candidates = [
            replace(one, words=None) if corrected_behind(one.hit.sentence, self._catalogue) else one
            for one in order.candidates
        ]
        order = replace(order, candidates=_without_one_of_several(question.text, candidates))
        return with_opposing(question.text, order, self._catalogue.title)

    def _following(self, found: Sequence[Candidate]) -> dict[Sentence, Sentence]:
        """Return by the best candidates' sentences the next of their paragraphs."""
        best = [one.hit.sentence for one in found[:COMPARED]]
        nexts = ((here, one) for here in best for one in self._next(here, 1))
        return {here: one for here, one in nexts if not one.starts_paragraph}

    def _corrected(
        self, question: str, text: str, found: Sequence[Candidate]
    ) -> Iterator[DraftSentence]:
        """Yield what corrects a name of a text, with the sentence that it needs."""
        if (correction := renaming(text, found)) is None:
            return
        sentence = correction.hit.sentence
        slot = Slot(correction, [sentence], self._beside(question, sentence))
        yield from (replace(one, label="corrected") for one in slot.drafts())

    def _slots(self, question: str, found: Sequence[Candidate], most: int) -> list[Slot]:
        slots: list[Slot] = []
        shown: set[Sentence] = set()
        for one in found:
            sentence = one.hit.sentence
            twin = next((slot for slot in slots if slot.says_the_same(sentence)), None)
            if twin is not None:
                twin.sources.append(sentence)
                continue
            needed = self._beside(question, sentence) if most > 1 else None
            slot = Slot(one, [sentence], None if needed in shown else needed)
            if sentence not in shown and len(shown) + slot.size <= most:
                slots.append(slot)
                shown |= {sentence, slot.beside or sentence}
        return slots

    def _beside(self, question: str, sentence: Sentence) -> Sentence | None:
        """Return the sentence to show with one that answers, if it is not understood alone."""
        around = (max(sentence.number - REACH, 0), sentence.number + 1)
        return beside(question, sentence, self._catalogue.sentences(sentence.article_id, *around))


def _draft(sentence: Sentence, label: str = "") -> DraftSentence:
    return DraftSentence(sentence.text, (sentence,), label=label)


def _without_one_of_several(question: str, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return the candidates, the best without its words where they are the first of a row only."""
    if not found or found[0].words is None:
        return tuple(found)
    best, text = found[0], found[0].hit.sentence.text
    after = text[found[0].words.end :]
    is_first = begins_listing(found[0].words.of(text), after)
    asks_for_several = asks_for_many(question) and bool(numbers_in(question))
    if not is_first and not (asks_for_several and goes_on_in_row(after)):
        return tuple(found)
    return (replace(best, words=None), *found[1:])


def _as_they_stand(question: str, slot: Slot) -> bool:
    """Whether what a sentence needs is shown before it: who speaks, what is asked, a topic."""
    names_first = asks_who(question) and lacks_speaker(slot.sources[0].text)
    answers = slot.beside is not None and is_asked(slot.beside)
    return names_first or answers or names_topic(question)


def is_open(question: str) -> bool:
    """Whether a question asks for more than one fact: why, how, what happened, or a topic."""
    return names_topic(question) or asks_openly(without_request(question))
