"""Options that several commands share, and opening what they name."""

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, TypeAlias, TypeVar

import typer

from assistant.assistant import Assistant
from assistant.door.client import Guest, knock
from assistant.settings import Settings, load_settings
from index.errors import LockedError, OwnerEndedError, StoreError
from index.types import SearchFilter

DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="Folder of the index.", show_default="your own data folder"),
]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A TOML file of settings.", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]
Sources = Annotated[
    list[str] | None, typer.Option("--source", help="Use only this source; repeat for more.")
]


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is not a day that is read here. Write year-month-day, such as 2026-03-01."
        ) from None


After = Annotated[
    date | None,
    typer.Option(
        "--after",
        parser=_day,
        metavar="DAY",
        help="Use only articles from this day, 2026-03-01, on.",
    ),
]
Before = Annotated[
    date | None,
    typer.Option(
        "--before", parser=_day, metavar="DAY", help="Use only articles up to this day, 2026-03-31."
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        parser=_day,
        metavar="DAY",
        help='The day that "this week" is counted from.',
        show_default="that of the newest article",
    ),
]
Collection = Annotated[
    str,
    typer.Option(
        "--collection",
        help="Put what is read into this collection, which only those see who may.",
        show_default=False,
    ),
]
Opened: TypeAlias = Assistant | Guest
"""An assistant over a folder that is ours now, or that another program owns."""

WAIT_SECONDS = 30.0
"""So long a folder that is in use is tried again: its owner may just be opening or closing it."""

TRY_AGAIN_SECONDS = 0.5
SAY_AFTER_SECONDS = 3.0

OWNERS = 5
"""How many owners of a folder may end before what was asked of them before it is given up."""

T = TypeVar("T")


def settings_for(data_dir: Path | None, file: Path | None) -> Settings:
    """Read the settings with the command's own data folder in them.

    Raises:
        StoreError: The data folder is a file.
    """
    settings = load_settings(file, data_dir=data_dir)
    if settings.store.data_dir.is_file():
        raise StoreError(
            f"The data folder {settings.store.data_dir} is a file. Name a folder with --data-dir; "
            "`citeline ingest FILE` adds articles to it."
        )
    return settings


def open_assistant(data_dir: Path | None, file: Path | None, *, in_folder: bool = False) -> Opened:
    """Open the assistant that the options name, or that of the program that owns the folder.

    Args:
        data_dir: The data folder.
        file: Of settings.
        in_folder: Over articles in that folder, also where the settings name servers.

    Raises:
        LockedError: The folder is in use by a program that lets nobody in.
    """
    settings = settings_for(data_dir, file)
    if in_folder:
        settings = settings.with_store("local")
    if settings.store.store == "server":  # which nobody owns
        return Assistant.open(settings=settings)
    return _opened(settings)


def _opened(settings: Settings) -> Opened:
    return _tried(lambda: knock(settings.store.data_dir) or Assistant.open(settings=settings))


def once_free(settings: Settings, open_: Callable[[], T]) -> T:
    """Open what only its owner may use, once who is just opening or closing the folder is done.

    Raises:
        LockedError: A program has it open, or takes too long.
    """
    folder = settings.store.data_dir
    return _tried(open_, is_worth_it=lambda: knock(folder) is None)


def _tried(open_: Callable[[], T], is_worth_it: Callable[[], bool] = lambda: True) -> T:
    begun, is_said = time.monotonic(), False
    while True:
        try:
            return open_()
        except LockedError:
            waited = time.monotonic() - begun
            if waited >= WAIT_SECONDS or not is_worth_it():
                raise
            if waited >= SAY_AFTER_SECONDS and not is_said:
                is_said = True
                typer.echo("Waiting for the program that has the data folder open.", err=True)
            time.sleep(TRY_AGAIN_SECONDS)


def carried_out(act: Callable[[Opened], T], data_dir: Path | None, file: Path | None) -> T:
    """Do with the assistant that the options name what may be done twice; see `open_assistant`.

    It is done again where the owner of the folder ends meanwhile: as a rule another command, which
    was there first.

    Raises:
        OwnerEndedError: It was so again and again.
    """
    for tried in range(OWNERS):
        try:
            with open_assistant(data_dir, file) as assistant:
                return act(assistant)
        except OwnerEndedError:
            if tried == OWNERS - 1:
                raise
            typer.echo("The program that had the data folder open has ended. Going on.", err=True)
    raise AssertionError("the last try returns or raises")


def search_filter(
    sources: list[str] | None, after: date | None, before: date | None
) -> SearchFilter:
    """Return the options as a filter.

    Raises:
        typer.BadParameter: No day lies between the two.
    """
    if after and before and after > before:
        raise typer.BadParameter("--after is a later day than --before. Exchange them.")
    return SearchFilter(sources=frozenset(sources or ()), after=after, before=before)


def print_json(value: Any) -> None:  # noqa: ANN401 - anything that json takes
    """Print one JSON value on one line, readable by any script."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False))
