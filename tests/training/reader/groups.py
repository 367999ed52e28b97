"""Groups of pairs for one question, and groups put together into tensors.

A step's groups depend only on the seed and the step's number, so a resumed run continues as if it
had never stopped.
"""

import math
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from tests.training.reader.configuration import Configuration
from tests.training.reader.data import (
    Kind,
    Pair,
    Question,
    answer_pair,
    load_claims,
    load_negatives,
    load_questions,
    seeded,
    window,
    without_evidence,
)
from tests.training.reader.forms import table_group, yes_no_pair
from tests.training.reader.made_claims import made_claims
from tests.training.reader.missing import missing_detail, other_predicate
from tests.training.reader.negatives import perturb
from tests.training.reader.network import LENGTH_STEP
from tests.training.reader.written import LANGUAGES, written_claims, written_pairs

BATCHES_SORTED_TOGETHER = 64
"""So many batches are drawn at once and sorted by length, which leaves little padding."""

LONGEST_CLAIM_WORDS = 70
"""A longer claim is cut: what it changes must not be lost."""

MISSING_DETAIL, OTHER_PREDICATE = 0.12, 0.3
"""Shares of the changed questions; the rest differ from a question in a word or two."""

IGNORED = -100
"""Marks a label that is not known; the number that PyTorch's cross-entropy skips."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one forward pass of `batch` pairs, padded to `length` and `count` sentences.

    `input_ids`, `attention_mask`, `token_type_ids`: int64 (batch, length). `pooling`: float32
    (batch, count, length), each real row averages over the tokens of one sentence.
    `sentence_mask`, `evidence`: bool (batch, count). `passage_mask`: bool (batch, length), true on
    [CLS] and on passage tokens. `start`, `end`: int64 (batch,), 0 means no answer. `answerable`:
    float32 (batch,), NaN where unknown. `support`: int64 (batch,), values of `Support`. `group`:
    int64 (batch,).
    """

    input_ids: Tensor
    attention_mask: Tensor
    token_type_ids: Tensor
    pooling: Tensor
    sentence_mask: Tensor
    evidence: Tensor
    passage_mask: Tensor
    start: Tensor
    end: Tensor
    answerable: Tensor
    support: Tensor
    group: Tensor


class GroupSource:
    """Draws the groups of every step from the training files."""

    def __init__(self, folder: Path, configuration: Configuration) -> None:
        """Read all files of `folder` that the configuration needs."""
        self._configuration = configuration
        self._questions = load_questions(folder, configuration)
        self._claims = load_claims(folder)
        self._negatives = load_negatives(folder)
        self._written = written_pairs(self._questions)
        self._written_claims = written_claims(self._questions)
        elsewhere = configuration.passages_of_other_languages_per_step > 0
        self._written_elsewhere = written_pairs((), LANGUAGES) if elsewhere else []
        self._asked: dict[str, list[Question]] = defaultdict(list)
        for question in self._questions:
            self._asked[question.title].append(question)
        by_title: dict[str, dict[str, None]] = defaultdict(dict)
        for question in self._questions:
            if question.title:
                by_title[question.title][question.context] = None
        self._contexts = {title: list(contexts) for title, contexts in by_title.items()}
        self._order = lru_cache(maxsize=2)(self._shuffled)
        self._block = lru_cache(maxsize=2)(self._sorted_batches)

    def __len__(self) -> int:
        """How many questions there are."""
        return len(self._questions)

    def groups(self, step: int) -> list[list[Pair]]:
        """The groups of one step: `questions_per_step` questions, and claims as groups of one."""
        settings = self._configuration
        block, place = divmod(step, BATCHES_SORTED_TOGETHER)
        chosen = self._block(block)[place]
        generator = seeded(settings.seed, "step", step)
        groups = [self._group(question, generator) for question in chosen]
        groups += [[generator.choice(self._claims)] for _ in range(settings.claims_per_step)]
        groups += [self._made_claims(generator) for _ in range(settings.made_claims_per_step)]
        if generator.random() < settings.table_rate:
            groups.append(table_group(generator))
        for _ in range(settings.written_passages_per_step):
            groups += [[pair] for pair in generator.choice(self._written)]
        for _ in range(settings.passages_of_other_languages_per_step):
            groups += [[pair] for pair in generator.choice(self._written_elsewhere)]
        for _ in range(settings.written_claim_passages_per_step):
            groups += [[pair] for pair in generator.choice(self._written_claims)]
        return [[self._styled(pair, generator) for pair in group] for group in groups]

    def _sorted_batches(self, block: int) -> list[list[Question]]:
        size = self._configuration.questions_per_step
        start = block * size * BATCHES_SORTED_TOGETHER
        chosen = []
        for place in range(start, start + size * BATCHES_SORTED_TOGETHER):
            epoch, offset = divmod(place, len(self._questions))
            chosen.append(self._questions[self._order(epoch)[offset]])
        chosen.sort(key=lambda question: len(question.context))
        batches = [chosen[at : at + size] for at in range(0, len(chosen), size)]
        seeded(self._configuration.seed, "block", block).shuffle(batches)
        return batches

    def _shuffled(self, epoch: int) -> list[int]:
        order = list(range(len(self._questions)))
        seeded(self._configuration.seed, "epoch", epoch).shuffle(order)
        return order

    def _group(self, question: Question, generator: random.Random) -> list[Pair]:
        settings = self._configuration
        words = generator.randint(*settings.passage_words)
        if generator.random() < settings.yes_no_rate:
            asked = yes_no_pair(question, words, generator)
            if asked is not None:
                return [asked]
        pair = answer_pair(question, words, generator)
        if pair.kind is not Kind.ANSWER:
            return [pair]
        answer = question.context[slice(*question.answers[0])]
        group = [pair]
        if generator.random() < settings.wrong_passage_rate:
            group += self._wrong_passage(question, answer, words, generator)
        if generator.random() < settings.evidence_removed_rate:
            removed = without_evidence(pair, answer)
            group += [removed] if removed else []
        if generator.random() < settings.perturbed_question_rate:
            changed = self._changed_question(question, pair, answer, generator)
            if changed is not None:
                group.append(replace(pair, kind=Kind.PERTURBED_QUESTION, question=changed,
                                     evidence=(), answer=None, no_words=False))  # fmt: skip
        return group

    def _changed_question(
        self, question: Question, pair: Pair, answer: str, generator: random.Random
    ) -> str | None:
        """A question like this one, or about the same thing, that the passage does not answer."""
        draw = generator.random()
        if draw < MISSING_DETAIL:
            return missing_detail(question.question, pair.passage, generator)
        if draw < MISSING_DETAIL + OTHER_PREDICATE and question.title:
            others = [one.question for one in self._asked[question.title]
                      if one.context != question.context]  # fmt: skip
            found = other_predicate(question.question, others, generator)
            if found is not None:
                return found
        article = generator.choice(self._contexts.get(question.title, [question.context]))
        return perturb(question.question, pair.passage, article, answer, generator)

    def _made_claims(self, generator: random.Random) -> list[Pair]:
        question = generator.choice(self._questions)
        article = generator.choice(self._contexts.get(question.title, [question.context]))
        return made_claims(question, article, generator)

    def _wrong_passage(
        self, question: Question, answer: str, words: int, generator: random.Random
    ) -> list[Pair]:
        """The lexically closest wrong paragraph, or any other one, without the answer."""
        context = self._negatives.get(question.question)
        if context is None or question.source != "squad11":
            others = self._contexts.get(question.title) or [
                generator.choice(self._questions).context
            ]
            context = generator.choice(others)
        if context == question.context or answer.casefold() in context.casefold():
            return []
        middle = generator.randrange(len(context))
        passage, _, sentences = window(context, (middle, middle + 1), words, generator)
        return [Pair(Kind.WRONG_PASSAGE, question.question, question.title, passage, sentences)]

    def _styled(self, pair: Pair, generator: random.Random) -> Pair:
        """Sometimes without title or question mark, as people's own articles and questions are."""
        title = pair.title if generator.random() < self._configuration.title_kept else ""
        question = pair.question
        if generator.random() >= self._configuration.question_mark_kept:
            question = question.rstrip(" ?")
        return replace(pair, title=title, question=question)


def passage_prefix(title: str) -> str:
    """What stands before the passage in the second text of a pair: the title and a colon."""
    return f"{title}: " if title else ""


class Collator:
    """Turns pairs into tensors with the tokenizer of the start weights."""

    def __init__(self, tokenizer_path: Path, configuration: Configuration) -> None:
        """Load the tokenizer; its own padding and truncation are switched off."""
        self._tokenizer = Tokenizer.from_file(str(tokenizer_path))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(configuration.max_length, strategy="only_second")
        self._question_words = configuration.question_length // 2

    def _words(self, pair: Pair) -> int:
        return LONGEST_CLAIM_WORDS if pair.kind is Kind.CLAIM else self._question_words

    def __call__(self, pairs: list[Pair], groups: list[int]) -> Batch:
        """Tokenize and pad; `groups` says to which question each pair belongs."""
        encodings = self._tokenizer.encode_batch(
            [
                (" ".join(pair.question.split()[: self._words(pair)]),
                 passage_prefix(pair.title) + pair.passage)
                for pair in pairs
            ]
        )  # fmt: skip
        longest = max(len(encoding.ids) for encoding in encodings)
        length = LENGTH_STEP * math.ceil(longest / LENGTH_STEP)
        count = max(len(pair.sentences) for pair in pairs)
        batch = _empty_batch(len(pairs), length, count, groups)
        for row, (pair, encoding) in enumerate(zip(pairs, encodings, strict=True)):
            size = len(encoding.ids)
            batch.input_ids[row, :size] = torch.tensor(encoding.ids)
            batch.attention_mask[row, :size] = 1
            batch.token_type_ids[row, :size] = torch.tensor(encoding.type_ids)
            shift = len(passage_prefix(pair.title))
            tokens = [
                (at, start - shift, end - shift)
                for at, ((start, end), part) in enumerate(
                    zip(encoding.offsets, encoding.sequence_ids, strict=True)
                )
                if part == 1 and start >= shift
            ]
            _label(batch, row, pair, tokens)
        return batch


def _empty_batch(size: int, length: int, count: int, groups: list[int]) -> Batch:
    whole = torch.zeros(size, length, dtype=torch.long)
    return Batch(
        input_ids=whole,
        attention_mask=whole.clone(),
        token_type_ids=whole.clone(),
        pooling=torch.zeros(size, count, length),
        sentence_mask=torch.zeros(size, count, dtype=torch.bool),
        evidence=torch.zeros(size, count, dtype=torch.bool),
        passage_mask=torch.zeros(size, length, dtype=torch.bool),
        start=torch.full((size,), IGNORED),
        end=torch.full((size,), IGNORED),
        answerable=torch.full((size,), torch.nan),
        support=torch.full((size,), IGNORED),
        group=torch.tensor(groups),
    )


def _label(batch: Batch, row: int, pair: Pair, tokens: list[tuple[int, int, int]]) -> None:
    """Fill masks and labels of one row; `tokens` are (position, start, end) of passage tokens."""
    batch.passage_mask[row, 0] = True
    for at, _, _ in tokens:
        batch.passage_mask[row, at] = True
    if pair.kind is Kind.CLAIM:
        batch.support[row] = IGNORED if pair.support is None else int(pair.support)
        return
    for number, (begin, stop) in enumerate(pair.sentences):
        inside = [at for at, start, end in tokens if begin <= start and end <= stop]
        if inside:
            batch.pooling[row, number, inside] = 1.0 / len(inside)
            batch.sentence_mask[row, number] = True
            batch.evidence[row, number] = number in pair.evidence
    batch.answerable[row] = float(pair.kind is Kind.ANSWER)
    if pair.kind is not Kind.ANSWER or pair.no_words:
        batch.start[row] = batch.end[row] = 0
    elif pair.answer is not None:
        first, last = pair.answer
        inside = [at for at, start, end in tokens if start < last and first < end]
        if inside:
            batch.start[row], batch.end[row] = inside[0], inside[-1]
