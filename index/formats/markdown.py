"""Markdown -> article drafts: front matter, and the text as a reader of the rendered page sees it.

markdown-it-py renders CommonMark with tables, and the text of that is taken as of any HTML page:
headings and paragraphs are blocks of their own, lines wrapped within a paragraph are joined, list
items keep "- " or their number, emphasis marks go, links keep their words and lose their target,
images leave their alternative text. HTML comments and hidden HTML elements are not read.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.errors import UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft, parse_text, parse_url
from index.formats.visible import visible_text

# Rendering takes seconds for a million characters of prose, and for brackets time that grows with
# the square of their number in each paragraph: the second limit is for the sum of these squares.
_MAX_CHARACTERS = 1_000_000
_MAX_SQUARED_BRACKETS = 10_000_000
# Beyond this depth markdown-it-py drops text without a word; the default of "commonmark" is 20.
_MAX_NESTING = 100

_Value = TypeVar("_Value", str, date | None)


def read_markdown(text: str) -> Draft:
    """Return what a Markdown file says; title, date, source, url and author from front matter.

    Raises:
        UnreadableError: Its front matter is not valid, or it is too long or too deeply nested to
            be rendered whole and in seconds.
    """
    fields, content = _front_matter(text)
    return Draft(
        text=visible_text(_rendered(content), keep_image_text=True),
        title=_field(fields, "title", parse_text),
        source=_field(fields, "source", parse_text),
        url=_field(fields, "url", parse_url),
        day=_field(fields, "date", parse_date),
        author=_field(fields, "author" if "author" in fields else "authors", parse_text),
    )


def _front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """Return the fields between "---" lines at the very top, and the text below them."""
    from frontmatter.default_handlers import YAMLHandler
    from yaml import YAMLError  # type: ignore[import-untyped]

    handler = YAMLHandler()
    if not handler.detect(text):
        return {}, text
    try:
        block, content = handler.split(text)
    except ValueError:  # only one line of dashes: a rule, not front matter
        return {}, text
    try:
        fields = handler.load(block)
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(
            f"the front matter between its --- lines is not valid YAML ({_first_line(error)}); "
            "correct it, or put an empty line before the first ---"
        ) from error
    if not isinstance(fields, dict):  # prose between two rules
        return {}, text
    return {str(name).lower(): value for name, value in fields.items()}, content


def _first_line(error: Exception) -> str:
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    mark = getattr(error, "problem_mark", None)
    return f"{problem}, line {mark.line + 1}" if mark else problem


def _field(fields: Mapping[str, object], name: str, parse: Callable[[object], _Value]) -> _Value:
    try:
        return parse(fields.get(name))
    except ValueError as error:
        raise UnreadableError(f"the {name} in its front matter {error}") from error


def _rendered(markdown: str) -> str:
    if len(markdown) > _MAX_CHARACTERS:
        raise UnreadableError(
            f"it has {len(markdown):,} characters and Markdown may have {_MAX_CHARACTERS:,}; "
            "split it, or rename it to .txt to have it read as it stands"
        )
    renderer = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    renderer.enable(["table", "strikethrough"])
    renderer.core.ruler.before("inline", "brackets", lambda state: _check(state.tokens))
    try:
        return str(renderer.render(markdown))
    except RecursionError as error:
        raise _too_nested() from error


def _check(tokens: list[Token]) -> None:
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        raise _too_nested()
    paragraphs = (token.content for token in tokens if token.type == "inline")
    if sum(text.count("[") ** 2 for text in paragraphs) > _MAX_SQUARED_BRACKETS:
        raise UnreadableError(
            "its paragraphs are too full of brackets; "
            "rename it to .txt to have it read as it stands"
        )


def _too_nested() -> UnreadableError:
    return UnreadableError(
        "its lists or quotations are nested too deeply to be read whole; "
        "rename it to .txt to have it read as it stands"
    )
