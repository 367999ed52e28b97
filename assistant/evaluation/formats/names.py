"""What other people's question sets call the fields of ours.

A field under our own name always wins, and a foreign one is taken only where it has the form that
it must have: a row of our own form comes out as it was.
"""

import difflib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from assistant.evaluation.formats.turns import read_turns
from index.errors import DatasetError

Row = Mapping[str, Any]
"""One JSON object of a question set."""

QUESTION_NAMES = ("question", "query", "user_input", "input", "prompt", "text")
ANSWER_NAMES = (
    "answers",
    # Before "answer", which in a file of results is what a system said.
    *("ground_truth", "ground_truths", "reference", "reference_answer", "reference_answers"),
    *("gold", "gold_answer", "gold_answers", "expected", "expected_answer", "expected_answers"),
    *("expected_output", "target", "answer"),
)
ID_NAMES = ("id", "_id", "qid", "question_id", "query_id")
TYPE_NAMES = ("type", "question_type", "category")
TODAY_NAMES = ("today", "question_date", "query_date", "asked_on")
_EVIDENCE_NAMES = ("evidence", "gold_doc_ids", "relevant_doc_ids", "relevant_docs", "gold_docs")
_HISTORY_NAMES = ("history", "chat_history", "conversation", "messages")
_ANSWERABLE_NAMES = ("answerable", "is_answerable")
_UNANSWERABLE_NAMES = ("is_impossible", "unanswerable")
_ARTICLE_NAMES = ("doc_id", "article_id", "document_id", "docid", "doc", "url", "id")
_SENTENCE_NAMES = ("sentence", "quote", "fact", "text")

_KNOWN = frozenset((*ANSWER_NAMES, *_ANSWERABLE_NAMES, *_UNANSWERABLE_NAMES))
_OFTEN_MISSPELT = ("answerable", "answers", "context_doc_ids", "evidence", "history")
_LIKENESS = 0.85


def to_own_names(row: Row, default_id: str) -> dict[str, Any]:
    """Return a row with our names for what it holds; whatever else it holds is left out.

    Args:
        row: One JSON object.
        default_id: The id where it has none.

    Raises:
        DatasetError: It has no question, nothing says what a right reply is, or a field is
            misspelt; the text goes on after the row's place and a colon.
    """
    _refuse_misspelt(row)
    found: dict[str, Any] = {
        "id": _first(row, ID_NAMES, _is_id, default_id),
        "type": _first(row, TYPE_NAMES, _is_text, ""),
        "history": _with_turns(_first(row, _HISTORY_NAMES, _is_list, [])),
        "evidence": _with_evidence(_first(row, _EVIDENCE_NAMES, _is_list, [])),
    }
    today = _first(row, TODAY_NAMES, _is_day)
    if today is not None:
        found["today"] = today
    if row.get("context_doc_ids") is not None:
        found["context_doc_ids"] = row["context_doc_ids"]
    if isinstance(found["id"], int):
        found["id"] = str(found["id"])
    found["question"] = _question(row, found["history"])
    found |= _expected(row, has_evidence=bool(found["evidence"]))
    return found


def answer_strings(value: object) -> object:
    """Return answers as a list of strings.

    Args:
        value: A string, a number, an object as of SQuAD or TriviaQA, or a list of any of these;
            whatever else it is comes back as it is.
    """
    if isinstance(value, Mapping) and isinstance(value.get("aliases"), list):
        return list(dict.fromkeys(map(str, [value.get("value", ""), *value["aliases"]])))
    if isinstance(value, Mapping) and "text" in value:
        return answer_strings(value["text"])
    if isinstance(value, list):
        found = [answer_strings(item) for item in value]
        return [text for item in found for text in (item if isinstance(item, list) else [item])]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, str):
        return [value] if value.strip() else []
    return value


def _first(
    row: Row,
    names: tuple[str, ...],
    has_form: Callable[[object], bool],
    default: object = None,
) -> Any:  # noqa: ANN401 - a JSON value
    own, *others = names
    if row.get(own) is not None:
        return row[own]
    return next((row[name] for name in others if has_form(row.get(name))), default)


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_answer(value: object) -> bool:
    return isinstance(value, str | list | dict | int | float) and not isinstance(value, bool)


def _question(row: Row, history: list[Any]) -> object:
    """Return the question: a field, else the last turn of the user, which leaves the history."""
    question = _first(row, QUESTION_NAMES, _is_text)
    last = history[-1] if history else None
    if isinstance(last, Mapping) and last.get("role") == "user":
        if question is None:
            question = last.get("text")
        if question == last.get("text"):
            history.pop()
    if question is None:
        names = ", ".join(map(repr, row)) or "nothing"
        raise DatasetError(f"there is no 'question', there is only {names}. Name it so.")
    return question


def _expected(row: Row, *, has_evidence: bool) -> dict[str, object]:
    answers = answer_strings(_first(row, ANSWER_NAMES, _is_answer))
    answerable = _answerable(row)
    if answerable is None:
        if answers is None and not has_evidence:
            raise DatasetError(
                "nothing says what a right reply is. Give the accepted strings as 'answers', or "
                '"answerable": false where the articles do not answer.'
            )
        answerable = bool(answers) if answers is not None else True
    return {"answers": [] if answers is None else answers, "answerable": answerable}


def _answerable(row: Row) -> object:
    for name in _ANSWERABLE_NAMES:
        if row.get(name) is not None:
            return row[name]
    for name in _UNANSWERABLE_NAMES:
        if isinstance(row.get(name), bool):
            return not row[name]
    return None


def _with_turns(value: object) -> Any:  # noqa: ANN401 - checked by the row's model
    return read_turns(value) if isinstance(value, list) else value


def _with_evidence(value: object) -> object:
    return [_evidence(item) for item in value] if isinstance(value, list) else value


def _evidence(item: object) -> object:
    """Return an article's id, or an object that names it otherwise, as an object of our own."""
    if isinstance(item, str | int):
        return {"doc_id": str(item)}
    if not isinstance(item, Mapping):
        return item
    article_id = _first(item, _ARTICLE_NAMES, _is_id)
    found = {
        "doc_id": str(article_id) if isinstance(article_id, int) else article_id,
        "sentence": _first(item, _SENTENCE_NAMES, _is_text),
        "start": item.get("start"),
        "end": item.get("end"),
    }
    return {name: part for name, part in found.items() if part is not None}


def _refuse_misspelt(row: Row) -> None:
    for name in _OFTEN_MISSPELT:
        if name in row:
            continue
        others = [other for other in row if other not in _KNOWN]
        near = difflib.get_close_matches(name, others, n=1, cutoff=_LIKENESS)
        if near:
            raise DatasetError(f"{near[0]!r} is no field of a question. Did you mean {name!r}?")
