"""Fits how surely articles answer a question in another language than English, and in which words.

    uv run --group training python -m tests.training.other_languages [--write]

Asks the questions of both sets of `tests/index/languages/paragraphs.py`, once of all paragraphs of
their language and once of all but the one that answers, and English ones of paragraphs in other
languages. Fitted are logistic regressions on what the reader of other languages and the encoder
tell; every language weighs the same.

Prints, for each language, what the models fitted on the others say there: refused of the answerable
and of the unanswerable at the threshold of the settings, and of the short answers the share that is
shown at theirs and right. The model of answers is made stricter or milder, until it refuses
`REFUSED` of the answerable questions of the plain set.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from assistant import Assistant
from assistant.answering import deciding
from assistant.answering.deciding.confidence import WEIGHTS, features_of
from assistant.answering.engine import CitationEngine
from assistant.answering.writing.candidates import candidates
from assistant.settings import AnswerSettings
from assistant.types import Question
from index.types import SearchFilter
from tests.index.languages.paragraphs import (
    FILE,
    HARDER,
    AskedQuestion,
    articles,
    questions,
    questions_across,
)
from tests.training.logistic import Row, fitted, probabilities, refusing

REFUSED = 0.02
"""Share of the plain set's answerable questions that are refused."""

FEATURES = (
    "reader_margin",
    "reader_answerable",
    "meaning",
    "sentence_coverage",
    "passage_coverage",
)
ACROSS: Row = {"intercept": -33.0, "weights": {"meaning": 40.0}}
"""Where no article is in the question's language: answered from a cosine of .80 on. 46 are
too few to fit more, and neither the cosine nor the reader tells answers with an AUROC above .67."""

WORD_FEATURES = ("margin", "answerable", "ahead", "lead", "score_lead")
SETS = (FILE, HARDER)


def main() -> None:
    """Collect, fit, print, and store if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="store the weights")
    arguments = parser.parse_args()
    settings = AnswerSettings()
    with tempfile.TemporaryDirectory() as folder, Assistant.open(folder) as assistant:
        assistant.ingest_articles(article for file in SETS for article in articles(file=file))
        own, across = list(collect(assistant.engine)), list(collect_across(assistant.engine))
    words = [{**row, "label": row["right"]} for row in own if "right" in row]
    threshold = settings.refusal_threshold

    def of_answers(rows: Sequence[Row]) -> Row:
        plain = [row for row in rows if row["plain"]]
        return refusing(plain, fitted(rows, FEATURES), threshold, REFUSED)

    def of_words(rows: Sequence[Row]) -> Row:
        return fitted(rows, WORD_FEATURES)

    for language, scores, rows in left_out(own, of_answers):
        refused = [scores[labels_of(rows) == label] < threshold for label in (True, False)]
        print(f"{language}: refused {refused[0].mean():.2f}, of the others {refused[1].mean():.2f}")
    for language, scores, rows in left_out(words, of_words):
        shown = scores >= settings.short_answer_threshold
        print(f"{language}: {shown.mean():.2f} shown, {labels_of(rows)[shown].mean():.2f} right")
    models = {"other_languages": of_answers(own), "across_languages": ACROSS}
    scores, labels = probabilities(across, ACROSS), labels_of(across)
    refused = [scores[labels == label] < threshold for label in (True, False)]
    print(f"across: refused {refused[0].mean():.2f}, of the others {refused[1].mean():.2f}")
    print(json.dumps(models), json.dumps(of_words(words)))
    if arguments.write:
        put("answerability.json", models)
        put(WEIGHTS, {"other_languages": of_words(words)})


def put(name: str, models: dict[str, Row]) -> None:
    """Store models beside those that a file holds."""
    path = Path(str(deciding.__file__)).parent / name
    both = json.loads(path.read_text("utf-8")) | models
    path.write_text(json.dumps(both, indent=2) + "\n", encoding="utf-8")


def left_out(
    rows: Sequence[Row], fit: Callable[[Sequence[Row]], Row]
) -> Iterator[tuple[str, np.ndarray, list[Row]]]:
    """Yield each language with what the model of the others says of its rows."""
    for language in dict.fromkeys(row["set"] for row in rows):
        own = [row for row in rows if row["set"] == language]
        rest = [row for row in rows if row["set"] != language]
        yield language, probabilities(own, fit(rest)), own


def labels_of(rows: Sequence[Row]) -> np.ndarray:
    """Return the labels as an array of bool."""
    return np.array([row["label"] for row in rows], dtype=bool)


def collect(engine: CitationEngine) -> Iterator[Row]:
    """Yield the features of every question, with the paragraph that answers it and without."""
    for file in SETS:
        for one in questions(file=file):
            ids = frozenset(own.id for each in SETS for own in articles(one.language, file=each))
            for label in (True, False):
                yield from asked(engine, one, ids, label=label, plain=file == FILE)


def collect_across(engine: CitationEngine) -> Iterator[Row]:
    """Yield those of the English questions, of the paragraphs of the language of each."""
    for one in questions_across():
        ids = frozenset(article.id for article in articles(one.language, file=HARDER))
        for label in (True, False):
            rows = asked(engine, one, ids, label=label, plain=False)
            yield from ({**row, "set": "across"} for row in rows)


def asked(
    engine: CitationEngine, one: AskedQuestion, ids: frozenset[str], *, label: bool, plain: bool
) -> Iterator[Row]:
    """Yield what was seen of a question to some paragraphs; nothing where nothing was found."""
    chosen = ids if label else ids - {one.article_id}
    question = Question(one.text, (), SearchFilter(article_ids=chosen))
    result = engine.finder.follow_ups.search(question).result
    if not result.sentences:
        return
    row = {"set": one.language, "label": label, "plain": plain}
    row |= asdict(engine.finder.answerability.features(one.text, result))
    found = candidates(one.text, result)
    of_words = features_of(one.text, found, "") if found else None
    if of_words is not None:
        words = found[0].short_answer or ""
        within = words in one.answer or one.answer in words
        row |= {**asdict(of_words), "right": label and within}
    yield row


if __name__ == "__main__":
    main()
