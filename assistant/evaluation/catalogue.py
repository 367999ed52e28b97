"""Every metric by name: what it is computed from, for which questions, and how it is aggregated.

A metric gives each question of a set its terms, one number for each column of its statistic, or
None where it does not apply. The formulas are in `assistant.evaluation.metrics`. A question that
failed counts as not found and not answered; it has no latency, no tokens and no score.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assistant.evaluation.cases import ANSWER_DEPTH, Case, Ranking
from assistant.evaluation.metrics import citations, refusal, retrieval
from assistant.evaluation.metrics.latency import p50, p95
from assistant.evaluation.metrics.short_answers import answer_contained, exact_match, f1
from assistant.evaluation.results import ResultRow, ResultSentence
from assistant.evaluation.statistics import Statistic, ratio

Terms: TypeAlias = tuple[float, ...] | None
"""One number for each column of the statistic; None where the metric does not apply."""

STATISTICS: Mapping[str, Statistic] = {
    "ratio": ratio,
    "auroc": refusal.auroc,
    "recall_at_10_percent": refusal.recall_at_false_refusals,
    "p50": p50,
    "p95": p95,
}
"""How the terms of all questions become one number."""


ARTICLES = "Articles found"
SENTENCES = "Sentences found"
ANSWERS = "Answers"
CITATIONS = "Citations"
REFUSALS = "Refusals"
COST = "Time and tokens"

MILLISECONDS = "ms"


@dataclass(frozen=True, slots=True)
class Metric:
    """A number that a run is judged by.

    Attributes:
        name: As in summary.json and `citeline gate`.
        label: For people, in the report.
        family: The group in the report.
        terms: What one question adds.
        statistic: Name in `STATISTICS`.
        higher_is_better: Which direction is good.
        unit: Empty for shares in [0, 1].
    """

    name: str
    label: str
    family: str
    terms: Callable[[Case], Terms]
    statistic: str = "ratio"
    higher_is_better: bool = True
    unit: str = ""


def _mean(value: float) -> Terms:
    return float(value), 1.0


RANKING_SCORES: Mapping[str, tuple[str, Callable[[Ranking], float]]] = {
    "hit_at_1": ("hit@1", lambda ranking: retrieval.hit(ranking.gains, 1)),
    "hit_at_3": ("hit@3", lambda ranking: retrieval.hit(ranking.gains, 3)),
    "hit_at_5": ("hit@5", lambda ranking: retrieval.hit(ranking.gains, 5)),
    "hit_at_10": ("hit@10", lambda ranking: retrieval.hit(ranking.gains, 10)),
    "mrr_at_10": ("MRR@10", lambda ranking: retrieval.reciprocal_rank(ranking.gains, 10)),
    "ndcg_at_10": ("nDCG@10", lambda ranking: retrieval.ndcg(ranking.gains, ranking.relevant, 10)),
    "recall_at_5": (
        "recall@5",
        lambda ranking: retrieval.recall(ranking.gains, ranking.relevant, 5),
    ),
    "recall_at_10": (
        "recall@10",
        lambda ranking: retrieval.recall(ranking.gains, ranking.relevant, 10),
    ),
    "all_at_5": (
        "all@5",
        lambda ranking: retrieval.all_found(ranking.gains, ranking.relevant, 5),
    ),
}
"""What is computed at both levels: the end of the metric's name, its label and its score."""


def _ranking_metrics(
    level: str, family: str, ranking_of: Callable[[Case], Ranking]
) -> list[Metric]:
    def terms(score: Callable[[Ranking], float]) -> Callable[[Case], Terms]:
        def one(case: Case) -> Terms:
            ranking = ranking_of(case)
            return _mean(score(ranking)) if ranking.relevant else None

        return one

    return [
        Metric(f"{level}_{name}", f"{level.capitalize()} {label}", family, terms(score))
        for name, (label, score) in RANKING_SCORES.items()
    ]


def _evidence_within(characters: int) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        return _mean(case.evidence_end <= characters) if case.sentences.relevant else None

    return terms


def _answer_in_first(depth: int) -> Callable[[Case], Terms]:
    return lambda case: _mean(case.answer_rank <= depth) if case.expects_answer else None


def _contained(texts: Iterable[str], case: Case) -> Terms:
    if not case.expects_answer:
        return None
    return _mean(max((answer_contained(text, case.question.answers) for text in texts), default=0))


def _squad(score: Callable[[str, Sequence[str]], float]) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if not case.expects_answer:
            return None
        return _mean(score(case.prediction, case.question.answers))

    return terms


def _squad_overall(score: Callable[[str, Sequence[str]], float]) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if case.question.answerable:
            return _squad(score)(case)
        return _mean(0.0 if case.row.failed else score(case.prediction, ()))

    return terms


def _validity(case: Case) -> Terms:
    if case.texts is None or not case.row.citations:
        return None
    return _mean(citations.validity(case.row.citations, case.texts))


CitationScore: TypeAlias = Callable[[Sequence[ResultSentence], citations.IsRight], float]
"""Citation precision or recall."""


def _strict(score: CitationScore) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        evidence = case.question.evidence_sentences
        if not evidence or not case.row.answered:
            return None
        return _mean(score(case.row.sentences, citations.strict(evidence)))

    return terms


def _lenient(score: CitationScore) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if not case.expects_answer or not case.row.answered:
            return None
        return _mean(score(case.row.sentences, citations.lenient(case.question.answers)))

    return terms


def _evidence_cited(case: Case) -> Terms:
    evidence = case.question.evidence_sentences
    return _mean(citations.evidence_cited(case.row.citations, evidence)) if evidence else None


def _cited_sentences(case: Case) -> Terms:
    return _mean(citations.cited_sentences(case.row.sentences)) if case.row.answered else None


def _grounding(case: Case) -> Terms:
    return _mean(citations.grounding(case.row.sentences)) if case.row.answered else None


def _refusal(terms_of: Callable[..., tuple[float, float]]) -> Callable[[Case], Terms]:
    return lambda case: terms_of(refused=case.row.refused, answerable=case.question.answerable)


def _answerability(case: Case) -> Terms:
    score = case.row.answerability
    return None if score is None else (score, float(case.question.answerable))


METRICS: tuple[Metric, ...] = (
    *_ranking_metrics("article", ARTICLES, lambda case: case.articles),
    *_ranking_metrics("sentence", SENTENCES, lambda case: case.sentences),
    *(
        Metric(
            f"evidence_within_{characters}",
            f"Evidence within {characters:,} characters",
            SENTENCES,
            _evidence_within(characters),
        )
        for characters in (500, 1000)
    ),
    *(
        Metric(
            f"answer_in_sentence_at_{depth}",
            f"Answer string in first {depth}",
            SENTENCES,
            _answer_in_first(depth),
        )
        for depth in (1, 3, ANSWER_DEPTH)
    ),
    Metric("exact_match", "Exact match", ANSWERS, _squad(exact_match)),
    Metric("f1", "F1", ANSWERS, _squad(f1)),
    Metric(
        "exact_match_overall",
        "Exact match, all questions",
        ANSWERS,
        _squad_overall(exact_match),
    ),
    Metric("f1_overall", "F1, all questions", ANSWERS, _squad_overall(f1)),
    Metric(
        "answer_contained",
        "Answer string in answer",
        ANSWERS,
        lambda case: _contained([case.row.answer] if case.row.answered else [], case),
    ),
    Metric(
        "answer_in_citations",
        "Answer string in citations",
        ANSWERS,
        lambda case: _contained([citation.quote for citation in case.row.citations], case),
    ),
    Metric("citation_validity", "Citation validity", CITATIONS, _validity),
    Metric("citation_precision", "Citation precision", CITATIONS, _strict(citations.precision)),
    Metric("citation_recall", "Citation recall", CITATIONS, _strict(citations.recall)),
    Metric(
        "citation_precision_lenient",
        "Citation precision, lenient",
        CITATIONS,
        _lenient(citations.precision),
    ),
    Metric(
        "citation_recall_lenient",
        "Citation recall, lenient",
        CITATIONS,
        _lenient(citations.recall),
    ),
    Metric("evidence_cited", "Evidence sentences cited", CITATIONS, _evidence_cited),
    Metric("cited_sentences", "Sentences with a citation", CITATIONS, _cited_sentences),
    Metric("grounding", "Grounding", CITATIONS, _grounding),
    Metric("refusal_precision", "Refusal precision", REFUSALS, _refusal(refusal.precision_terms)),
    Metric("refusal_recall", "Refusal recall", REFUSALS, _refusal(refusal.recall_terms)),
    Metric("refusal_f1", "Refusal F1", REFUSALS, _refusal(refusal.f1_terms)),
    Metric(
        "false_refusal_rate",
        "False-refusal rate",
        REFUSALS,
        _refusal(refusal.false_refusal_terms),
        higher_is_better=False,
    ),
    Metric("answerability_auroc", "Answerability AUROC", REFUSALS, _answerability, "auroc"),
    Metric(
        "refusal_recall_at_10_percent",
        "Refusal recall at 10% false",
        REFUSALS,
        _answerability,
        "recall_at_10_percent",
    ),
    Metric(
        "error_rate",
        "Questions that failed",
        COST,
        lambda case: _mean(case.row.failed),
        higher_is_better=False,
    ),
)
"""The metrics that every run has; those of its stages and tokens come from `cost_metrics`."""


def cost_metrics(rows: Sequence[ResultRow]) -> list[Metric]:
    """Return the metrics of what the rows took: p50 and p95 per stage, tokens per use.

    The total latency is `latency_ms_p50` and `latency_ms_p95`, that of a stage
    `latency_ms_<stage>_p50`, the mean number of tokens a question `tokens_<use>_mean`.
    """
    stages = dict.fromkeys(stage for row in rows for stage in row.latency_ms)
    uses = dict.fromkeys(use for row in rows for use in row.tokens)
    return [
        *(_latency_metric(stage, percentile) for stage in stages for percentile in ("p50", "p95")),
        *(_token_metric(use) for use in uses),
    ]


def _latency_metric(stage: str, percentile: str) -> Metric:
    def terms(case: Case) -> Terms:
        value = case.row.latency_ms.get(stage)
        return None if value is None else (value,)

    part = "" if stage == "total" else f"_{stage}"
    return Metric(
        f"latency_ms{part}_{percentile}",
        f"Latency, {stage}, {percentile}",
        COST,
        terms,
        percentile,
        higher_is_better=False,
        unit=MILLISECONDS,
    )


def _token_metric(use: str) -> Metric:
    def terms(case: Case) -> Terms:
        return None if case.row.failed else _mean(case.row.tokens.get(use, 0))

    return Metric(
        f"tokens_{use}_mean",
        f"Tokens a question, {use}",
        COST,
        terms,
        higher_is_better=False,
        unit="tokens",
    )
