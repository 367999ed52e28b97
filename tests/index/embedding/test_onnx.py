import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.schema import TextNode
from tokenizers import Tokenizer

from index.embedding import OnnxModelOptions, folder_files
from index.embedding.llama_index import LlamaIndexEmbedding
from index.embedding.onnx import OnnxEmbedding
from index.errors import ModelError, SettingsError
from index.types import Vector

PlainEmbed = Callable[..., Vector]
WriteFolder = Callable[..., Path]

SAME = 1e-5
"""Greatest difference of a component that counts as the same vector. Seen: 1.2e-7 between a text
alone and in a batch, 1.6e-7 between onnxruntime's optimised and plain graphs."""

TEXTS = [
    "Who interviewed Blinken?",
    "The ferry was cancelled because of the storm. " * 30,
    "Shares fell 3.2% to $41.50.",
    "",
    "東京で地震がありました。",
    "Naïve café owners — “quoted” — paid €5.",
    "x" * 300,
    "The ministers met in Geneva on Tuesday. " * 9,
    "word " * 1000,
    "The ministers met in Geneva on Tuesday.",
]


def test_batches_give_what_the_model_gives_one_text_at_a_time(
    onnx_embedding: OnnxEmbedding, plain: PlainEmbed
) -> None:
    matrix = onnx_embedding.embed(TEXTS)
    assert matrix.shape == (len(TEXTS), 24)
    assert matrix.dtype == np.float32
    assert np.abs(matrix - np.stack([plain(text) for text in TEXTS])).max() < SAME


def test_real_passages_give_what_the_model_gives_one_at_a_time(
    onnx_embedding: OnnxEmbedding, plain: PlainEmbed, shared: Path
) -> None:
    with (shared / "data" / "rgb" / "corpus.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(next(lines))["text"] for _ in range(40)]
    expected = np.stack([plain(text) for text in texts])
    assert np.abs(onnx_embedding.embed(texts) - expected).max() < SAME


def test_vectors_have_unit_length(onnx_embedding: OnnxEmbedding) -> None:
    assert np.allclose(np.linalg.norm(onnx_embedding.embed(TEXTS), axis=1), 1, atol=1e-6)


@settings(max_examples=10, deadline=None)
@given(st.permutations([text[:150] for text in TEXTS]))
def test_order_is_kept(onnx_embedding: OnnxEmbedding, texts: list[str]) -> None:
    rows = dict(zip(sorted(texts), onnx_embedding.embed(sorted(texts)), strict=True))
    expected = np.stack([rows[text] for text in texts])
    assert np.abs(onnx_embedding.embed(texts) - expected).max() < SAME


def test_the_tokenizer_file_pads_and_truncates_by_itself(model_folder: Path) -> None:
    """The trap that the next two tests guard against is really there."""
    as_it_is = Tokenizer.from_file(str(model_folder / "tokenizer.json"))
    assert len(as_it_is.encode("short").ids) == 128
    assert len(as_it_is.encode("word " * 1000).ids) == 128


def test_a_question_has_one_vector_whatever_stands_beside_it(onnx_embedding: OnnxEmbedding) -> None:
    question = TEXTS[0]
    alone = onnx_embedding.embed_query(question)
    assert np.abs(onnx_embedding.embed([question])[0] - alone).max() < SAME
    assert np.abs(onnx_embedding.embed([question, "word " * 1000])[0] - alone).max() < SAME
    assert np.abs(onnx_embedding.embed([question] + ["a b c d e"] * 40)[0] - alone).max() < SAME
    [ids] = onnx_embedding.token_ids([question])
    assert (ids[0], ids[-1], len(ids)) == (101, 102, 7)


def test_words_after_the_150th_count_and_after_the_limit_do_not(
    onnx_embedding: OnnxEmbedding,
) -> None:
    start = "word " * 150
    one, other = onnx_embedding.embed([start + "volcano erupted", start + "shares fell"])
    assert np.abs(one - other).max() > 100 * SAME
    start = "word " * 254
    one, other = onnx_embedding.embed([start + "volcano erupted", start + "shares fell"])
    assert np.array_equal(one, other)


def test_a_thousand_texts_are_tokenised_as_each_alone(onnx_embedding: OnnxEmbedding) -> None:
    texts = [f"Article {number} of the year" for number in range(1100)]
    assert onnx_embedding.token_ids(texts) == [
        onnx_embedding.token_ids([text])[0] for text in texts
    ]


def test_text_that_reads_like_a_special_token_is_text(onnx_embedding: OnnxEmbedding) -> None:
    [ids] = onnx_embedding.token_ids(["[SEP] [PAD] [CLS]"])
    assert not {0, 101, 102} & set(ids[1:-1])


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "\x00", "a\x00b", "\ud800", "a\udfff b", "\U0010ffff", "‮ flipped", "́" * 500],
    ids=ascii,
)
def test_hostile_text_embeds(onnx_embedding: OnnxEmbedding, text: str) -> None:
    [vector] = onnx_embedding.embed([text])
    assert np.isclose(np.linalg.norm(vector), 1, atol=1e-6)
    assert np.abs(onnx_embedding.embed_query(text) - vector).max() < SAME


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=80), max_size=5))
def test_any_text_embeds(onnx_embedding: OnnxEmbedding, texts: list[str]) -> None:
    matrix = onnx_embedding.embed(texts)
    assert matrix.shape == (len(texts), 24)
    assert np.isfinite(matrix).all()


@pytest.mark.parametrize("unit", ["word ", "字", "x", "\ud800", "́"], ids=ascii)
def test_a_megabyte_is_read_no_further_than_its_first_page(
    onnx_embedding: OnnxEmbedding, unit: str
) -> None:
    page, megabyte = unit * 10_000, unit * (1_000_000 // len(unit))
    assert onnx_embedding.token_ids([page]) == onnx_embedding.token_ids([megabyte])
    assert np.abs(onnx_embedding.embed([page]) - onnx_embedding.embed([megabyte])).max() < SAME


def test_many_threads_get_the_vectors_of_one(onnx_embedding: OnnxEmbedding) -> None:
    expected = onnx_embedding.embed(TEXTS)
    fresh = OnnxEmbedding(onnx_embedding.files, threads=2)
    with ThreadPoolExecutor(4) as pool:
        for matrix in pool.map(fresh.embed, [TEXTS] * 4):
            assert np.abs(matrix - expected).max() < SAME


def test_one_thread_gives_the_same_vectors_as_two(onnx_embedding: OnnxEmbedding) -> None:
    single = OnnxEmbedding(onnx_embedding.files, threads=1)
    assert np.abs(single.embed(TEXTS) - onnx_embedding.embed(TEXTS)).max() < SAME


def test_a_closed_model_loads_again(onnx_embedding: OnnxEmbedding) -> None:
    fresh = OnnxEmbedding(onnx_embedding.files)
    before = fresh.embed_query("again")
    fresh.close()
    fresh.close()
    assert np.array_equal(fresh.embed_query("again"), before)


def test_llama_index_gets_the_same_vectors(onnx_embedding: OnnxEmbedding) -> None:
    matrix = onnx_embedding.embed(TEXTS)
    assert np.array_equal(
        LlamaIndexEmbedding(onnx_embedding).get_text_embedding_batch(TEXTS), matrix
    )
    assert (
        np.abs(
            np.array(LlamaIndexEmbedding(onnx_embedding).get_text_embedding(TEXTS[1])) - matrix[1]
        ).max()
        < SAME
    )
    assert (
        np.abs(
            np.array(LlamaIndexEmbedding(onnx_embedding).get_query_embedding(TEXTS[0])) - matrix[0]
        ).max()
        < SAME
    )
    [node] = LlamaIndexEmbedding(onnx_embedding)([TextNode(text=TEXTS[2])])
    assert np.abs(np.array(node.embedding) - matrix[2]).max() < SAME
    assert LlamaIndexEmbedding(onnx_embedding).class_name() == "CitelineEmbedding"
    assert onnx_embedding.model_name == onnx_embedding.files.name
    assert onnx_embedding.dimension == 24


async def test_async_methods_leave_the_event_loop_free(onnx_embedding: OnnxEmbedding) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(0)

    ticking = asyncio.create_task(tick())
    rows = await LlamaIndexEmbedding(onnx_embedding).aget_text_embedding_batch(TEXTS)
    during = ticks
    query = await LlamaIndexEmbedding(onnx_embedding).aget_query_embedding(TEXTS[0])
    text = await LlamaIndexEmbedding(onnx_embedding).aget_text_embedding(TEXTS[0])
    ticking.cancel()
    assert during > 10
    assert np.abs(np.array(rows) - onnx_embedding.embed(TEXTS)).max() < SAME
    assert np.abs(np.array([query, text]) - onnx_embedding.embed_query(TEXTS[0])).max() < SAME


def test_a_folder_is_used_as_its_options_say(model_folder: Path, plain: PlainEmbed) -> None:
    options = OnnxModelOptions(
        pooling="cls", query_prefix="query: ", passage_prefix="passage: ", max_tokens=128
    )
    embedding = OnnxEmbedding(folder_files(model_folder), options)
    passages = ["The ferry was cancelled.", "Shares fell."]
    expected = np.stack([plain(f"passage: {text}", "cls") for text in passages])
    assert np.abs(embedding.embed(passages) - expected).max() < SAME
    expected_query = plain("query: Who won?", "cls")
    assert np.abs(embedding.embed_query("Who won?") - expected_query).max() < SAME
    assert [len(ids) for ids in embedding.token_ids(["word " * 500])] == [128]


@pytest.mark.parametrize("pooled", [False, True], ids=["last_hidden_state", "sentence_embedding"])
def test_a_model_without_mask_or_token_types_works(write_folder: WriteFolder, pooled: bool) -> None:
    table = np.random.default_rng(1).normal(size=(30522, 5)).astype(np.float32)
    output = "sentence_embedding" if pooled else "last_hidden_state"
    embedding = OnnxEmbedding(folder_files(write_folder(table, pooled=pooled, output=output)))
    [ids] = embedding.token_ids(["Shares fell."])
    expected = table[ids].mean(axis=0)
    [vector] = embedding.embed(["Shares fell."])
    assert embedding.dimension == 5
    assert np.abs(vector - expected / np.linalg.norm(expected)).max() < SAME


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"input_": "pixels", "output": "last_hidden_state"}, "takes pixels"),
        ({"output": "logits"}, "returns logits"),
        ({"output": "sentence_embedding"}, "shape"),
        ({"output": "last_hidden_state", "pooled": True}, "shape"),
    ],
    ids=["input", "output", "tokens for a sentence", "a sentence for tokens"],
)
def test_a_model_of_another_kind_is_refused(
    write_folder: WriteFolder, names: dict[str, str], message: str
) -> None:
    folder = write_folder(np.ones((30522, 5), dtype=np.float32), **names)
    with pytest.raises(ModelError, match=message):
        OnnxEmbedding(folder_files(folder)).embed(["text"])


@pytest.mark.parametrize("broken", ["model.onnx", "tokenizer.json"])
def test_a_broken_file_is_named(write_folder: WriteFolder, broken: str) -> None:
    folder = write_folder(np.ones((30522, 5), dtype=np.float32), output="last_hidden_state")
    (folder / broken).write_bytes(b"{}")
    with pytest.raises(ModelError, match=broken):
        OnnxEmbedding(folder_files(folder)).embed(["text"])


def test_a_model_that_fails_is_refused_at_load(write_folder: WriteFolder) -> None:
    too_few_rows = np.ones((10, 5), dtype=np.float32)
    folder = write_folder(too_few_rows, output="last_hidden_state")
    with pytest.raises(ModelError, match="lower max_tokens"):
        OnnxEmbedding(folder_files(folder)).embed(["text"])


@pytest.mark.parametrize(
    "wrong", [{"pooling": "max"}, {"max_tokens": 7}, {"max_tokens": 0}], ids=str
)
def test_options_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        OnnxModelOptions(**wrong)  # type: ignore[arg-type]


def test_no_threads_are_refused(model_folder: Path) -> None:
    with pytest.raises(SettingsError, match="at least 1 thread"):
        OnnxEmbedding(folder_files(model_folder), threads=0).embed(["text"])
