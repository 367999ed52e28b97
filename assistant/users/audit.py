"""What was changed or refused, when and by whom: a line of JSON each, in the data folder."""

import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

FILE_NAME = "audit.jsonl"

MOST_CHARACTERS = 300
"""Of a path or name that a client chose."""

logger = logging.getLogger(__name__)


class AuditLog:
    """Appends lines to a file that only its owner reads. It holds no question and no secret.

    Args:
        folder: The data folder.
        clock: Tells the time.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._path = folder / FILE_NAME
        self._clock = clock

    def note(self, user: str, what: str, outcome: str, address: str = "") -> None:
        """Add a line; one that cannot be written is logged, so that nobody is locked out by it."""
        row = {
            "at": self._clock().isoformat(timespec="seconds"),
            "user": user[:MOST_CHARACTERS],
            "what": what[:MOST_CHARACTERS],
            "outcome": outcome,
            "address": address,
        }
        line = json.dumps(row) + "\n"
        try:
            file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line.encode())
            finally:
                os.close(file)
        except OSError:
            logger.exception("The audit log cannot be written to: %s", line.strip())
