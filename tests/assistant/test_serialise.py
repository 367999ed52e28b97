import json
from datetime import date

import numpy as np

from assistant.serialise import answer_to_dict
from assistant.types import Answer, AnswerSentence, Citation, Disagreement, Refusal, Side, Verdict
from index.types import ArticleHit, SearchFilter, Sentence, SentenceHit, Span

KEYS = [
    *["question", "answer", "short_answer", "short_answer_probability"],
    *["refused", "sentences", "retrieved_articles"],
    *["retrieved_sentences", "latency_ms", "tokens", "cost", "answerability"],
    *["incomplete", "fallback", "dropped_citations", "searched_for", "inferred_filter"],
    *["disagreement", "understood_as", "statement", "more", "rest"],
]

CITATION = Citation("a", "v1", 4, 9, "quote", "Title", "Source", date=date(2026, 1, 2))


ANSWER = Answer(
    question="Who?",
    sentences=(
        AnswerSentence("Ada.", (CITATION,), Verdict.PARTLY, ("not there",)),
        AnswerSentence("So.", ()),
    ),
    short_answer="Ada",
    answerability=np.float32(0.5),
    retrieved_articles=(ArticleHit("a", 2.0), ArticleHit("b", 1.0)),
    retrieved_sentences=(
        SentenceHit(Sentence("a", "v1", 0, Span(4, 9), "quote"), np.float32(1.5)),
    ),
    latency_ms={"total": np.float64(12.5)},
    tokens={"prompt": np.int64(7)},
    cost=0.25,
    incomplete="It broke off.",
    dropped_citations=2,
    searched_for="Who is Ada?",
    disagreement=Disagreement((Side(CITATION, "41"), Side(CITATION, None, True))),
    inferred=SearchFilter(frozenset({"Courier"}), after=date(2026, 3, 1)),
)


QUOTE = {"article_id": "a", "start": 4, "end": 9, "quote": "quote", "page": None}

WRITTEN = {
    "question": "Who?",
    "answer": "Ada. So.",
    "short_answer": "Ada",
    "short_answer_probability": 0.0,
    "refused": False,
    "sentences": [
        {
            "text": "Ada.",
            "label": "",
            "verdict": "partly",
            "problems": ["not there"],
            "citations": [QUOTE],
            "more_citations": 0,
            "also_in": [],
        },
        {
            "text": "So.",
            "label": "",
            "verdict": None,
            "problems": [],
            "citations": [],
            "more_citations": 0,
            "also_in": [],
        },
    ],
    "retrieved_articles": ["a", "b"],
    "retrieved_sentences": [
        {"article_id": "a", "start": 4, "end": 9, "text": "quote", "score": 1.5}
    ],
    "latency_ms": {"total": 12.5},
    "tokens": {"prompt": 7},
    "cost": 0.25,
    "answerability": 0.5,
    "incomplete": "It broke off.",
    "fallback": None,
    "dropped_citations": 2,
    "searched_for": "Who is Ada?",
    "inferred_filter": {"sources": ["Courier"], "after": "2026-03-01", "before": None},
    "disagreement": [
        {"words": "41", "is_correction": False, "citation": QUOTE},
        {"words": None, "is_correction": True, "citation": QUOTE},
    ],
    "understood_as": "fact",
    "statement": "",
    "more": 0,
    "rest": [],
}


def test_an_answer_becomes_json_values_with_the_documented_keys():
    found = answer_to_dict(ANSWER)
    assert list(found) == KEYS
    assert json.loads(json.dumps(found)) == WRITTEN


def test_a_refusal_gives_its_reason_as_the_answer():
    found = answer_to_dict(Answer("Who?", refusal=Refusal("No article says.", (CITATION,))))
    assert found["refused"] is True
    assert found["answer"] == "No article says."
    assert found["sentences"] == []
