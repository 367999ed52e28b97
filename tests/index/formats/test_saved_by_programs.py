"""Calendars, contacts, notebooks, and what programs save and export in forms of their own."""

import json
import plistlib
from datetime import date
from pathlib import Path
from zipfile import BadZipFile

import pytest

from index.errors import ArticleError
from index.formats.documents import document_drafts
from tests.index.formats.making import docx, xlsx

ICS = """\
BEGIN:VCALENDAR
X-WR-CALNAME:Council of Lornby
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T030000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Council meeting
DTSTART;TZID=Europe/Berlin:20260303T183000
DTEND;TZID=Europe/Berlin:20260303T200000
LOCATION:Town hall\\, room 2
RRULE:FREQ=MONTHLY;INTERVAL=2
ORGANIZER;CN=Amy Lund:mailto:amy@x.example
DESCRIPTION:The budget is discu
 ssed.
BEGIN:VALARM
DESCRIPTION:Reminder
END:VALARM
END:VEVENT
BEGIN:VEVENT
SUMMARY:Dog show
DTSTART;VALUE=DATE:20260214
DTEND;VALUE=DATE:20260216
END:VEVENT
BEGIN:VTODO
SUMMARY:Paint the pier
DUE:20260401T120000Z
END:VTODO
END:VCALENDAR
"""
VCF = """\
BEGIN:VCARD
FN:Amy Lund
N:Lund;Amy;;;
ORG:Harbour office;Pilots
TEL;TYPE=CELL:+47 22 33 44
ADR;TYPE=HOME:;;Quay 3;Lornby;;0150;Norway
PHOTO;ENCODING=b:AAAA
 BBBB
END:VCARD
BEGIN:VCARD
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Eva =C3=96rn
TEL:112
END:VCARD
"""
NOTEBOOK = {
    "nbformat": 4,
    "metadata": {"authors": [{"name": "Amy Lund"}]},
    "cells": [
        {"cell_type": "markdown", "source": ["# Pumps\n", "\n", "The pump moves *12* litres."]},
        {
            "cell_type": "code",
            "source": ["pumps.table()"],
            "outputs": [
                {"output_type": "stream", "text": ["done in 3 s\n"]},
                {
                    "output_type": "execute_result",
                    "data": {
                        "text/plain": ["12"],
                        "text/html": "<table><tr><th>Pump</th><th>2024</th></tr>"
                        "<tr><td>North</td><td>12</td></tr></table>",
                    },
                },
            ],
        },
    ],
}
ENEX = """<?xml version="1.0" encoding="UTF-8"?><en-export><note><title>Pier</title>
<content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://x.example/e.dtd">
<en-note><div>The pier is 90 m long.</div><en-crypt>secret</en-crypt></en-note>]]></content>
<created>20260305T100000Z</created><note-attributes><author>Amy Lund</author>
<source-url>https://x.example/pier</source-url></note-attributes></note>
<note><title>Empty</title><content></content></note></en-export>"""
FB2 = """<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0">
<description><title-info><author><first-name>Amy</first-name><last-name>Lund</last-name></author>
<book-title>The pier</book-title><date value="2026-03-05">March</date></title-info></description>
<body><section><title><p>One</p></title><p>The pier is <emphasis>90 m</emphasis> long.</p>
</section></body><binary id="a">AAAA</binary></FictionBook>"""
EML = b"From: Amy Lund <amy@x.example>\r\nSubject: Pier\r\n\r\nThe pier is 90 m long.\r\n"
PAGE = "<title>Pier</title><h1>Pier</h1><p>The pier is 90 m long, says the office.</p>"
ASKED = Path(__file__).with_name("asked")


def test_an_event_is_a_sentence_with_its_day_and_place() -> None:
    [draft] = document_drafts("a.ics", ICS.replace("\n", "\r\n").encode())
    assert draft.title == "Council of Lornby"
    assert draft.text.split("\n\n") == [
        "Council of Lornby",
        "Dog show: Saturday 14 to Sunday 15 February 2026.",
        "Council meeting: Tuesday 3 March 2026 at 18:30–20:00, at Town hall, room 2;"
        " every 2 months. Organiser: Amy Lund.",
        "The budget is discussed.",
        "Paint the pier: due Wednesday 1 April 2026 at 12:00 UTC.",
    ]


def test_a_contact_is_a_sentence() -> None:
    [draft] = document_drafts("a.vcf", VCF.encode())
    assert draft.text.split("\n\n") == [
        "Amy Lund: Organisation Harbour office, Pilots; Phone +47 22 33 44;"
        " Address Quay 3, Lornby, 0150, Norway.",
        "Eva Örn: Phone 112.",
    ]


def test_a_notebook_is_read_with_what_it_printed() -> None:
    [draft] = document_drafts("a.ipynb", json.dumps(NOTEBOOK).encode())
    assert draft.author == "Amy Lund"
    assert draft.text.split("\n\n") == [
        "Pumps",
        "The pump moves 12 litres.",
        "pumps.table()",
        "done in 3 s",
        "Pump | 2024\nNorth | 12",
    ]


def test_notes_of_evernote_are_articles_with_what_is_known_of_them() -> None:
    [draft] = document_drafts("a.enex", ENEX.encode())
    assert (draft.title, draft.text) == ("Pier", "The pier is 90 m long.")
    assert (draft.day, draft.author) == (date(2026, 3, 5), "Amy Lund")
    assert draft.url == "https://x.example/pier"


def test_a_book_in_one_file_of_xml() -> None:
    [draft] = document_drafts("a.fb2", FB2.encode())
    assert (draft.title, draft.author, draft.day) == ("The pier", "Amy Lund", date(2026, 3, 5))
    assert draft.text.split("\n\n") == ["One", "The pier is 90 m long."]


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_page_that_safari_saved(form: plistlib.PlistFormat) -> None:
    page = {
        "WebResourceData": PAGE.encode("utf-16"),
        "WebResourceTextEncodingName": "UTF-16",
        "WebResourceURL": "https://x.example/pier",
    }
    [draft] = document_drafts("a.webarchive", plistlib.dumps({"WebMainResource": page}, fmt=form))
    assert draft.text.endswith("The pier is 90 m long, says the office.")
    assert draft.url == "https://x.example/pier"


def test_a_message_as_apple_keeps_it() -> None:
    data = b"%d\n%s<?xml version='1.0'?><plist></plist>" % (len(EML), EML)
    [draft] = document_drafts("a.emlx", data)
    assert (draft.title, draft.text.strip()) == ("Pier", "The pier is 90 m long.")


def test_slides_of_open_document_are_pages() -> None:
    [draft] = document_drafts("a.odp", (ASKED / "odfpy.odp").read_bytes())
    assert draft.text.startswith("The kites of Sandvar\n\nThe kites of Sandvar are sewn by")
    assert draft.pages == (0, len("The kites of Sandvar\n\n"))


def test_documents_with_macros_are_read_as_those_without() -> None:
    assert "crane weighs" in next(document_drafts("a.docm", docx())).text
    assert "Service | 2024" in next(document_drafts("a.xlsm", xlsx())).text


@pytest.mark.parametrize(
    "ending", ["ics", "vcf", "ipynb", "enex", "fb2", "webarchive", "odp", "emlx"]
)
def test_what_is_something_else_is_said_to_be_so(ending: str) -> None:
    with pytest.raises((ArticleError, BadZipFile)):
        list(document_drafts(f"a.{ending}", b"The pier is 90 m long."))
