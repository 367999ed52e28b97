"""`citeline serve`: the web chat."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.options import DataDir, SettingsFile, once_free, settings_for
from assistant.starting import without_collecting

if TYPE_CHECKING:
    from assistant.evaluation.report.runs import Runs

MAX_PORT = 65_535


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve_chat)


def serve_chat(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=MAX_PORT, help="Port to listen on.")
    ] = None,
    runs: Annotated[
        Path | None, typer.Option(help="Folder with runs of `evaluate`, shown on a page.")
    ] = None,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Open the chat in a browser at the address that is printed."""
    with without_collecting():
        from assistant import Assistant
        from assistant.sample import index_sample_if_empty
        from assistant.web.server import check_address, serve

        chosen = settings_for(data_dir, settings)
        said = (("host", host), ("port", port))
        given = {name: value for name, value in said if value is not None}
        check_address(chosen.web.model_copy(update=given))
        opened = once_free(chosen, lambda: Assistant.open(settings=chosen))
    with opened as assistant:
        with without_collecting():
            index_sample_if_empty(assistant)
        if missing := assistant.vector_progress().missing:
            typer.echo(f"{missing:,} vectors follow; until then articles are found by their words.")
        serve(assistant, chosen.web.model_copy(update=given), typer.echo, _pages(runs))


def _pages(folder: Path | None) -> "Runs | None":
    if folder is None:
        return None
    if not folder.is_dir():
        raise typer.BadParameter(f"There is no folder {folder}.", param_hint="--runs")
    from assistant.evaluation.report.runs import Runs

    return Runs(folder)
