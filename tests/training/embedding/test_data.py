import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.embedding.data import CLAIM_SETS, QUESTION_SETS, cut, read_training_text


@given(st.text(alphabet="ab .!?\n”", max_size=400), st.integers(5, 60))
def test_cuts_follow_each_other_and_cover_the_text(text: str, characters: int) -> None:
    spans = cut(text, characters)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(spans))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in [*QUESTION_SETS, *(f"support_{name}" for name in CLAIM_SETS)]:
        write(tmp_path / f"{name}.jsonl.gz", [])
    return tmp_path


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def test_a_question_belongs_to_the_passage_that_holds_its_answer(folder: Path) -> None:
    context = "It rained all day. " * 60 + "The bridge opened in 1931. " + "It was closed. " * 60
    row = {
        "question": "When did the bridge open?",
        "context": context,
        "answers": ["1931"],
        "answer_start": [context.index("1931")],
        "answerable": True,
        "title": "The_bridge",
    }
    unanswerable = row | {"question": "Who built it?", "answerable": False}
    write(folder / "squad11.jsonl.gz", [row, row, unanswerable])
    text = read_training_text(folder)
    (pair,) = text.pairs
    assert len(text.passages) > 1
    assert "1931" in text.passages[pair.passage]
    assert text.passages[pair.passage].startswith("The bridge\n")
    assert (pair.source, pair.answer) == ("squad11", "1931")


def test_claims_are_pairs_where_they_are_supported(folder: Path) -> None:
    rows = [
        {"premise": "A man sleeps.", "claim": "Someone rests.", "label": "supports"},
        {"premise": "A man sleeps.", "claim": "Someone runs.", "label": "refutes"},
    ]
    write(folder / "support_mnli.jsonl.gz", rows)
    text = read_training_text(folder)
    assert [pair.question for pair in text.pairs] == ["Someone rests."]
    assert text.passages == ("\nA man sleeps.",)
