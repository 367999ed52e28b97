"""Wiring: the settings reach the parts they name."""

from pathlib import Path

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.settings import load_settings
from index.types import Article
from tests.tiny_onnx import write_look_up


def test_a_local_model_is_used_with_its_own_options(tmp_path: Path) -> None:
    folder = tmp_path / "my-model"
    folder.mkdir()
    write_look_up(folder)
    settings_file = tmp_path / "my.toml"
    settings_file.write_text(
        f'[embedding]\nprovider = "onnx"\nfolder = "{folder}"\npassage_prefix = "passage: "\n'
        "[retrieval]\nread_passages = 0\n"
    )
    settings = load_settings(settings_file, data_dir=tmp_path / "data")
    with Assistant.open(settings=settings) as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
        answer = assistant.ask("How much is the toll?")
        fingerprint = assistant._library.catalogue.fact("fingerprint") or ""
    assert '"passage_prefix": "passage: "' in fingerprint
    assert "my-model" in fingerprint
    assert answer.retrieved_articles[0].article_id == "a"
    assert answer.short_answer is None


def test_the_sample_comes_once_and_not_again_after_everything_was_removed(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant:
        report = index_sample_if_empty(assistant)
        assert report is not None
        assert report.added == len(assistant.articles()) > 0
        for article in assistant.articles():
            assistant.remove(article.id)
        assert index_sample_if_empty(assistant) is None
        assert assistant.articles() == []


def test_no_sample_beside_articles_of_ones_own(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
        assert index_sample_if_empty(assistant) is None
        assistant.remove("a")
        assert index_sample_if_empty(assistant) is None
