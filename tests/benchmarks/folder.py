"""Reads a folder of five hundred files of all formats, as `citeline ingest` and the page do.

    uv run --group dev python -m tests.benchmarks.folder [--record]

The files are those in `tests/index/formats/made` and `flood`, over and over under names of their
own, with messages, tables and feeds, one in twenty-five damaged. Printed: what was read and what
was reported, clock and processor time of reading alone and beside it of the bare libraries on the
same files, of the whole ingest, and the memory of both processes at their peaks (Linux).
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from tests.benchmarks.figures import recorded
from tests.benchmarks.readers import BARE

FORMATS = Path(__file__).parents[1] / "index/formats"
FILES = 500
DAMAGED_EVERY = 25

_COMMAND = "from assistant.cli import main; main()"
_TEXTS = {
    "letter.eml": "Subject: Pier\nFrom: Mia Toft <mia@example.org>\n\nThe pier opens in May.",
    "piers.csv": "Pier;Built;Price\nNorth;1931;2,5\nSouth;1987;12,75\n",
    "news.rss": "<rss version='2.0'><channel><title>News</title><item><title>Pier</title>"
    "<description>The pier opens in May, the town said.</description></item></channel></rss>",
    "note.md": "# Pier\n\nThe pier opens in May.[^1]\n\n[^1]: Said the town.\n",
    "pier.txt": "The pier opens in May. It is 90 metres long.",
}
_READ = """
import re, resource, sys, time
from index.formats import DocumentProcess, ReadFailure, read_paths
from index.types import Article
begun, items = time.perf_counter(), list(read_paths([sys.argv[1]]))
seconds = time.perf_counter() - begun
own, child = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
articles = sum(isinstance(one, Article) for one in items)
failures = {one.path for one in items if isinstance(one, ReadFailure)}
used = own.ru_utime + own.ru_stime + child.ru_utime + child.ru_stime
print(articles, len(failures), seconds, used, own.ru_maxrss // 1024, child.ru_maxrss // 1024)
"""
_BARE = """
import sys, time
from pathlib import Path
{code}
begun = time.process_time()
for f in sys.argv[1:]:
    read()
print(time.process_time() - begun)
"""


@recorded("folder")
def main() -> None:
    """Make the folder, read it, take it in."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "articles")
        fill(folder)
        articles, failures, seconds, used, own, child = _run(_READ, str(folder)).split()
        print("| what | figure |")
        print("| --- | --- |")
        print(f"| {FILES} files: articles, files reported by name | {articles}, {failures} |")
        print(f"| reading them | {float(seconds):.1f} s, {float(used):.1f} s of processor time |")
        print(f"| memory at the peak: reading, its child process | {own} MB, {child} MB |")
        print(f"| the bare libraries, where there is one | {_bare(folder):.1f} s |")
        _ingest(folder, Path(made, "data"))


def fill(folder: Path) -> None:
    """Write the five hundred files."""
    folder.mkdir()
    kept = [one for name in ("made", "flood") for one in sorted((FORMATS / name).iterdir())]
    sources: list[tuple[str, bytes]] = [(one.name, one.read_bytes()) for one in kept]
    sources += [(name, text.encode()) for name, text in _TEXTS.items()]
    for number, (name, data) in enumerate(islice(cycle(sources), FILES)):
        damaged = data[: len(data) // 3] if number % DAMAGED_EVERY == 0 else data
        (folder / f"{number:03}-{name}").write_bytes(damaged)


def _bare(folder: Path) -> float:
    total = 0.0
    for ending, code in BARE.items():
        files = [one for one in sorted(folder.glob(f"*{ending}")) if not _is_damaged(one)]
        total += float(_run(_BARE.format(code=code), *map(str, files)))
    return total


def _is_damaged(file: Path) -> bool:
    return int(file.name[:3]) % DAMAGED_EVERY == 0


def _ingest(folder: Path, data: Path) -> None:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _COMMAND, "ingest", str(folder), "--data-dir", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.perf_counter() - begun
    told = len(re.findall("^Not read: ", done.stderr, re.MULTILINE))
    progress = len(re.findall("articles so far", done.stderr))
    print(f"| `citeline ingest`: {done.stdout.strip()} | {seconds:.1f} s |")
    print(f"| lines of progress, files reported | {progress}, {told} |")
    shutil.rmtree(data, ignore_errors=True)


def _run(code: str, *arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    main()
