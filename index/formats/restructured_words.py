"""The marks within a line of reStructuredText, as Markdown has them."""

import re
from collections.abc import Mapping

_LITERAL = re.compile(r"``([^`\n](?:[^\n]{0,500}?[^`\n])?)``")
_ROLE = re.compile(r"(?<![\w`]):([\w:+.-]+):`([^`\n]{1,500})`")
_LINK = re.compile(r"`([^`<>\n]{1,500}?)(?:\s*<[^<>`\n]{1,500}>)?`__?(?!\w)")
_REFERENCE = re.compile(r"(?<![\w`*/\\.:@])([^\W_](?:[\w.+-]{0,80}[^\W_])?)__?(?![\w`/])")
_INTERPRETED = re.compile(r"(?<![`\w])`([^`\n]{1,500})`(?![`_\w])")
_TARGET = re.compile(r"(?<!\w)_`([^`\n]{1,200})`")
_NOTE = re.compile(r"[ \t]?\[(#?[\w-]*|\*)\]_(?!\w)")
_SUBSTITUTED = re.compile(r"\|([^|\s](?:[^|\n]{0,100}[^|\s])?)\|_{0,2}")
_NOTHING = "\x04"  # for a backslash and a space, which part two marks
_HELD = re.compile(r"\x02(\d+)\x03")
_TARGET_OF_ROLE = re.compile(r"\s*<[^<>]*>\Z")
_CODE_ROLES = frozenset("code literal samp kbd file math command program option".split())


def in_words(text: str, substitutions: Mapping[str, str]) -> str:
    """Return a line with its links, roles, notes and literals as Markdown has them.

    Args:
        text: A line.
        substitutions: What stands for a name between bars.
    """
    held: list[str] = []

    def hold(shown: str) -> str:
        held.append(shown)
        return f"\x02{len(held) - 1}\x03"

    def note(found: re.Match[str]) -> str:
        name = found[1]
        is_note = not name or name.isdigit() or name[0] in "#*"
        return hold(f"[^{name or 1}]" if is_note else f" [{name}]")

    text = _SUBSTITUTED.sub(
        lambda one: substitutions[one[1]] if one[1] in substitutions else one[0],
        text.replace("\x02", ""),
    )
    text = _LITERAL.sub(lambda found: hold(f"`{found[1]}`"), text)
    text = text.replace("\\ ", _NOTHING)
    text = _ROLE.sub(lambda found: hold(_of_role(found)), text)
    text = _NOTE.sub(note, text)
    text = _TARGET.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub(r"\1", text)
    text = _INTERPRETED.sub(r"*\1*", text)
    text = text.replace(_NOTHING, "")
    for _ in range(2):
        text = _HELD.sub(lambda found: held[int(found[1])], text)
    return text


def _of_role(found: re.Match[str]) -> str:
    name, words = found[1].rpartition(":")[2], _TARGET_OF_ROLE.sub("", found[2])
    if name in ("sup", "superscript"):
        return f"<sup>{words}</sup>"
    if name in _CODE_ROLES:
        return f"`{words}`"
    return words if name in ("sub", "subscript") else words.lstrip("~!")
