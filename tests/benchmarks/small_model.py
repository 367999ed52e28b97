"""Are the false sentences of a careless language model marked?

    TEST_LANGUAGE_MODEL=FILE.gguf uv run python tests/benchmarks/small_model.py DATA --out FILE

A model of 135 million parameters (see `tests/language_model.py`) answers the questions of the
sample set and of DATA/squad2, 200 in all. Prints how its sentences are shown. FILE gets one line of
JSON a question, with every sentence, what it cites and its verdict, to be read and counted by
people; a run that was stopped goes on where FILE ends. With --again nothing is asked: what the
model wrote is taken from FILE, checked anew and written to the other file.
"""

import argparse
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant import Assistant, Question
from assistant.answering.draft import DraftSentence, Writer, WritingReport
from assistant.sample import articles_path
from assistant.settings import AnswerSettings, LanguageModelSettings, Settings, load_settings
from assistant.types import Answer
from index.store import Catalogue
from index.types import SearchResult
from tests.benchmarks.figures import recorded
from tests.language_model import VARIABLE, model_file, served, settings_for

SEED = 7
PASSAGES = 1
"""How many the model is shown: it reads slowly, and more confuse it."""

Row = dict[str, Any]


@recorded("small_model")
def main() -> None:
    """Ask, write and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--again", type=Path, help="check what --out holds anew, into this file")
    options = parser.parse_args()
    options.out.touch()
    written = {row["id"]: row for row in rows(options.out)}
    target = options.again or options.out
    with ExitStack() as stack:
        settings = LanguageModelSettings()
        if not options.again:
            model = model_file()
            if model is None:
                parser.error(f"{VARIABLE} names no file; see tests/language_model.py")
            settings = settings_for(stack.enter_context(served(model)))
        out = stack.enter_context(target.open("w" if options.again else "a", encoding="utf-8"))
        for name, corpus, questions in question_sets(options.data, options.answers):
            chosen = [row for row in questions if (row["id"] in written) == bool(options.again)]
            for row in asked(corpus, chosen, settings, written):
                out.write(json.dumps({"set": name, **row}, ensure_ascii=False) + "\n")
                out.flush()
    print_counts(list(rows(target)))


def question_sets(data: Path, answers: int) -> list[tuple[str, Path, list[Row]]]:
    """Return name, articles and questions of the sets: all of the sample, the rest of squad2."""
    sample = list(rows(articles_path().parent / "questions.jsonl"))[:answers]
    squad = list(rows(data / "squad2" / "qa.jsonl"))
    random.Random(SEED).shuffle(squad)
    return [
        ("sample", articles_path(), sample),
        ("squad2", data / "squad2" / "corpus.jsonl", squad[: answers - len(sample)]),
    ]


def asked(
    corpus: Path, questions: Sequence[Row], model: LanguageModelSettings, written: dict[str, Row]
) -> Iterator[Row]:
    """Index a corpus in a folder of its own and yield what is answered to each question."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Assistant.open(settings=settings_with(model, Path(folder))) as assistant,
    ):
        assistant.ingest([corpus])
        engine = assistant.engine
        for row in questions:
            tape = Tape(engine.writer, engine.catalogue, written.get(row["id"], {}).get("drafts"))
            answer = replace(engine, writer=tape).answer(Question(row["question"]))
            yield {
                "id": row["id"],
                "answers": row["answers"],
                **described(answer),
                "drafts": [drafted(draft) for draft in tape.drafts],
            }


class Tape:
    """A writer that notes what another writes, or says once more what was noted."""

    def __init__(self, writer: Writer, catalogue: Catalogue, noted: list[Row] | None) -> None:
        self._writer = writer
        self._catalogue = catalogue
        self._noted = noted
        self.drafts: list[DraftSentence] = []

    def write(
        self, question: Question, result: SearchResult
    ) -> Iterator[DraftSentence | WritingReport]:
        """Yield sentences as they are written."""
        if self._noted is not None:
            self.drafts = [self._draft(row) for row in self._noted]
            yield from self.drafts
            return
        for draft in self._writer.write(question, result):
            if isinstance(draft, DraftSentence):
                self.drafts.append(draft)
            yield draft

    def _draft(self, row: Row) -> DraftSentence:
        sources, offered = (
            tuple(
                sentence
                for article_id, number in row[name]
                for sentence in self._catalogue.sentences(article_id, number, number)
            )
            for name in ("sources", "offered")
        )
        return DraftSentence(row["text"], sources, row["unknown"], offered)


def drafted(draft: DraftSentence) -> Row:
    """Return a draft as a row: sentences by article and number."""
    return {
        "text": draft.text,
        "unknown": draft.unknown,
        "sources": [(one.article_id, one.number) for one in draft.sources],
        "offered": [(one.article_id, one.number) for one in draft.offered],
    }


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
