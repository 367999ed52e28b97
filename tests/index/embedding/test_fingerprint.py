from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from index.embedding import Fingerprint, OnnxModelOptions, check, folder_files
from index.embedding.fingerprint import PROBES, least_cosine
from index.embedding.onnx import OnnxEmbedding
from index.embedding.static import StaticEmbedding
from index.errors import MismatchError


@pytest.fixture(scope="module")
def fingerprint(onnx_embedding: OnnxEmbedding) -> Fingerprint:
    return Fingerprint.of(onnx_embedding)


def turned(fingerprint: Fingerprint, cosine: float) -> Fingerprint:
    """Return it with each probe turned to this cosine with itself."""
    noise = np.random.default_rng(1)
    rows = []
    for probe in np.asarray(fingerprint.probes):
        unit = probe / np.linalg.norm(probe)
        side = noise.normal(size=unit.shape)
        side -= (side @ unit) * unit
        side /= np.linalg.norm(side)
        rows.append(tuple(cosine * unit + np.sqrt(1 - cosine**2) * side))
    return replace(fingerprint, probes=tuple(rows))


def test_it_says_what_the_model_is(fingerprint: Fingerprint, onnx_embedding: OnnxEmbedding) -> None:
    assert fingerprint.model == onnx_embedding.files.name
    assert fingerprint.revision == onnx_embedding.files.revision
    assert (fingerprint.dimension, fingerprint.pooling) == (24, "mean")
    assert (fingerprint.passage_prefix, fingerprint.max_tokens) == ("", 256)
    assert np.abs(np.asarray(fingerprint.probes) - onnx_embedding.embed(PROBES)).max() < 1e-6


def test_the_embedded_model_is_told_from_any_other(
    fingerprint: Fingerprint, embedding: StaticEmbedding
) -> None:
    own = Fingerprint.of(embedding)
    assert (own.model, own.dimension, own.max_tokens) == (
        "citeline-static",
        embedding.dimension,
        None,
    )
    assert len(own.revision) == 33
    check(own, Fingerprint.of(StaticEmbedding()))
    with pytest.raises(MismatchError, match="dimension 24, now"):
        check(fingerprint, own)


def test_it_survives_json(fingerprint: Fingerprint) -> None:
    assert Fingerprint.from_json(fingerprint.to_json()) == fingerprint
    assert "\n" not in fingerprint.to_json()


def test_the_same_model_passes(fingerprint: Fingerprint, model_folder: Path) -> None:
    again = Fingerprint.of(OnnxEmbedding(folder_files(model_folder), threads=1))
    check(fingerprint, again)
    assert least_cosine(fingerprint, again) > 0.999999


def test_the_same_files_under_another_name_pass(fingerprint: Fingerprint) -> None:
    check(fingerprint, replace(fingerprint, model="renamed-folder"))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"revision": "0" * 16}, "revision"),
        ({"dimension": 768}, "dimension 24, now 768"),
        ({"pooling": "cls"}, "pooling mean, now cls"),
        ({"passage_prefix": "passage: "}, 'passage_prefix "", now "passage: "'),
        ({"max_tokens": 128}, "max_tokens 256, now 128"),
        ({"max_tokens": None}, "max_tokens 256, now unknown"),
        ({"model": "other", "revision": ""}, "model looks-up"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_difference_is_refused_and_named(
    fingerprint: Fingerprint, change: dict[str, object], named: str
) -> None:
    with pytest.raises(MismatchError, match="citeline reindex") as caught:
        check(fingerprint, replace(fingerprint, **change))  # type: ignore[arg-type]
    assert named in str(caught.value)


@pytest.mark.parametrize("cosine", [0.9991, 0.99999, 1.0])
def test_vectors_a_little_apart_pass(fingerprint: Fingerprint, cosine: float) -> None:
    check(fingerprint, turned(fingerprint, cosine))


@pytest.mark.parametrize("cosine", [0.9989, 0.9, 0.0, -1.0])
def test_other_vectors_from_a_model_of_the_same_name_are_refused(
    fingerprint: Fingerprint, cosine: float
) -> None:
    with pytest.raises(MismatchError, match="other vectors for the same texts"):
        check(fingerprint, turned(fingerprint, cosine))


def test_fewer_probes_are_refused(fingerprint: Fingerprint) -> None:
    with pytest.raises(MismatchError, match="citeline reindex"):
        check(replace(fingerprint, probes=fingerprint.probes[:3]), fingerprint)


def test_the_pooling_of_a_loaded_model_counts(fingerprint: Fingerprint, model_folder: Path) -> None:
    other = OnnxEmbedding(folder_files(model_folder), OnnxModelOptions(pooling="cls"))
    with pytest.raises(MismatchError, match="pooling mean, now cls"):
        check(fingerprint, Fingerprint.of(other))


def test_the_prefix_of_questions_does_not_count(
    fingerprint: Fingerprint, model_folder: Path
) -> None:
    other = OnnxEmbedding(folder_files(model_folder), OnnxModelOptions(query_prefix="query: "))
    check(fingerprint, Fingerprint.of(other))


def test_any_embedding_has_one(letter_counts: BaseEmbedding, fingerprint: Fingerprint) -> None:
    own = Fingerprint.of(letter_counts)
    assert (own.model, own.revision, own.dimension, own.max_tokens) == (
        "letter-counts",
        "",
        8,
        None,
    )
    check(own, Fingerprint.from_json(own.to_json()))
    with pytest.raises(MismatchError, match=r"dimension 24, now 8"):
        check(fingerprint, own)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"model": "m", "probes": [[1]]}',
        '{"model": "m", "revision": "", "dimension": 2, "pooling": "", "passage_prefix": "",'
        ' "max_tokens": null, "probes": [[1.0, 0.0], [1.0]]}',
    ],
    ids=["empty", "null", "list", "no keys", "few keys", "ragged"],
)
def test_what_is_no_fingerprint_is_refused(text: str) -> None:
    with pytest.raises(MismatchError, match="citeline reindex"):
        Fingerprint.from_json(text)
