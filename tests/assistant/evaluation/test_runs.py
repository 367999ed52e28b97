"""The runs of a folder as pages: what they hold is shown, and nothing else of the machine."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from assistant.evaluation.folder import score_run
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.report.runs import Runs
from assistant.evaluation.run import run_questions
from assistant.web.middleware import OPEN_FOLDERS
from assistant.web.run_routes import create_run_router
from index.errors import DatasetError, NotFoundError
from index.types import Article

FACT = "Ada won the long race in May."
OTHER = "It <b>rained</b> on every one of the days."
ARTICLES = {name: Article(name, name.upper(), text) for name, text in (("a", FACT), ("b", OTHER))}
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def runs(tmp_path, ask, answerer, said) -> Runs:
    """Two runs of the same questions, of which the second answers more, and one of another set."""
    for name, right, prefix in (
        ("one", {0}, "q"),
        ("deep/two", {0, 1, 2}, "q"),
        (f"{HOSTILE} other", {0}, "o"),
    ):
        items = tuple(ask(f"{prefix}{at}", ("a", FACT), answers=("Ada",)) for at in range(4))
        questions = QuestionSet(items)
        script = {
            item.question: said(item.question, *(("a", FACT) if at in right else ("b", OTHER)))
            for at, item in enumerate(items)
        }
        folder = tmp_path / "runs" / name
        folder.mkdir(parents=True)
        score_run(folder, items, run_questions(answerer(script), questions, folder), ARTICLES)
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")
    return Runs(tmp_path / "runs")


class Elements(HTMLParser):
    """The elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.names.append(tag)


def test_the_list_shows_every_finished_run(runs: Runs) -> None:
    (runs.folder / "unfinished").mkdir()
    page = runs.list_page()
    assert sorted(runs.names()) == sorted(["one", "deep/two", f"{HOSTILE} other"])
    assert page.count("<tr>") == 4
    assert f"report?run={quote('deep/two', safe='')}" in page
    assert not {"img", "script"} & set(Elements(page).names)
    german = runs.list_page("de")
    assert '<html lang="de">' in german
    assert "A mit B vergleichen" in german
    assert "no finished run" in Runs(runs.folder / "unfinished").list_page()


def test_a_report_is_the_one_of_its_run(runs: Runs) -> None:
    path = runs.folder / "deep" / "two" / "report.html"
    assert runs.report("deep/two") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["..", "../secret", "deep", "", "/etc", "one/../one", "unknown"])
def test_only_runs_are_shown(runs: Runs, name: str) -> None:
    for show in (runs.report, lambda one: runs.comparison_page("one", one)):
        with pytest.raises(NotFoundError):
            show(name)


def test_two_runs_stand_side_by_side(runs: Runs) -> None:
    page = runs.comparison_page("one", "deep/two")
    assert "4 questions in both" in page
    assert "2 questions with another outcome" in page
    assert "Article hit@1" in page
    assert "Latency, total, p95" in page
    assert not {"img", "script", "b"} & set(Elements(page).names)
    assert page.count('href="report?run=') == 2
    german = runs.comparison_page("one", "deep/two", "de")
    assert "4 Fragen in beiden" in german
    assert "A: falsch" in german
    with pytest.raises(DatasetError, match="share no question"):
        runs.comparison_page("one", f"{HOSTILE} other")


def test_metrics_that_are_the_same_in_both_runs_are_folded(runs: Runs) -> None:
    page = runs.comparison_page("one", "one", "de")
    assert "<details><summary>" in page
    assert "Kennzahlen sind in beiden gleich" in page
    before = page.partition("<details>")[0]
    assert "<tr>" not in before
    changed, _, same = runs.comparison_page("one", "deep/two").partition("<details>")
    assert "<tbody><tr>" in changed
    assert "<td>Latency, total, p95</td>" in same


def test_the_pages_are_served(runs: Runs, tmp_path: Path) -> None:
    from fastapi import FastAPI

    app = FastAPI()
    app.include_router(create_run_router(runs))
    with TestClient(app) as client:
        assert "one" in client.get("/citeline/runs").text
        assert client.get("/citeline/runs/report", params={"run": "one"}).status_code == 200
        both = {"first": "one", "second": "deep/two"}
        assert "in both" in client.get("/citeline/runs/compare", params=both).text
        german = {"accept-language": "de"}
        back = client.get("/citeline/runs", headers=german).text
        assert '<a style="color:var(--accent)" href="../">← Zurück zum Gespräch</a>' in back
        report = client.get("/citeline/runs/report", params={"run": "one"}).text
        assert 'href="../runs?language=en">← All runs</a>' in report
        asked = {"run": "one", "language": "de"}
        chosen = client.get("/citeline/runs/report", params=asked).text
        assert '<html data-language="de" lang="en">' in chosen
        assert "← Alle Läufe" in chosen
        assert 'url("assets/source-serif-4-latin-600' in back
        assert 'url("../assets/source-serif-4-latin-600' in report
    assert "/citeline/" in OPEN_FOLDERS
    assert json.loads((runs.folder / "one" / "summary.json").read_text("utf-8"))["questions"] == 4
