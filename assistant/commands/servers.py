"""`citeline migrate --to server|local` and `citeline work`: articles on servers."""

import signal
import threading
from enum import StrEnum
from types import FrameType
from typing import Annotated

import typer

from assistant.commands.ingest import STANDARD_INPUT, progress_shown
from assistant.commands.options import DataDir, SettingsFile, settings_for
from index.english.listing import plural


class Target(StrEnum):
    """Where articles go."""

    SERVER = "server"
    LOCAL = "local"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("migrate")(migrate)
    app.command("work")(work)


def migrate(
    to: Annotated[Target, typer.Option(help="Where the articles go.")],
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Copy every article from the data folder into the servers, or back. Nothing is removed.

    Where it was broken off it goes on when it is run again. Users and conversations stay in the
    data folder in either way.
    """
    from assistant.opening import open_library
    from index.migration import migrate as move

    chosen = settings_for(data_dir, settings)
    local, server = (chosen.with_store(kind) for kind in ("local", "server"))
    way = (local, server) if to is Target.SERVER else (server, local)
    with (
        open_library(way[0]) as source,
        open_library(way[1]) as target,
        progress_shown([STANDARD_INPUT], quiet=False) as progress,
    ):
        count = move(source, target, progress)
    typer.echo(
        f"In the {'servers' if to is Target.SERVER else 'folder'} now: {plural(count, 'article')}."
    )


def work(
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="Stop when no file is waiting.")
    ] = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Take in the files that wait in the queue, as one of any number of workers."""
    from assistant import Assistant
    from assistant.work import jobs_of, work_on

    stopping = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with Assistant.open(settings=settings_for(data_dir, settings)) as assistant:
        jobs = jobs_of(assistant.holdings)
        typer.echo("The worker is ready.")
        done = work_on(
            assistant,
            lambda: stopping.is_set() or (until_empty and not jobs.waiting()),
            stopping,
        )
    typer.echo(f"{done:,} files were taken in.")
