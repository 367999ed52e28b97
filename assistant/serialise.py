"""An `Answer` as plain values: what `citeline ask --json`, the HTTP interface and runs write."""

from typing import Any

from assistant.types import Answer, AnswerSentence, Citation, Disagreement
from index.types import SearchFilter, SentenceHit


def answer_to_dict(answer: Answer) -> dict[str, Any]:
    """Return the answer as values that `json.dumps` takes.

    Returns:
        Keys, in this order: question, answer (the plain text, or the reason for a refusal),
        short_answer (null where unsure), short_answer_probability, refused, sentences (text,
        label, verdict, problems, citations, more_citations and also_in: how many and which further
        sentences say the same), retrieved_articles (ids, best first), retrieved_sentences
        (article_id, start, end, text, score; best first), latency_ms, tokens, cost, answerability,
        incomplete, fallback, dropped_citations, searched_for (empty unless the question was put
        into other words), inferred_filter (sources, after, before), disagreement (words,
        is_correction, citation of each side; empty if none),
        understood_as (the kind of request), statement (what was counted, quoted from nowhere), more
        (how many further sentences or articles fit), rest (their sentences, in the form of
        `sentences`; of very many the first).
    """
    return {
        "question": answer.question,
        "answer": answer.text,
        "short_answer": answer.short_answer,
        "short_answer_probability": float(answer.short_answer_probability),
        "refused": answer.refused,
        "sentences": [sentence_to_dict(sentence) for sentence in answer.sentences],
        "retrieved_articles": [hit.article_id for hit in answer.retrieved_articles],
        "retrieved_sentences": [_hit_to_dict(hit) for hit in answer.retrieved_sentences],
        "latency_ms": {stage: float(value) for stage, value in answer.latency_ms.items()},
        "tokens": {use: int(count) for use, count in answer.tokens.items()},
        "cost": answer.cost,
        "answerability": float(answer.answerability),
        "incomplete": answer.incomplete,
        "fallback": answer.fallback,
        "dropped_citations": answer.dropped_citations,
        "searched_for": answer.searched_for,
        "inferred_filter": filter_to_dict(answer.inferred),
        "disagreement": _sides(answer.disagreement),
        "understood_as": answer.understood_as.value,
        "statement": answer.statement,
        "more": answer.more,
        "rest": [sentence_to_dict(sentence) for sentence in answer.rest],
    }


def filter_to_dict(filter_: SearchFilter) -> dict[str, Any]:
    """Return what a filter asks for: sources, and the days after and before as "2026-03-01"."""
    return {
        "sources": sorted(filter_.sources),
        "after": filter_.after.isoformat() if filter_.after else None,
        "before": filter_.before.isoformat() if filter_.before else None,
    }


def _sides(disagreement: Disagreement | None) -> list[dict[str, Any]]:
    return [
        {
            "words": side.words,
            "is_correction": side.is_correction,
            "citation": citation_to_dict(side.citation),
        }
        for side in (disagreement.sides if disagreement else ())
    ]


def sentence_to_dict(sentence: AnswerSentence) -> dict[str, Any]:
    """Return a sentence of an answer: text, label, verdict, problems and its citations."""
    return {
        "text": sentence.text,
        "label": sentence.label,
        "verdict": None if sentence.verdict is None else sentence.verdict.value,
        "problems": list(sentence.problems),
        "citations": [citation_to_dict(citation) for citation in sentence.citations],
        "more_citations": sentence.more_citations,
        "also_in": [citation_to_dict(citation) for citation in sentence.folded],
    }


def citation_to_dict(citation: Citation) -> dict[str, Any]:
    """Return where a citation points: article_id, start, end (characters), quote and page.

    The page is null where the article has none.
    """
    return {
        "article_id": citation.article_id,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "page": citation.page,
    }


def _hit_to_dict(hit: SentenceHit) -> dict[str, Any]:
    sentence = hit.sentence
    return {
        "article_id": sentence.article_id,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "score": float(hit.score),
    }
