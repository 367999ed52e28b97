"""What the page says about itself."""

import pytest

from assistant.settings import AnswerSettings, LanguageModelSettings, Settings, WebSettings
from assistant.web.wording import FILE_KINDS, upload_hint, writer_line
from index.formats import FORMATS


@pytest.mark.parametrize(
    ("model", "writer", "line"),
    [
        ({}, "auto", "No language model: answers are verbatim sentences."),
        (
            {"provider": "openai-like", "model": "quill", "api_key": "sk-secret"},
            "auto",
            "Written by quill, every sentence checked.",
        ),
        ({"provider": "scripted"}, "auto", "Written by scripted, every sentence checked."),
        (
            {"provider": "openai-like", "model": "quill"},
            "extractive",
            "No language model: answers are verbatim sentences.",
        ),
    ],
    ids=["none", "named", "provider", "not used"],
)
def test_the_page_names_who_writes_and_never_a_key(model, writer, line):
    settings = Settings(llm=LanguageModelSettings(**model), answer=AnswerSettings(writer=writer))
    assert writer_line(settings) == line


def test_every_kind_of_file_that_is_offered_is_read() -> None:
    assert set(FILE_KINDS.values()) <= set(FORMATS)


def test_the_limit_of_uploads_is_said() -> None:
    assert upload_hint(WebSettings(max_upload_megabytes=1000)).endswith("up to 1,000 MB each")
