"""`citeline ingest`: files and folders into the index."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.following import wait_for_vectors
from assistant.commands.options import (
    AsJson,
    Collection,
    DataDir,
    Opened,
    SettingsFile,
    carried_out,
    open_assistant,
    print_json,
)
from index.sight import into

if TYPE_CHECKING:
    from index.store.report import IngestProgress, IngestReport

STANDARD_INPUT = "-"

LINES_EVERY = 500
"""Without a terminal, a line of progress is printed each time this many articles are done."""

LINES_SECONDS = 10.0
"""And at least so often, as far as articles are done."""

MAX_ENDINGS = 5
"""So many endings of files that are passed over are named."""


Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Files and folders; - for standard input", show_default=False),
]
Addresses = Annotated[
    list[str] | None,
    typer.Option("--url", help="Fetch and read this page of the public web; may be repeated."),
]
Feeds = Annotated[
    list[str] | None,
    typer.Option("--feed", help="Read what is new in this feed; may be repeated."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ingest")(ingest)


def ingest(
    paths: Paths = None,
    url: Addresses = None,
    feed: Feeds = None,
    collection: Collection = "",
    as_json: AsJson = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Read articles into the index. Exit status 1 if any file failed; the others are in."""
    if not (paths or url or feed):
        raise typer.BadParameter("Name files, folders, --url or --feed.")
    chosen = paths or [], url or (), feed or ()
    act = partial(_ingest, *chosen, collection, as_json=as_json)
    if STANDARD_INPUT in chosen[0]:  # what was read of it does not come again
        with open_assistant(data_dir, settings) as assistant:
            failed = act(assistant)
    else:
        failed = carried_out(act, data_dir, settings)
    if failed:
        raise typer.Exit(1)


def _ingest(
    paths: Sequence[str],
    url: Sequence[str],
    feed: Sequence[str],
    collection: str,
    assistant: Opened,
    *,
    as_json: bool,
) -> int:
    """Read articles into the index; return how many files and rows failed."""
    from index.addresses import FeedStates, Fetcher, read_addresses, read_feeds
    from index.formats import read_paths

    fetcher, states = Fetcher(), FeedStates(assistant.settings.store.data_dir)
    items = chain(
        read_paths(paths),
        read_addresses(url, fetcher),
        read_feeds(feed, fetcher, states),
    )
    with progress_shown(paths, quiet=as_json) as progress:
        report = assistant.ingest_articles(into(collection, items), progress)
    if feed:
        states.save()
    if as_json:
        print_json({**asdict(report), "article_ids": report.article_ids})
    else:
        print_report(report)
        _print_passed_over(paths)
    wait_for_vectors(assistant, quiet=as_json)
    return report.failed


def print_report(report: "IngestReport", removed: int = 0) -> None:
    """Print what was done, on standard error what was not and what should be known."""
    for failure in report.failures:
        typer.echo(f"Not read: {failure.path}: {failure.reason}", err=True)
    if report.failed > len(report.failures):
        typer.echo(f"Not read: {report.failed - len(report.failures):,} more", err=True)
    for warning in report.warnings:
        typer.echo(f"Note: {warning.path}: {warning.reason}", err=True)
    counts = [
        (report.added, "added"),
        (report.updated, "updated"),
        (report.unchanged, "unchanged"),
        (removed, "removed"),
        (report.failed, "not read"),
    ]
    typer.echo(", ".join(f"{count:,} {what}" for count, what in counts if count) or "Nothing read.")
    _print_repeated(report)
    if report.beside:
        typer.echo(
            f"Kept beside another file of the same name: {len(report.beside):,}, such as "
            f"{report.beside[0]!r}.",
            err=True,
        )


def _print_repeated(report: "IngestReport") -> None:
    times = Counter(report.article_ids)
    repeated = [article_id for article_id, count in times.items() if count > 1]
    if repeated:
        typer.echo(
            f"Ids that came more than once: {len(repeated):,}, such as {repeated[0]!r}. The last "
            "article with an id replaces those before; give each article an id of its own.",
            err=True,
        )


def _print_passed_over(paths: Sequence[str]) -> None:
    from index.formats.files import other_formats

    endings = other_formats(paths)
    if endings:
        shown = [
            f"{count:,} {name or 'without an ending'}" for name, count in endings.most_common()
        ]
        more = ", …" if len(shown) > MAX_ENDINGS else ""
        typer.echo(
            f"Passed over, of formats that are not read: {', '.join(shown[:MAX_ENDINGS])}{more}",
            err=True,
        )


@contextmanager
def progress_shown(
    paths: Sequence[str], *, quiet: bool
) -> "Iterator[Callable[[IngestProgress], None]]":
    """Show progress on standard error, unless `quiet`; say what is kept if it is interrupted."""
    kept = 0

    def update(progress: "IngestProgress") -> None:
        nonlocal kept
        kept = progress.articles
        show(progress)

    try:
        with _shown(paths, quiet=quiet) as show:
            yield update
    except KeyboardInterrupt:
        typer.echo(
            f"Stopped. {kept:,} articles were done and are kept; the same command goes on.",
            err=True,
        )
        raise typer.Exit(1) from None


@contextmanager
def _shown(paths: Sequence[str], *, quiet: bool) -> "Iterator[Callable[[IngestProgress], None]]":
    if quiet:
        yield lambda progress: None
    elif not sys.stderr.isatty():
        yield _lines()
    else:
        with _bar(expected_articles(paths)) as update:
            yield update


def _lines() -> "Callable[[IngestProgress], None]":
    printed, since = 0, monotonic()

    def update(progress: "IngestProgress") -> None:
        nonlocal printed, since
        if progress.articles >= printed + LINES_EVERY or monotonic() - since > LINES_SECONDS:
            printed, since = progress.articles, monotonic()
            unread = f", {progress.failures:,} not read" if progress.failures else ""
            typer.echo(f"{progress.articles:,} articles so far{unread}", err=True)

    return update


@contextmanager
def _bar(expected: int | None) -> "Iterator[Callable[[IngestProgress], None]]":
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.completed:,} read"),
        BarColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=expected)

        def update(progress: "IngestProgress") -> None:
            done = progress.articles + progress.failures
            bar.update(task, completed=done, description=progress.title[:50])

        yield update


def expected_articles(paths: Sequence[str]) -> int | None:
    """Return about how many articles the paths hold, for the bar; None for standard input.

    A line of a .jsonl file counts as one, and so does any other file.
    """
    if STANDARD_INPUT in paths:
        return None
    files = [
        file
        for path in map(Path, paths)
        for file in (path.rglob("*") if path.is_dir() else [path])
        if file.is_file()
    ]
    return sum(_lines_of(file) if file.suffix == ".jsonl" else 1 for file in files)


def _lines_of(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(1 for _ in stream)
    except OSError:
        return 1  # reported when it is read
