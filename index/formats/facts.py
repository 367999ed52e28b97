"""What a document says of itself, without what only its program wrote there."""

import re
from datetime import date

_MEANS_NOTHING = frozenset(
    "(anonymous) anonymous (unspecified) unspecified unknown untitled python-docx user admin "
    "administrator html-to-docx pptxgenjs openpyxl".split()
) | {
    "enscript output",
    "pptxgenjs presentation",
    "the document title",
    "powerpoint presentation",
    "word document",
    "untitled document",
    "untitled presentation",
    "[see doc]",  # Pod::Simple
    "dark slide",
}
_WORD_TITLE = re.compile(
    r"Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - |\.(?:docx?|odt|rtf|tex)\Z"
    r"|\AOriginal file was .*"  # latex2rtf
)

OF_TEMPLATES = frozenset(
    (
        "2013-12-23T23:15:00Z",  # python-docx
        "2013-01-27T09:14:16Z",  # python-pptx
        "2006-09-16T00:00:00Z",  # excelize
        "2017-12-06T03:55:22Z",  # nodejs-pptx
        "2026-03-05T12:35:25Z",  # aspose-slides-foss
    )
)
"""When the documents were created in which libraries begin each new one; they leave it so."""

CLOCKS_BEGIN = frozenset((date(1601, 1, 1), date(1970, 1, 1), date(1980, 1, 1)))
"""The days from which Windows, Unix and DOS count: programs write them for a day that they do not
know."""


def meant(value: str) -> str:
    """Return a title or an author as somebody gave it, or nothing.

    Example: "Microsoft Word - Crane.docx" -> "Crane", "(anonymous)" -> "".
    """
    plain = _WORD_TITLE.sub("", value).strip()
    return "" if plain.casefold() in _MEANS_NOTHING else plain
