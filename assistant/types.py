"""The values that pass through answering: questions, answers, citations and stream events.

One `Answer` serves the chat, the command line, the HTTP interface and the evaluation.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from assistant.cancellation import Cancellation
from index.days import Day
from index.types import ArticleHit, SearchFilter, SentenceHit, Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation; of an answer also what it cited, where known.

    `rest` are the further sentences of the answer, which "more" asks for.
    """

    role: Literal["user", "assistant"]
    text: str
    citations: "tuple[Citation, ...]" = ()
    rest: "tuple[AnswerSentence, ...]" = ()


class RequestKind(StrEnum):
    """What is wanted. The values are what a reader and a script are shown."""

    FACT = "fact"
    WHY = "why"
    YES_NO = "yes_no"
    TOPIC = "topic"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    SUMMARY = "summary"
    NEWS = "news"
    LATEST = "latest"
    TIMELINE = "timeline"
    ARTICLES = "articles"
    SOURCES = "sources"
    DATES = "dates"
    PEOPLE = "people"
    QUOTE = "quote"
    MORE = "more"
    SHORTER = "shorter"
    BULLETS = "bullets"
    SMALL_TALK = "small_talk"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the conversation before it (oldest first) and the articles it may use.

    `kind` is what it is understood as; `as_kind` is what it is to be understood as, where whoever
    asks says so. `today` is the day that "this week" is counted from; None leaves it to the newest
    article. `cancellation` is for whoever asks, to say that the answer is no longer waited for.
    """

    text: str
    history: tuple[Turn, ...] = ()
    filter: SearchFilter = field(default_factory=SearchFilter)
    kind: RequestKind = RequestKind.FACT
    today: datetime.date | None = None
    as_kind: RequestKind | None = None
    cancellation: Cancellation = field(default_factory=Cancellation, compare=False, repr=False)


class Verdict(StrEnum):
    """Whether the cited sentences say what an answer sentence says."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    UNSUPPORTED = "unsupported"
    ATTRIBUTION_LOST = "attribution lost"


@dataclass(frozen=True, slots=True)
class Citation:
    """A pointer to the source text that says so, and what a reader is shown about it.

    `quote` equals characters [start, end) of the text of this version of the article; this is
    checked against the stored text before a citation is shown. `page` is the number, from 1, of the
    page on which it begins, where the article has pages.
    """

    article_id: str
    version: str
    start: int
    end: int
    quote: str
    title: str = ""
    source: str = ""
    url: str = ""
    date: Day | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """One sentence of an answer with the citations that carry it.

    Attributes:
        text: Without citation markers.
        citations: Checked; empty where nothing carries it.
        verdict: None for a sentence that states nothing, such as "The articles do not say more."
        problems: What speaks against it, such as "“42” is not in what it cites".
        answer: Its words that answer the question, as offsets into the text.
        label: What it is shown as: the day of a timeline, a side of a comparison. Not its text.
        folded: Of further sentences that say the same as those that are cited; checked, too.
    """

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict | None = None
    problems: tuple[str, ...] = ()
    answer: Span | None = None
    label: str = ""
    folded: tuple[Citation, ...] = ()

    @property
    def more_citations(self) -> int:
        """How many more sentences say the same as those that are cited."""
        return len(self.folded)

    @property
    def also_in(self) -> str:
        """How many more say the same, in words, as in "also in 3 others"; empty for none."""
        count = len(self.folded)
        return f"also in {count:,} other{'' if count == 1 else 's'}" if count else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the articles do not answer, and the nearest sentences, marked as not answering.

    Attributes:
        reason: In sentences.
        nearest: What came nearest, best first.
        absent: Names, years and words of the question that no article has, as it writes them.
        alike: For each of these the word of a title that is spelt almost like it; "" for none.
    """

    reason: str
    nearest: tuple[Citation, ...] = ()
    absent: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """What one article says where another contradicts it.

    Attributes:
        citation: Of the sentence that says it.
        words: The number or date in it, as it stands there; None for yes and no.
        is_correction: Its article corrects an earlier statement to this one.
    """

    citation: Citation
    words: str | None = None
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Articles that answer the question differently: a correction first, else the newer one."""

    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to one question.

    Attributes:
        question: As it was asked.
        sentences: In reading order; empty when refused.
        short_answer: The words that answer, where it is probable enough that they do.
        short_answer_probability: Of the best words that were found, in [0, 1]; also of those that
            are too unsure to be shown. 0 where no few words answer: why, yes or no, a topic.
        refusal: Set when the articles do not answer.
        answerability: Probability in [0, 1] that the articles answer the question.
        retrieved_articles: Ranked, best first.
        retrieved_sentences: Ranked, best first.
        latency_ms: Milliseconds per stage, and "total".
        tokens: Token counts, by what they were spent on.
        cost: Money, in the currency of the prices; None where they are not set.
        incomplete: Why the answer breaks off; None for a whole one.
        fallback: Why the sentences are quoted and not written; None where that was not tried.
        dropped_citations: How many pointed at nothing and are not shown.
        disagreement: Articles that contradict each other in what was asked, where that was seen.
        searched_for: The stand-alone question, where it differs from what was asked; else empty.
        inferred: Filters that the language model took from a follow-up, beside the reader's own.
        understood_as: The kind of request.
        statement: What the program itself counted or looked up, such as "5 of 6 articles mention
            “Hask”.", or that it doubts what follows; quoted from nowhere. Empty where the sentences
            are the whole answer.
        more: How many further sentences or articles fit and are not shown.
        rest: Their sentences, checked like the others; of very many the first.
    """

    question: str
    sentences: tuple[AnswerSentence, ...] = ()
    short_answer: str | None = None
    short_answer_probability: float = 0.0
    refusal: Refusal | None = None
    answerability: float = 0.0
    retrieved_articles: tuple[ArticleHit, ...] = ()
    retrieved_sentences: tuple[SentenceHit, ...] = ()
    latency_ms: Mapping[str, float] = field(default_factory=dict)
    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None
    incomplete: str | None = None
    fallback: str | None = None
    dropped_citations: int = 0
    disagreement: Disagreement | None = None
    searched_for: str = ""
    inferred: SearchFilter = field(default_factory=SearchFilter)
    understood_as: RequestKind = RequestKind.FACT
    statement: str = ""
    more: int = 0
    rest: tuple[AnswerSentence, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the reply is that the articles do not answer."""
        return self.refusal is not None

    @property
    def text(self) -> str:
        """The answer, or the reason for refusing, as plain text."""
        if self.refusal is not None:
            return self.refusal.reason
        said = (self.statement, *(sentence.text for sentence in self.sentences))
        return " ".join(part for part in said if part)


@dataclass(frozen=True, slots=True)
class Searched:
    """Stream event: retrieval is done and looked at this many articles.

    `searched_for` and `inferred` are those of `Answer`.
    """

    articles: int
    searched_for: str = ""
    inferred: SearchFilter = field(default_factory=SearchFilter)


@dataclass(frozen=True, slots=True)
class SentenceWritten:
    """Stream event: one more checked sentence of the answer."""

    sentence: AnswerSentence


@dataclass(frozen=True, slots=True)
class Answered:
    """Stream event, always the last: the whole answer."""

    answer: Answer


StreamEvent: TypeAlias = Searched | SentenceWritten | Answered
