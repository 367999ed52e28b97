"""What a reader of a run must know before its numbers, in plain sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence

from assistant.evaluation.matching import normalise_spaces
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow

_REASON_CHARACTERS = 200


def count_fallbacks(rows: Sequence[ResultRow]) -> int:
    """Return how many answers are quoted because a language model failed to write them."""
    return sum(row.fallback is not None for row in rows)


def reply_notes(rows: Sequence[ResultRow]) -> tuple[str, ...]:
    """Return what is wrong with the replies of a run: fallbacks, broken answers and failures."""
    fallbacks = [row.fallback for row in rows if row.fallback is not None]
    broken = [row.incomplete for row in rows if row.incomplete is not None]
    errors = [row.error for row in rows if row.error is not None]
    mixed = len(fallbacks) < len(rows)
    found = (
        (
            fallbacks,
            "were quoted from the articles instead of written, because the language model failed",
            f"The numbers {'mix both kinds' if mixed else 'are not the numbers of the model'}; for "
            "written answers only, run again with another --out.",
        ),
        (broken, "break off", "They are scored as far as they go."),
        (errors, "are missing, because the question failed", "They count as not answered."),
    )
    return tuple(
        f"{len(reasons):,} of {len(rows):,} answers {what} ({_most_frequent(reasons)}). {meaning}"
        for reasons, what, meaning in found
        if reasons
    )


def evidence_notes(
    questions: Sequence[EvaluationQuestion], texts: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what is wrong with the evidence of a set.

    Args:
        questions: The set.
        texts: `Article.text` by id, of all articles that hold evidence.
    """
    spaced = {article_id: normalise_spaces(text) for article_id, text in texts.items()}
    labelled = [
        (question.id, normalise_spaces(item.sentence) in spaced.get(item.article_id, ""))
        for question in questions
        for item in question.evidence_sentences
        if item.sentence is not None
    ]
    lost = [question_id for question_id, is_found in labelled if not is_found]
    if not lost:
        return ()
    return (
        f"{len(lost):,} of {len(labelled):,} evidence sentences do not stand word for word in "
        f"their articles (first in question {lost[0]}) and may count as not found. Copy them from "
        "what `citeline articles show ID` prints.",
    )


def _most_frequent(reasons: Sequence[str]) -> str:
    [(reason, _)] = Counter(reasons).most_common(1)
    line = " ".join(reason.split()).rstrip(".")
    shown = line if len(line) <= _REASON_CHARACTERS else line[: _REASON_CHARACTERS - 1] + "…"
    return f"mostly: {shown}" if len(set(reasons)) > 1 else shown
