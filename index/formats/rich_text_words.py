"""The control words of Rich Text (version 1.9.1) that its text is read by."""

from collections.abc import Mapping

CHARACTERS: Mapping[str, str] = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "~": "\u00a0",
    "_": "\u2011",
    "-": "\u00ad",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
"""Words and symbols that stand for a character."""

PARAGRAPH_ENDS = frozenset(("par", "sect", "page", "column"))
LIST_MARKS = frozenset(("listtext", "pntext"))
"""They open a group with the mark of a list's item, as it is shown."""

SHAPE = "shpinst"
SHAPE_TEXT = frozenset(("shptxt", "dptxbxtext"))
FACTS = ("title", "author")

LEFT_OUT = frozenset(
    "aftnsep aftnsepc aftncn annotation atnid atnauthor atntime atndate atnicn bkmkstart bkmkend "
    "colortbl comment fldinst fonttbl footer footerf footerl footerr ftnsep ftnsepc ftncn "
    "header headerf headerl headerr info nonesttables object pict private revtbl rxe shprslt "
    "shpinst sn sp stylesheet sv tc template txe upr xe".split()
)
"""They open a group that is no text of the document, also without the star that says so."""

GROUPS = LEFT_OUT | LIST_MARKS | SHAPE_TEXT | {*FACTS, "footnote"}
"""They say what the group that they open is for."""

CODE_PAGES: Mapping[str, str] = {
    "mac": "mac_roman",
    "pc": "cp437",
    "pca": "cp850",
    "10000": "mac_roman",
    "65001": "utf-8",
    "fcharset77": "mac_roman",
    "fcharset128": "cp932",
    "fcharset129": "cp949",
    "fcharset130": "johab",
    "fcharset134": "gbk",
    "fcharset136": "cp950",
    "fcharset161": "cp1253",
    "fcharset162": "cp1254",
    "fcharset163": "cp1258",
    "fcharset177": "cp1255",
    "fcharset178": "cp1256",
    "fcharset186": "cp1257",
    "fcharset204": "cp1251",
    "fcharset222": "cp874",
    "fcharset238": "cp1250",
    "fcharset254": "cp437",
    "fcharset255": "cp850",
}
"""What a file, or one of its fonts, says of its bytes -> Python's name for that encoding."""
