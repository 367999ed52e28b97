"""Processor time and memory of programs with all that they have started, as Linux counts them."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

_PARENT, _OWN, _ENDED = 1, slice(11, 13), slice(13, 15)
"""Fields of `/proc/ID/stat` behind the name: the parent, ticks of its own and of ended children."""


class Usage:
    """What some programs use.

    Args:
        programs: Ids of the processes of each, by its name. Those that they start count too, unless
            they are named as another program's.
    """

    def __init__(self, programs: Mapping[str, Sequence[int]]) -> None:
        self._programs = programs
        self._roots = {one for roots in programs.values() for one in roots}

    def seconds(self) -> dict[str, float]:
        """Return how long each program has had a core until now."""
        return {
            name: sum(map(_ticks, trees.values())) / _TICKS for name, trees in self._trees().items()
        }

    def megabytes(self) -> dict[str, float]:
        """Return the memory of each program; what its processes share counts once."""
        return {name: sum(map(_shared_megabytes, trees)) for name, trees in self._trees().items()}

    def _trees(self) -> dict[str, dict[int, Sequence[str]]]:
        """Return what is told of the processes of each program."""
        stats = {process: _stat(process) for process in _all()}
        return {name: self._tree(roots, stats) for name, roots in self._programs.items()}

    def _tree(
        self, roots: Sequence[int], stats: Mapping[int, Sequence[str]]
    ) -> dict[int, Sequence[str]]:
        found = [one for one in roots if one in stats]
        for process in found:  # grows meanwhile
            children = (one for one, fields in stats.items() if int(fields[_PARENT]) == process)
            found += [one for one in children if one not in self._roots]
        return {one: stats[one] for one in found}


_TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(process: int) -> float:
    """Return how long one process has had a core, without those that it started."""
    return sum(map(int, _stat(process)[_OWN])) / _TICKS


def _all() -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal()]


def _stat(process: int) -> list[str]:
    """Return the fields behind the name; those of nothing for a process that has ended."""
    try:
        text = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return ["Z", *["0"] * 20]
    return text.rpartition(")")[2].split()


def _ticks(fields: Sequence[str]) -> int:
    return sum(map(int, (*fields[_OWN], *fields[_ENDED])))


def _shared_megabytes(process: int) -> float:
    """Return the memory of a process, with its part of what it shares with others."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss: +(\d+) kB", text, re.M)
    return int(found[1]) / 1024 if found else 0.0
