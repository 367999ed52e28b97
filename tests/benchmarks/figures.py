"""Figures that a benchmark prints, kept in its section of the README beside it.

A section lies between `<!-- NAME -->` and `<!-- end of NAME -->`; run with `--record`, a benchmark
writes what it printed there.
"""

import functools
import io
import os
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

README = Path(__file__).with_name("README.md")
FLAG = "--record"


class _Both(io.StringIO):
    """Keeps what is printed and shows it as well."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = sys.stdout

    def write(self, text: str) -> int:
        self._shown.write(text)
        return super().write(text)


def recorded(name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Give a benchmark's `main` the flag `--record`."""

    def decorate(main: Callable[[], None]) -> Callable[[], None]:
        @functools.wraps(main)
        def run() -> None:
            wanted = FLAG in sys.argv
            sys.argv = [argument for argument in sys.argv if argument != FLAG]
            with redirect_stdout(_Both()) as printed:
                main()
            if wanted:
                text = README.read_text("utf-8")
                README.write_text(with_section(text, name, printed.getvalue()), "utf-8")

        return run

    return decorate


def with_section(text: str, name: str, figures: str) -> str:
    """Return the README with these figures in a section; Markdown tables stay tables."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, found, rest = text.partition(start)
    _, ended, after = rest.partition(end)
    if not found or not ended:
        raise ValueError(f"{README.name} has no section {name!r}: add {start.strip()} and {end}.")
    body = figures.strip()
    if "| ---" not in body and "|---" not in body:
        body = f"```text\n{body}\n```"
    return f"{before}{start}{body}\n{end}{after}"


def resident_megabytes(process: int | str = "self") -> float:
    """Return the resident memory of a process in MB, as Linux counts it.

    Raises:
        OSError: It is gone.
    """
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
