"""One question beside its result, and what several metrics need from the two."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.evaluation.answer_strings import answer_contained
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.rankings import Ranking, article_gains, evidence_end, sentence_gains
from assistant.evaluation.results import ResultRow

ANSWER_DEPTH = 5
"""How many retrieved sentences are searched for an answer string."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its result, and what several metrics compute from the two.

    Attributes:
        question: With evidence spans, where they are known.
        row: What the assistant replied.
        texts: `Article.text` by id of the articles that the row cites; None when not at hand.
        articles: The article ranking.
        sentences: The sentence ranking.
        evidence_end: Characters shown until a first evidence sentence; inf if never.
        answer_rank: Rank of the first retrieved sentence that holds an answer string, looking no
            further than `ANSWER_DEPTH`; inf if none does.
        judgements: Of the answer, by the judge's name; empty where it was not judged.
    """

    question: EvaluationQuestion
    row: ResultRow
    texts: Mapping[str, str] | None
    articles: Ranking
    sentences: Ranking
    evidence_end: float
    answer_rank: float
    judgements: Mapping[str, Judgement] = field(default_factory=dict)

    @property
    def expects_answer(self) -> bool:
        """Whether there is an answer string to be right about."""
        return self.question.answerable and bool(self.question.answers)

    @property
    def prediction(self) -> str:
        """The short answer, else the whole answer; empty when refused or failed."""
        if not self.row.answered:
            return ""
        return self.row.answer if self.row.short_answer is None else self.row.short_answer


def make_case(
    question: EvaluationQuestion,
    row: ResultRow,
    texts: Mapping[str, str] | None,
    judgements: Mapping[str, Judgement],
) -> Case:
    """Return the case of one question."""
    relevant, sentences = question.evidence_articles, question.evidence_sentences
    found = row.retrieved_sentences
    return Case(
        question=question,
        row=row,
        texts=texts,
        articles=Ranking(article_gains(row.retrieved_articles, relevant), len(relevant)),
        sentences=Ranking(sentence_gains(found, sentences), len(sentences)),
        evidence_end=evidence_end(found, sentences),
        answer_rank=next(
            (
                float(rank)
                for rank, item in enumerate(found[:ANSWER_DEPTH], 1)
                if answer_contained(item.text, question.answers)
            ),
            math.inf,
        ),
        judgements=judgements,
    )
