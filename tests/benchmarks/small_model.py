"""Are the false sentences of a careless language model marked?

    TEST_LANGUAGE_MODEL=FILE.gguf uv run python tests/benchmarks/small_model.py DATA --out FILE

A model of 135 million parameters (see `tests/language_model.py`) answers the questions of the
sample set and of DATA/squad2, 200 in all. Prints how its sentences are shown. FILE gets one line of
JSON a question, with every sentence, what it cites and its verdict, to be read and counted by
people; a run that was stopped goes on where FILE ends.
"""

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant import Assistant
from assistant.sample import articles_path
from assistant.settings import AnswerSettings, LanguageModelSettings, Settings, load_settings
from assistant.types import Answer
from tests.language_model import VARIABLE, model_file, served, settings_for

SEED = 7
PASSAGES = 1
"""How many the model is shown: it reads slowly, and more confuse it."""

Row = dict[str, Any]


def main() -> None:
    """Ask, write and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--answers", type=int, default=200)
    options = parser.parse_args()
    model = model_file()
    if model is None:
        parser.error(f"{VARIABLE} names no file; see tests/language_model.py")
    sample = list(rows(articles_path().parent / "questions.jsonl"))
    squad = list(rows(options.data / "squad2" / "qa.jsonl"))
    random.Random(SEED).shuffle(squad)
    sets = [
        ("sample", articles_path(), sample[: options.answers]),
        ("squad2", options.data / "squad2" / "corpus.jsonl", squad),
    ]
    left = options.answers
    with served(model) as address, options.out.open("a", encoding="utf-8") as out:
        done = {row["id"] for row in rows(options.out)}
        for name, corpus, questions in sets:
            chosen = [row for row in questions[:left] if row["id"] not in done]
            left -= len(questions[:left])
            for row in asked(corpus, chosen, settings_for(address)):
                out.write(json.dumps({"set": name, **row}, ensure_ascii=False) + "\n")
                out.flush()
    print_counts(list(rows(options.out)))


def asked(corpus: Path, questions: Iterable[Row], model: LanguageModelSettings) -> Iterator[Row]:
    """Index a corpus in a folder of its own and yield what is answered to each question."""
    with tempfile.TemporaryDirectory() as folder:
        settings = settings_with(model, Path(folder))
        with Assistant.open(settings=settings) as assistant:
            assistant.ingest([corpus])
            for row in questions:
                answer = assistant.ask(row["question"])
                yield {"id": row["id"], "answers": row["answers"], **described(answer)}


def settings_with(model: LanguageModelSettings, data_dir: Path) -> Settings:
    """Return the user's settings with this model, which is asked even where little is found."""
    answering = AnswerSettings(context_passages=PASSAGES, refusal_threshold=0)
    settings = load_settings(data_dir=data_dir)
    return settings.model_copy(update={"llm": model, "answer": answering})


def described(answer: Answer) -> Row:
    """Return what people need to judge an answer."""
    return {
        "question": answer.question,
        "refused": answer.refused,
        "fallback": answer.fallback,
        "incomplete": answer.incomplete,
        "dropped_citations": answer.dropped_citations,
        "sentences": [
            {
                "text": one.text,
                "verdict": one.verdict,
                "problems": one.problems,
                "cited": [citation.quote for citation in one.citations],
            }
            for one in answer.sentences
        ],
    }


def print_counts(answers: list[Row]) -> None:
    """Print how many answers there are, and how their sentences are shown."""
    for name in ("sample", "squad2"):
        own = [row for row in answers if row["set"] == name]
        written = [row for row in own if not row["refused"] and not row["fallback"]]
        sentences = [one for row in written for one in row["sentences"]]
        refused = sum(row["refused"] for row in own)
        print(
            f"{name}: {len(own)} answers, {refused} say that the articles do not answer, "
            f"{sum(bool(row['fallback']) for row in own)} fell back, "
            f"{sum(bool(row['incomplete']) for row in own)} incomplete, "
            f"{sum(row['dropped_citations'] for row in own)} citations of nothing dropped; "
            f"{len(sentences)} sentences"
        )
        counts = Counter((one["verdict"], bool(one["cited"])) for one in sentences)
        for (verdict, is_cited), count in counts.most_common():
            print(f"  {verdict or 'states nothing'}, {'' if is_cited else 'not '}cited: {count}")


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
