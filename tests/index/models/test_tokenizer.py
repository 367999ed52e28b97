"""Text is text: whatever reads like a special token, for every model of the package."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.errors import ModelError
from index.models.tokenizer import encodable, load_tokenizer, padding_id
from tests.tiny_onnx import TOKENIZER

SPECIAL = ["[SEP]", "[CLS]", "[MASK]", "[PAD]", "[UNK]"]
texts = st.lists(
    st.one_of(st.sampled_from([*SPECIAL, "[sep]", "[SEP", " "]), st.text(max_size=8)), max_size=12
).map("".join)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(TOKENIZER, 64)


@pytest.mark.parametrize("token", SPECIAL)
def test_what_reads_like_a_special_token_is_encoded_as_text(
    tokenizer: Tokenizer, token: str
) -> None:
    text = f"Nothing is known of this {token}race."
    encoding = tokenizer.encode(text, add_special_tokens=False)
    assert tokenizer.token_to_id(token) not in encoding.ids
    shown = [text[start:end] for start, end in encoding.offsets]
    assert "".join(shown) == text.replace(" ", "")


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_a_pair_has_the_special_tokens_of_its_frame_only(
    tokenizer: Tokenizer, one: str, other: str
) -> None:
    encoding = tokenizer.encode(encodable(one), encodable(other))
    special = {tokenizer.token_to_id(token) for token in ("[SEP]", "[CLS]", "[MASK]", "[PAD]")}
    of_frame = [part is None for part in encoding.sequence_ids]
    assert sum(of_frame) == 3
    assert [id_ in special for id_ in encoding.ids] == of_frame
    assert len(encoding.ids) <= 64


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*SPECIAL, "race", "tug", "12", " ", ".", "[", "]"]), max_size=20))
def test_offsets_are_those_of_the_text(tokenizer: Tokenizer, parts: list[str]) -> None:
    text = "".join(parts)
    offsets = tokenizer.encode(text, add_special_tokens=False).offsets[:60]
    shown = "".join(text[start:end] for start, end in offsets)
    assert "".join(text.split()).startswith(shown)
    assert len(offsets) == 60 or shown == "".join(text.split())


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=20))
def test_no_character_moves_when_it_is_made_encodable(text: str) -> None:
    assert len(encodable(text)) == len(text)
    assert encodable(text).encode("utf-8").decode("utf-8") == encodable(text)


def test_both_texts_of_a_pair_may_be_too_long(tokenizer: Tokenizer) -> None:
    encoding = tokenizer.encode("word " * 100, "text " * 100)
    assert len(encoding.ids) == 64
    assert 30 <= encoding.sequence_ids.count(0) <= 31
    assert tokenizer.encode("a b c", "text " * 100).sequence_ids.count(0) == 3


def test_a_file_that_is_no_tokenizer_is_named(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(ModelError, match=r"tokenizer\.json is not a tokenizer"):
        load_tokenizer(tmp_path / "tokenizer.json", 64)


def test_rows_are_filled_with_the_padding_token(tokenizer: Tokenizer) -> None:
    assert padding_id(tokenizer) == 0
