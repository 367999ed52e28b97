"""Fits how surely articles answer a question in another language than English.

    uv run python -m tests.training.other_languages [--write]

Asks the questions of both sets of `tests/index/languages/paragraphs.py`, once of all paragraphs of
their language and once of all but the one that answers, and fits the encoder's best cosine and the
two coverages: the reader knows English only, and how far a sentence stands out depends on how many
there are. Every language weighs the same.

Prints, for each language, what the model fitted on the others refuses at the threshold of the
settings: of the answerable, of the unanswerable. Questions that share few words with their answers
make the model answer nearly everything; so it is made stricter, until it refuses `REFUSED` of the
answerable questions of the plain set.

Questions in a language that no article is in have a model that nothing was fitted for: cosines tell
answers there with an AUROC of .68 (46 English questions in `across.txt`), so they are answered from
a cosine of .80 on: .3 of the answerable, .1 of the others.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from scipy.special import logit

from assistant import Assistant
from assistant.answering import deciding
from assistant.settings import AnswerSettings
from assistant.types import Question
from index.types import SearchFilter
from tests.index.languages.paragraphs import FILE, HARDER, articles, questions
from tests.training.logistic import Row, fitted, probabilities

REFUSED = 0.015
"""Share of the plain set's answerable questions that are refused."""

FEATURES = ["reader_answerable", "sentence_coverage", "passage_coverage"]


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
        scores = probabilities(own, stricter(rest, fitted(rest, FEATURES), threshold))
        labels = np.array([row["label"] for row in own])
        print(
            f"{language}: refused {(scores[labels] < threshold).mean():.2f} of the answerable, "
            f"{(scores[~labels] < threshold).mean():.2f} of the others"
        )
    model = stricter(rows, fitted(rows, FEATURES), threshold)
    print(json.dumps(model))
    if arguments.write:
        path = Path(str(deciding.__file__)).parent / "answerability.json"
        models = json.loads(path.read_text("utf-8")) | {"other_languages": model}
        path.write_text(json.dumps(models, indent=2) + "\n", encoding="utf-8")


def stricter(rows: Sequence[Row], model: Row, threshold: float) -> Row:
    """Return a model with the intercept at which it refuses `REFUSED` of what it should answer."""
    plain = [row for row in rows if row["label"] and row["plain"]]
    least = float(np.quantile(logit(probabilities(plain, model)), REFUSED))
    return {**model, "intercept": round(model["intercept"] + float(logit(threshold)) - least, 4)}


def collect() -> Iterator[Row]:
    """Yield the features of every question, with the paragraph that answers it and without."""
    sets = (FILE, HARDER)
    with tempfile.TemporaryDirectory() as folder, Assistant.open(folder) as assistant:
        assistant.ingest_articles(article for file in sets for article in articles(file=file))
        asked = [(file, one) for file in sets for one in questions(file=file)]
        for file, one in asked:
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
                    yield {
                        "set": one.language,
                        "label": label,
                        "plain": file == FILE,
                        **asdict(found),
                    }


if __name__ == "__main__":
    main()
