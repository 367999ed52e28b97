"""Settings from files, the environment and arguments."""

from pathlib import Path

import pytest

from assistant.settings import load_settings
from index.errors import SettingsError


def test_defaults_keep_the_chat_on_this_machine() -> None:
    settings = load_settings()
    assert settings.web.host == "127.0.0.1"
    assert settings.embedding.provider == "embedded"


def test_a_file_sets_values_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[web]\nport = 1111\n[answer]\nmax_sentences = 3\n")
    monkeypatch.setenv("CITELINE_WEB__PORT", "2222")
    settings = load_settings(file)
    assert settings.web.port == 2222
    assert settings.answer.max_sentences == 3


def test_the_users_own_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "citeline").mkdir()
    (tmp_path / "citeline" / "citeline.toml").write_text("[web]\nport = 3333\n")
    assert load_settings().web.port == 3333


def test_the_data_folder_can_be_given(tmp_path: Path) -> None:
    assert load_settings(data_dir=tmp_path).store.data_dir == tmp_path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[web]\nprot = 1\n", r"web\.prot: there is no such setting, did you mean web\.port\?"),
        ("[llm]\nidle_second = 3\n", r"did you mean llm\.idle_seconds\?"),
        ("[web]\nport = 99999\n", "web.port"),
        ("[wbe]\nport = 1\n", "wbe"),
    ],
    ids=["unknown name", "unknown name of a model", "out of range", "unknown section"],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "my.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=named):
        load_settings(file)


@pytest.mark.parametrize("text", [b"[web", b"\xff\xfe"], ids=["not TOML", "not text"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "my.toml"
    file.write_bytes(text)
    with pytest.raises(SettingsError, match=r"my\.toml"):
        load_settings(file)
    with pytest.raises(SettingsError, match=r"absent\.toml"):
        load_settings(tmp_path / "absent.toml")


def test_a_wrong_secret_is_not_repeated(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text('[embedding]\napi_key = ["sk-secret"]\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert "sk-secret" not in str(caught.value)


def test_secrets_are_redacted_when_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITELINE_EMBEDDING__API_KEY", "sk-secret")
    assert "sk-secret" not in repr(load_settings())


def test_a_section_in_the_environment_that_is_no_json_is_a_settings_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CITELINE_LLM", "{secret")
    with pytest.raises(SettingsError, match="llm") as raised:
        load_settings()
    assert "secret" not in str(raised.value)
