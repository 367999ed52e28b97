"""Programs that write one page of HTML in other formats, and what must come out of each file.

    uv run python -m tests.index.formats.makers SOURCE.html FOLDER

makes what the programs of this machine can make. The Debian packages: pandoc, libreoffice-writer,
libreoffice-impress, chromium, wkhtmltopdf, weasyprint, groff, ghostscript, enscript, qpdf,
mupdf-tools, texlive-latex-recommended, docutils.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html  # type: ignore[import-untyped]

from index.formats.note_marks import raised
from index.sentences.split import sentence_spans, split_sentences
from index.types import Article

OFFICE = "soffice --headless --convert-to"
MAKERS: Mapping[str, str] = {
    "pandoc.docx": "pandoc {source} -o pandoc.docx",
    "pandoc.odt": "pandoc {source} -o pandoc.odt",
    "pandoc.rtf": "pandoc -s {source} -o pandoc.rtf",
    "pandoc.epub": "pandoc {source} -o pandoc.epub",
    "pandoc.pptx": "pandoc {source} -o pandoc.pptx",
    "pandoc.html": "pandoc -s {source} -o pandoc.html",
    "pandoc.md": "pandoc -s {source} -o pandoc.md",
    "libreoffice.docx": f"{OFFICE} docx:'MS Word 2007 XML' --infilter='HTML (StarWriter)'"
    " {source} && mv {stem}.docx libreoffice.docx",
    "libreoffice.odt": f"{OFFICE} odt --outdir office pandoc.docx"
    " && mv office/pandoc.odt libreoffice.odt",
    "libreoffice.rtf": f"{OFFICE} rtf --outdir office pandoc.docx"
    " && mv office/pandoc.rtf libreoffice.rtf",
    "libreoffice.pdf": f"{OFFICE} pdf --outdir office pandoc.docx"
    " && mv office/pandoc.pdf libreoffice.pdf",
    "libreoffice.epub": f"{OFFICE} epub --outdir office pandoc.docx"
    " && mv office/pandoc.epub libreoffice.epub",
    "libreoffice.html": f"{OFFICE} html --outdir office pandoc.docx"
    " && mv office/pandoc.html libreoffice.html",
    "chromium.pdf": "chromium --headless --no-sandbox --disable-gpu --print-to-pdf=chromium.pdf"
    " file://{source}",
    "wkhtmltopdf.pdf": "wkhtmltopdf -q --footer-center '[page] of [topage]' {source}"
    " wkhtmltopdf.pdf",
    "weasyprint.pdf": "weasyprint {source} weasyprint.pdf",
    "ghostscript.pdf": "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=ghostscript.pdf"
    " libreoffice.pdf",
    "qpdf.pdf": "qpdf --object-streams=generate --linearize chromium.pdf qpdf.pdf",
    "mutool.pdf": "mutool convert -o mutool.pdf {source}",
    "groff.pdf": "pandoc -s {source} -t ms | groff -k -t -ms -T pdf > groff.pdf",
    "enscript.pdf": "pandoc {source} -t plain --columns=72 | iconv -f utf8 -t latin1//TRANSLIT"
    " | enscript -q -2r -p - | ps2pdf - enscript.pdf",
    "latex.pdf": "pandoc -s {source} -t latex -o latex.tex"
    " && pdflatex -interaction=batchmode latex.tex",
    "docutils.html": "pandoc -s {source} -t rst | rst2html5 > docutils.html",
}
"""File -> the command that makes it, some from a file made before it."""

_SECONDS = 120
_ALIKE = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
_MARKER = re.compile(r"\A(?:[-•–◦▪○]|\d{1,2}\.)\s+")


def make_all(source: Path, folder: Path) -> Iterator[Path]:
    """Make each file that the programs here can make, and yield it."""
    for name, command in MAKERS.items():
        if shutil.which(command.split()[0]) is None:
            continue
        subprocess.run(  # noqa: S602 - our own commands, with pipes
            command.format(source=source.resolve(), stem=source.stem),
            shell=True,
            cwd=folder,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        if (folder / name).is_file() and (folder / name).stat().st_size:
            yield folder / name


def written_sentences(source: Path) -> list[str]:
    """Return the sentences, headings and items of lists of an HTML page, in their order."""
    root = html.parse(source).getroot()
    for number in root.iter("sup"):
        number.text = raised(number.text or "")
    found = []
    for element in root.iter("h1", "h2", "h3", "p", "li"):
        own = element.text or "" if element.tag == "li" else element.text_content()
        text = " ".join(own.split())
        found += [plain(text[one.start : one.end]) for one in sentence_spans(text)]
    return found


def sentences_in(article: Article) -> list[str]:
    """Return the sentences of an article, without the marks of lists."""
    return [plain(one.text) for one in split_sentences(article)]


def plain(text: str) -> str:
    """Return a text on one line, with straight quotation marks and no mark of a list."""
    return _MARKER.sub("", " ".join(text.translate(_ALIKE).split()), count=1)


if __name__ == "__main__":
    for made in make_all(Path(sys.argv[1]), Path(sys.argv[2])):
        print(made.name, made.stat().st_size)
