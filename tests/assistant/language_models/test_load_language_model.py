import sys

import pytest

from assistant.language_models import describe_error, load_language_model
from assistant.settings import load_settings
from index.errors import SettingsError

MODULES = {
    "openai-like": "llama_index.llms.openai_like",
    "anthropic": "llama_index.llms.anthropic",
    "ollama": "llama_index.llms.ollama",
}


def ask(model, text="When did it close?"):
    from llama_index.core.base.llms.types import ChatMessage

    return model.chat([ChatMessage(role="user", content=text)])


def test_there_is_no_model_by_default():
    settings = load_settings().llm
    assert settings.provider is None
    with pytest.raises(SettingsError, match=r"Set llm\.provider and llm\.model"):
        load_language_model(settings)


@pytest.mark.parametrize("provider", MODULES)
def test_a_missing_package_is_told_with_its_install_command(provider, llm, monkeypatch):
    monkeypatch.setitem(sys.modules, MODULES[provider], None)
    settings = llm(provider=provider, model="m", api_base="http://127.0.0.1:1/v1", api_key="k")
    with pytest.raises(SettingsError) as caught:
        load_language_model(settings)
    assert f'pip install "citeline[{provider}]"' in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        pytest.param({"provider": "openai", "api_key": "k"}, "llm.model", id="model"),
        pytest.param({"provider": "openai", "model": "gpt-4o"}, "CITELINE_LLM__API_KEY", id="key"),
        pytest.param(
            {"provider": "openai", "model": "gpt-4o", "api_key": ""}, "llm.api_key", id="no key"
        ),
        pytest.param({"provider": "scripted"}, "llm.script", id="script"),
        pytest.param(
            {"provider": "openai", "model": "gpt-of-tomorrow", "api_key": "k"},
            "refuses its settings",
            id="unknown model",
        ),
    ],
)
def test_what_a_provider_lacks_is_named(values, named, llm):
    with pytest.raises(SettingsError, match=named):
        load_language_model(llm(**values))


def test_openai_is_asked_as_the_settings_say(chat_server, llm):
    settings = llm(
        provider="openai",
        model="gpt-4o-mini",
        api_base=chat_server.url,
        api_key="sk-secret",
        max_output_tokens=99,
        temperature=0.25,
    )
    response = ask(load_language_model(settings))
    assert response.message.content == "It closed on Monday."
    (request,) = chat_server.requests
    assert request["path"] == "/v1/chat/completions"
    assert request["key"] == "Bearer sk-secret"
    assert (request["model"], request["max_tokens"], request["temperature"]) == (
        "gpt-4o-mini",
        99,
        0.25,
    )


def test_an_openai_like_server_needs_no_key_and_takes_any_model(chat_server, llm, monkeypatch):
    pytest.importorskip(MODULES["openai-like"], reason="the extra openai-like is not installed")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    settings = llm(
        provider="openai-like", model="any", api_base=chat_server.url, context_window=4096
    )
    model = load_language_model(settings)
    assert ask(model).message.content == "It closed on Monday."
    assert chat_server.requests[0]["key"] == "Bearer none"
    assert chat_server.requests[0]["path"] == "/v1/chat/completions"
    assert model.metadata.context_window == 4096


def test_an_openai_like_server_must_be_named(llm):
    pytest.importorskip(MODULES["openai-like"], reason="the extra openai-like is not installed")
    with pytest.raises(SettingsError, match=r"llm\.api_base"):
        load_language_model(llm(provider="openai-like", model="any"))


def test_anthropic_is_made_from_the_settings(llm):
    pytest.importorskip(MODULES["anthropic"], reason="the extra anthropic is not installed")
    settings = llm(
        provider="anthropic", model="claude-sonnet-4-0", api_key="k", max_output_tokens=77
    )
    model = load_language_model(settings)
    assert model.metadata.num_output == 77
    with pytest.raises(SettingsError, match=r"llm\.api_key"):
        load_language_model(llm(provider="anthropic", model="claude-sonnet-4-0"))
    with pytest.raises(SettingsError, match="refuses its settings"):
        load_language_model(llm(provider="anthropic", model="claude-of-tomorrow", api_key="k"))


def test_ollama_is_made_without_asking_its_server(llm):
    pytest.importorskip(MODULES["ollama"], reason="the extra ollama is not installed")
    model = load_language_model(llm(provider="ollama", model="any", context_window=2048))
    assert model.metadata.context_window == 2048
    assert model.base_url == "http://localhost:11434"


def test_a_script_is_replayed(tmp_path, llm):
    path = tmp_path / "script.jsonl"
    path.write_text('"one"\n\n"two \\u00e9\\nlines"\n', encoding="utf-8")
    model = load_language_model(llm(provider="scripted", script=path))
    assert [ask(model).message.content for _ in range(3)] == ["one", "two é\nlines", "one"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param(b"", "no replies", id="empty"),
        pytest.param(b'"ok"\nplain\n', "line 2: not a reply", id="plain text"),
        pytest.param(b'{"reply": "x"}\n', "line 1: not a reply", id="object"),
        pytest.param(b"\xff", "cannot be read", id="not text"),
        pytest.param(None, "cannot be read", id="absent"),
    ],
)
def test_a_bad_script_is_named(tmp_path, llm, text, named):
    path = tmp_path / "script.jsonl"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(SettingsError, match=named) as caught:
        load_language_model(llm(provider="scripted", script=path))
    assert "script.jsonl" in str(caught.value)


def test_a_key_that_a_server_echoes_is_not_repeated(chat_server, llm):
    chat_server.status = 401
    settings = llm(
        provider="openai", model="gpt-4o-mini", api_base=chat_server.url, api_key="sk-secret"
    )
    with pytest.raises(Exception, match="sk-secret") as caught:
        ask(load_language_model(settings))
    described = describe_error(caught.value, settings)
    assert "sk-secret" not in described
    assert described.startswith("AuthenticationError: ")
    assert "\n" not in described


def test_a_long_error_is_cut(llm):
    assert len(describe_error(ValueError("x" * 9999), llm())) < 400


def test_a_key_in_the_environment_is_read_and_not_shown(monkeypatch):
    monkeypatch.setenv("CITELINE_LLM__API_KEY", "sk-secret")
    settings = load_settings()
    assert settings.llm.api_key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(settings)
    assert "sk-secret" not in str(settings.model_dump(mode="json"))
