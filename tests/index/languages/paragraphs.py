"""Own paragraphs in eight languages and questions about them, worded otherwise than they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.types import Article

FILE = Path(__file__).with_name("paragraphs.txt")
"""Lines: "# LANGUAGE", "P PARAGRAPH", and the paragraph's questions, "Q QUESTION|ANSWER"."""


@dataclass(frozen=True)
class AskedQuestion:
    """A question, the paragraph that answers it, and the words there that do."""

    language: str
    article_id: str
    text: str
    answer: str


def articles(*languages: str) -> list[Article]:
    """Return the paragraphs of some languages, or of all, an article each."""
    return [
        Article(id_, "", text)
        for language, id_, text, _ in _paragraphs()
        if not languages or language in languages
    ]


def questions(*languages: str) -> list[AskedQuestion]:
    """Return the questions in some languages, or in all."""
    return [
        AskedQuestion(language, id_, *line.split("|"))
        for language, id_, _, asked in _paragraphs()
        for line in asked
        if not languages or language in languages
    ]


def _paragraphs() -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield language, id, text and the lines of questions of every paragraph."""
    language, found = "", list[tuple[str, str, str, list[str]]]()
    for line in FILE.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "#":
            language = rest
        elif kind == "P":
            found.append((language, f"{language}-{len(found)}", rest, []))
        else:
            found[-1][3].append(rest)
    yield from found
