"""What a reader thinks of an answer, as a row of a question set that `citeline evaluate` reads."""

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.conversations.records import Exchange, Rating, citations_of
from assistant.evaluation.questions import EvaluationQuestion, Evidence, question_to_dict
from assistant.types import Turn
from index.errors import StoreError
from index.types import Span

FILE_NAME = "feedback.jsonl"


def feedback_question(
    exchange: Exchange, rating: Rating, history: Sequence[Turn]
) -> EvaluationQuestion:
    """Return what a rating says about the right answer, as a question of a set.

    A good answer's citations and words are right. Wrong words leave its citations right. Else only
    whether the articles answer is known.
    """
    answer = exchange.answer
    refused = answer is None or answer.refused
    cited = citations_of(answer) if answer else []
    evidence = tuple(
        Evidence(one.article_id, one.quote, Span(one.start, one.end))
        for one in dict.fromkeys(cited)
    )
    is_right = rating is Rating.GOOD
    words = answer.short_answer if answer and is_right else None
    return EvaluationQuestion(
        id=f"feedback-{exchange.id}",
        question=exchange.asked.question,
        answers=(words,) if words else (),
        answerable=not refused if is_right else rating is not Rating.SHOULD_REFUSE,
        evidence=evidence if rating in (Rating.GOOD, Rating.WRONG_WORDS) else (),
        history=tuple(Turn(turn.role, turn.text) for turn in history),
        type=rating.value,
    )


def write_feedback(
    folder: Path, exchange: Exchange, rating: Rating | None, history: Sequence[Turn]
) -> Path:
    """Put the row of an exchange into the feedback of a data folder; None takes it out.

    Raises:
        StoreError: The file cannot be written to.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
        rows = filter(None, text.split("\n"))  # JSON has other ends of lines within a row
        kept = [row for row in rows if f'"feedback-{exchange.id}"' not in row]
        if rating is not None:
            row = question_to_dict(feedback_question(exchange, rating, history))
            kept.append(json.dumps(row, ensure_ascii=False))
        beside = path.with_suffix(".new")
        lines = "".join(f"{row}\n" for row in kept)
        beside.write_text(lines, encoding="utf-8", errors="surrogateescape")
        beside.chmod(0o600)
        beside.replace(path)
    except OSError as error:
        raise StoreError(
            f"What you think of the answer cannot be written to {path}: {error.strerror}. Make the "
            "data folder one that can be written to."
        ) from error
    return path
