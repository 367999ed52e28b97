"""The written questions that no reader learned from, as articles and a question set.

They are about articles as people have them, and two of three of those that nothing answers seem to
be answered: what public sets hardly have. All of the articles of our own are searched; asked is
about those that are held out (`tests.training.reader.written`).
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.training.reader.data import Kind, Pair
from tests.training.reader.written import own_passages, written_pairs

CORPUS, QUESTIONS = "written/corpus", "written/qa"
"""What `write_set` writes, as other sets are named in a data folder."""


def written_articles() -> list[dict[str, str]]:
    """Return all articles of our own as rows of a corpus."""
    return [
        {"id": id_, "title": passage.title, "text": passage.text}
        for id_, passage in own_passages().items()
    ]


def written_questions() -> list[dict[str, Any]]:
    """Return the questions about held out articles as rows of a question set."""
    ids = {passage.text: id_ for id_, passage in own_passages().items()}
    return [
        _row(pair, ids[pair.passage])
        for group in written_pairs((), held_out=True)
        for pair in group
    ]


def write_set(folder: Path) -> None:
    """Write both into a folder, in the form of the public sets."""
    _write(folder / f"{CORPUS}.jsonl", written_articles())
    _write(folder / f"{QUESTIONS}.jsonl", written_questions())


def _row(pair: Pair, article: str) -> dict[str, Any]:
    answers = [] if pair.answer is None else [pair.passage[slice(*pair.answer)]]
    return {
        "question": pair.question,
        "answerable": pair.kind is Kind.ANSWER,
        "answers": answers,
        "evidence": [{"doc_id": article}],
    }


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
