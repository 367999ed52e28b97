"""Fits the probability that articles answer a question, and says how well it holds on unseen sets.

    uv run python tests/benchmarks/fit_answerability.py SHARED_DATA_FOLDER --work DIR [--write]

Asks up to 200 answerable and 200 unanswerable questions of each set, collects the features, and
fits a logistic model (ridge 1, no negative weights: more evidence never makes an answer less
likely; every set weighs the same, answerable and unanswerable half each). While it is fitted each
set has an intercept of its own: how many words a question shares with its articles depends on who
wrote it, and must not be taken for a sign of an answer. The mean of these is kept.

Each set is scored by the model fitted on the others: AUROC, and which share of the unanswerable
questions is refused at the threshold that refuses a tenth of the answerable ones. `--write` stores
the weights fitted on all. Indexes and features stay in DIR; remove the features when the search has
changed.
"""

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import assistant as package
from assistant import Assistant
from assistant.evaluation.metrics.refusal import auroc
from index.readers import read_paths
from index.types import SearchFilter

Array = npt.NDArray[np.float64]

PLAIN = ["cosine", "sentence_coverage", "passage_coverage"]
READER = ["reader_margin", "reader_answerable"]
RIDGE = 1.0
FALSE_REFUSALS = 0.1
STEPS = 5000
LEARNING_RATE = 0.5
MOST_PER_LABEL = 200


@dataclass(frozen=True)
class QuestionSet:
    """A corpus, its question files, and whether a question names the articles it is about."""

    name: str
    corpus: str
    questions: tuple[str, ...]
    given_context: bool = False


SETS = (
    QuestionSet("realtimeqa", "realtimeqa/corpus", ("realtimeqa/qa", "realtimeqa/qa_unanswerable")),
    QuestionSet("squad2", "squad2/corpus", ("squad2/qa",), given_context=True),
    QuestionSet("rgb", "rgb/corpus", ("rgb/qa",)),
    QuestionSet("rgb_negative", "rgb/corpus_negative", ("rgb/qa_negative",)),
)
GROUPS = {"realtimeqa": "realtimeqa", "squad2": "squad2", "rgb": "rgb", "rgb_negative": "rgb"}


def main() -> None:
    """Collect, fit, print, and store if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="keeps the indexes")
    parser.add_argument("--sets", default=",".join(one.name for one in SETS))
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    chosen = [one for one in SETS if one.name in arguments.sets.split(",")]
    rows = [row for one in chosen for row in features_of(one, arguments.data, arguments.work)]
    models = {}
    for name, features in (("without_reader", PLAIN), ("with_reader", PLAIN + READER)):
        print(f"\n{name}")
        print_scores(rows, features)
        models[name] = fitted(rows, features)
        print(json.dumps(models[name]))
    if arguments.write:
        path = Path(package.__file__).parent / "answerability.json"
        path.write_text(json.dumps(models, indent=2) + "\n", encoding="utf-8")


def features_of(one: QuestionSet, data: Path, work: Path) -> list[dict[str, Any]]:
    """Return the features of a set, from an earlier run if there was one."""
    path = work / f"{one.name}.features.json"
    if not path.is_file():
        rows = list(collect(one, data, work))
        path.write_text(json.dumps(rows), encoding="utf-8")
    loaded: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return loaded


def collect(one: QuestionSet, data: Path, work: Path) -> Iterator[dict[str, Any]]:
    """Yield the features and the label of every question of a set."""
    with Assistant.open(work / one.name) as assistant:
        assistant.ingest_articles(read_paths([data / f"{one.corpus}.jsonl"]))
        for file in one.questions:
            for row in drawn(data / f"{file}.jsonl"):
                chosen = SearchFilter(
                    article_ids=named_articles(row) if one.given_context else None
                )
                result = assistant.engine.retriever.search(row["question"], chosen)
                if result.sentences:
                    values = assistant.engine.answerability.features(row["question"], result)
                    yield {"set": GROUPS[one.name], "label": row["answerable"], **asdict(values)}


def drawn(path: Path) -> list[dict[str, Any]]:
    """Return the questions of a file, at most so many of either label, the same every time."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(0).shuffle(rows)
    return [
        row
        for label in (True, False)
        for row in [each for each in rows if each["answerable"] is label][:MOST_PER_LABEL]
    ]


def named_articles(row: dict[str, Any]) -> frozenset[str]:
    """Return the articles that a question is about: its context, or else its evidence."""
    evidence = [one["doc_id"] for one in row["evidence"]]
    return frozenset(row.get("context_doc_ids") or evidence)


def print_scores(rows: list[dict[str, Any]], features: list[str]) -> None:
    """Print how well each set is told apart by a model that never saw it."""
    for held_out in dict.fromkeys(row["set"] for row in rows):
        rest = [row for row in rows if row["set"] != held_out] or rows
        model = fitted(rest, features)
        own = [row for row in rows if row["set"] == held_out]
        scores = [
            model["intercept"] + sum(w * row[name] for name, w in model["weights"].items())
            for row in own
        ]
        labels = np.array([float(row["label"]) for row in own])
        value = float(auroc(np.array([scores]), labels[np.newaxis])[0])
        probabilities = 1 / (1 + np.exp(-np.array(scores)))
        threshold = float(np.quantile(probabilities[labels == 1], FALSE_REFUSALS))
        refused = float((probabilities[labels == 0] < threshold).mean())
        print(
            f"  {held_out}: AUROC {value:.3f} unseen, n {len(own)}; refused {refused:.2f} at a "
            f"threshold of {threshold:.2f}"
        )


def fitted(rows: list[dict[str, Any]], features: list[str]) -> dict[str, Any]:
    """Return the intercept and weights of the model, by projected gradient descent."""
    x = np.array([[row[name] for name in features] for row in rows], dtype=np.float64)
    y = np.array([row["label"] for row in rows], dtype=np.float64)
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = (x - mean) / spread
    weights = balance(rows) / len(rows)
    sets = list(dict.fromkeys(row["set"] for row in rows))
    belongs = np.array([[float(row["set"] == name) for name in sets] for row in rows])
    slopes, intercepts = np.zeros(z.shape[1]), np.zeros(len(sets))
    for _ in range(STEPS):
        error = weights * (1 / (1 + np.exp(-(z @ slopes + belongs @ intercepts))) - y)
        intercepts -= LEARNING_RATE * len(sets) * (belongs.T @ error)
        gradient = z.T @ error + RIDGE * slopes / len(rows)
        slopes = np.maximum(slopes - LEARNING_RATE * gradient, 0.0)
    intercept = float(intercepts.mean())
    slopes = slopes / spread
    named = {name: round(float(w), 4) for name, w in zip(features, slopes, strict=True)}
    return {"intercept": round(intercept - float(slopes @ mean), 4), "weights": named}


def balance(rows: list[dict[str, Any]]) -> Array:
    """Return a weight for each row: sets alike, and both labels alike within a set."""
    keys = [(row["set"], bool(row["label"])) for row in rows]
    counts = {key: keys.count(key) for key in set(keys)}
    return np.array([len(rows) / len(counts) / counts[key] for key in keys])


if __name__ == "__main__":
    main()
