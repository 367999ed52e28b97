"""`citeline doctor`, `backup FILE` and `restore FILE`: care of the data folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import DataDir, SettingsFile, once_free, settings_for
from assistant.conversations import KEPT_FILES
from index.english.listing import plural
from index.errors import DamagedError, StoreError

if TYPE_CHECKING:
    from index.doctor import Examination
    from index.holdings import Holdings

BackupFile = Annotated[
    Path, typer.Argument(help="A file; it holds every article and conversation.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (doctor, backup, restore):
        app.command(command.__name__)(command)


def doctor(
    mend: Annotated[
        bool, typer.Option("--repair", help="Save what can be read, if something is damaged.")
    ] = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Check articles, sentences, search terms and vectors. Exit status 1 if anything is wrong."""
    from assistant.opening import open_library
    from index.doctor import examine

    chosen = settings_for(data_dir, settings)
    try:
        with once_free(chosen, lambda: open_library(chosen)) as library:
            found = examine(library)
            if found.problems and mend and library.is_shared:
                library.catalogue.lexical.rebuild()
                typer.echo("The search terms were made anew.")
            if found.missed and mend:
                typer.echo(f"{plural(library.reindex(), 'vector')} made anew.")
    except DamagedError as error:
        if not mend:
            raise
        typer.echo(str(error), err=True)
        _repair(chosen.store.data_dir, settings)
        return
    _print(found)
    if found.problems and mend and not library.is_shared:
        _repair(chosen.store.data_dir, settings)
    elif found.problems or (found.missed and not mend):
        raise typer.Exit(1)


def _print(found: "Examination") -> None:
    typer.echo(
        f"Checked {plural(found.articles, 'article')}, {plural(found.sentences, 'sentence')} and "
        f"{plural(found.vectors, 'vector')}."
    )
    for problem in found.problems:
        typer.echo(problem, err=True)
    if found.following:
        typer.echo(f"Still to be made: {plural(found.following, 'vector')}.")
    if found.missed:
        typer.echo(f"Missing or not found: {plural(found.missed, 'vector')}.", err=True)


def _repair(folder: Path, settings: Path | None) -> None:
    from assistant.opening import open_library
    from index.doctor import repair
    from index.store.drafts import DAMAGED_NAME

    def open_at(path: Path) -> "Holdings":
        return open_library(settings_for(path, settings))

    done = repair(folder, open_at)
    typer.echo(f"{plural(done.saved, 'article')} saved, {len(done.lost):,} lost.")
    for name in done.lost:
        typer.echo(f"Lost: {name}. Read its file again.", err=True)
    typer.echo(f"The damaged catalogue is kept as {folder / DAMAGED_NAME}.")


def backup(file: BackupFile, data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Write every article and conversation into one file, also while the folder is in use."""
    from index.backup import back_up

    chosen = settings_for(data_dir, settings).store
    if chosen.store == "server":
        raise StoreError(
            "The articles are in PostgreSQL: back them up with pg_dump; vectors are made anew. Or "
            "copy them into a folder with `citeline migrate --to local`, and back that up."
        )
    count = back_up(chosen.data_dir, file, KEPT_FILES)
    typer.echo(f"Written into {file}: {plural(count, 'article')}.")


def restore(file: BackupFile, data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Put a backup into an empty data folder; vectors are made when it is next used."""
    from index import backup as backups

    folder = settings_for(data_dir, settings).store.data_dir
    count = backups.restore(file, folder, KEPT_FILES)
    typer.echo(f"Brought back into {folder}: {plural(count, 'article')}.")
