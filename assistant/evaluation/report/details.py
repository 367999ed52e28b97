"""What the report's question table shows of each question, as JSON for its script.

Texts stay plain here; the script puts them on the page as text, never as markup.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.matching import matches
from assistant.evaluation.metrics.citations import is_valid
from assistant.evaluation.outcomes import outcome
from assistant.evaluation.questions import EvaluationQuestion, Evidence
from assistant.evaluation.results import ResultCitation, ResultRow, RetrievedSentence
from index.types import Article, Span

CONTEXT_CHARACTERS = 280
"""How much of the article is shown on each side of a citation."""

RETRIEVED_SHOWN = 10
"""How many articles and sentences of the rankings are shown."""


def question_details(
    question: EvaluationQuestion,
    row: ResultRow,
    articles: Mapping[str, Article],
    judgements: Sequence[Judgement] = (),
) -> dict[str, Any]:
    """Return everything that a click on one question shows."""
    return {
        "id": question.id,
        "question": question.question,
        "type": question.type,
        "outcome": outcome(question, row).value,
        "answerable": question.answerable,
        "expected": list(question.answers),
        "history": [{"role": turn.role, "text": turn.text} for turn in question.history],
        "answer": row.answer,
        "short": row.short_answer,
        "error": row.error,
        "fallback": row.fallback,
        "incomplete": row.incomplete,
        "answerability": row.answerability,
        "understood": row.understood_as,
        "latency": {stage: round(value, 1) for stage, value in row.latency_ms.items()},
        "tokens": dict(row.tokens),
        "sentences": [
            {
                "text": sentence.text,
                "verdict": sentence.verdict,
                "citations": [
                    _citation(item, question.evidence_sentences, articles)
                    for item in sentence.citations
                ],
            }
            for sentence in row.sentences
        ],
        "judgements": [_judgement(item) for item in judgements],
        "evidence": [_evidence(item, row, articles) for item in question.evidence],
        **_retrieved(question, row, articles),
    }


def _judgement(item: Judgement) -> dict[str, Any]:
    return {
        "judge": f"{item.judge}, judged by {item.model}",
        "score": item.score,
        "said": item.error or item.reason,
    }


def _retrieved(
    question: EvaluationQuestion, row: ResultRow, articles: Mapping[str, Article]
) -> dict[str, Any]:
    return {
        "articles": [
            {
                "title": _title(article_id, articles),
                "right": article_id in question.evidence_articles,
            }
            for article_id in row.retrieved_articles[:RETRIEVED_SHOWN]
        ],
        "retrieved": [
            {
                "title": _title(found.article_id, articles),
                "text": found.text,
                "score": round(found.score, 3),
                "right": _is_evidence(found, question.evidence_sentences),
            }
            for found in row.retrieved_sentences[:RETRIEVED_SHOWN]
        ],
    }


def _citation(
    citation: ResultCitation, evidence: Sequence[Evidence], articles: Mapping[str, Article]
) -> dict[str, Any]:
    article = articles.get(citation.article_id)
    span = Span(citation.start, citation.end)
    shown: dict[str, Any] = {
        "origin": _origin(citation.article_id, articles),
        "quote": citation.quote,
        "place": f"{citation.start}-{citation.end}",
        "right": any(matches(citation.article_id, citation.quote, span, item) for item in evidence),
        "before": "",
        "after": "",
        "valid": None,
    }
    if article is not None:
        text = article.text
        begin = max(0, citation.start - CONTEXT_CHARACTERS)
        shown["valid"] = is_valid(citation, {article.id: text})
        shown["before"] = ("…" if begin else "") + text[begin : citation.start]
        end = citation.end + CONTEXT_CHARACTERS
        shown["after"] = text[citation.end : end] + ("…" if end < len(text) else "")
    return shown


def _evidence(item: Evidence, row: ResultRow, articles: Mapping[str, Article]) -> dict[str, Any]:
    ranks = [
        rank for rank, found in enumerate(row.retrieved_sentences, 1) if _is_evidence(found, [item])
    ]
    return {
        "origin": _origin(item.article_id, articles),
        "sentence": item.sentence,
        "rank": ranks[0] if ranks else None,
    }


def _is_evidence(found: RetrievedSentence, evidence: Sequence[Evidence]) -> bool:
    span = Span(found.start, found.end)
    return any(matches(found.article_id, found.text, span, item) for item in evidence)


def _title(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    return article_id if article is None else article.title


def _origin(article_id: str, articles: Mapping[str, Article]) -> str:
    article = articles.get(article_id)
    if article is None:
        return article_id
    day = article.date.isoformat() if article.date else ""
    return " · ".join(part for part in (article.title, article.source, day) if part)
