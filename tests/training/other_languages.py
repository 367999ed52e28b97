"""Fits how surely articles answer a question in another language than English.

    uv run python -m tests.training.other_languages [--write]

Asks the questions of both sets of `tests/index/languages/paragraphs.py`, once of all paragraphs of
their language and once of all but the one that answers, and fits the encoder's best cosine, how far
it stands out, and the two coverages: the reader knows English only. Every language weighs the same.
Prints, for each language, what the model fitted on the others refuses at the threshold of the
settings: of the answerable, of the unanswerable.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.answering import deciding
from assistant.settings import AnswerSettings
from assistant.types import Question
from index.types import SearchFilter
from tests.index.languages.paragraphs import FILE, HARDER, articles, questions
from tests.training.logistic import Row, fitted, probabilities

FEATURES = ["reader_margin", "reader_answerable", "sentence_coverage", "passage_coverage"]


def main() -> None:
    """Collect, fit, print, and store if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    arguments = parser.parse_args()
    rows = list(collect())
    threshold = AnswerSettings().refusal_threshold
    for language in dict.fromkeys(row["set"] for row in rows):
        own = [row for row in rows if row["set"] == language]
        rest = [row for row in rows if row["set"] != language]
        scores = probabilities(own, fitted(rest, FEATURES))
        labels = np.array([row["label"] for row in own])
        print(
            f"{language}: refused {(scores[labels] < threshold).mean():.2f} of the answerable, "
            f"{(scores[~labels] < threshold).mean():.2f} of the others"
        )
    model = fitted(rows, FEATURES)
    print(json.dumps(model))
    if arguments.write:
        path = Path(str(deciding.__file__)).parent / "answerability.json"
        models = json.loads(path.read_text("utf-8")) | {"other_languages": model}
        path.write_text(json.dumps(models, indent=2) + "\n", encoding="utf-8")


def collect() -> Iterator[Row]:
    """Yield the features of every question, with the paragraph that answers it and without."""
    sets = (FILE, HARDER)
    with tempfile.TemporaryDirectory() as folder, Assistant.open(folder) as assistant:
        assistant.ingest_articles(article for file in sets for article in articles(file=file))
        for one in (one for file in sets for one in questions(file=file)):
            ids = frozenset(
                article.id for file in sets for article in articles(one.language, file=file)
            )
            for label in (True, False):
                chosen = ids if label else ids - {one.article_id}
                question = Question(one.text, (), SearchFilter(article_ids=chosen))
                engine = assistant.engine
                result = engine.follow_ups.search(question).result
                if result.sentences:
                    found = engine.answerability.features(one.text, result)
                    yield {"set": one.language, "label": label, **asdict(found)}


if __name__ == "__main__":
    main()
