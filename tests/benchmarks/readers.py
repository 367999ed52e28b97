"""Reads what many programs make of one page: what comes out, how fast, in how much memory.

    uv run python -m tests.benchmarks.readers [SOURCE.html] [--record]

Makes the files with the programs of this machine (see `tests/index/formats/makers.py`), and prints
for each: the share of the page's sentences that come out whole, of its words, and of the words that
another program finds in the file (pdftotext, pandoc); the processor time of our reader and of the
bare library, and the peak memory of a process that reads the file alone (Linux).
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from index.formats import read_paths
from index.types import Article
from tests.benchmarks.figures import recorded
from tests.index.formats.makers import make_all, sentences_in, written_sentences

FLOOD = Path(__file__).parents[1] / "index/formats/flood/source.html"

_OWN = """
import re, sys, time
sys.path[:0] = {path!r}
from index.formats.documents import document_drafts
data = open({file!r}, "rb").read()
list(document_drafts({file!r}, data))
begun = time.process_time()
list(document_drafts({file!r}, data))
# Not getrusage: a child's peak there begins with that of the process that started it.
kilobytes = re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]
print(time.process_time() - begun, int(kilobytes) / 1024)
"""
BARE = {
    ".pdf": "import pypdfium2\n"
    "def read():\n"
    "    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(f)]",
    ".docx": "import mammoth\ndef read(): return mammoth.extract_raw_text(open(f, 'rb'))",
    ".odt": "from odf.odf2xhtml import ODF2XHTML\n"
    "def read(): return ODF2XHTML(generate_css=False).odf2xhtml(f)",
    ".pptx": "from pptx import Presentation\ndef read(): return Presentation(f)",
    ".rtf": "from striprtf.striprtf import rtf_to_text\n"
    "def read(): return rtf_to_text(open(f, encoding='latin-1').read(), errors='replace')",
    ".html": "import trafilatura\ndef read(): return trafilatura.extract(open(f).read())",
}
"""Ending -> code that reads the file named f with a bare library: ours, or what was ours before."""

_TIMED = """
import time
read()
begun = time.process_time()
read()
print(time.process_time() - begun)
"""
_OTHERS = {
    ".pdf": "pdftotext {file} -",
    **dict.fromkeys((".docx", ".odt", ".rtf", ".epub", ".html"), "pandoc -t plain {file}"),
}


@recorded("readers")
def main() -> None:
    """Make the files, read them, print a line each."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else FLOOD
    expected = written_sentences(source)
    print("| file | sentences | words | words of another | ms | bare ms | MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for file in make_all(source, Path(folder)):
            articles = [one for one in read_paths([file]) if isinstance(one, Article)]
            sentences = {each for one in articles for each in sentences_in(one)}
            whole = sum(one in sentences for one in expected) / len(expected)
            text = " ".join(one.text for one in articles)
            milliseconds, memory = _ours(file)
            print(
                f"| {file.name} | {whole:.2f} | {_recall(expected, text):.3f} | "
                f"{_of_another(file, text)} | {milliseconds:.0f} | {_bare(file)} | {memory:.0f} |"
            )


def _recall(expected: Iterable[str], text: str) -> float:
    wanted = Counter(word for one in expected for word in re.findall(r"\w+", one))
    found = Counter(re.findall(r"\w+", text))
    return sum(min(count, found[word]) for word, count in wanted.items()) / wanted.total()


def _of_another(file: Path, text: str) -> str:
    command = _OTHERS.get(file.suffix, "").format(file=file).split()
    if not command or shutil.which(command[0]) is None:
        return ""
    other = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return f"{_recall([other], text):.3f}"


def _ours(file: Path) -> tuple[float, float]:
    seconds, memory = _printed(_OWN.format(path=sys.path, file=str(file))).split()
    return 1000 * float(seconds), float(memory)


def _bare(file: Path) -> str:
    if (code := BARE.get(file.suffix)) is None:
        return ""
    seconds = float(_printed(f"f = {str(file)!r}\n{code}\n{_TIMED}"))
    return f"{1000 * seconds:.0f}"


def _printed(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout


if __name__ == "__main__":
    main()
