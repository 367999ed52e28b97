"""Markdown -> article drafts: front matter, and the text as a reader of the rendered page sees it.

markdown-it-py renders CommonMark with tables and footnotes, and the text of that is taken as of any
HTML page: headings and paragraphs are blocks of their own, lines wrapped within a paragraph are
joined, list items keep "- " or their number, emphasis marks go, links keep their words and lose
their target, images leave their alternative text, "--" and "---" between words are dashes, and
"m^3^" and "H~2~O" have their number up or down. HTML comments and hidden HTML elements are not
read. A text that cannot be rendered whole and in seconds is read as it stands.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from index.errors import UnreadableError
from index.formats.draft import Draft
from index.formats.drawn_tables import with_bars
from index.formats.fields import read_fields
from index.formats.front_matter import split_front_matter
from index.formats.note_marks import raised
from index.formats.obsidian import without_note_marks
from index.formats.visible import visible_text

# Rendering takes seconds for a million characters of prose, and for brackets time that grows with
# the square of their number in each paragraph: the second limit is for the sum of these squares.
_MAX_CHARACTERS = 1_000_000
_MAX_SQUARED_BRACKETS = 1_000_000
# Beyond this depth markdown-it-py drops text without a word; the default of "commonmark" is 20.
_MAX_NESTING = 100
_LONG_DASH = re.compile(r"(?<!-)---(?!-)")
_DASH = re.compile(r"(?<=\s)--(?=\s)|(?<=\d)--(?=\d)")
_UP = re.compile(r"(?<=\w)\^([-+]?\d{1,4})\^")
_DOWN = re.compile(r"(?<=[A-Za-z])~(\d{1,3})~")


def read_markdown(text: str) -> Draft:
    """Return what a Markdown file says; title, date, source, url and author from front matter."""
    matter, content = split_front_matter(text)
    fields, warnings = read_fields(matter.fields, "front matter")
    if matter.warning:
        warnings = (matter.warning, *warnings)
    try:
        shown = visible_text(
            _rendered(without_note_marks(with_bars(content))), keep_image_text=True
        )
    except UnreadableError as error:
        shown = content
        warnings = (*warnings, f"{error}; it was read as plain text")
    for fact in ("title", "source", "author"):
        if fact in fields:
            fields[fact] = without_note_marks(fields[fact])
    return Draft(text=shown, warnings=warnings, **fields)


def _rendered(markdown: str) -> str:
    if len(markdown) > _MAX_CHARACTERS:
        raise UnreadableError(
            f"it has {len(markdown):,} characters, too many to be rendered as Markdown"
        )
    renderer = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    renderer.enable(["table", "strikethrough"]).use(footnote_plugin)
    renderer.core.ruler.after("inline", "signs", lambda state: _draw_signs(state.tokens))
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
        raise UnreadableError("its paragraphs are too full of brackets to be rendered as Markdown")


def _draw_signs(tokens: list[Token]) -> None:
    """Draw dashes, and put numbers up or down; all else may be mathematics, "a^2+b^2", or paths."""
    for token in (child for one in tokens for child in one.children or ()):
        if token.type == "text":
            text = _DASH.sub("–", _LONG_DASH.sub("—", token.content))
            text = _UP.sub(lambda found: raised(found[1]), text)
            token.content = _DOWN.sub(r"\1", text)


def _too_nested() -> UnreadableError:
    return UnreadableError("its lists or quotations are nested too deeply to be rendered whole")
