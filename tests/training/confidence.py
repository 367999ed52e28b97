"""Fits the probability that a short answer is right, and shows risk and coverage on unseen sets.

    uv run --group training python -m tests.training.confidence TRAIN_FOLDER --work DIR
        [--data SHARED_DATA_FOLDER] [--write]

TRAIN_FOLDER holds the reader's training files. Asked are questions that the reader never learned
from (`tests.training.reader.data.load_questions`), in three collections of their articles and
others: each paragraph an article of its own, whole articles, and stories. Beside them stand
questions changed by rule so that their paragraph does not answer them. A fourth collection are the
articles and questions written for Citeline (`tests.training.written_set`); the weights that ship
were fitted before there was one. Right is
a short answer that equals an answer after SQuAD's normalising, or contains it, or stands in it.

The model is a logistic regression of scikit-learn; answered and unanswerable questions of a
collection weigh as they were drawn. With SHARED_DATA_FOLDER the model, which was not fitted on it,
is tried on squad2 and realtimeqa: of the answerable questions, sorted by probability, the share of
right ones among the first .4, .6, .8 and all. Indexes stay in DIR.
"""

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import assistant.answering.deciding as package
from assistant import Assistant
from assistant.answering.deciding.confidence import (
    WEIGHTS,
    Features,
    features_of,
    has_short_answer,
)
from assistant.answering.writing.candidates import candidates
from assistant.evaluation.answer_strings import answer_contained
from assistant.evaluation.metrics.short_answers import exact_match
from index.formats import read_paths
from tests.training.reader.configuration import Configuration
from tests.training.reader.data import Question, load_questions, seeded
from tests.training.reader.missing import missing_detail
from tests.training.reader.negatives import perturb
from tests.training.written_set import written_articles, written_questions

COVERAGES = (0.4, 0.6, 0.8, 1.0)
ASKED, UNANSWERABLE = 240, 120


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a collection and its right answers; none where it holds none."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the model sees of one short answer, and whether it is right."""

    features: Features
    is_right: bool
    is_answerable: bool


def main() -> None:
    """Collect, fit, show, and store if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="keeps indexes")
    parser.add_argument("--data", type=Path, help="sets to try it on")
    parser.add_argument("--write", action="store_true", help="store the weights")
    arguments = parser.parse_args()
    found = []
    for name, corpus, asked in collections(arguments.folder):
        path = arguments.work / f"confidence-{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{json.dumps(row)}\n" for row in corpus), encoding="utf-8")
        judged = list(judge(arguments.work / "indexes" / f"confidence-{name}", path, asked))
        right = np.mean([one.is_right for one in judged])
        print(f"{name}: {len(asked)} questions, {len(judged)} short answers, {right:.3f} right")
        found += judged
    model = fitted(found)
    print(json.dumps(model, indent=1))
    for name in ("squad2", "realtimeqa") if arguments.data else ():
        show(name, arguments.data / name, arguments.work / "indexes" / f"{name}-corpus", model)
    if arguments.write:
        path = Path(next(iter(package.__path__))) / WEIGHTS
        models = json.loads(path.read_text("utf-8")) | {"english": model}
        path.write_text(json.dumps(models, indent=2) + "\n", encoding="utf-8")


def collections(folder: Path) -> Iterator[tuple[str, list[dict[str, str]], list[Asked]]]:
    """Yield the collections: a name, its articles, its questions."""
    held_out = [one for one in load_questions(folder, Configuration(), held_out=True)
                if has_short_answer(one.question) and one.answers]  # fmt: skip
    known = load_questions(folder, Configuration())
    generator = seeded("confidence")
    for name, source in (
        ("paragraphs", "squad11"),
        ("articles", "squad11"),
        ("stories", "fairytaleqa"),
    ):
        own = [one for one in held_out if one.source == source]
        beside = [one for one in known if one.source == source]
        generator.shuffle(own)
        titles = sorted({one.title for one in beside})
        kept = {one.title for one in own} | set(generator.sample(titles, len(titles) // 30))
        texts: dict[str, dict[str, None]] = {}
        for one in (*own, *beside):
            if one.title in kept:
                texts.setdefault(one.title, {})[one.context] = None
        yield name, articles(texts, name == "articles"), questions(own, generator)
    yield "written", written_articles(), written(generator)


def written(generator: random.Random) -> list[Asked]:
    """Return written questions for short answers, of which some have none."""
    rows = [row for row in written_questions() if has_short_answer(row["question"])]
    generator.shuffle(rows)
    answered = [Asked(row["question"], tuple(row["answers"])) for row in rows if row["answers"]]
    others = [Asked(row["question"], ()) for row in rows if not row["answerable"]]
    return answered[:ASKED] + others[:UNANSWERABLE]


def articles(texts: dict[str, dict[str, None]], whole: bool) -> list[dict[str, str]]:
    """Return rows of a corpus: an article for each paragraph, or for each title."""
    pieces = (
        (title, text)
        for title, paragraphs in texts.items()
        for text in (["\n\n".join(paragraphs)] if whole else paragraphs)
    )
    return [
        {"id": f"article-{number}", "title": title, "text": text}
        for number, (title, text) in enumerate(pieces)
    ]


def questions(own: Sequence[Question], generator: random.Random) -> list[Asked]:
    """Return questions with an answer in the articles, and some without one."""
    asked = [Asked(one.question, answers_of(one)) for one in own[:ASKED]]
    changed = [change(one, generator) for one in own[ASKED : ASKED + UNANSWERABLE]]
    unanswered = [one for one in changed if one is not None and has_short_answer(one)]
    return asked + [Asked(one, ()) for one in unanswered]


def change(one: Question, generator: random.Random) -> str | None:
    """Return a question like this one that its paragraph does not answer."""
    if generator.random() < 0.3:
        return missing_detail(one.question, one.context, generator)
    return perturb(one.question, one.context, one.context, answers_of(one)[0], generator)


def answers_of(one: Question) -> tuple[str, ...]:
    """Return the words of the answers."""
    return tuple(one.context[slice(*span)] for span in one.answers)


def judge(index: Path, corpus: Path, asked: Iterable[Asked]) -> Iterator[Judged]:
    """Ask every question and yield what came of those with a short answer."""
    with Assistant.open(data_dir=index) as assistant:
        assistant.ingest_articles(read_paths([corpus]))
        for one in asked:
            result = assistant.engine.finder.follow_ups.retriever.search(one.question)
            found = candidates(one.question, result)
            title = (
                assistant.engine.catalogue.title(found[0].hit.sentence.article_id) if found else ""
            )
            features = features_of(one.question, found, title)
            if features is not None:
                words = found[0].short_answer or ""
                yield Judged(features, is_right(words, one.answers), bool(one.answers))


def is_right(words: str, answers: Sequence[str]) -> bool:
    """Whether words equal an answer, contain one, or stand in one."""
    within = any(answer_contained(answer, [words]) for answer in answers)
    return bool(answers) and bool(
        exact_match(words, answers) or answer_contained(words, answers) or within
    )


def fitted(found: Sequence[Judged]) -> dict[str, object]:
    """Return the intercept and the weights of the raw features."""
    names = list(asdict(found[0].features))
    values = np.array([list(asdict(one.features).values()) for one in found])
    labels = np.array([one.is_right for one in found])
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=1000))
    pipeline.fit(values, labels)
    scaler, regression = pipeline[0], pipeline[1]
    weights = regression.coef_[0] / scaler.scale_
    intercept = float(regression.intercept_[0] - weights @ scaler.mean_)
    return {
        "intercept": round(intercept, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)},
    }


def probabilities(found: Sequence[Judged], model: dict[str, object]) -> np.ndarray:
    """Return what a model says of every short answer."""
    weights = model["weights"]
    assert isinstance(weights, dict)
    logits = [
        model["intercept"] + sum(w * asdict(one.features)[name] for name, w in weights.items())
        for one in found
    ]
    return np.asarray(1 / (1 + np.exp(-np.array(logits, dtype=np.float64))))


def show(name: str, folder: Path, index: Path, model: dict[str, object]) -> None:
    """Print risk and coverage of a set that the model was not fitted on, and how well it is set."""
    rows = [json.loads(line) for line in (folder / "qa.jsonl").read_text("utf-8").splitlines()]
    asked = [Asked(row["question"], tuple(row["answers"])) for row in rows
             if row["answerable"] and has_short_answer(row["question"])]  # fmt: skip
    judged = list(judge(index, folder / "corpus.jsonl", asked))
    given = probabilities(judged, model)
    right = np.array([one.is_right for one in judged], dtype=np.float64)
    order = np.argsort(-given)
    count = sum(row["answerable"] for row in rows)
    shares = []
    for coverage in COVERAGES:
        taken = order[: round(coverage * count)]
        shares.append(f"{right[taken].mean():.3f} at {coverage:g} (from {given[taken].min():.2f})")
    print(
        f"{name}: {count} answerable, {len(judged)} with a short answer; right: {', '.join(shares)}"
    )
    for low, high in ((0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        part = (given >= low) & (given < high)
        if part.any():
            print(
                f"  given {given[part].mean():.2f}: {right[part].mean():.2f} right (n {part.sum()})"
            )


if __name__ == "__main__":
    main()
