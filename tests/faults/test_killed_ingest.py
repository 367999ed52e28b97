"""An ingest killed at any point loses nothing that was reported, and shows nothing half."""

import json
import random
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant

ARTICLES = 12

INGEST = """
import os, signal, sys
from pathlib import Path

from assistant import Assistant
from index.store import Catalogue
from index.store import ingest
from index.store.vectors import VectorStore

data, articles, point, turn = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
ingest.BATCH_PASSAGES = 4
owner, name, when = {
    "before staging": (Catalogue, "stage", "before"),
    "after staging": (Catalogue, "stage", "after"),
    "after the vectors": (VectorStore, "upsert", "after"),
    "after publishing": (Catalogue, "publish", "after"),
    "before stale vectors go": (VectorStore, "delete", "before"),
    "after stale vectors went": (VectorStore, "delete", "after"),
}.get(point, (None, None, None))
if owner is not None:
    original, calls = getattr(owner, name), 0

    def killed(*args, **kwargs):
        global calls
        calls += 1
        if calls == turn and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*args, **kwargs)
        if calls == turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, killed)
with Assistant.open(data) as assistant:
    print("open", flush=True)
    assistant.ingest([articles], lambda done: print("done", done.articles, flush=True))
"""


def write_articles(path: Path, edition: str) -> None:
    rows = [
        {
            "id": f"article-{number:02}",
            "title": f"Report {number}",
            "text": " ".join(
                f"The {edition} edition says that pier {number} moved {place} metres." * 2
                for place in range(8)
            ),
        }
        for number in range(ARTICLES)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def run_ingest(
    data: Path, articles: Path, point: str, turn: int = 1
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", INGEST, str(data), str(articles), point, str(turn)],
        capture_output=True,
        text=True,
        timeout=120,
    )


def contents(assistant: Assistant) -> dict[str, Any]:
    """What readers could see: versions, passages, and whether every passage has its vector."""
    library = assistant._library
    return {
        "versions": {one.id: one.version for one in assistant.articles()},
        "passages": list(library.catalogue.passage_ids()),
        "vectors": library._vectors.count(),
        "missing": library._vectors.missing(library.catalogue.passage_ids()),
        "stale": library.catalogue.stale_passage_ids(),
    }


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the index holds when nothing goes wrong: the first edition, then the second."""
    folder = tmp_path_factory.mktemp("unbroken")
    for edition in ("first", "second"):
        write_articles(folder / f"{edition}.jsonl", edition)
        assert run_ingest(folder / "data", folder / f"{edition}.jsonl", "never").returncode == 0
    with Assistant.open(folder / "data") as assistant:
        return contents(assistant)


POINTS = [
    *[(point, turn) for point in ("before staging", "after staging") for turn in (1, 3)],
    *[(point, turn) for point in ("after the vectors", "after publishing") for turn in (1, 3)],
    ("before stale vectors go", 1),
    ("after stale vectors went", 1),
]


@pytest.mark.parametrize(("point", "turn"), POINTS, ids=lambda value: str(value))
def test_a_kill_at_a_named_point(
    tmp_path: Path, unbroken: dict[str, Any], point: str, turn: int
) -> None:
    data, first, second = tmp_path / "data", tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    write_articles(first, "first")
    write_articles(second, "second")
    assert run_ingest(data, first, "never").returncode == 0
    killed = run_ingest(data, second, point, turn)
    assert killed.returncode == -signal.SIGKILL
    check_after_a_kill(data, killed.stdout, second, unbroken)


def test_kills_at_random_instants(tmp_path: Path, unbroken: dict[str, Any]) -> None:
    draw = random.Random(20261122)
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    write_articles(first, "first")
    write_articles(second, "second")
    for attempt in range(4):
        data = tmp_path / f"data-{attempt}"
        assert run_ingest(data, first, "never").returncode == 0
        with subprocess.Popen(
            [sys.executable, "-c", INGEST, str(data), str(second), "never", "1"],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            try:
                process.wait(draw.uniform(0.0, 0.6))
            except subprocess.TimeoutExpired:
                process.kill()
            output = process.stdout.read()
        check_after_a_kill(data, output, second, unbroken)


def check_after_a_kill(data: Path, output: str, second: Path, unbroken: dict[str, Any]) -> None:
    reported = max([int(line.split()[1]) for line in output.splitlines() if "done" in line] + [0])
    with Assistant.open(data) as assistant:
        now = contents(assistant)
        assert now["versions"].keys() == unbroken["versions"].keys()
        renewed = [
            id_ for id_, version in now["versions"].items() if version == unbroken["versions"][id_]
        ]
        assert len(renewed) >= reported
        assert now["missing"] == []
        assert now["vectors"] == len(now["passages"])
        for one in assistant.articles():
            article = assistant.article(one.id)
            sentences = assistant._library.catalogue.sentences(one.id)
            assert all(each.span.of(article.text) == each.text for each in sentences)
        assistant.ingest([second])
        assert contents(assistant) == unbroken
