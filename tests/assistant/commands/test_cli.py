"""The command line as a user types it: output, JSON, and exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app, main
from assistant.version import __version__
from index.errors import NotFoundError

RUNNER = CliRunner()
TOLL = "Toll on the Marl bridge\n\nThe toll is four crowns. It rose in May.\n"


def run(*arguments: str | Path, fails: bool = False, text: str | None = None) -> str:
    """Run a command in this process and return what it printed."""
    result = RUNNER.invoke(build_app(), [str(one) for one in arguments], input=text)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert (result.exit_code != 0) is fails, result.output
    return result.output


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def toll(tmp_path: Path) -> Path:
    path = tmp_path / "toll.txt"
    path.write_text(TOLL, encoding="utf-8")
    return path


def ingest_json(data: Path, *paths: Path, fails: bool = False) -> Any:
    return json.loads(run("ingest", *paths, "--json", "--data-dir", data, fails=fails))


def test_ingest_says_what_it_did(data: Path, toll: Path) -> None:
    assert "1 added" in run("ingest", toll, "--data-dir", data)
    assert "1 unchanged" in run("ingest", toll, "--data-dir", data)
    toll.write_text(TOLL.replace("four", "nine"), encoding="utf-8")
    assert "1 updated" in run("ingest", toll, "--data-dir", data)


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    data: Path, toll: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    output = run("ingest", broken, toll, tmp_path / "absent.txt", "--data-dir", data, fails=True)
    assert "broken.txt" in output
    assert "absent.txt" in output
    assert "1 added" in output
    assert len(json.loads(run("articles", "list", "--json", "--data-dir", data))) == 1


def test_articles_that_replace_each_other_in_one_go_are_told(data: Path, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    for path, id_ in zip(paths, ("1", "1", "2"), strict=True):
        path.write_text(json.dumps({"id": id_, "text": f"Told by {path.name}."}), "utf-8")
    output = run("ingest", *paths, "--data-dir", data)
    assert "Ids that came more than once: 1, such as '1'. The last article" in output
    assert "more than once" not in run("ingest", paths[0], paths[2], "--data-dir", data)


def test_files_of_other_formats_in_a_folder_are_told(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "toll.txt").write_text(TOLL, encoding="utf-8")
    (folder / "film.mov").write_bytes(b"film")
    (folder / "notes").write_text(TOLL, encoding="utf-8")
    output = run("ingest", folder, "--data-dir", data)
    assert "1 added" in output
    assert "Passed over, of formats that are not read: 1 " in output
    assert "1 .mov" in output
    assert "1 without an ending" in output


def test_ingest_reads_standard_input(data: Path) -> None:
    row = json.dumps({"id": "x", "title": "Toll", "text": "The toll is four crowns."})
    output = run("ingest", "-", "--data-dir", data, text=row)
    assert "1 added" in output


def test_an_empty_folder_is_explained(data: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    output = run("ingest", tmp_path / "empty", "--data-dir", data, fails=True)
    assert "empty" in output


def test_asking_shows_sentences_and_numbered_sources(data: Path, toll: Path) -> None:
    run("ingest", toll, "--data-dir", data)
    output = run("ask", "How much is the toll?", "--data-dir", data)
    assert "The toll is four crowns. [1]" in output
    assert "[1] Toll on the Marl bridge" in output


def test_asking_as_json_gives_offsets_into_what_show_prints(data: Path, toll: Path) -> None:
    run("ingest", toll, "--data-dir", data)
    answer = json.loads(run("ask", "How much is the toll?", "--json", "--data-dir", data))
    assert set(answer) >= {
        "question",
        "answer",
        "short_answer",
        "refused",
        "sentences",
        "retrieved_articles",
        "retrieved_sentences",
        "latency_ms",
        "tokens",
    }
    citation = answer["sentences"][0]["citations"][0]
    shown = json.loads(
        run("articles", "show", citation["article_id"], "--json", "--data-dir", data)
    )
    assert set(shown) == {"id", "version", "title", "source", "url", "date", "author", "text"}
    assert shown["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_a_refusal_shows_the_nearest_as_no_answer(data: Path, toll: Path) -> None:
    run("ingest", toll, "--data-dir", data)
    output = run("ask", "Who won the football match on Sunday?", "--data-dir", data)
    assert "No answer was found" in output
    assert "not an answer" in output


def test_filters_on_the_command_line(data: Path, tmp_path: Path) -> None:
    rows = [
        {"id": "old", "title": "T", "text": "The toll is four.", "date": "2026-01-01"},
        {"id": "new", "title": "T", "text": "The toll is nine.", "date": "2026-03-01"},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run("ingest", path, "--data-dir", data)
    ask = ("ask", "How much is the toll?", "--json", "--data-dir", data)
    assert json.loads(run(*ask, "--after", "2026-02-01"))["retrieved_articles"] == ["new"]
    assert json.loads(run(*ask, "--before", "2026-02-01"))["retrieved_articles"] == ["old"]


def test_articles_are_listed_shown_and_removed(data: Path, toll: Path) -> None:
    assert "No articles yet" in run("articles", "list", "--data-dir", data)
    ids = ingest_json(data, toll)["article_ids"]
    assert ids[0] in run("articles", "list", "--data-dir", data)
    assert "The toll is four crowns." in run("articles", "show", ids[0], "--data-dir", data)
    assert "Nothing of it is kept" in run("articles", "remove", ids[0], "--data-dir", data)
    with pytest.raises(NotFoundError, match="add its file again"):
        run("articles", "undo", ids[0], "--data-dir", data)
    assert "No articles yet" in run("articles", "list", "--data-dir", data)


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "1.3.2026"])
def test_a_day_that_is_none_is_told_how_to_write_it(data: Path, day: str) -> None:
    said = run("ask", "Why?", "--after", day, "--data-dir", data, fails=True)
    assert day in said
    assert "such as 2026-03-01" in " ".join(said.replace("│", " ").split())
    assert "%" not in said


def test_an_empty_data_folder_is_named(data: Path) -> None:
    output = run("ask", "How much is the toll?", "--data-dir", data)
    assert f"The data folder {data} holds no articles: add some with `citeline ingest" in output


def test_an_empty_path_is_refused(data: Path) -> None:
    assert "this path is empty" in run("ingest", "", "--data-dir", data, fails=True)


def test_days_in_the_wrong_order_are_refused(data: Path) -> None:
    days = ("--after", "2026-03-01", "--before", "2026-02-01")
    assert "later day than" in run("ask", "Why?", *days, "--data-dir", data, fails=True)


def test_a_port_that_does_not_exist_is_refused(data: Path) -> None:
    assert "65535" in run("serve", "--port", "99999", "--data-dir", data, fails=True)


def test_reindexing_reports_the_passages(data: Path, toll: Path) -> None:
    run("ingest", toll, "--data-dir", data)
    assert "1 passage" in run("reindex", "--data-dir", data)


def test_the_version_is_told() -> None:
    assert __version__ in run("--version")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", "   "], "empty"),
        (["ask", "why " * 25_000], "100,000 characters"),
        (["articles", "show", "nothing"], "nothing"),
        (["articles", "remove", "nothing"], "nothing"),
        (["ask", "Why?", "--settings", "absent.toml"], "absent.toml"),
        (["articles", "list", "--data-dir", __file__], "is a file. Name a folder with --data-dir"),
    ],
    ids=["spaces", "too long", "unknown id", "unknown id to remove", "no such settings", "a file"],
)
def test_bad_input_is_one_clear_sentence_and_status_1(
    data: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = [] if "--data-dir" in arguments else ["--data-dir", str(data)]
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "argv", ["citeline", *arguments, *folder])
    try:
        with pytest.raises(SystemExit) as stopped:
            main()
    finally:
        patch.undo()
    assert stopped.value.code == 1
    error = capsys.readouterr().err
    assert error.startswith("citeline: ")
    assert message in error
    assert "Traceback" not in error


def test_a_changed_article_can_be_undone(data: Path, toll: Path) -> None:
    id_ = ingest_json(data, toll)["article_ids"][0]
    toll.write_text(TOLL.replace("four", "nine"), encoding="utf-8")
    run("ingest", toll, "--data-dir", data)
    assert "Brought back" in run("articles", "undo", id_, "--data-dir", data)
    assert "four crowns" in run("articles", "show", id_, "--data-dir", data)


def test_files_of_one_name_are_kept_beside_each_other_and_it_is_said(
    data: Path, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "toll.txt").write_text(f"The toll of {name}.", encoding="utf-8")
    assert "beside" not in run("ingest", tmp_path / "a", "--data-dir", data)
    output = run("ingest", tmp_path / "b", "--data-dir", data)
    assert "Kept beside another file of the same name: 1, such as 'toll-" in output
    assert len(json.loads(run("articles", "list", "--json", "--data-dir", data))) == 2


def test_an_address_is_refused_in_words(data: Path) -> None:
    output = run("ingest", "https://example.org/a.html", "--data-dir", data, fails=True)
    assert "https://example.org/a.html: an address is read with `citeline ingest --url`" in output


def test_an_interrupted_ingest_says_what_is_kept(data: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"id": str(n), "text": f"Kite {n} flew over."}) for n in range(1400)]
    code = (
        "import os, signal, threading, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background\n"
        "from index.store.catalogue import Catalogue\n"
        "publish = Catalogue.publish\n"
        "def interrupted(self, *given):\n"
        "    publish(self, *given)\n"
        "    if self.article_count() > 600: os.kill(os.getpid(), signal.SIGINT)\n"
        "Catalogue.publish = interrupted\n"
        "from assistant.cli import main; main()\n"
    )
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code, "ingest", str(path), "--data-dir", str(data)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert re.search(r"Stopped\. [1-9]\d* articles were done and are kept", done.stderr)
    assert "Traceback" not in done.stderr
    assert "unchanged" in run("ingest", path, "--data-dir", data)
