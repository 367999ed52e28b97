"""An assistant over articles on servers: the same answers, in every process, at once."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from assistant.sample import index_sample_if_empty
from assistant.serialise import answer_to_dict
from assistant.settings import Settings, StoreSettings, WebSettings
from assistant.work import work_on
from index.errors import AwayError, NotFoundError, SettingsError
from index.types import SearchFilter
from tests.assistant.web.serving import serving
from tests.stores import RunningServers, free_port

QUESTIONS = [
    "How many vehicles cross the Marram Bridge a day?",
    "Who is the chief engineer of the highways board?",
    "When was the bridge closed?",
    "What is the capital of France?",
    "Summarise the articles about the cannery.",
    "How many articles mention the bridge?",
    "Make a timeline of the bridge.",
    "Which sources are there?",
]
VOLATILE = {"latency_ms"}


def settings_of(servers: RunningServers, folder: Path, database: str = "") -> Settings:
    store = StoreSettings(
        store="server",
        data_dir=folder,
        postgres_url=SecretStr(database or servers.new_database()),
        chroma_url=servers.chroma_url,
    )
    return Settings(store=store)


@pytest.fixture(scope="module")
def settings(servers: RunningServers, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return settings_of(servers, tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def served(settings: Settings) -> Iterator[Assistant]:
    with Assistant.open(settings=settings) as opened:
        index_sample_if_empty(opened)
        yield opened


def steady(value: Any) -> Any:
    """Return a value without what differs from run to run, with numbers to five digits.

    The sum of a product of many numbers depends on how many are multiplied at a time.
    """
    if isinstance(value, dict):
        return {key: steady(one) for key, one in value.items() if key not in VOLATILE}
    if isinstance(value, list | tuple):
        return [steady(one) for one in value]
    return float(f"{value:.5g}") if isinstance(value, float) else value


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_the_one_from_a_folder(
    served: Assistant, sample_assistant: Assistant, question: str
) -> None:
    answers = [answer_to_dict(one.ask(question)) for one in (served, sample_assistant)]
    assert steady(answers[0]) == steady(answers[1])


def test_a_filter_holds(served: Assistant, sample_assistant: Assistant) -> None:
    source = sample_assistant.articles()[0].source
    chosen = SearchFilter(frozenset({source}))
    question = "What was found?"
    found = [one.search(question, filter=chosen).articles for one in (served, sample_assistant)]
    assert [hit.article_id for hit in found[0]] == [hit.article_id for hit in found[1]]


def test_another_process_sees_every_change_at_once(
    served: Assistant, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "footbridge.txt"
    file.write_text("Footbridge opens\n\nThe footbridge was opened by Mayor Ida Holm on Friday.")
    with Assistant.open(settings=settings) as other:
        report = other.ingest([file])
        (article_id,) = report.article_ids
        answer = served.ask("Who opened the footbridge?")
        assert any("Ida Holm" in sentence.text for sentence in answer.sentences)
        served.remove(article_id)
        with pytest.raises(NotFoundError):
            other.article(article_id)
        assert len(other.articles()) == len(served.articles())


def test_commands_work_on_the_servers(
    served: Assistant, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = settings.store
    assert store.postgres_url is not None
    monkeypatch.setenv("CITELINE_STORE__STORE", "server")
    monkeypatch.setenv("CITELINE_STORE__POSTGRES_URL", store.postgres_url.get_secret_value())
    monkeypatch.setenv("CITELINE_STORE__CHROMA_URL", store.chroma_url)
    monkeypatch.setenv("CITELINE_STORE__DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(build_app(), arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    file = tmp_path / "ferry.txt"
    file.write_text("Ferry\n\nThe ferry to Sandholm sails at nine in the morning.")
    assert "1 added" in run("ingest", str(file))
    assert "nine in the morning" in run("ask", "When does the ferry to Sandholm sail?")
    listed = run("articles", "list")
    assert "Ferry" in listed
    assert "Checked 15 articles" in run("doctor")
    (article_id,) = {one.id for one in served.articles() if one.title == "Ferry"}
    run("articles", "remove", article_id)
    assert str(store.postgres_url.get_secret_value()) not in run("settings")
    assert "0 files" in run("work", "--until-empty")
    assert "In the folder now: 14 articles" in run("migrate", "--to", "local")
    monkeypatch.setenv("CITELINE_STORE__STORE", "local")
    assert "Checked 14 articles" in run("doctor")


def test_a_queued_file_is_taken_in_by_a_worker(served: Assistant) -> None:
    from assistant.web.http import create_app

    text = b"Depot\n\nThe depot in Averil holds ninety trams."
    with serving(create_app(served, WebSettings())) as port:
        address = f"http://127.0.0.1:{port}"
        reply = httpx.post(f"{address}/api/articles/queue", files=[("files", ("depot.txt", text))])
        assert reply.status_code == 202
        (job,) = reply.json()["jobs"]
        assert httpx.get(f"{address}/api/jobs/{job}").json()["state"] == "queued"
        assert httpx.get(f"{address}/api/jobs/none").status_code == 404
        jobs = served.holdings.jobs  # type: ignore[attr-defined]
        assert work_on(served, lambda: not jobs.waiting(), threading.Event()) == 1
        done = httpx.get(f"{address}/api/jobs/{job}").json()
        assert (done["state"], done["report"]["added"]) == ("done", 1)
        found = httpx.get(f"{address}/api/search", params={"question": "trams in the depot"})
        assert "ninety trams" in json.dumps(found.json())
    served.remove(*done["report"]["article_ids"])


def test_a_folder_has_no_queue(sample_assistant: Assistant) -> None:
    from assistant.web.http import create_app

    with serving(create_app(sample_assistant, WebSettings())) as port:
        address = f"http://127.0.0.1:{port}/api/articles/queue"
        reply = httpx.post(address, files=[("files", ("a.txt", b"A text."))])
    assert reply.status_code == 409
    assert "local" in reply.json()["error"]


def test_settings_have_to_say_where_the_servers_are(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="postgres_url"):
        Assistant.open(settings=Settings(store=StoreSettings(store="server", data_dir=tmp_path)))


@pytest.mark.parametrize("away", ["postgres", "chroma"])
def test_a_server_that_is_away_is_named(
    servers: RunningServers, tmp_path: Path, away: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.server.database.WAIT_SECONDS", 0.2)
    settings = settings_of(servers, tmp_path)
    nowhere = f"127.0.0.1:{free_port()}"
    changed = (
        {"postgres_url": SecretStr(f"postgresql://citeline:secret@{nowhere}/x")}
        if away == "postgres"
        else {"chroma_url": f"http://{nowhere}"}
    )
    store = settings.store.model_copy(update=changed)
    with pytest.raises(AwayError, match="does not reply") as caught:
        Assistant.open(settings=settings.model_copy(update={"store": store}))
    assert "secret" not in str(caught.value)
