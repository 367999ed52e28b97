"""What a file's name says of its text, where the text has no headline."""

import re
from pathlib import PurePath

from index.formats.datelines import without_day
from index.formats.facts import meant
from index.formats.normalise import one_line, shorten

_LEAST_WORDS = 2
"""One word ("notes", "scan") is hardly a title."""

_LEAST_LETTERS = 0.7
"""Of letters and digits; names that machines give are half digits."""

_MOST_CHARACTERS = 120

_COUNTED = re.compile(r"\s*(?:\(\d+\)|\b[vV]\d+(?:\.\d+)*)\s*\Z")
_ENDING = re.compile(r"(?:\.warc(?=\.gz\Z))?\.[a-z0-9]{1,10}\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")


def ending_of(name: str) -> str:
    """Return what a file's name ends in, with its dot, in lower case; empty where it has none.

    Example: "Weir.HTML" -> ".html", "crawl.warc.gz" -> ".warc.gz", "notes.txt.gz" -> ".gz".
    """
    found = _ENDING.search(name.lower(), 1)
    return found[0] if found else ""


def title_in_name(name: str) -> str:
    """Return the title that a file's name is, or nothing where it tells too little.

    Example: "2024-11-03_harbour-minutes v2.txt" -> "Harbour minutes", "IMG_2034.txt" -> "".
    """
    path = PurePath(name)
    if not path.suffix:  # no file, such as standard input
        return ""
    stem = without_day(path.stem).replace("_", " ").replace("+", " ")
    if " " not in stem.strip():
        stem = stem.replace("-", " ")
    title = one_line(_COUNTED.sub("", stem)).strip(" -–—.,")
    characters = [one for one in title if one.isalnum()]
    letters = sum(one.isalpha() for one in characters)
    is_telling = len(_WORD.findall(title)) >= _LEAST_WORDS
    if not is_telling or letters < _LEAST_LETTERS * len(characters) or not meant(title):
        return ""
    return shorten(title[0].upper() + title[1:], _MOST_CHARACTERS)


def file_title(name: str) -> str:
    """Return what a file is called, also where that tells little; nothing of what is no file.

    Example: "prices_2026.csv" -> "Prices 2026".
    """
    path = PurePath(name)
    told = title_in_name(name) or one_line(path.stem.replace("_", " "))
    return shorten(told[:1].upper() + told[1:], _MOST_CHARACTERS) if path.suffix else ""
