"""Texts cut batch by batch, on a processor core of their own where there is one."""

import json
import logging
import subprocess
from collections.abc import Sequence
from typing import IO, Any, cast

from index.processes import available_cores, ended, started
from index.sentences.split import Cut, Piece, cut

FIRST_CHARACTERS = 200_000
"""Cut here: starting a process takes about as long."""

logger = logging.getLogger(__name__)


class Cutter:
    """Cuts batches of texts: the first ones here, all others in a child process.

    Where that cannot be started, or breaks down, they are cut here too. Close it after the last.
    Not thread safe.

    Args:
        first_characters: Of all the texts, before a process is started for more of them.
    """

    def __init__(self, first_characters: int = FIRST_CHARACTERS) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._left_here = first_characters
        self._is_alone = available_cores() == 1

    def close(self) -> None:
        """End the process. Calling it again does nothing."""
        child, self._child = self._child, None
        if child is not None:
            ended(child)

    def cut(self, texts: Sequence[str]) -> list[Cut]:
        """Return each text cut into its sentences."""
        if texts and self._left_here < 0 and not self._is_alone:
            try:
                self._child = self._child or started("index.sentences.worker")
                return _told(self._child, texts)
            except OSError as error:
                logger.warning("Sentences are cut without a second process: %s.", error)
                self._is_alone = True
                self.close()
        self._left_here -= sum(map(len, texts))
        return [cut(text) for text in texts]


def _told(child: "subprocess.Popen[bytes]", texts: Sequence[str]) -> list[Cut]:
    given, told = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    given.write(json.dumps(texts).encode() + b"\n")
    given.flush()
    line = told.readline()
    if not line.endswith(b"\n"):
        raise BrokenPipeError("it broke down")
    cuts: list[tuple[str, list[list[Any]]]] = json.loads(line)
    return [Cut(language, [Piece(*piece) for piece in pieces]) for language, pieces in cuts]
