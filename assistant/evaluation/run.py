"""Asking every question of a set, one row of results each, in order, with resume.

A run lives in a folder: `run.json` says what was asked of what, `results.jsonl` holds the rows. A
run that was interrupted goes on where it stopped, after checking that nothing else has changed.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from filelock import FileLock, Timeout

from assistant.evaluation.parallel import in_order
from assistant.evaluation.questions import EvaluationQuestion, QuestionSet
from assistant.evaluation.results import ResultRow, read_results, row_from_answer, row_to_json
from assistant.types import Answer, Turn
from index.errors import DatasetError
from index.types import SearchFilter

RUN_NAME = "run.json"
RESULTS_NAME = "results.jsonl"
LOCK_NAME = "run.lock"

_CHANGES = {
    "questions": "the questions",
    "corpus": "the articles",
    "articles": "the articles",
    "given_context": "--given-context",
    "with_history": "--last-turn",
    "today": "--today",
}
"""What a user calls the parts of `run.json`; settings have their own names."""


class Answerer(Protocol):
    """What a run asks: `assistant.Assistant`, or anything that answers like it."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        today: date | None = None,
    ) -> Answer:
        """Answer one question."""
        ...


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How the questions are asked.

    Attributes:
        concurrency: How many at a time; latencies then include waiting for each other.
        given_context: Search only the articles that a question was written about, where the set
            names them.
        with_history: Pass the earlier turns; without them only the last turn is asked.
        retry: Ask questions again whose row has an error, or quotes because the model failed.
        today: The day that "this week" is counted from, where a question does not say its own.
    """

    concurrency: int = 1
    given_context: bool = False
    with_history: bool = True
    retry: bool = False
    today: date | None = None


Identity: TypeAlias = Mapping[str, object]
"""What must stay the same for a run to be resumed: JSON values by what they are."""

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number of questions done and in total, after each question."""


def run_questions(
    answerer: Answerer,
    question_set: QuestionSet,
    folder: Path,
    *,
    options: RunOptions | None = None,
    identity: Identity | None = None,
    progress: Progress | None = None,
) -> tuple[ResultRow, ...]:
    """Ask the questions that have no row yet, and return all rows in the order of the set.

    A question that fails becomes a row with its error.

    Args:
        answerer: Thread safe if the concurrency is more than 1.
        question_set: What to ask.
        folder: Where the run lives; made if it does not exist.
        options: How to ask.
        identity: What was asked, such as the settings and the corpus, to check when resuming.
        progress: Told about every question that is done.

    Raises:
        DatasetError: The folder holds a run of something else.
    """
    chosen = options or RunOptions()
    with _owned(folder):
        done = list(_begin(folder, question_set, chosen, identity or {}))
        if chosen.retry:
            done = _asked_again(answerer, question_set, folder, done, chosen)
        todo = question_set.questions[len(done) :]
        with (folder / RESULTS_NAME).open("a", encoding="utf-8", newline="\n") as file:
            for row in in_order(
                lambda question: ask_one(answerer, question, chosen), todo, chosen.concurrency
            ):
                file.write(row_to_json(row) + "\n")
                file.flush()
                done.append(row)
                if progress:
                    progress(len(done), len(question_set.questions))
    return tuple(done)


@contextmanager
def _owned(folder: Path) -> Iterator[None]:
    """Own the run's folder: of two runs into one, the second is refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK_NAME, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise DatasetError(
            f"{folder}: another evaluation is writing there. Wait for it, or give another folder "
            "with --out."
        ) from error
    except OSError as error:
        raise DatasetError(
            f"{folder}: no results can be written there ({error.strerror}). "
            "Give another folder with --out."
        ) from error
    with lock:
        yield
    lock.release()


def _asked_again(
    answerer: Answerer,
    question_set: QuestionSet,
    folder: Path,
    done: Sequence[ResultRow],
    options: RunOptions,
) -> list[ResultRow]:
    """Return the rows with those anew that failed or fell back; the file is replaced as a whole."""
    pairs = zip(question_set.questions, done, strict=False)
    rows = [
        ask_one(answerer, question, options) if row.failed or row.fallback else row
        for question, row in pairs
    ]
    anew = folder / f"{RESULTS_NAME}.new"
    anew.write_text("".join(row_to_json(row) + "\n" for row in rows), encoding="utf-8")
    anew.replace(folder / RESULTS_NAME)
    return rows


def ask_one(answerer: Answerer, question: EvaluationQuestion, options: RunOptions) -> ResultRow:
    """Ask one question; whatever goes wrong is in the row."""
    context = question.context_doc_ids
    restricted = options.given_context and context is not None
    try:
        answer = answerer.ask(
            question.question,
            history=question.history if options.with_history else (),
            filter=SearchFilter(article_ids=frozenset(context or ())) if restricted else None,
            today=question.today or options.today,
        )
    except Exception as error:  # noqa: BLE001 - a provider may raise anything; the run goes on
        return ResultRow(question.id, question.question, error=f"{type(error).__name__}: {error}")
    return row_from_answer(question.id, answer)


def _begin(
    folder: Path, question_set: QuestionSet, options: RunOptions, identity: Identity
) -> tuple[ResultRow, ...]:
    """Start or resume the run in this folder; return the rows that it already has."""
    described = {
        "questions": question_set.fingerprint,
        "given_context": options.given_context,
        "with_history": options.with_history,
        **({"today": options.today.isoformat()} if options.today else {}),
        **identity,
    }
    results = folder / RESULTS_NAME
    if not results.exists():
        (folder / RUN_NAME).write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
        return ()
    _check_same_run(folder, described)
    _drop_torn_line(results)
    rows = read_results(results)
    expected = [question.id for question in question_set.questions[: len(rows)]]
    if [row.id for row in rows] != expected:
        raise DatasetError(
            f"{results}: its rows are not the first questions of this set, in order. "
            "Give another folder with --out."
        )
    return rows


def read_description(folder: Path) -> dict[str, object]:
    """Read what the run in this folder asked, of what and how.

    Raises:
        DatasetError: The folder does not say.
    """
    path = folder / RUN_NAME
    try:
        content: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetError(
            f"{path}: cannot be read, so its results cannot be used. "
            "Give another folder with --out."
        ) from error
    return content


def _check_same_run(folder: Path, described: Mapping[str, object]) -> None:
    before = _flat(read_description(folder))
    now = _flat(json.loads(json.dumps(described)))
    changed = sorted(key for key in {*before, *now} if before.get(key) != now.get(key))
    if changed:
        told = ", ".join(dict.fromkeys(_CHANGES.get(key, key) for key in changed))
        raise DatasetError(
            f"{folder} holds the results of another run: {told} differ. "
            "Give another folder with --out, or remove this one."
        )


def _flat(values: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Return the values by dotted names: `settings.answer.max_sentences`."""
    found: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def _drop_torn_line(path: Path) -> None:
    """Cut off a last line without a line end, which a killed process left half written."""
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        path.write_bytes(content[:whole])
