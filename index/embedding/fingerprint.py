"""What an index was embedded with, so that another model's vectors never mix with its own."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from index.embedding.adapter import embed_matrix
from index.embedding.local import Embedding, LocalEmbedding, PassageIdentity
from index.errors import MismatchError

PROBES = (
    "The minister met her counterpart in Geneva on Tuesday to discuss the ceasefire.",
    "How many people were injured when the bridge collapsed?",
    "Shares fell 3.2% to $41.50 after the company cut its forecast for 2025.",
    "Volcanic ash closed the airport",
    "La cour d’appel a confirmé le jugement ; 東京で地震がありました。",
    "- Sign up for the newsletter",
)
"""Texts whose vectors tell models apart: prose, a question, figures, a headline, other languages
and scripts, and a scrap."""

LEAST_COSINE = 0.999
"""How near the same model's vectors for the probes stay on another processor or release."""

REMEDY = "Go back to the embedding model it was built with, or index again: `citeline reindex`."


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The identity of an embedding model, as far as it decides passage vectors.

    The prefix of questions is not part of it: changing that one needs no new index.

    Attributes:
        model: What people call it.
        revision: Hash of the model's files; empty for a service.
        dimension: Numbers in a vector.
        pooling: How token vectors become one; empty for a service.
        passage_prefix: Put before every passage.
        max_tokens: Tokens of a passage that are read; None for all of them, or a service.
        probes: The unit vectors of `PROBES`, to six decimals.
    """

    model: str
    revision: str
    dimension: int
    pooling: str
    passage_prefix: str
    max_tokens: int | None
    probes: tuple[tuple[float, ...], ...]

    @classmethod
    def of(cls, embedding: Embedding) -> "Fingerprint":
        """Take the fingerprint of an embedding; embeds the probes.

        Raises:
            ModelError: The model or the service failed.
        """
        matrix = embed_matrix(embedding, PROBES)
        service = PassageIdentity(revision="", pooling="")
        identity = embedding.identity if isinstance(embedding, LocalEmbedding) else service
        return cls(
            model=embedding.model_name,
            revision=identity.revision,
            dimension=matrix.shape[1],
            pooling=identity.pooling,
            passage_prefix=identity.passage_prefix,
            max_tokens=identity.max_tokens,
            probes=tuple(tuple(round(float(x), 6) for x in row) for row in matrix),
        )

    def to_json(self) -> str:
        """Return one line of JSON, for `from_json`."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Fingerprint":
        """Return the fingerprint that `to_json` wrote.

        Raises:
            MismatchError: It is not of this form, so another version of Citeline wrote it.
        """
        try:
            values: dict[str, Any] = json.loads(text)
            probes = tuple(tuple(float(x) for x in row) for row in values.pop("probes"))
            fingerprint = cls(**values, probes=probes)
            fingerprint._verify_shape()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise MismatchError(
                "The data folder does not say which embedding model it was built with in a form "
                "that this Citeline reads. Use the Citeline that built it, or index again: "
                "`citeline reindex`."
            ) from error
        return fingerprint

    def _verify_shape(self) -> None:
        if any(len(row) != self.dimension for row in self.probes):
            raise ValueError("probes and dimension disagree")


def check(stored: Fingerprint, current: Fingerprint) -> None:
    """Refuse an index that was built with another embedding model.

    A model that only has another name, its files being the same, is the same model.

    Args:
        stored: Of the model that built the index.
        current: Of the model that is to search it or add to it.

    Raises:
        MismatchError: They differ; it says in what.
    """
    found = differences(stored, current)
    if found:
        raise MismatchError(
            f"The index was built with another embedding model: {'; '.join(found)}. {REMEDY}"
        )


def differences(stored: Fingerprint, current: Fingerprint) -> list[str]:
    """Return what differs, as "dimension 384, now 768"; nothing if the vectors can be mixed."""
    same_files = stored.revision != "" and stored.revision == current.revision
    found = []
    for field in fields(Fingerprint):
        old, new = getattr(stored, field.name), getattr(current, field.name)
        if field.name == "probes" or (field.name == "model" and same_files):
            continue
        if old != new:
            found.append(f"{field.name} {shown(old)}, now {shown(new)}")
    cosine = least_cosine(stored, current)
    if not found and cosine < LEAST_COSINE:
        found.append(
            f"it now gives other vectors for the same texts (cosine {cosine:.4f}, at least "
            f"{LEAST_COSINE} expected)"
        )
    return found


def least_cosine(stored: Fingerprint, current: Fingerprint) -> float:
    """Return the smallest cosine between two vectors of one probe; 0 if they cannot be compared."""
    old, new = np.asarray(stored.probes), np.asarray(current.probes)
    if old.shape != new.shape or not old.size:
        return 0.0
    lengths = np.linalg.norm(old, axis=1) * np.linalg.norm(new, axis=1)
    cosines = (old * new).sum(axis=1) / np.maximum(lengths, np.finfo(np.float64).tiny)
    return float(cosines.min())


def shown(value: str | int | None) -> str:
    """Return a value as it reads in a sentence."""
    if value is None:
        return "unknown"
    return f'"{value}"' if value == "" or " " in str(value) else str(value)
