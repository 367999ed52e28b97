"""How often Gradio makes the application of one page."""

import pytest
from gradio.routes import App

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.web.http import create_app


def test_the_application_is_made_once_to_lay_out_and_once_to_mount(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[App] = []
    make, begin = App.create_app, App.__init__

    def counted(app: App, *arguments: object, **named: object) -> None:
        made.append(app)
        begin(app, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(App, "__init__", counted)
    create_app(assistant, WebSettings())
    assert len(made) == 2
    assert App.create_app is make
