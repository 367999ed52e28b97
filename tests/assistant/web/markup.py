"""HTML with a line for each tag and each text, so that a difference between two is readable."""

import re

INDENT = "  "
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_PIECE = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")


def pretty(html: str) -> str:
    """Return the HTML, indented by depth; white space at the ends of texts is not shown."""
    lines, depth = [], 0
    for piece in _PIECE.findall(html):
        text = " ".join(piece.split())
        if not text:
            continue
        name = _NAME.match(text)
        closes = text.startswith("</")
        depth -= closes
        lines.append(INDENT * depth + text)
        opens = name and not closes and name[1].lower() not in VOID and not text.endswith("/>")
        depth += bool(opens)
    return "\n".join(lines)
