"""The marks of note-taking programs such as Obsidian that Markdown does not know.

`[[note|words]]` shows its words, `[[note]]` its name, `==words==` its words; `![[file]]` and
`%%comment%%` show nothing of the text, nor does the name of a block, `^a1b2c3`, at its end. The
title of a callout, `> [!note] Title`, is a line of its own. Code is left alone.
"""

import re

_CODE = re.compile(r"(^```.*?^```|^~~~.*?^~~~|`[^`\n]+`)", re.DOTALL | re.MULTILINE)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_MARKED = re.compile(r"==(?=\S)([^=\n]{1,1000})(?<=\S)==")

_CALLOUT = re.compile(r"^([ \t]*>[> \t]*)\[![\w-]{1,40}\][+-]?[ \t]*(.*)$", re.MULTILINE)
_BLOCK_NAME = re.compile(r"(?<=\S)[ \t]+\^[A-Za-z0-9-]{3,40}[ \t]*$", re.MULTILINE)
_MARKS = ("[[", "%%", "==", "[!", " ^")


def without_note_marks(text: str) -> str:
    """Return a Markdown text with these marks resolved."""
    if not any(mark in text for mark in _MARKS):
        return text
    pieces = _CODE.split(text)
    pieces[::2] = [_resolved(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _resolved(text: str) -> str:
    text = _BLOCK_NAME.sub("", _CALLOUT.sub(r"\1\2\n\1", text))
    text = _EMBED.sub("", _COMMENT.sub("", text))
    return _MARKED.sub(r"\1", _LINK.sub(r"\1", text))
