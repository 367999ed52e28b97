"""The commands within a line of LaTeX, as the words and signs that they print."""

import re
import unicodedata

_ACCENTS = {
    **{"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304"},
    **{".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323"},
    **{"b": "\u0331", "r": "\u030a", "k": "\u0328"},
}
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHcdbrk])(?:\s+|(?=\{)))"
    r"(?:\{\s*(\\?[^\W\d_])\s*\}|(\\?[^\W\d_])(?:\s+(?=\\i))?)"
)
_LETTERS = {
    **{"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å"},
    **{"AA": "Å", "l": "ł", "L": "Ł", "i": "i", "j": "j", "ldots": "…", "dots": "…", "S": "§"},
    **{"textellipsis": "…", "euro": "€", "texteuro": "€", "pounds": "£", "textpounds": "£"},
    **{"copyright": "©", "textcopyright": "©", "dag": "†", "ddag": "‡", "P": "¶", "LaTeX": "LaTeX"},
    **{"TeX": "TeX", "textendash": "–", "textemdash": "—", "textquoteright": "’", "quad": " "},
    **{"qquad": " ", "textdegree": "°", "degree": "°", "textbar": "|", "textbackslash": "\\\\"},
    **{"newline": "\n", "par": "\n\n", "percent": "%", "textquotedblleft": "“", "slash": "/"},
    **{"textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "glqq": "„"},
    **{
        "grqq": "“",
        "textasciitilde": "~",
        "textunderscore": "_",
        "enspace": " ",
        "og": "« ",
        "fg": " »",
    },
}
_HIDDEN = frozenset(
    "label cite citep citet citeauthor citeyear nocite parencite textcite autocite ref pageref "
    "eqref autoref cref Cref vspace hspace includegraphics bibliography bibliographystyle input "
    "include usepackage documentclass pagestyle thispagestyle setlength setcounter addtocounter "
    "index glossary graphicspath newcommand renewcommand definecolor color hypersetup vskip hskip "
    "phantom markboth markright addcontentsline fontsize selectlanguage newtheorem".split()
)
_SECOND = frozenset("href textcolor colorbox parbox raisebox foreignlanguage fontfamily".split())
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?[ \t]*")
_OPTION = re.compile(r"\s*\[[^\[\]]{0,500}\]")
_SIGN = re.compile(r"\\([&%$#_{}])")
_BREAK = re.compile(r"\\\\(?:\[[^\]]*\])?")
_FORMULA = re.compile(
    r"(?<!\\)(\$\$?)(.{1,2000}?)(?<!\\)\1|\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]", re.DOTALL
)
_PLAIN_FORMULA = re.compile(r"\s*[\d\s.,+=<>/%()\-]*\s*")
_NOTHING = "\x05"  # for a reference, which goes with the space before it
_REFERENCE = re.compile(f"[ ~]*{_NOTHING}")
_HELD = re.compile(r"\x02(\d+)\x03")
_DEEPEST = 40


def argument_at(text: str, at: int) -> tuple[str, int]:
    """Return what stands in the braces that open at a place, and where they end.

    Example: "{a{b}}c", 0 -> ("a{b}", 6).
    """
    depth = 0
    for place in range(at, len(text)):
        letter = text[place]
        if letter in "{}" and (not place or text[place - 1] != "\\"):
            depth += 1 if letter == "{" else -1
            if not depth:
                return text[at + 1 : place], place + 1
    return text[at + 1 :], len(text)


def in_words(text: str, notes: list[str] | None = None) -> str:
    """Return a piece of LaTeX as it is printed, with the marks of Markdown.

    Args:
        text: Without environments.
        notes: Where to put its footnotes, as Markdown's; they are left out if None.
    """
    held: list[str] = []

    def hold(shown: str) -> str:
        held.append(shown)
        return f"\x02{len(held) - 1}\x03"

    def formula(found: re.Match[str]) -> str:
        inner = next(filter(None, (found[2], found[3], found[4])), "")
        plain = inner.replace("\\%", "%").replace("\\,", " ").replace("{,}", ",")
        is_plain = _PLAIN_FORMULA.fullmatch(plain)
        return hold(plain.strip() if is_plain else f"`{' '.join(inner.split())}`")

    text = _FORMULA.sub(formula, text.replace("\x02", ""))
    text = _ACCENT.sub(_accented, text)
    text = _BREAK.sub("\n", text)
    text = _SIGN.sub(lambda found: hold(f"\\{found[1]}" if found[1] in "_#" else found[1]), text)
    text = re.sub(r"\\[,;:! @/-]", lambda one: "" if one[0][1] in "-/!@" else " ", text)
    text = _commands(text, notes, 0)
    text = _REFERENCE.sub("", text)
    text = text.replace("~", "\u00a0").replace("``", "“").replace("''", "”")
    text = text.replace("{", "").replace("}", "")
    return _HELD.sub(lambda found: held[int(found[1])], text)


def _accented(found: re.Match[str]) -> str:
    mark = _ACCENTS[found[1] or found[2]]
    letter = (found[3] or found[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + mark)


def _commands(text: str, notes: list[str] | None, depth: int) -> str:
    """Return a text with its commands as what they print."""
    parts: list[str] = []
    at = 0
    while (found := _COMMAND.search(text, at)) and depth <= _DEEPEST:
        parts.append(text[at : found.start()])
        at = found.end()
        name = found[1]
        if name in _LETTERS:
            parts.append(_LETTERS[name])
            continue
        while option := _OPTION.match(text, at):
            at = option.end()
        arguments: list[str] = []
        while at < len(text) and text[at] == "{":
            argument, at = argument_at(text, at)
            arguments.append(argument)
        if not arguments and not text[found.start() : at].endswith("]"):
            at = found.end()
        parts.append(_printed(name, arguments, notes, depth))
    return "".join([*parts, text[at:]])


def _printed(name: str, arguments: list[str], notes: list[str] | None, depth: int) -> str:
    if name in _HIDDEN or not arguments:
        return _NOTHING if name in _HIDDEN else ""
    if name in ("footnote", "footnotetext", "thanks"):
        if notes is None:
            return ""
        notes.append("")
        mark, place = f"[^n{len(notes)}]", len(notes) - 1
        notes[place] = f"{mark}: {' '.join(in_words(arguments[0], notes).split())}"
        return mark
    if name in ("SI", "qty", "si", "unit"):
        units = re.sub(r"\\([A-Za-z]+)", r"\1 ", arguments[-1]).strip()
        return f"{arguments[0]} {units}" if len(arguments) > 1 else units
    shown = arguments[1:2] if name in _SECOND else arguments
    words = " ".join(_commands(one, notes, depth + 1) for one in shown)
    if name in ("textbf", "emph", "textit"):
        return f"*{words}*" if words.strip() == words and words else words
    if name == "textsuperscript":
        return f"<sup>{words}</sup>"
    if name == "caption":
        return f"\n\n{words}\n\n"
    return words
