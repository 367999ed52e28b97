"""Waiting for vectors that follow, with progress; and saying so where nobody waits."""

from typing import TYPE_CHECKING

import typer

from assistant.assistant import Assistant
from index.errors import CitelineError

if TYPE_CHECKING:
    from assistant.commands.options import Opened
    from index.store.following import VectorCallback, VectorProgress

SHARES = 10
"""Into how many parts the lines of progress cut the work."""


def wait_for_vectors(opened: "Opened", *, quiet: bool) -> None:
    """Wait for the vectors that follow; those of a folder's other owner follow there by themselves.

    Vectors that cannot be made now are no failure: the articles are in, and are found by words.
    """
    missing = opened.vector_progress().missing
    if not missing:
        return
    if not isinstance(opened, Assistant):
        _say(f"{missing:,} vectors follow in the program that owns the folder.", quiet=quiet)
        return
    _say(
        f"The articles can be asked about. Their vectors follow, {missing:,}; stopped, they go on "
        "when the folder is next used.",
        quiet=quiet,
    )
    try:
        opened.wait_for_vectors(_lines(missing, quiet=quiet))
    except KeyboardInterrupt:
        left = opened.vector_progress().missing
        _say(f"Stopped. {left:,} vectors are still to be made.", quiet=quiet)
        raise typer.Exit(1) from None
    except CitelineError as error:
        _say(f"The vectors are made when the folder is next used. {error}", quiet=False)


def _lines(total: int, *, quiet: bool) -> "VectorCallback":
    """Print a line whenever another part is done."""
    shown = 0

    def show(progress: "VectorProgress") -> None:
        nonlocal shown
        done = total - progress.missing
        if SHARES * done // total > shown:
            shown = SHARES * done // total
            _say(f"{done:,} of {total:,} vectors", quiet=quiet)

    return show


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(text, err=True)
