"""Own paragraphs in other languages and questions about them, worded otherwise than they are.

Two sets: the plain one in eight languages, and a harder one in six, whose paragraphs are on
neighbouring subjects and whose questions share few words with what answers them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.types import Article

FILE = Path(__file__).with_name("paragraphs.txt")
"""Lines: "# LANGUAGE", "P PARAGRAPH", and the paragraph's questions, "Q QUESTION|ANSWER"."""

HARDER = Path(__file__).with_name("neighbours.txt")
"""The harder set, written alike."""

ACROSS = Path(__file__).with_name("across.txt")
"""Lines "LANGUAGE|QUESTION|ANSWER": English questions about paragraphs of the harder set."""


@dataclass(frozen=True)
class AskedQuestion:
    """A question, the paragraph that answers it, and the words there that do."""

    language: str
    article_id: str
    text: str
    answer: str


def articles(*languages: str, file: Path = FILE) -> list[Article]:
    """Return the paragraphs of some languages, or of all, an article each."""
    return [
        Article(id_, "", text)
        for language, id_, text, _ in _paragraphs(file)
        if not languages or language in languages
    ]


def questions(*languages: str, file: Path = FILE) -> list[AskedQuestion]:
    """Return the questions in some languages, or in all."""
    return [
        AskedQuestion(language, id_, *line.split("|"))
        for language, id_, _, asked in _paragraphs(file)
        for line in asked
        if not languages or language in languages
    ]


def questions_across() -> list[AskedQuestion]:
    """Return English questions, each with its paragraph's language, which is another one."""
    of_answer = {(one.language, one.answer): one.article_id for one in questions(file=HARDER)}
    return [
        AskedQuestion(language, of_answer[language, answer], text, answer)
        for language, text, answer in (
            line.split("|") for line in ACROSS.read_text(encoding="utf-8").splitlines()
        )
    ]


def _paragraphs(file: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield language, id, text and the lines of questions of every paragraph."""
    language, found = "", list[tuple[str, str, str, list[str]]]()
    for line in file.read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "#":
            language = rest
        elif kind == "P":
            found.append((language, f"{file.stem}-{language}-{len(found)}", rest, []))
        else:
            found[-1][3].append(rest)
    yield from found
