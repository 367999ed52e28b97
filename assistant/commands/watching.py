"""Watching a folder: something is done each time that its files have changed and rest again."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import typer

from index.errors import CitelineError

LOOK_SECONDS = 1.0
"""How often the folder is looked at. Two looks that see the same come before anything is done: a
file that is still being written is left alone."""

AGAIN_SECONDS = 30.0
"""How long after an error it is tried again."""

Seen: TypeAlias = Mapping[str, tuple[int, int]]
"""Path -> time of the last change in nanoseconds, and size in bytes."""


def watch(folder: Path, act: Callable[[], object]) -> None:
    """Act now and after every change, until interrupted; then return."""
    typer.echo(f"Watching {folder}. Stop with Ctrl-C.", err=True)
    try:
        _watch(folder, act)
    except (KeyboardInterrupt, typer.Exit):
        typer.echo(f"Stopped watching {folder}.", err=True)


def _watch(folder: Path, act: Callable[[], object]) -> None:
    done: Seen | None = None
    before: Seen | None = None
    while True:
        now = look(folder)
        if now == before and now != done:
            try:
                act()
                done = now
            except CitelineError as error:
                typer.echo(f"citeline: {error}", err=True)
                time.sleep(AGAIN_SECONDS)
        before = now
        time.sleep(LOOK_SECONDS)


def look(folder: Path) -> Seen:
    """Return the files below a folder that are not hidden, as they are now."""
    return dict(_files(folder))


def _files(folder: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(parent, name)  # noqa: PTH118 - ten times as fast for many files
            if name.startswith("."):
                continue
            try:
                found = os.lstat(path)
            except OSError:  # it has just gone
                continue
            yield path, (found.st_mtime_ns, found.st_size)
