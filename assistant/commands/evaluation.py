"""`citeline evaluate`, `compare` and `gate`: question sets, run, paired and held to bounds."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.ingest import STANDARD_INPUT
from assistant.commands.options import (
    AsJson,
    DataDir,
    Opened,
    SettingsFile,
    Today,
    open_assistant,
    print_json,
    settings_for,
)
from index.errors import DatasetError

if TYPE_CHECKING:
    from assistant.evaluation.judges.judge import Judge
    from assistant.evaluation.questions import QuestionSet
    from assistant.evaluation.summary import Summary

LINES_EVERY = 50
"""Without a terminal, a line of progress is printed each time this many are done."""

LEAST_IN_DECIMALS = 0.01

Folder = Annotated[Path, typer.Argument(help="Folder of a finished run.")]
QuestionFiles = Annotated[
    list[Path],
    typer.Option(
        help="Question set: .jsonl, .csv, .tsv, .json (also of SQuAD, HotpotQA, MultiHop-RAG) "
        "or BEIR's folder; repeatable."
    ),
]
Out = Annotated[Path, typer.Option(help="Folder for results, summary and report.")]
Corpus = Annotated[
    list[Path] | None,
    typer.Option(help="Articles to ask; repeatable. Some sets bring their own."),
]
Limit = Annotated[
    int | None, typer.Option(min=1, help="Ask only this many questions, drawn at random.")
]
Concurrency = Annotated[int, typer.Option(min=1, help="Questions at a time.")]
GivenContext = Annotated[
    bool, typer.Option("--given-context", help="Search only the articles a question names.")
]
LastTurn = Annotated[
    bool, typer.Option("--last-turn", help="Leave out the turns before the question.")
]
Seed = Annotated[int, typer.Option(help="Of the bootstrap, and of the draw of --limit.")]
WithJudge = Annotated[
    bool,
    typer.Option(
        "--judge",
        help="Let the language model of the settings judge every answer; sends it questions, "
        "answers and cited sentences.",
    ),
]
Retry = Annotated[
    bool,
    typer.Option(
        "--retry", help="Ask again what failed, or was quoted because the language model failed."
    ),
]
Tolerances = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on-regression",
        help="metric=number: end with status 1 if the second run is worse by more than this.",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the three commands."""
    app.command("evaluate")(evaluate)
    app.command("compare")(compare)
    app.command("gate")(gate)


def evaluate(
    questions: QuestionFiles,
    out: Out,
    corpus: Corpus = None,
    limit: Limit = None,
    seed: Seed = 0,
    concurrency: Concurrency = 1,
    given_context: GivenContext = False,
    last_turn: LastTurn = False,
    today: Today = None,
    judge: WithJudge = False,
    retry: Retry = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Run question sets through the assistant; write results, metrics and a report.

    An interrupted run goes on where it stopped when started again with the same --out. Without
    --data-dir the articles are indexed in a temporary folder.
    """
    from assistant.evaluation.evaluate import evaluate as evaluate_set
    from assistant.evaluation.folder import REPORT_NAME
    from assistant.evaluation.run import RunOptions

    is_alone = not corpus and data_dir is None
    question_set = _questions(questions, limit, seed, with_contexts=is_alone)
    _check_paths(out, corpus or [])
    options = RunOptions(concurrency, given_context, not last_turn, retry, today)
    chosen_judge = _judge(settings) if judge else None
    with (
        _folder(data_dir) as folder,
        open_assistant(folder, settings, in_folder=True) as assistant,
    ):
        unread = _ingest(assistant, question_set, corpus or [])
        with _progress() as progress:
            run = partial(evaluate_set, assistant, question_set, out, progress=progress)
            summary = run(options=options, seed=seed, judge=chosen_judge)
    _print_summary(summary, unread, out / REPORT_NAME)


def compare(
    first: Folder,
    second: Folder,
    seed: Seed = 0,
    fail_on_regression: Tolerances = None,
    as_json: AsJson = False,
) -> None:
    """Compare two runs of the same questions, paired: differences, intervals and p-values."""
    from assistant.evaluation.compare import compare_runs, regressions
    from assistant.evaluation.tables import comparison_text, comparison_to_dict

    comparison = compare_runs(first, second, seed)
    worse = regressions(comparison, fail_on_regression or ())
    if as_json:
        print_json(comparison_to_dict(comparison))
    else:
        typer.echo(comparison_text(comparison, str(first), str(second)))
    for line in worse:
        typer.echo(line, err=True)
    if worse:
        raise typer.Exit(1)


def gate(
    folder: Folder,
    minimum: Annotated[
        list[str] | None, typer.Option("--min", help="metric=number that it must reach.")
    ] = None,
    maximum: Annotated[
        list[str] | None, typer.Option("--max", help="metric=number that it must not exceed.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Hold a run to bounds. Exit status 1 if any is missed or not measured."""
    from assistant.evaluation.folder import read_summary
    from assistant.evaluation.gate import check_bounds, parse_bound
    from assistant.evaluation.tables import gate_text, gate_to_dict

    bounds = [
        *(parse_bound(text, "min") for text in minimum or ()),
        *(parse_bound(text, "max") for text in maximum or ()),
    ]
    if not bounds:
        raise typer.BadParameter("Give at least one --min or --max.")
    summary = read_summary(folder)
    lines = check_bounds(summary["metrics"], bounds)
    if as_json:
        print_json(gate_to_dict(lines))
    else:
        typer.echo(gate_text(lines))
    for note in summary.get("notes", ()):
        typer.echo(f"Note: {note}", err=True)
    if not all(line.passed for line in lines):
        raise typer.Exit(1)


def _questions(
    paths: Sequence[Path], limit: int | None, seed: int, *, with_contexts: bool
) -> "QuestionSet":
    from assistant.evaluation.dataset import read_question_sets

    question_set = read_question_sets(paths, with_contexts=with_contexts)
    return question_set if limit is None else question_set.sample(limit, seed)


def _judge(settings: Path | None) -> "Judge":
    """Return the judge before anything runs, so that a missing setting is told at once."""
    from assistant.evaluation.judges.judge import Judge
    from assistant.language_models import load_language_model

    chosen = settings_for(None, settings).llm
    return Judge(load_language_model(chosen), chosen)


@contextmanager
def _folder(data_dir: Path | None) -> Iterator[Path]:
    if data_dir is not None:
        yield data_dir
        return
    with TemporaryDirectory(prefix="citeline-evaluation-") as folder:
        yield Path(folder)


def _check_paths(out: Path, corpus: Sequence[Path]) -> None:
    """Refuse what cannot work before anything is indexed, which may take long."""
    for path in corpus:
        if not path.exists() and str(path) != STANDARD_INPUT:
            raise DatasetError(f"{path}: there is no such corpus. Check the path after --corpus.")
    nearest = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not nearest.is_dir():
        raise DatasetError(f"{nearest}: this is a file. Name a folder with --out.")


def _ingest(assistant: Opened, question_set: "QuestionSet", corpus: Sequence[Path]) -> int:
    """Index the articles; return how many files or rows could not be read."""
    from assistant.evaluation.formats.multihop import is_multihop_corpus, read_multihop_corpus

    if question_set.articles:
        assistant.ingest_articles(question_set.articles)
    plain = [path for path in corpus if not is_multihop_corpus(path)]
    for path in corpus:
        if path not in plain:
            assistant.ingest_articles(read_multihop_corpus(path))
    if plain:
        report = assistant.ingest(plain)
        for failure in report.failures:
            typer.echo(f"Not read: {failure.path}: {failure.reason}", err=True)
        return report.failed
    return 0


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield _lines
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("done", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines(done: int, total: int) -> None:
    if done % LINES_EVERY == 0 or done == total:
        typer.echo(f"{done:,} of {total:,} done", err=True)


def _print_summary(summary: "Summary", unread: int, report: Path) -> None:
    _print_metrics(summary)
    _print_understood(summary)
    _print_notes(summary, unread)
    typer.echo(f"\nReport: {report}")


def _print_metrics(summary: "Summary") -> None:
    for name, interval in summary.metrics.items():
        if interval.value is not None:
            typer.echo(
                f"{name:34} {_interval(interval.value, interval.low, interval.high)}"
                f"  n {interval.n}"
            )


def _print_understood(summary: "Summary") -> None:
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in summary.understood.items())
    if kinds:
        typer.echo(f"\nUnderstood as: {kinds}; each question's kind is in its row of results.")


def _print_notes(summary: "Summary", unread: int) -> None:
    if unread:
        typer.echo(
            f"\nNote: files and rows of the corpus that were not read: {unread:,}, see above."
        )
    for note in summary.notes:
        typer.echo(f"\nNote: {note}")


def _interval(value: float, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"{_number(value):>10}"
    return f"{_number(value):>10}  [{_number(low)}, {_number(high)}]"


def _number(value: float) -> str:
    # Costs are small: three decimals would show them as nothing.
    return f"{value:.3g}" if 0 < abs(value) < LEAST_IN_DECIMALS else f"{value:.3f}"
