"""Files of formats that are text inside, and a question to each."""

import json
import plistlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A question to one file: what is quoted, of which text, on which page or slide."""

    file: str
    question: str
    quote: str
    title: str
    page: int | None = None


_PAGE = (
    "<!DOCTYPE html><title>The toll house at Ness</title><h1>The toll house at Ness</h1><p>%s</p>"
)
_SAVED = {
    "WebResourceData": (_PAGE % "The toll house at Ness was kept by Agda Moe.").encode(),
    "WebResourceTextEncodingName": "UTF-8",
    "WebResourceURL": "https://ness.example/toll",
}
_MESSAGE = (
    "From: Amy Lund <amy@x.example>\nSubject: The skylight of Brekke hall\n\n"
    "The skylight of Brekke hall was paid by Torun Sæter.\n"
)

TEXTS: Mapping[str, str] = {
    "windmill.rst": "The windmill of Grena\n=====================\n\n"
    "The windmill of Grena grinds *6 tonnes* of `rye <https://x.example>`_ a week.\n",
    "canal.org": "#+TITLE: The canal to Ulv\n\n* TODO History  :canal:\n"
    "The canal to Ulv was dug by [[https://x.example][Halvor Strand]].\n",
    "foundry.adoc": "= The foundry of Kvam\n\nThe foundry of Kvam casts *14* bells a year.\n",
    "comet.tex": "\\documentclass{article}\\title{The comet over Fjell}\\begin{document}\n"
    "The comet over Fjell was first seen by \\emph{Ragna L\\o vik}. % a comment\n\\end{document}\n",
    "tides.ipynb": json.dumps(
        {
            "cells": [
                {
                    "cell_type": "markdown",
                    "source": "# The tides of Hol\n\nThe tides of Hol rise by 4.2 metres.",
                }
            ]
        }
    ),
    "choir.ics": "BEGIN:VCALENDAR\nX-WR-CALNAME:Choir of Selje\nBEGIN:VEVENT\nSUMMARY:Concert at"
    " Selje church\nDTSTART:20310614T190000\nLOCATION:Selje church\nEND:VEVENT\nEND:VCALENDAR\n",
    "crew.vcf": "BEGIN:VCARD\nFN:Solveig Brun\nORG:Lifeboat of Runde\nTEL:555 0199\nEND:VCARD\n",
    "beehives.enex": "<en-export><note><title>The beehives of Lom</title><content>"
    "<![CDATA[<en-note><div>The beehives of Lom gave 88 kilos of honey.</div></en-note>]]>"
    "</content></note></en-export>",
    "lantern.fb2": "<FictionBook><description><title-info><book-title>The lantern of Ask"
    "</book-title></title-info></description><body><section>"
    "<p>The lantern of Ask was lit by Peder Myhr.</p></section></body></FictionBook>",
    "toll.webarchive": plistlib.dumps({"WebMainResource": _SAVED}).decode(),
    "skylight.emlx": f"{len(_MESSAGE.encode())}\n{_MESSAGE}<plist></plist>",
}
"""Name of a file -> what is written into it."""

CASES = (
    Case(
        "windmill.rst",
        "How much rye does the windmill of Grena grind?",
        "The windmill of Grena grinds 6 tonnes of rye a week.",
        "The windmill of Grena",
    ),
    Case(
        "canal.org",
        "Who dug the canal to Ulv?",
        "The canal to Ulv was dug by Halvor Strand.",
        "The canal to Ulv",
    ),
    Case(
        "foundry.adoc",
        "How many bells does the foundry of Kvam cast?",
        "The foundry of Kvam casts 14 bells a year.",
        "The foundry of Kvam",
    ),
    Case(
        "comet.tex",
        "Who first saw the comet over Fjell?",
        "The comet over Fjell was first seen by Ragna Løvik.",
        "The comet over Fjell",
    ),
    Case(
        "tides.ipynb",
        "How much do the tides of Hol rise?",
        "The tides of Hol rise by 4.2 metres.",
        "The tides of Hol",
    ),
    Case(
        "choir.ics",
        "When is the concert at Selje church?",
        "Concert at Selje church: Saturday 14 June 2031 at 19:00, at Selje church.",
        "Choir of Selje",
    ),
    Case(
        "crew.vcf",
        "What is the phone number of Solveig Brun?",
        "Solveig Brun: Organisation Lifeboat of Runde; Phone 555 0199.",
        "Crew",
    ),
    Case(
        "beehives.enex",
        "How much honey did the beehives of Lom give?",
        "The beehives of Lom gave 88 kilos of honey.",
        "The beehives of Lom",
    ),
    Case(
        "lantern.fb2",
        "Who lit the lantern of Ask?",
        "The lantern of Ask was lit by Peder Myhr.",
        "The lantern of Ask",
    ),
    Case(
        "toll.webarchive",
        "Who kept the toll house at Ness?",
        "The toll house at Ness was kept by Agda Moe.",
        "The toll house at Ness",
    ),
    Case(
        "skylight.emlx",
        "Who paid the skylight of Brekke hall?",
        "The skylight of Brekke hall was paid by Torun Sæter.",
        "The skylight of Brekke hall",
    ),
    Case(
        "odfpy.odp",
        "Who sews the kites of Sandvar?",
        "The kites of Sandvar are sewn by Tora Lie.",
        "The kites of Sandvar",
        page=2,
    ),
)
