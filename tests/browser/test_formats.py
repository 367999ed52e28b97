"""A citation out of a file of every format: its marker opens the quoted words in the right text.

The files in `tests/index/formats/asked` were written by the program that each is named after; what
is plain text is written here. Each holds a fact that no other does.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant import Assistant
from index.formats.documents import DOCUMENTS
from index.formats.registry import FORMATS, Format
from tests.browser import further_formats
from tests.browser.further_formats import Case
from tests.browser.visitor import DESK, Visitor

ASKED = Path(__file__).parents[1] / "index/formats/asked"
PAGE = "<!DOCTYPE html><title>{title}</title><h1>{title}</h1><p>{text}</p>"
TEXTS: Mapping[str, str] = {
    "wells.txt": "The wells of Orsted\n\nThe wells of Orsted were dug by Mikkel Brandt. He was paid"
    " in rye.\n",
    "beacon.md": "# The beacon on Cald Fell\n\n* It is lit **once** a year.\n\n"
    "The beacon on Cald Fell burns *four tonnes* of [peat](https://fell.example). It is seen\n"
    "from three counties.\n",
    "skating.html": PAGE.format(
        title="Skating at Nedre Tjern",
        text="The ice of Nedre Tjern is measured by <b>Oda Vik</b>. She drills at dawn.",
    ),
    "pilot.json": '{"title": "The pilot of Rosmouth", "text": "The pilot of Rosmouth is called'
    ' Gwen Tarrant. She has guided ships for 30 years."}',
    "dovecote.feed.json": '{"version": "https://jsonfeed.org/version/1.1", "title": "The Lodge",'
    ' "items": [{"id": "1", "title": "The dovecote at Hame", "content_html": "<p>The dovecote at'
    ' Hame shelters 55 pigeons.</p>"}]}',
    "ropewalk.jsonl": '{"title": "The ropewalk of Sundby", "text": "The ropewalk of Sundby is 290'
    ' metres long. Hemp was spun there."}\n',
    "bakehouse.srt": "1\n00:00:01,000 --> 00:00:03,000\n<i>The oven of the bakehouse at Torl</i>\n"
    "\n2\n00:00:03,000 --> 00:00:05,000\nwas lit by Edda Krog.\n",
    "glass.rss": '<rss version="2.0"><channel><title>The Kiln</title><item><title>Glassworks of'
    " Pellin</title><description>&lt;p&gt;The glassworks of Pellin employ 27 blowers.&lt;/p&gt;"
    "</description></item></channel></rss>",
    "otter.atom": '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bank</title><entry><title>'
    'Otters of the Loe</title><content type="html">&lt;p&gt;The otters of the Loe are counted by'
    " Bran Penrose.&lt;/p&gt;</content></entry></feed>",
}
"""Name of a file -> what is written into it."""


CASES = (
    Case(
        "chromium.pdf",
        "How many passengers does the chain ferry at Arnholt carry?",
        "The chain ferry at Arnholt carries 84 passengers and eleven cars.",
        "The chain ferry at Arnholt",
        page=2,
    ),
    Case(
        "libreoffice.docx",
        "Who built the organ of Saint Brannoc?",
        "The organ of Saint Brannoc was built by Helga Ostermann.",
        "A new organ for Saint Brannoc",
    ),
    Case(
        "libreoffice.odt",
        "How many bumblebees did the volunteers count in the Tolmen orchards?",
        "The volunteers counted 312 bumblebees in the Tolmen orchards.",
        "Bee count in the Tolmen orchards",
    ),
    Case(
        "pandoc.pptx",
        "When does dredging of the Quellmouth begin?",
        "Dredging of the Quellmouth begins on 9 September.",
        "Dredging of the Quellmouth",
        page=2,
    ),
    Case(
        "libreoffice.rtf",
        "What was the clockmaker of Veldrup called?",
        "The clockmaker of Veldrup was called Anton Rask.",
        "The clockmaker of Veldrup",
    ),
    Case(
        "pandoc.epub",
        "How many lamps did the lamp room of Fennick colliery hold?",
        "The lamp room of Fennick colliery held 640 lamps.",
        "The lamp room of Fennick colliery",
    ),
    Case(
        "nodemailer.eml",
        "When does the coach to Lisbrae leave?",
        "The coach to Lisbrae leaves at 7:45 a.m. from the chapel.",
        "Choir outing to Lisbrae",
    ),
    Case(
        "mutt.mbox",
        "Who keeps the keys of the boathouse at Yarrow Lake?",
        "The keys of the boathouse at Yarrow Lake are kept by Sunniva Dahl.",
        "Keys of the boathouse at Yarrow Lake",
    ),
    Case(
        "chromium.mhtml",
        "How much salt do the salt pans of Morrabay yield a year?",
        "The salt pans of Morrabay yield 900 tonnes of salt a year.",
        "Salt pans of Morrabay",
    ),
    Case(
        "wget.warc",
        "Who designed the cable car to Hornspitz?",
        "The cable car to Hornspitz was designed by Luca Ferrante.",
        "The cable car to Hornspitz",
    ),
    Case(
        "zip.zip",
        "When did the paper mill at Crale close?",
        "The paper mill at Crale closed in 1988.",
        "The paper mill at Crale",
    ),
    Case("libreoffice.csv", "How deep is the Varnefjord?", "Varnefjord | 310 | 42", "Libreoffice"),
    Case(
        "libreoffice.xlsx",
        "How many sheep does Haverholm have?",
        "Haverholm | 720 | 35",
        "Libreoffice: islands",
    ),
    Case(
        "libreoffice.xls",
        "How much snow is there at the station Kaldfjell?",
        "Kaldfjell | 185 | 31",
        "Libreoffice: snow",
    ),
    Case(
        "libreoffice.ods",
        "How many tonnes of apples did the orchard Melverley have?",
        "Melverley | 61 | 12",
        "Libreoffice: orchards",
    ),
    Case(
        "wells.txt",
        "Who dug the wells of Orsted?",
        "The wells of Orsted were dug by Mikkel Brandt.",
        "The wells of Orsted",
    ),
    Case(
        "beacon.md",
        "How much peat does the beacon on Cald Fell burn?",
        "The beacon on Cald Fell burns four tonnes of peat.",
        "The beacon on Cald Fell",
    ),
    Case(
        "skating.html",
        "Who measures the ice of Nedre Tjern?",
        "The ice of Nedre Tjern is measured by Oda Vik.",
        "Skating at Nedre Tjern",
    ),
    Case(
        "pilot.json",
        "What is the pilot of Rosmouth called?",
        "The pilot of Rosmouth is called Gwen Tarrant.",
        "The pilot of Rosmouth",
    ),
    Case(
        "dovecote.feed.json",
        "How many pigeons does the dovecote at Hame shelter?",
        "The dovecote at Hame shelters 55 pigeons.",
        "The dovecote at Hame",
    ),
    Case(
        "ropewalk.jsonl",
        "How long is the ropewalk of Sundby?",
        "The ropewalk of Sundby is 290 metres long.",
        "The ropewalk of Sundby",
    ),
    Case(
        "bakehouse.srt",
        "Who lit the oven of the bakehouse at Torl?",
        "The oven of the bakehouse at Torl was lit by Edda Krog.",
        "The oven of the bakehouse at Torl was lit by Edda Krog.",
    ),
    Case(
        "glass.rss",
        "How many blowers do the glassworks of Pellin employ?",
        "The glassworks of Pellin employ 27 blowers.",
        "Glassworks of Pellin",
    ),
    Case(
        "otter.atom",
        "Who counts the otters of the Loe?",
        "The otters of the Loe are counted by Bran Penrose.",
        "Otters of the Loe",
    ),
    *further_formats.CASES,
)


@pytest.fixture(scope="module")
def asked(
    tmp_path_factory: pytest.TempPathFactory,
    served: Callable[[Assistant], AbstractContextManager[str]],
    chromium: str,
) -> Iterator[str]:
    """The page of an assistant that has read every file."""
    folder = tmp_path_factory.mktemp("formats")
    texts = {**TEXTS, **further_formats.TEXTS}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    with Assistant.open(folder / "index") as assistant:
        report = assistant.ingest([ASKED, *(folder / name for name in texts)])
        assert report.failures == ()
        with served(assistant) as address:
            yield address


@pytest.fixture(scope="module")
def reader(browsing: Any, asked: str) -> Iterator[Any]:
    """One visitor who asks everything."""
    with browsing.context(asked, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), asked)
        visitor.open()
        yield visitor


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_citation_opens_the_quoted_words_in_their_text(reader: Any, case: Case) -> None:
    sentence = reader.ask(case.question).locator(".sentence", has_text=case.quote)
    reader.open_source(sentence.locator("a.cite").first)
    assert reader.marked == case.quote
    content = reader.page.locator("#source-content")
    expect(content.locator("h2")).to_have_text(case.title)
    expect(reader.page.locator("#cited")).to_be_in_viewport()
    before = "xpath=preceding::span[@class='page']"
    pages = (
        reader.page.locator("#cited")
        .locator(before)
        .evaluate_all("pages => pages.map(page => Number(page.dataset.page))")
    )
    assert (max(pages) if pages else None) == case.page


def test_every_format_has_its_case() -> None:
    def reader_of(ending: str) -> Format | tuple[str, str]:
        return DOCUMENTS.get(ending) or FORMATS[ending]

    asked = {reader_of(Path(case.file).suffix) for case in CASES}
    assert [ending for ending in FORMATS if reader_of(ending) not in asked] == []
