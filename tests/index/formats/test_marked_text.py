"""Texts with marks of their own: reStructuredText, Org, AsciiDoc, LaTeX."""

from datetime import date

import pytest

from index.formats.documents import document_drafts
from index.formats.draft import Draft

TABLE = "Pump | 2024 | 2025\nNorth | 12 | 13\nSouth | 9 | 7"
RST = """\
=================
The dam at Lornby
=================

:Author: Amy Lund
:Date: 2026-03-05

.. contents::

The dam was built in 1931 [1]_ by ``Lornby``, see `the plan <https://x.example>`_ and
:ref:`its story <story>`. It holds |vol|. A word with under_score stays.

.. note::

   Swimming is *forbidden*.

.. _story:

Story
-----

It broke in 1902, see Smith_::

   $ open the gate

#. Open the valve.

=====  ====  ====
Pump   2024  2025
=====  ====  ====
North  12    13
South  9     7
=====  ====  ====

.. list-table:: Costs
   :header-rows: 1

   * - Part
     - Cost
   * - Gate
     - 12 million

.. a comment
   over two lines

.. [1] According to the council.
.. |vol| replace:: 3 million m\\ :sup:`3`
"""
ORG = """\
#+TITLE: The dam at Lornby
#+AUTHOR: Amy Lund
#+DATE: <2026-03-05 Thu>

* DONE Story                                                :dam:
  :PROPERTIES:
  :ID: abc
  :END:
The dam was built in *1931* by the [[https://x.example][Lornby company]], see [fn:1].
- Valve :: it closes

| Pump  | 2024 | 2025 |
|-------+------+------|
| North |   12 |   13 |
| South |    9 |    7 |

# a comment
#+BEGIN_SRC sh
open the gate
#+END_SRC
Meeting on <2026-03-09 Mon 18:00-19:30> in the hall.

[fn:1] According to the council.
"""
ADOC = """\
= The dam at Lornby
Amy Lund <amy@x.example>
v1.0, 2026-03-05
:river: the Lorn

== Story

The dam on {river} was built in *1931* by https://x.example[Lornby].footnote:[So it is said.]

.Output
[cols="1,1,1"]
|===
|Pump |2024 |2025

|North
|12
|13

|South |9 |7
|===

// a comment
* North pump
. Open the valve
"""
TEX = r"""\documentclass{article}
\title{The dam at \emph{Lornby}}
\author{Amy Lund \and Jo Ek}
\date{5 March 2026}
\begin{document}
\maketitle
\section{Story}\label{s}
It was built\footnote{So it is said~\cite{a}.} by \textbf{Fran\c{c}ois M\"uller} % a comment
for \$3 million, about 12\,\%, see~\cite{a}. ``It holds,'' he says.
\begin{itemize}
  \item The north pump moves \SI{12}{\litre}.
  \item[Old] The south pump.
\end{itemize}
\begin{tabular}{|l|r|r|}
\hline
Pump & 2024 & 2025 \\ \hline
North & 12 & 13 \\
South & \multicolumn{2}{c|}{closed} \\ \hline
\end{tabular}
\begin{tikzpicture}\draw (0,0);\end{tikzpicture}
\begin{verbatim}
x % y
\end{verbatim}
\end{document}
"""


def read(name: str, text: str) -> Draft:
    [draft] = document_drafts(name, text.encode())
    return draft


@pytest.mark.parametrize(
    ("name", "text", "author"),
    [
        ("a.rst", RST, "Amy Lund"),
        ("a.org", ORG, "Amy Lund"),
        ("a.adoc", ADOC, "Amy Lund"),
        ("a.tex", TEX, "Amy Lund, Jo Ek"),
    ],
)
def test_author_and_day_are_told_above_the_text(name: str, text: str, author: str) -> None:
    draft = read(name, text)
    assert (draft.author, draft.day) == (author, date(2026, 3, 5))
    assert draft.title in ("The dam at Lornby", "")


def test_restructured_text_reads_as_it_is_shown() -> None:
    assert read("a.rst", RST).text.split("\n\n") == [
        "The dam at Lornby",
        "The dam was built in 1931[1] by Lornby, see the plan and its story. It holds 3 million m³."
        " A word with under_score stays.",
        "Swimming is forbidden.",
        "Story",
        "It broke in 1902, see Smith:",
        "$ open the gate",
        "1. Open the valve.",
        TABLE,
        "Costs",
        "Part | Cost\nGate | 12 million",
        "1. According to the council.",
    ]


def test_org_reads_as_it_is_exported() -> None:
    assert read("a.org", ORG).text.split("\n\n") == [
        "Story",
        "The dam was built in 1931 by the Lornby company, see [1].",
        "- Valve: it closes",
        TABLE,
        "open the gate",
        "Meeting on 2026-03-09 18:00-19:30 in the hall.",
        "1. According to the council.",
    ]


def test_ascii_doc_reads_as_it_is_shown() -> None:
    assert read("a.adoc", ADOC).text.split("\n\n") == [
        "The dam at Lornby",
        "Story",
        "The dam on the Lorn was built in 1931 by Lornby.[1]",
        "Output",
        TABLE,
        "- North pump",
        "1. Open the valve",
        "1. So it is said.",
    ]


def test_latex_reads_as_it_is_printed() -> None:
    assert read("a.tex", TEX).text.split("\n\n") == [
        "Story",
        "It was built[1] by François Müller for $3 million, about 12 %, see. “It holds,” he says.",
        "- The north pump moves 12 litre.\n- Old: The south pump.",
        "Pump | 2024 | 2025\nNorth | 12 | 13\nSouth | closed | closed",
        "x % y",
        "1. So it is said.",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Term\n   What it means.\n", "Term\n\nWhat it means."),
        (
            ".. csv-table:: Guards\n   :header: Name, Years\n\n   Jo, 12\n",
            "Guards\n\nName | Years\nJo | 12",
        ),
        ("+----+----+\n| A  | B  |\n+====+====+\n| 1  | 2  |\n+----+----+\n", "A | B\n1 | 2"),
        (":sub:`2` and `plain`_ and |unknown|\n", "2 and plain and |unknown|"),
        ("| A line\n| of a poem\n", "A line\nof a poem"),
    ],
    ids=["term", "cells with commas", "drawn table", "words", "lines"],
)
def test_further_marks_of_restructured_text(text: str, shown: str) -> None:
    assert read("a.rst", text).text == shown


@pytest.mark.parametrize("name", ["a.rst", "a.org", "a.adoc", "a.tex"])
@pytest.mark.parametrize(
    "text",
    ["\\begin{a}" * 30_000, "[[" * 50_000, "* " * 50_000, "`" * 50_000, "{" * 50_000, "|" * 50_000],
)
def test_marks_without_an_end_take_no_time(name: str, text: str) -> None:
    assert read(name, f"The dam. {text}").text.startswith("The dam.")
