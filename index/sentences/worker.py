"""The child process that cuts texts: `python -m index.sentences.worker`.

Takes a list of texts as JSON on each line of standard input, and writes the cut of each on one line
of standard output.
"""

import json
import sys

from index.sentences.split import cut


def main() -> None:
    """Cut what stands on standard input to its end."""
    for line in sys.stdin.buffer:
        cuts = [cut(text) for text in json.loads(line)]
        sys.stdout.buffer.write(json.dumps(cuts).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
