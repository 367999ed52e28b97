"""Judging a whole run, with resume: what has a score already is not asked again."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from assistant.evaluation.judges.judge import KINDS, Judge, JudgeKind
from assistant.evaluation.judges.judgement import (
    JUDGEMENTS_NAME,
    Judgement,
    judgement_to_json,
    read_judgements,
    write_judgements,
)
from assistant.evaluation.parallel import in_order
from assistant.evaluation.questions import EvaluationQuestion
from assistant.evaluation.results import ResultRow
from assistant.evaluation.run import Progress
from index.errors import DatasetError

Task: TypeAlias = tuple[JudgeKind, EvaluationQuestion, ResultRow]


def judge_run(
    judge: Judge,
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    folder: Path,
    *,
    concurrency: int = 1,
    progress: Progress | None = None,
) -> tuple[Judgement, ...]:
    """Judge the answers of a run that have no score yet; return all judgements.

    Args:
        judge: Thread safe if the concurrency is more than 1.
        questions: The set.
        rows: Its results, in the same order.
        folder: Of the run; `judgements.jsonl` is written there.
        concurrency: How many calls at a time.
        progress: Told about every judgement that is made.

    Raises:
        DatasetError: The folder holds judgements of another model or by another prompt.
    """
    done = [item for item in read_judgements(folder) if item.score is not None]
    _check_same_judge(judge, done, folder)
    write_judgements(folder, done)
    todo = _tasks(questions, rows, frozenset((item.question_id, item.judge) for item in done))
    before = len(done)
    with (folder / JUDGEMENTS_NAME).open("a", encoding="utf-8", newline="\n") as file:
        for judgement in in_order(lambda task: judge.judge(*task), todo, concurrency):
            file.write(judgement_to_json(judgement) + "\n")
            file.flush()
            done.append(judgement)
            if progress:
                progress(len(done), before + len(todo))
    return tuple(done)


def _tasks(
    questions: Sequence[EvaluationQuestion],
    rows: Sequence[ResultRow],
    done: frozenset[tuple[str, str]],
) -> list[Task]:
    """Return what is to be judged; `done` holds a question's id and a judge's name."""
    return [
        (kind, question, row)
        for question, row in zip(questions, rows, strict=True)
        for kind in KINDS
        if kind.applies(question, row) and (question.id, kind.name) not in done
    ]


def _check_same_judge(judge: Judge, done: Sequence[Judgement], folder: Path) -> None:
    prompts = {kind.name: judge.fingerprint(kind) for kind in KINDS}
    for item in done:
        if item.model != judge.model_name or item.prompt != prompts.get(item.judge):
            raise DatasetError(
                f"{folder / JUDGEMENTS_NAME} holds judgements of {item.model} by prompt "
                f"{item.prompt}, which are not comparable. Remove the file, or give another folder "
                "with --out."
            )
