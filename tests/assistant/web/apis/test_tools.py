"""Where the extra of the tools is not installed, there is no route, and the command says so."""

import sys

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from assistant.web.apis import tools
from index.errors import SettingsError


def test_without_the_extra_there_is_no_route(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tools, "find_spec", lambda _: None)
    app = FastAPI()
    before = list(app.routes)
    tools.add_tools(app, tools.tool_sessions(assistant))
    assert app.routes == before


def test_without_the_extra_the_command_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "assistant.mcp.server", None)
    done = CliRunner().invoke(build_app(), ["mcp"])
    assert isinstance(done.exception, SettingsError)
    assert "citeline[mcp]" in str(done.exception)
