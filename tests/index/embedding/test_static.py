"""The shipped rows on real text."""

import asyncio
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from llama_index.core.schema import TextNode

from index.embedding.llama_index import LlamaIndexEmbedding
from index.embedding.static import FACTS_NAME, StaticEmbedding
from index.errors import ModelError

WEIGHTS = Path(str(files("index.embedding") / "weights"))
MOST_BYTES = 12_000_000

TEXTS = [
    "Who interviewed Blinken?",
    "The ferry was cancelled because of the storm. " * 30,
    "Shares fell 3.2% to $41.50.",
    "",
    "東京で地震がありました。",
    "Naïve café owners — “quoted” — paid €5.",
    "x" * 300,
    "The ministers met in Geneva on Tuesday.",
]


def test_vectors_are_unit_rows_in_order(embedding: StaticEmbedding) -> None:
    matrix = embedding.embed(TEXTS)
    assert matrix.shape == (len(TEXTS), embedding.dimension)
    assert matrix.dtype == np.float32
    assert np.allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-6)
    assert np.array_equal(embedding.embed(TEXTS[::-1]), matrix[::-1])
    assert embedding.embed([]).shape == (0, embedding.dimension)


def test_a_question_is_embedded_as_a_passage(embedding: StaticEmbedding) -> None:
    assert np.array_equal(embedding.embed_query(TEXTS[0]), embedding.embed(TEXTS)[0])


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        (
            "The prime minister resigned after losing the vote.",
            "Having been defeated in parliament, the head of government stepped down.",
            "The bakery on the corner sells fresh bread every morning.",
        ),
        (
            "Who won the football match?",
            "The home side beat its rivals 3-1 in Saturday's game.",
            "Interest rates were left unchanged by the central bank.",
        ),
        (
            "Что решил министр финансов?",
            "Министр финансов заявил о решении снизить налоги.",
            "В воскресенье в городе прошёл сильный дождь.",
        ),
        (
            "财政部长决定了什么?",
            "财政部长宣布降低税收的决定。",
            "星期天城里下了大雨。",
        ),
        (
            "ماذا قرر وزير المالية؟",
            "أعلن وزير المالية قرارا بخفض الضرائب.",
            "هطلت أمطار غزيرة على المدينة يوم الأحد.",
        ),
        (
            "वित्त मंत्री ने क्या फैसला किया?",
            "वित्त मंत्री ने कर घटाने के फैसले की घोषणा की।",
            "रविवार को शहर में भारी बारिश हुई।",
        ),
        (
            "Maliye bakanı neye karar verdi?",
            "Maliye Bakanı vergileri indirme kararını açıkladı.",
            "Pazar günü şehirde şiddetli yağmur yağdı.",
        ),
        (
            "Was beschloss der Finanzminister?",
            "Der Finanzminister gab den Beschluss bekannt, Steuern zu senken.",
            "Am Sonntag regnete es in der Stadt heftig.",
        ),
    ],
    ids=["paraphrase", "answer", "ru", "zh", "ar", "hi", "tr", "de"],
)
def test_what_belongs_together_is_nearer(
    embedding: StaticEmbedding, text: str, near: str, far: str
) -> None:
    vector, close, other = embedding.embed([text, near, far])
    assert vector @ close > vector @ other + 0.15


def test_names_that_no_vocabulary_holds_are_told_apart(embedding: StaticEmbedding) -> None:
    one, same, other = embedding.embed(["Zelenskyy", "President Zelenskyy", "President Macron"])
    assert one @ same > one @ other + 0.2


def test_text_that_reads_like_a_special_token_is_text(embedding: StaticEmbedding) -> None:
    special, plain = embedding.embed(["[SEP] [PAD]", "sep pad"])
    assert np.array_equal(special, plain)


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\x00", "\ud800", "…!?", "\U0010ffff", "\u0301" * 500], ids=ascii
)
def test_texts_without_a_word_share_one_vector(embedding: StaticEmbedding, text: str) -> None:
    assert np.array_equal(embedding.embed_query(text), embedding.embed_query(""))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec=None), max_size=80), max_size=5))
def test_any_text_embeds(embedding: StaticEmbedding, texts: list[str]) -> None:
    matrix = embedding.embed(texts)
    assert matrix.shape == (len(texts), embedding.dimension)
    assert np.allclose(np.linalg.norm(matrix, axis=1), 1, atol=1e-6)


def test_a_long_text_is_read_to_its_end(embedding: StaticEmbedding) -> None:
    start = "word " * 100_000
    one, other = embedding.embed([start + "volcano erupted", start + "shares fell"])
    assert not np.array_equal(one, other)


def test_threads_get_the_vectors_of_one(embedding: StaticEmbedding) -> None:
    expected = embedding.embed(TEXTS)
    fresh = StaticEmbedding()
    with ThreadPoolExecutor(4) as pool:
        for matrix in pool.map(fresh.embed, [TEXTS] * 8):
            assert np.array_equal(matrix, expected)


def test_a_closed_model_loads_again(embedding: StaticEmbedding) -> None:
    fresh = StaticEmbedding()
    before = fresh.embed_query("again")
    fresh.close()
    fresh.close()
    assert np.array_equal(fresh.embed_query("again"), before)


def test_llama_index_gets_the_same_vectors(embedding: StaticEmbedding) -> None:
    matrix = embedding.embed(TEXTS)
    assert np.array_equal(LlamaIndexEmbedding(embedding).get_text_embedding_batch(TEXTS), matrix)
    assert np.array_equal(LlamaIndexEmbedding(embedding).get_text_embedding(TEXTS[1]), matrix[1])
    assert np.array_equal(LlamaIndexEmbedding(embedding).get_query_embedding(TEXTS[0]), matrix[0])
    [node] = LlamaIndexEmbedding(embedding)([TextNode(text=TEXTS[2])])
    assert np.array_equal(node.embedding, matrix[2])
    assert LlamaIndexEmbedding(embedding).class_name() == "CitelineEmbedding"


async def test_async_methods_give_the_same(embedding: StaticEmbedding) -> None:
    rows, query, text = await asyncio.gather(
        LlamaIndexEmbedding(embedding).aget_text_embedding_batch(TEXTS),
        LlamaIndexEmbedding(embedding).aget_query_embedding(TEXTS[0]),
        LlamaIndexEmbedding(embedding).aget_text_embedding(TEXTS[0]),
    )
    assert np.array_equal(rows, embedding.embed(TEXTS))
    assert query == text


def test_the_weights_are_small_and_told_of() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < MOST_BYTES
    facts = json.loads((WEIGHTS / FACTS_NAME).read_text("utf-8"))
    card = (WEIGHTS / "MODEL_CARD.md").read_text("utf-8")
    assert facts["name"] in card
    assert set(facts["sha256"]) <= {path.name for path in WEIGHTS.iterdir()}


@pytest.mark.parametrize("name", ["table.npz", "vocabulary.txt"])
@pytest.mark.parametrize("damage", ["other", "missing"])
def test_a_file_that_is_not_the_expected_one_is_refused(
    tmp_path: Path, name: str, damage: str
) -> None:
    folder = shutil.copytree(WEIGHTS, tmp_path / "weights")
    if damage == "missing":
        (folder / name).unlink()
    else:
        with (folder / name).open("r+b") as file:
            file.seek(1000)
            file.write(b"\x00damage")
    with pytest.raises(ModelError, match=name) as caught:
        StaticEmbedding(folder).embed(["text"])
    assert "pip install --force-reinstall" in str(caught.value)


@pytest.mark.parametrize("content", [None, b"{"])
def test_without_its_facts_the_model_is_refused(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FACTS_NAME).write_bytes(content)
    with pytest.raises(ModelError, match="Install Citeline again"):
        StaticEmbedding(tmp_path)
