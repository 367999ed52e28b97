"""Connections that Chroma's client leaves open where it cannot begin."""

import traceback
from types import TracebackType


class ClosedOnFailure:
    """Closes what a client of Chroma had opened that failed while it was made.

    Nobody else has it: it would stay open until garbage is looked for.
    """

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for frame, _ in traceback.walk_tb(trace):
            made = frame.f_locals.get("self")
            for part in (made, getattr(made, "_admin_client", None)):
                session = getattr(getattr(part, "_server", None), "_session", None)
                if session is not None:
                    session.close()
