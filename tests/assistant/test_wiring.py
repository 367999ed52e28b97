"""What answers is wired when it is needed, once, and what cannot work is said at the opening."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.settings import Settings, load_settings
from index.errors import ModelError, SettingsError
from index.types import Article

ARTICLE = Article("a", "Port", "The harbour reopened on Monday.")


def written(folder: Path) -> Settings:
    settings = load_settings(data_dir=folder)
    chosen = settings.llm.model_copy(update={"provider": "openai", "model": "none"})
    return settings.model_copy(update={"llm": chosen})


def test_many_who_ask_at_once_wire_it_once(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: assistant.engine, range(8)))
    assert len({id(one) for one in found}) == 1


def test_a_question_may_come_before_or_while_it_is_prepared(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant, ThreadPoolExecutor(1) as thread:
        assistant.ingest_articles([ARTICLE])
        preparing = thread.submit(assistant.prepare)
        answer = asyncio.run(assistant.aask("When did the harbour reopen?"))
        preparing.result()
    assert "Monday" in answer.text


def test_a_setting_that_cannot_work_is_said_at_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise SettingsError("There is no such model.")

    monkeypatch.setattr("assistant.build.load_language_model", refused)
    settings = written(tmp_path)
    assert settings.is_written
    with pytest.raises(SettingsError, match="no such model"):
        Assistant.open(settings=settings)


def test_a_missing_model_is_said_at_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise ModelError("The reader is missing.")

    monkeypatch.setattr("index.holdings.load_reader", missing)
    with pytest.raises(ModelError, match="reader is missing"):
        Assistant.open(tmp_path)
