"""What points at the last answer: "Summarise the second one" of its articles, "Who said that?"."""

import re
from dataclasses import replace

from assistant.answering.understanding.request_classifier import CONTINUING, RequestClassifier
from assistant.types import Question, RequestKind
from index.english.attribution import quoted
from index.english.pointing import LAST, place_pointed_at

_OF_THE_WHOLE = CONTINUING | {RequestKind.FACT, RequestKind.TOPIC, RequestKind.ARTICLES}
"""What is asked of an article without a subject is a summary of it: "What does it say?"."""

_ASKS_WHO_SAID_IT = re.compile(
    r"\W*(?:and |so |but )?who (?:said|says|claimed|claims|stated|wrote|told (?:them|us|you)) "
    r"(?:that|this|it|so)\W*",
    re.IGNORECASE,
)
_QUOTATION_MARKS = re.compile('[“”„"]')


def whose_words(question: Question) -> Question | None:
    """Return who said what the last answer cites first, where a question asks for that; else None.

    Args:
        question: Within its conversation.
    """
    cited = next((turn.citations for turn in reversed(question.history) if turn.citations), ())
    if not cited or _ASKS_WHO_SAID_IT.fullmatch(question.text) is None:
        return None
    said = quoted(cited[0].quote) or _QUOTATION_MARKS.sub("", cited[0].quote).strip(" .")
    return replace(question, text=f"Who said “{said}”?", history=())


def of_one_shown(question: Question, requests: RequestClassifier) -> Question | None:
    """Return a question put only to the article that it points at, of those the last answer cites.

    It needs nothing that was said before. None where it points at none, or fewer than two were
    cited.

    Args:
        question: Within its conversation.
        requests: Tells what kind of request a text is.
    """
    shown = next((turn.citations for turn in reversed(question.history) if turn.citations), ())
    ids = list(dict.fromkeys(one.article_id for one in shown))
    pointed = place_pointed_at(question.text) if len(ids) > 1 else None
    if pointed is None:
        return None
    place, words = pointed
    if place != LAST and not 1 <= place <= len(ids):
        return None
    chosen = ids[-1 if place == LAST else place - 1]
    text = f"{question.text[: words.start]}the article{question.text[words.end :]}"
    only = replace(question.filter, article_ids=frozenset({chosen}))
    request = requests.request(text)
    is_whole = request.kind in _OF_THE_WHOLE and not request.subject
    kind = RequestKind.SUMMARY if is_whole else question.as_kind
    return replace(question, text=text, filter=only, history=(), as_kind=kind)
