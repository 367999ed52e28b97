"""Answers of a model that forges: nothing wrong passes as supported, no pointer is invalid.

With EVERY_FAULT=1 there are more of them.

What a sentence may pass with is judged here by other means than the program's own: every number
and every capitalised word of it, and half of its longer words, must stand in what it cites or in
the title, source and date shown beside it.
"""

import datetime
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Citation, Question
from assistant.answering.understanding import FollowUps
from assistant.answering.writing.context import ContextBuilder
from assistant.answering.writing.language_model import LanguageModelWriter
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.language_models.streaming import ChatModel
from assistant.settings import LanguageModelSettings
from assistant.types import AnswerSentence, Verdict
from index.search.retrieve import HybridRetriever
from index.types import SearchFilter, SearchResult

ANSWERS = 400 if os.environ.get("EVERY_FAULT") else 160
QUESTIONS = (
    "How many vehicles use the Marram Bridge on a normal day?",
    "Why was the Marram Bridge closed?",
    "Who will lead the review of the late inspection?",
    "What will the repair of the Marram Bridge cost?",
)
NAMES = ("Quillon Vastermark", "Orlinda Prewitt", "Zebulon Crake", "the Kazbrin Institute")
FORGED = (
    "{name} paid {number} crowns for it.",
    "It was decided on {number} October 1733 by {name}.",
    "“We hid {number} reports,” said {name}.",
    "{name} resigned.",
    "The whole story was made up by {name}, who was paid {number} crowns.",
    "Exactly {number} people died there.",
)
UNKNOWN = (
    "[0]",
    "[9999]",
    "[123456789012345678901234567890]",
    "[500-510]",
    "【777†source】",
    "[[600]]",
)
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
CAPITALISED = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
LONG_WORD = re.compile(r"[a-z]{5,}")


class RememberingRetriever(HybridRetriever):
    """Searches once for each question."""

    def __init__(self, inner: HybridRetriever) -> None:
        self.__dict__.update(inner.__dict__)
        self._inner = inner
        self._found: dict[str, SearchResult] = {}

    def search(
        self,
        question: str,
        filter_: SearchFilter | None = None,
        today: datetime.date | None = None,
    ) -> SearchResult:
        if question not in self._found:
            self._found[question] = self._inner.search(question, filter_, today)
        return self._found[question]


@dataclass(frozen=True)
class Forger:
    """Writes replies over the sentences that the model is offered."""

    offered: tuple[str, ...]
    luck: random.Random

    def reply(self) -> str:
        sentences = [self.luck.choice(self.kinds)(self) for _ in range(self.luck.randint(1, 4))]
        reply = self.luck.choice([" ", "\n", "\n\n"]).join(sentences)
        return reply[: -self.luck.randint(1, 9)] if self.luck.random() < 0.1 else reply

    def true(self) -> str:
        at = self.luck.randrange(len(self.offered))
        return self.marked(self.offered[at], f"[{at + 1}]")

    def wrong(self) -> str:
        """A true sentence that cites another one."""
        return self.marked(self.luck.choice(self.offered), self.known())

    def unknown(self) -> str:
        return self.marked(self.luck.choice(self.offered), self.luck.choice(UNKNOWN))

    def forged(self) -> str:
        return self.marked(self.invented(), self.luck.choice([self.known(), *UNKNOWN, ""]))

    def altered(self) -> str:
        """A true sentence, cited rightly, with a number or a name exchanged."""
        at = self.luck.randrange(len(self.offered))
        text = self.offered[at]
        if NUMBER.search(text) and self.luck.random() < 0.6:
            text = NUMBER.sub(str(self.luck.randint(210, 980)), text, count=1)
        else:
            text = CAPITALISED.sub("Vastermark", text, count=1)
        return self.marked(text, self.luck.choice([f"[{at + 1}]", ""]))

    def added(self) -> str:
        """A true sentence, cited rightly, that goes on with an invention."""
        at = self.luck.randrange(len(self.offered))
        text = f"{self.offered[at].rstrip('.')}, and {self.invented()}"
        return self.marked(text, f"[{at + 1}]{self.luck.choice(['', *UNKNOWN])}")

    kinds = (true, wrong, wrong, unknown, forged, altered, altered, added)

    def invented(self) -> str:
        name, number = self.luck.choice(NAMES), self.luck.randint(1000, 9_999_999)
        return self.luck.choice(FORGED).format(name=name, number=f"{number:,}")

    def known(self) -> str:
        first, second = (self.luck.randint(1, len(self.offered)) for _ in range(2))
        forms = (
            "[{0}]",
            "[{0}, {1}]",
            "[{0}][{1}]",
            "【{0}】",
            "[{0}-{0}]",
            "[{0}, 9999]",
            "[[{1}]]",
        )
        return self.luck.choice(forms).format(first, second)

    def marked(self, text: str, marker: str) -> str:
        if self.luck.random() < 0.5 and text.endswith("."):
            return f"{text[:-1]} {marker}."
        return f"{text} {marker}"


@pytest.fixture(scope="module")
def assistant(sample_data_dir: Path) -> Iterator[Assistant]:
    with Assistant.open(sample_data_dir) as opened:
        yield opened


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[tuple[Answer, set[str]]]:
    """Each answer with the sentences that were offered."""
    retriever = RememberingRetriever(assistant.engine.finder.follow_ups.retriever)
    contexts = ContextBuilder(assistant.engine.catalogue, len, 80_000, 5)
    made = []
    for turn, question in enumerate(QUESTIONS):
        result = retriever.search(question)
        offered = contexts.build(Question(question), result).sentences
        forger = Forger(tuple(one.text for one in offered), random.Random(turn))
        replies = tuple(forger.reply() for _ in range(ANSWERS // len(QUESTIONS)))
        model = ScriptedLanguageModel(replies=replies, chunk_characters=7)
        chat = ChatModel(model, LanguageModelSettings(provider="scripted"))
        follow_ups = FollowUps(retriever, assistant.engine.catalogue)
        engine = replace(
            assistant.engine,
            finder=replace(assistant.engine.finder, follow_ups=follow_ups, refusal_threshold=0.0),
            writer=LanguageModelWriter(chat, contexts, assistant.engine.writer),
        )
        texts = {one.text for one in offered}
        made += [(engine.answer(Question(question)), texts) for _ in replies]
    return made


def sentences(answers: list[tuple[Answer, set[str]]]) -> list[AnswerSentence]:
    return [one for answer, _ in answers for one in answer.sentences]


def carries(sentence: AnswerSentence) -> bool:
    """Whether what a sentence cites holds its numbers, names and half of its longer words."""
    shown = " ".join(
        f"{one.quote} {one.title} {one.source} {one.date}" for one in sentence.citations
    )
    facts = NUMBER.findall(sentence.text) + CAPITALISED.findall(sentence.text)
    words = set(LONG_WORD.findall(sentence.text.lower()))
    found = {word for word in words if word in shown.lower()}
    return all(fact in shown for fact in facts) and 2 * len(found) >= len(words)


def test_nothing_that_its_citations_do_not_carry_is_supported(answers) -> None:
    supported = [one for one in sentences(answers) if one.verdict is Verdict.SUPPORTED]
    assert [one.text for one in supported if not carries(one)] == []
    assert len(supported) > 0.3 * ANSWERS, "the true sentences among them pass"


def test_every_pointer_holds_and_was_offered(assistant: Assistant, answers) -> None:
    def holds(citation: Citation) -> bool:
        article = assistant.article(citation.article_id)
        quote = article.text[citation.start : citation.end]
        return citation.version == article.version and citation.quote == quote

    shown = [
        (citation, offered)
        for answer, offered in answers
        for one in answer.sentences
        for citation in one.citations
    ]
    assert len(shown) > ANSWERS
    assert all(holds(citation) and citation.quote in offered for citation, offered in shown)


def test_what_cites_nothing_real_is_never_supported(answers) -> None:
    uncited = [one for one in sentences(answers) if not one.citations]
    assert len(uncited) > 0.2 * ANSWERS
    assert {one.verdict for one in uncited} == {Verdict.UNSUPPORTED}


def test_no_marker_is_shown_and_what_was_dropped_is_counted(answers) -> None:
    marker = re.compile(r"\[\[?\d|【|†|\d\]")
    assert [one.text for one in sentences(answers) if marker.search(one.text)] == []
    assert sum(answer.dropped_citations for answer, _ in answers) > 0.3 * ANSWERS
    assert len(answers) == ANSWERS


def test_every_verdict_occurs(answers) -> None:
    found = Counter(one.verdict for one in sentences(answers))
    assert {Verdict.SUPPORTED, Verdict.PARTLY, Verdict.UNSUPPORTED} <= set(found)
