"""Serve every fault until standard input ends, and print the addresses.

    uv run python -m tests.faults.server [--first-token 0.15] [--token 0.02]

Set `llm.provider = "openai-like"` and one of the addresses as `llm.api_base` to see what Citeline
makes of it.
"""

import argparse
import sys

from tests.faults.server import FAULTS
from tests.faults.server.exchange import Speech
from tests.faults.server.server import HEALTHY, FaultServer


def main() -> None:
    """Serve and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first-token", type=float, default=0.15, help="seconds")
    parser.add_argument("--token", type=float, default=0.02, help="seconds")
    options = parser.parse_args()
    speech = Speech(first_token_seconds=options.first_token, token_seconds=options.token)
    with FaultServer(speech) as server:
        print(server.url(HEALTHY), "nothing is wrong", sep="\t", flush=True)
        for fault in FAULTS.values():
            print(server.url(fault.name), fault.what, sep="\t", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
