"""Token counts from the encodings that ship with llama-index-core."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language_models.tokens import TokenCounter, counter_for_model
from index.errors import ModelError


def test_counts_are_tiktokens_known_ones() -> None:
    counter = TokenCounter("cl100k_base")
    assert counter("hello world") == 2
    assert counter("") == 0


def test_special_tokens_in_a_text_are_plain_text() -> None:
    assert TokenCounter()("<|endoftext|>") > 1


@given(st.text())
def test_any_text_can_be_counted(text: str) -> None:
    assert TokenCounter()(text) >= bool(text)


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "mine")
    assert TokenCounter("o200k_base")("hello") == 1
    assert os.environ["TIKTOKEN_CACHE_DIR"] == "mine"


def test_an_encoding_that_is_not_shipped_is_an_error_not_a_download() -> None:
    with pytest.raises(ModelError, match="no_such_encoding"):
        TokenCounter("no_such_encoding")


@pytest.mark.parametrize(
    ("model", "encoding"),
    [
        ("gpt-4", "cl100k_base"),
        ("gpt-4o", "o200k_base"),
        ("claude-anything", "o200k_base"),
        ("gpt2", "o200k_base"),
    ],
)
def test_the_encoding_follows_the_model(model: str, encoding: str) -> None:
    assert counter_for_model(model).encoding_name == encoding
