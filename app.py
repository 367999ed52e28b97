"""Start Citeline: settings -> assistant -> web chat. `uv run app.py`, then open the address."""

import sys
from argparse import ArgumentParser

from assistant import Assistant
from assistant.sample import index_sample_if_empty
from assistant.settings import load_settings
from assistant.shortages import shortage
from assistant.starting import without_collecting
from assistant.stopping import termination_as_interrupt
from assistant.web.server import serve
from index.errors import CitelineError


def main() -> int:
    """Serve the chat until interrupted; return the exit status."""
    about = "Start the chat and print its address. `citeline serve --help` shows how to change it."
    ArgumentParser(prog="app.py", description=about).parse_args()
    try:
        settings = load_settings()
        with without_collecting():
            opened = Assistant.open(settings=settings)
        with termination_as_interrupt(), opened as assistant:
            with without_collecting():
                index_sample_if_empty(assistant)
            serve(assistant, settings.web)
    except CitelineError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    except (OSError, MemoryError, RuntimeError) as error:
        said = shortage(error)
        if said is None:
            raise
        print(said, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
