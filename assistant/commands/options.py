"""Options that several commands share, and opening what they name."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.assistant import Assistant
from assistant.settings import Settings, load_settings
from index.errors import StoreError
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
After = Annotated[
    datetime | None,
    typer.Option("--after", formats=["%Y-%m-%d"], help="Use only articles from this day on."),
]
Before = Annotated[
    datetime | None,
    typer.Option("--before", formats=["%Y-%m-%d"], help="Use only articles up to this day."),
]


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


def open_assistant(data_dir: Path | None, file: Path | None) -> Assistant:
    """Open the assistant that the options name."""
    return Assistant.open(settings=settings_for(data_dir, file))


def search_filter(
    sources: list[str] | None, after: datetime | None, before: datetime | None
) -> SearchFilter:
    """Return the options as a filter.

    Raises:
        typer.BadParameter: No day lies between the two.
    """
    if after and before and after > before:
        raise typer.BadParameter("--after is a later day than --before. Exchange them.")
    return SearchFilter(
        sources=frozenset(sources or ()),
        after=after.date() if after else None,
        before=before.date() if before else None,
    )


def print_json(value: Any) -> None:  # noqa: ANN401 - anything that json takes
    """Print one JSON value on one line, readable by any script."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False))
