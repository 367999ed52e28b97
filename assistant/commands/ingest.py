"""`citeline ingest`: files and folders into the index."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import AsJson, DataDir, SettingsFile, open_assistant, print_json

if TYPE_CHECKING:
    from index.ingest import IngestProgress, IngestReport

LINES_EVERY = 500
"""Without a terminal, a line of progress is printed each time this many articles are done."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Files and folders: .txt .md .html .json .jsonl; - for standard input"),
    ],
    as_json: AsJson = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Read articles into the index. Exit status 1 if any file failed; the others are in."""
    with open_assistant(data_dir, settings) as assistant, _progress(quiet=as_json) as progress:
        report = assistant.ingest(paths, progress)
    if as_json:
        print_json(asdict(report))
    else:
        _print(report)
    if report.failures:
        raise typer.Exit(1)


def _print(report: "IngestReport") -> None:
    for failure in report.failures:
        typer.echo(f"Not read: {failure.path}: {failure.reason}", err=True)
    counts = [
        (report.added, "added"),
        (report.updated, "updated"),
        (report.unchanged, "unchanged"),
        (len(report.failures), "not read"),
    ]
    typer.echo(", ".join(f"{count:,} {what}" for count, what in counts if count) or "Nothing read.")


@contextmanager
def _progress(*, quiet: bool) -> "Iterator[Callable[[IngestProgress], None] | None]":
    if quiet:
        yield None
    elif not sys.stderr.isatty():
        yield _lines()
    else:
        with _bar() as update:
            yield update


def _lines() -> "Callable[[IngestProgress], None]":
    printed = 0

    def update(progress: "IngestProgress") -> None:
        nonlocal printed
        if progress.articles >= printed + LINES_EVERY:
            printed = progress.articles
            typer.echo(f"{progress.articles:,} articles so far", err=True)

    return update


@contextmanager
def _bar() -> "Iterator[Callable[[IngestProgress], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.completed:,} articles"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def update(progress: "IngestProgress") -> None:
            bar.update(task, completed=progress.articles, description=progress.title[:50])

        yield update
