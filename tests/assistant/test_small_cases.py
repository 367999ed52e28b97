"""Small cases that once went wrong, beside the checkout: each stands for a kind of fault.

What is read, and what is asked, stands in their own file; here stands what is right.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant import Assistant, Turn
from assistant.types import Answer


@dataclass(frozen=True)
class Right:
    """What a right reply has.

    Attributes:
        first: In its first sentence.
        anywhere: In its text.
        nowhere: In none of it.
        short: In its short answer, if it has one; None forbids one.
        refused: It is a refusal; None where either will do.
        before: Questions of the conversation that come first, the last of them asked.
    """

    first: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    short: str | None = ""
    refused: bool | None = False
    before: tuple[str, ...] = ()


AGNES = (
    "Who was Agnes Thorsen?",
    "Where was she born?",
    "What did she study?",
    "What was her breakthrough?",
    "How many of her works does the museum own?",
    "Did she have children?",
)
SCHOOL = (
    "How much will the new school cost?",
    "When will it be finished?",
    "How many pupils will it take?",
    "Who voted for it?",
    "Who spoke against it?",
    "What about the hospital?",
)
RIGHT = {
    "refmark-html": Right(first=("1987",), short="1987"),
    "refmark-md": Right(first=("340",), short="340"),
    "table-year": Right(first=("28.9",), short="28.9"),
    "jsonld": Right(first=("1897",), short="1897"),
    "stub": Right(refused=True),
    "many-markers": Right(first=("No avalanches",), short=None),
    "german": Right(first=("Käthe Sommer",), short="Käthe Sommer"),
    "chinese": Right(first=("王秀兰",), short="王秀兰"),
    "arabic": Right(first=("٣٢٠",), short="٣٢٠"),
    "turkish": Right(first=("Işıl Irmak",), short="Işıl Irmak"),
    "crosslang": Right(first=("Käthe Sommer",), short="Käthe Sommer"),
    "news-aggregate-count": Right(anywhere=("of 15 articles mention",)),
    "news-summarise": Right(anywhere=("Polaris",)),
    "news-list-people": Right(anywhere=("Dahl",)),
    "news-collection": Right(anywhere=("15 articles",)),
    "list": Right(anywhere=("dredging", "noise wall", "shore power", "5 million"), short=None),
    "filename-date": Right(anywhere=("crane",), nowhere=("tug",)),
    "title-ask": Right(anywhere=("tug",), nowhere=("crane",)),
    "count": Right(anywhere=("5 of 6",)),
    "count2": Right(anywhere=("Nora", "Peter", "Sara", "Iben"), short=None, refused=None),
    "list-all": Right(anywhere=("Nora", "Peter", "Sara", "Iben")),
    "month": Right(anywhere=("Ylva",), nowhere=("cup",)),
    "week": Right(anywhere=("rain",)),
    "summary": Right(anywhere=("Polaris",)),
    "inventory": Right(anywhere=("15 articles",)),
    "compare": Right(anywhere=("1,240", "980")),
    "stale": Right(first=("court",), short=None),
    "year": Right(first=("on Monday",)),
    "speaker": Right(first=("Foss",), anywhere=("borrowing",)),
    "accuser": Right(anywhere=("accused", "denied"), short=None),
    "pronoun": Right(
        anywhere=("rudder",),
        nowhere=("year classes",),
        before=("Who was the captain of the Alma?", "What did she say?"),
    ),
    "padding": Right(first=("Berta",), nowhere=("Vega",)),
    "negation": Right(anywhere=("All but Bryn",), short="Bryn"),
    "tense": Right(first=("May",), short="May"),
    "carry": Right(anywhere=("daughter and two",), before=AGNES),
    "turn": Right(first=("emergency department",), before=SCHOOL),
    "news-howmany-corrected": Right(first=("43",), short="43"),
    "news-why": Right(first=("steering software",), short=None),
    "news-attribution": Right(first=("Foss",), anywhere=("borrowing",)),
    "news-difference": Right(anywhere=("86", "71"), short=None),
    "news-status": Right(first=("on hold",), short=None),
    "news-why2": Right(first=("shortage",), short=None),
    "news-table-lookup": Right(first=("15,120",), nowhere=("price",), short="15,120"),
    "news-negation": Right(first=("Phosphorus",), short="hosphorus"),
    "news-opinion": Right(anywhere=("mistake",), short=None),
    "news-compare": Right(first=("20 kroner",), short=None),
    "news-month": Right(anywhere=("Ylva", "emergency department")),
    "news-multi2": Right(anywhere=("1 February", "opening hours")),
    "news-latest": Right(first=("on hold",)),
    "news-false-premise": Right(refused=True),
    "news-compare-docs": Right(anywhere=("86 million", "58 million")),
    "news-sourcewise": Right(anywhere=("copper",)),
    "news-newest": Right(anywhere=("Court halts",)),
}


@pytest.fixture(scope="module")
def opened(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[Sequence[str]], Assistant]]:
    """Return an assistant over the articles of a case, one for all cases with the same."""
    if not (shared / "cases").is_dir():
        pytest.skip("the small cases are not beside this checkout")
    assistants: dict[tuple[str, ...], Assistant] = {}

    def of(paths: Sequence[str]) -> Assistant:
        key = tuple(paths)
        if key not in assistants:
            assistants[key] = Assistant.open(tmp_path_factory.mktemp("case") / "data")
            assistants[key].ingest([shared / path for path in paths])
        return assistants[key]

    yield of
    for assistant in assistants.values():
        assistant.close()


def said_in_turn(assistant: Assistant, questions: Sequence[str]) -> Answer:
    """Return the answer to the last of several questions of one conversation."""
    history: list[Turn] = []
    answer = Answer("")
    for question in questions:
        answer = assistant.ask(question, history=history)
        cited = tuple(one for sentence in answer.sentences for one in sentence.citations)
        history += [Turn("user", question), Turn("assistant", answer.text, cited)]
    return answer


@pytest.mark.parametrize("name", RIGHT)
def test_a_case_is_answered_rightly(
    shared: Path, opened: Callable[[Sequence[str]], Assistant], name: str
) -> None:
    lines = (shared / "cases" / "cases.jsonl").read_text("utf-8").splitlines()
    case = next(one for one in map(json.loads, lines) if one["id"] == name)
    right = RIGHT[name]
    typed = re.search(r"ask '(.*)' --data-dir", case["command"])
    questions = right.before or (typed[1] if typed else "",)
    answer = said_in_turn(opened(case["input"]), questions)
    if right.refused is None and answer.refused:
        return
    assert answer.refused == bool(right.refused)
    first = answer.sentences[0].text if answer.sentences else answer.text
    assert all(part in first for part in right.first)
    assert all(part in answer.text for part in right.anywhere)
    assert not any(part in answer.text for part in right.nowhere)
    if answer.short_answer is not None:
        assert right.short is not None
        assert right.short in answer.short_answer
