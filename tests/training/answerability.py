"""Fits the probability that articles answer a question, and says how well it holds on unseen sets.

    uv run python tests/training/answerability.py SHARED_DATA_FOLDER --work DIR [--write]

Asks up to 150 answerable and 150 unanswerable questions of each set, collects the features, and
fits a logistic model (ridge 20, no negative weights: more evidence never makes an answer less
likely; every set weighs the same, answerable and unanswerable half each). While it is fitted each
set has an intercept of its own: how easily a set is answered depends on who wrote it, and must not
be taken for a sign of an answer. The mean of these is kept.

Fitted are only sets whose unanswerable questions are known to be so: by people, by those who wrote
them for Citeline, or since the articles that answer were left out of the search. The snippets of
rgb's "negative" set do answer about two thirds of its questions, in other words than its answer
strings; mtrag has seven. These and the rest are measured only.

Each set is scored by the model fitted on the others: AUROC, and which share of the unanswerable
questions is refused at the threshold that refuses a tenth of the answerable ones. How well these
probabilities hold is printed for all fitted sets together, each label of each set weighing alike:
the share that is answerable of those in each fifth, and the expected calibration error over tenths
(Guo et al. 2017). Then the model fitted on all, and what it refuses of each set at several
thresholds: of the answerable, of the unanswerable. `--write` stores it.

Indexes (DIR/indexes) and features stay in DIR: it may be the folder of baseline.py, whose indexes
are then used. Give `--anew` when the search or the reader has changed.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.answering import deciding
from assistant.answering.deciding.answerability import Features
from assistant.evaluation.metrics.refusal import auroc
from assistant.sample import articles_path, questions_path
from assistant.settings import AnswerSettings
from assistant.types import Question, Turn
from index.formats import read_paths
from index.types import SearchFilter
from tests.training.logistic import Row, balance, fitted, probabilities, refusing
from tests.training.written_set import CORPUS, QUESTIONS, write_set

PLAIN = ["cosine", "sentence_coverage", "passage_coverage"]
READER = ["cosine", "reader_leading"]
FALSE_REFUSALS = 0.1
REFUSED = 0.05
"""Of the answerable questions of a fitted set, in the mean, at the threshold of the settings."""

MOST_PER_LABEL = 150
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35)


@dataclass(frozen=True)
class QuestionSet:
    """A corpus and its questions.

    Attributes:
        name: Sets of one name are one set to the fit.
        corpus: In the data folder; empty for the bundled sample.
        questions: In the data folder.
        is_fitted: Whether the weights are fitted on it, or it is measured only.
        given_context: Search only the articles that a question names.
        without_evidence: Ask the answerable questions again and leave out what answers them.
        kept: Only the questions whose `type` begins so.
        is_ours: Written for Citeline: it is in the work folder.
    """

    name: str
    corpus: str
    questions: tuple[str, ...]
    is_fitted: bool = False
    given_context: bool = False
    without_evidence: bool = False
    kept: str = ""
    is_ours: bool = False

    @property
    def file_name(self) -> str:
        """Of its features."""
        corpus = self.corpus.replace("/", "-") or "sample"
        return f"{self.name}-{corpus}.features.json".replace(" ", "-")


SETS = (
    QuestionSet(
        "realtimeqa",
        "realtimeqa/corpus",
        ("realtimeqa/qa", "realtimeqa/qa_unanswerable"),
        is_fitted=True,
    ),
    QuestionSet(
        "squad2 own paragraph",
        "squad2/corpus",
        ("squad2/qa",),
        is_fitted=True,
        given_context=True,
        kept="squad2",
    ),
    QuestionSet(
        "squad2 without evidence",
        "squad2/corpus",
        ("squad2/qa",),
        is_fitted=True,
        without_evidence=True,
        kept="xquad",
    ),
    QuestionSet("inscit", "inscit/corpus", ("inscit/qa",), is_fitted=True),
    QuestionSet("written", CORPUS, (QUESTIONS,), is_fitted=True, is_ours=True),
    QuestionSet("mtrag", "mtrag/corpus", ("mtrag/qa",)),
    QuestionSet("rgb", "rgb/corpus", ("rgb/qa",)),
    QuestionSet("rgb", "rgb/corpus_negative", ("rgb/qa_negative",)),
    QuestionSet("hotpotqa", "hotpotqa/corpus", ("hotpotqa/qa",)),
    QuestionSet("sample", "", ()),
)
FITTED = frozenset(one.name for one in SETS if one.is_fitted)


def main() -> None:
    """Collect, fit, print, and store if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="keeps indexes and features")
    parser.add_argument("--sets", default="", help="names or their beginnings, with commas")
    parser.add_argument("--anew", action="store_true", help="collect the features again")
    parser.add_argument("--write", action="store_true", help="store the weights")
    arguments = parser.parse_args()
    wanted = tuple(arguments.sets.split(","))
    chosen = [one for one in SETS if one.name.startswith(wanted)]
    write_set(arguments.work)
    rows = []
    for one in chosen:
        data = arguments.work if one.is_ours else arguments.data
        rows += features_of(one, data, arguments.work, anew=arguments.anew)
    models = {}
    for name, features in (("without_reader", PLAIN), ("with_reader", READER)):
        print(f"\n{name}")
        print_unseen(rows, features)
        print_calibration(rows, features)
        fit = [row for row in rows if row["set"] in FITTED]
        threshold = AnswerSettings().refusal_threshold
        models[name] = refusing(fit, fitted(fit, features), threshold, REFUSED)
        print(json.dumps(models[name]))
        print_refused(rows, models[name])
    if arguments.write:
        path = Path(str(deciding.__file__)).parent / "answerability.json"
        kept = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**kept, **models}, indent=2) + "\n", encoding="utf-8")


def features_of(one: QuestionSet, data: Path, work: Path, *, anew: bool = False) -> list[Row]:
    """Return the features of a set, from an earlier run if there was one."""
    path = work / one.file_name
    if anew or not path.is_file():
        rows = list(collect(one, data, work))
        path.write_text(json.dumps(rows), encoding="utf-8")
        print(f"{path.name}: {len(rows)}", flush=True)
    loaded: list[Row] = json.loads(path.read_text("utf-8"))
    return loaded


def collect(one: QuestionSet, data: Path, work: Path) -> Iterator[Row]:
    """Yield the features and the label of every question of a set."""
    corpus = data / f"{one.corpus}.jsonl" if one.corpus else articles_path()
    files = [data / f"{name}.jsonl" for name in one.questions] or [questions_path()]
    with Assistant.open(work / "indexes" / (one.corpus.replace("/", "-") or "sample")) as assistant:
        assistant.ingest_articles(read_paths([corpus]))
        every = frozenset(article.id for article in assistant.articles())
        for row in (row for file in files for row in drawn(file, one.kept)):
            named = named_articles(row)
            found = features(assistant, row, named if one.given_context else None)
            yield {"set": one.name, "label": row["answerable"], **asdict(found)}
            if one.without_evidence and row["answerable"]:
                found = features(assistant, row, every - named)
                yield {"set": one.name, "label": False, **asdict(found)}


def features(assistant: Assistant, row: Row, articles: frozenset[str] | None) -> Features:
    """Return the features of a question, which may be a follow-up, searched as the engine does."""
    history = tuple(Turn(turn["role"], turn["text"]) for turn in row.get("history") or ())
    question = Question(row["question"], history, SearchFilter(article_ids=articles))
    engine = assistant.engine
    understood = engine.finder.follow_ups.search(question)
    return engine.finder.answerability.features(understood.question.text, understood.result)


def drawn(path: Path, kept: str) -> list[Row]:
    """Return the questions of a file, at most so many of either label, the same every time."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row.get("type", "").startswith(kept)]
    random.Random(0).shuffle(rows)
    return [
        row
        for label in (True, False)
        for row in [each for each in rows if each["answerable"] is label][:MOST_PER_LABEL]
    ]


def named_articles(row: Row) -> frozenset[str]:
    """Return the articles that a question is about: its context, or else its evidence."""
    evidence = [one["doc_id"] for one in row["evidence"]]
    return frozenset(row.get("context_doc_ids") or evidence)


def print_unseen(rows: Sequence[Row], names: Sequence[str]) -> None:
    """Print how well each set is told apart by a model that never saw it."""
    for held_out, own in by_set(rows).items():
        if len({row["label"] for row in own}) < 2:
            continue
        rest = [row for row in rows if row["set"] in FITTED - {held_out}]
        scores = probabilities(own, fitted(rest or own, names))
        labels = np.array([float(row["label"]) for row in own])
        value = float(auroc(scores[np.newaxis], labels[np.newaxis])[0])
        threshold = float(np.quantile(scores[labels == 1], FALSE_REFUSALS))
        refused = float((scores[labels == 0] < threshold).mean())
        print(
            f"  {held_out}: AUROC {value:.3f} unseen, {int(labels.sum())} answerable of "
            f"{len(own)}; refused {refused:.2f} at a threshold of {threshold:.2f}"
        )


def print_calibration(rows: Sequence[Row], names: Sequence[str]) -> None:
    """Print how many of those given a probability by a model that never saw their set answer."""
    unseen = [
        (own, probabilities(own, fitted(rest, names)))
        for held_out, own in by_set(rows).items()
        if held_out in FITTED
        for rest in [[row for row in rows if row["set"] in FITTED - {held_out}]]
        if rest
    ]
    if not unseen:
        return
    weights = np.concatenate([balance(own) for own, _ in unseen])
    given = np.concatenate([scores for _, scores in unseen])
    answers = np.array([float(row["label"]) for own, _ in unseen for row in own])
    fifths = [
        f"{given[part].mean():.2f}: {np.average(answers[part], weights=weights[part]):.2f}"
        for part in (np.floor(given * 5) == fifth for fifth in range(5))
        if part.any()
    ]
    error = sum(
        abs(np.sum(weights[part] * (given[part] - answers[part])))
        for part in (np.floor(given * 10) == tenth for tenth in range(10))
    ) / np.sum(weights)
    print(f"  probability: share that is answerable: {', '.join(fifths)}; error {error:.3f}")


def print_refused(rows: Sequence[Row], model: Row) -> None:
    """Print what the model refuses of each set, where it has such: answerable/unanswerable."""
    for name, own in by_set(rows).items():
        scores = probabilities(own, model)
        labels = np.array([bool(row["label"]) for row in own])
        kinds = [label for label in (True, False) if (labels == label).any()]
        shares = [
            f"{threshold}: " + "/".join(f"{below[labels == kind].mean():.2f}" for kind in kinds)
            for threshold in THRESHOLDS
            for below in [scores < threshold]
        ]
        print(f"  {name}: {', '.join(shares)}")


def by_set(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows of each set."""
    names = dict.fromkeys(row["set"] for row in rows)
    return {name: [row for row in rows if row["set"] == name] for name in names}


if __name__ == "__main__":
    main()
