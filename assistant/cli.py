"""The command line: one typer application, its commands in `assistant/commands`.

This is one of the two boundaries where any error becomes a sentence and an exit status.
"""

import sys
from typing import Annotated

import typer

from assistant.commands import (
    articles,
    ask,
    evaluation,
    folder,
    ingest,
    mcp,
    serve,
    servers,
    settings,
    sync,
    users,
)
from assistant.commands.groups import CommandGroup
from assistant.shortages import shortage
from assistant.stopping import termination_as_interrupt
from assistant.version import __version__
from index.errors import CitelineError

FAILED = 1
"""Exit status when something did not work: an error, or a file that could not be read."""


def build_app() -> typer.Typer:
    """Return the application with every command."""
    app = typer.Typer(
        name="citeline",
        cls=CommandGroup,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(
        help="Ask your own articles. Every sentence of the answer cites the sentence that says so."
    )(_options)
    for command in (ingest, sync, ask, articles, folder, servers, serve, mcp, users):
        command.register(app)
    for command in (settings, evaluation):
        command.register(app)
    return app


def main() -> None:
    """Run the command line."""
    try:
        with termination_as_interrupt():
            build_app()()
    except CitelineError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("Stopped.")
    except BrokenPipeError:
        # The reader of our output has gone (`citeline ... | head`): nothing is left to say.
        sys.stderr.close()
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001 - the boundary
        _fail(shortage(error) or f"Citeline failed unexpectedly: {type(error).__name__}: {error}")


def _fail(message: str) -> None:
    typer.echo(f"citeline: {message}", err=True)
    sys.exit(FAILED)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"citeline {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""
