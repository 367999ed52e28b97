"""Each complaint about a JSON text or an article says what to do."""

import json

import pytest

from index.errors import UnreadableError
from index.formats.identity import Origin
from index.formats.jsonl import parse_json, read_json

ORIGIN = Origin("in/a.json", "a.json", b"/in/a.json")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        pytest.param(b'{"text": "x"', "correct this one", id="line"),
        pytest.param(b'{"text": "caf\xe9"}', "save the file as UTF-8", id="encoding"),
        pytest.param("[" * 100_000, "write it flatter", id="nested"),
        pytest.param("9" * 5_000, "put this number in quotation marks", id="number"),
        pytest.param(" ", "the file is empty, fill it", id="empty"),
        pytest.param('[{"text": "x"},', "get the whole one", id="cut-off"),
        pytest.param('{"text": "x', "get the whole one", id="cut-off-in-a-string"),
        pytest.param('{"text": "x"}\n{"text": "y"}', "rename it to .jsonl", id="lines"),
        pytest.param("{'text': 'x'}", "correct it there", id="quotation-marks"),
    ],
)
def test_what_is_no_json_comes_with_advice(text: str | bytes, advice: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_json(text)
    assert str(caught.value).endswith(advice) or f"{advice} if" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "advice"),
    [
        ({"title": "T", "body": "x"}, "there is no 'text'; rename 'body' to 'text'"),
        ({"Text": "x"}, "there is no 'text'; rename 'Text' to 'text'"),
        ({"articles": [{"text": "x"}]}, "list under 'articles', make that list the whole file"),
        ({"a": 1, "b": 2}, "put the article's text there, there is only 'a', 'b'"),
        (dict.fromkeys("abcdefg", 1), "there is only 'a', 'b', 'c', 'd', 'e', …"),
        ({"a\nb" + "c" * 99: 1}, "there is only 'a b"),
        ({}, "there is no 'text'; put the article's text there"),
        ({"text": ["x"]}, "'text' is not text; write it as one string"),
    ],
    ids=["body", "case", "list", "others", "many", "line-end", "empty", "list-of-text"],
)
def test_what_is_no_article_comes_with_advice(row: dict[str, object], advice: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        list(read_json(json.dumps(row), ORIGIN))
    assert advice in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
