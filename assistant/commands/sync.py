"""`citeline sync`: the index in step with a folder, once or for as long as it is watched."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import unquote_to_bytes

import typer

from assistant.commands.following import wait_for_vectors
from assistant.commands.ingest import print_report, progress_shown
from assistant.commands.options import (
    Collection,
    DataDir,
    Opened,
    SettingsFile,
    carried_out,
)
from assistant.commands.watching import watch as watch_folder
from index.errors import UnreadableError
from index.sight import into

if TYPE_CHECKING:
    from index.store.report import IngestReport

ASKED_SHARE = 0.1
"""Before more than this share of a folder's articles is removed, the reader is asked."""

Consent = Callable[[int, int], bool]
"""Whether so many of so many articles may be removed."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sync")(sync)


def sync(
    folder: Annotated[Path, typer.Argument(help="Folder of articles.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what would be done.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on whenever a file changes, until stopped.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Remove without asking, however many.")
    ] = False,
    collection: Collection = "",
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Bring the index in step with a folder: new and changed files in, removed ones out.

    Articles that were read elsewhere stay. Exit status 1 if any file failed, or you said no.
    """

    def once(consent: Consent) -> bool:
        if not folder.is_dir():
            raise UnreadableError(f"{folder}: there is no such folder. Check the path.")

        def act(assistant: Opened) -> bool:
            return in_step(assistant, folder, consent, collection, dry_run=dry_run)

        return carried_out(act, data_dir, settings)

    may_all: Consent = lambda count, known: True  # noqa: E731
    if not watch:
        if not once(may_all if yes or dry_run else _asked):
            raise typer.Exit(1)
        return
    watch_folder(folder, lambda: once(may_all if yes else _told))


def in_step(
    assistant: Opened, folder: Path, consent: Consent, collection: str = "", *, dry_run: bool
) -> bool:
    """Bring an index in step with a folder; return whether all went as it should."""
    from index.formats import read_paths

    with progress_shown([str(folder)], quiet=dry_run) as progress:
        items = into(collection, read_paths([folder]))
        report = assistant.ingest_articles(items, progress, dry_run=dry_run)
    known = assistant.places(folder)
    gone = missing(known, report, folder)
    is_allowed = len(gone) <= ASKED_SHARE * len(known) or consent(len(gone), len(known))
    if is_allowed and not dry_run:
        for article_id in gone:
            assistant.remove(article_id)
    if dry_run:
        for article_id in gone:
            typer.echo(f"Would remove {article_id}")
        typer.echo("This would be done:")
    print_report(report, len(gone) if is_allowed else 0)
    wait_for_vectors(assistant, quiet=dry_run)
    return is_allowed and not report.failed


def missing(known: Sequence[tuple[str, str]], report: "IngestReport", folder: Path) -> list[str]:
    """Return the ids of articles that their files do not hold any more.

    What could not be read this time may still be there: a file that failed, all that lies in a
    folder that cannot be listed, and everything where not all failures are known.

    Args:
        known: Id and percent-encoded path of the articles below the folder.
        report: Of reading the folder.
        folder: As it was given.
    """
    if report.failed > len(report.failures):
        return []
    from index.formats.registry import printable
    from index.store.places import encoded_path

    seen = frozenset(report.article_ids)
    root = encoded_path(folder)
    unread = tuple(failure.path for failure in report.failures)

    def is_unread(path: str) -> bool:
        below = os.fsdecode(unquote_to_bytes(path[len(root) :].lstrip("/")))
        shown = printable(str(folder / below))
        return any(shown == one or shown.startswith(one + os.sep) for one in unread)

    return [id_ for id_, path in known if id_ not in seen and not is_unread(path)]


def _asked(count: int, known: int) -> bool:
    return typer.confirm(
        f"{count:,} of the {known:,} articles of this folder are no longer in it. Remove them?",
        err=True,
    )


def _told(count: int, known: int) -> bool:
    typer.echo(
        f"Not removed: {count:,} of the {known:,} articles of this folder, which are no longer in "
        "it. Run `citeline sync` without --watch to be asked, or with --yes.",
        err=True,
    )
    return False
