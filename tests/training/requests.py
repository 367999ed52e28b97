"""Fits the model that tells what kind of request a question is, from the examples in the package.

    uv run --group training python -m tests.training.requests DATA [--folds 5]

DATA holds `squad11.jsonl.gz` (SQuAD 1.1, CC BY-SA 4.0). Its questions with short answers are for a
fact, as most questions are: `PLAIN_QUESTIONS` of them are added, and of the others those that a
model fitted with these still takes for a request, one in ten. A second round finds hardly any more.

Features are the form of a request and the package's own embedding of that form (see
`request_forms.py`). Prints the accuracy of cross-validation, then fits all examples and writes
`requests.json` and `requests.npz` beside them. How well it does on requests that other people
wrote is measured by `tests/assistant/answering/understanding/test_request_classifier.py`.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.answering import understanding
from assistant.answering.understanding.request_forms import (
    PLAIN_KINDS,
    Example,
    doubtful_words,
    examples,
    features,
    form_of,
    request_words,
    spoken,
)
from assistant.types import RequestKind
from index.embedding import embed_matrix, load_embedding

Array = npt.NDArray[np.float32]

PENALTY = 20.0
"""Inverse strength of the ridge; 10 to 30 do the same in cross-validation."""

RAREST = 3
"""A feature of fewer examples is left out."""

MEANING_WEIGHT = 1.5
"""Of the embedding beside the form, whose features have unit length together."""

PLAIN_QUESTIONS = 2000
SHORT_ANSWER_WORDS = 5
REQUESTING = re.compile(r"\b(?:why|or|compared?|articles?|all)\b", re.IGNORECASE)
"""Questions with these words may be requests, whatever the length of their answer."""

MISTAKEN = 0.2
"""From this probability of any request on, a plain question is learned from too."""

_PLAIN = frozenset(map(str, PLAIN_KINDS))

FOLDER = Path(str(understanding.__file__)).parent


def main() -> None:
    """Print how well the kinds are told apart, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    own, plain = examples(), plain_questions(arguments.data)
    words, embedding = request_words(own), load_embedding()

    def material(known: Sequence[Example]) -> Material:
        forms = [form_of(one.text, words) for one in known]
        return Material(forms, embed_matrix(embedding, [spoken(form) for form in forms]))

    known, others = [*own, *plain[:PLAIN_QUESTIONS]], plain[PLAIN_QUESTIONS:]
    seen = material(known)
    names = feature_names(seen.forms)
    first = fitted(matrix(seen, names), [one.kind for one in known])
    wrong = mistaken(first, matrix(material(others), names))
    print(f"{wrong.sum()} of {len(others)} plain questions were taken for requests")
    known += [one for one, is_wrong in zip(others, wrong, strict=True) if is_wrong]
    seen = material(known)
    names = feature_names(seen.forms)
    write(words, names, fitted(matrix(seen, names), [one.kind for one in known]))
    if arguments.folds:
        cross_validate(known, seen, arguments.folds)


@dataclass(frozen=True)
class Material:
    """Forms of requests and their meanings, float32 of shape (forms, dim)."""

    forms: Sequence[tuple[str, ...]]
    meanings: Array


def plain_questions(data: Path) -> list[Example]:
    """Return the questions that a few words answer, shuffled with a fixed seed."""
    with gzip.open(data / "squad11.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    short = sorted(
        {
            row["question"].strip()
            for row in rows
            if row["answers"]
            and len(row["answers"][0].split()) < SHORT_ANSWER_WORDS
            and not REQUESTING.search(row["question"])
        }
    )
    random.Random(0).shuffle(short)
    return [Example(RequestKind.FACT, question) for question in short]


def mistaken(model: LogisticRegression, rows: csr_matrix) -> npt.NDArray[np.bool_]:
    """Return for each plain question whether it may be taken for a request."""
    is_request = np.array([kind not in _PLAIN for kind in model.classes_])
    found: npt.NDArray[np.bool_] = model.predict_proba(rows)[:, is_request].max(axis=1) > MISTAKEN
    return found


def feature_names(forms: Sequence[Sequence[str]]) -> list[str]:
    """Return the features of at least `RAREST` forms, sorted."""
    counts = Counter(name for form in forms for name in features(form))
    return sorted(name for name, count in counts.items() if count >= RAREST)


def matrix(material: Material, names: Sequence[str]) -> csr_matrix:
    """Return one row for each form: its features, of unit length together, and its meaning."""
    columns = {name: at for at, name in enumerate(names)}
    places = [
        [columns[name] for name in features(form) if name in columns] for form in material.forms
    ]
    counts = [len(present) for present in places]
    weights = np.repeat([1.0 / max(1.0, count**0.5) for count in counts], counts)
    shown = csr_matrix(
        (weights.astype(np.float32), [at for row in places for at in row], np.cumsum([0, *counts])),
        shape=(len(places), len(names)),
    )
    return csr_matrix(hstack([shown, csr_matrix(MEANING_WEIGHT * material.meanings)]))


def fitted(rows: csr_matrix, kinds: Sequence[str]) -> LogisticRegression:
    """Return the model that tells these kinds apart."""
    model = LogisticRegression(C=PENALTY, max_iter=150, class_weight="balanced")
    return model.fit(rows, list(map(str, kinds)))


def cross_validate(known: Sequence[Example], material: Material, folds: int) -> None:
    """Print which share of left-out examples is told rightly, and the commonest mistakes."""
    kinds = np.array([str(one.kind) for one in known])
    mistakes: Counter[str] = Counter()
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=0).split(kinds, kinds):
        names = feature_names([material.forms[at] for at in train])
        rows = matrix(material, names)
        told = fitted(rows[train], kinds[train].tolist()).predict(rows[test])
        pairs = zip(kinds[test], told, strict=True)
        mistakes.update(f"{right} for {wrong}" for right, wrong in pairs if right != wrong)
    wrong = sum(mistakes.values())
    print(f"{len(kinds)} examples, {folds} folds: {1 - wrong / len(kinds):.3f} right")
    print("; ".join(f"{count} {mistake}" for mistake, count in mistakes.most_common(20)))


def write(words: frozenset[str], names: Sequence[str], model: LogisticRegression) -> None:
    """Write the model where the program reads it."""
    doubtful = {word: sorted(before) for word, before in sorted(doubtful_words(examples()).items())}
    texts = {
        "kinds": model.classes_.tolist(),
        "words": sorted(words),
        "doubtful": doubtful,
        "features": list(names),
    }
    (FOLDER / "requests.json").write_text(json.dumps(texts, indent=0) + "\n", encoding="utf-8")
    np.savez_compressed(
        FOLDER / "requests.npz",
        form=model.coef_[:, : len(names)].astype(np.float16),
        meaning=(MEANING_WEIGHT * model.coef_[:, len(names) :]).astype(np.float16),
        intercepts=model.intercept_.astype(np.float32),
    )


if __name__ == "__main__":
    main()
