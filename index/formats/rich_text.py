"""Rich Text files -> HTML, of which the text is taken as of any page, and who wrote them when.

What nobody reads is left out: running heads, comments, hidden text, and what was deleted while
changes were tracked. Notes stand at the end; their marks stay where they were.
"""

import codecs
import re
from dataclasses import dataclass, replace
from html import escape

from index.formats.note_marks import raised
from index.formats.rich_text_flow import Flow
from index.formats.rich_text_words import (
    CHARACTERS,
    CODE_PAGES,
    FACTS,
    GROUPS,
    LEFT_OUT,
    LIST_MARKS,
    PARAGRAPH_ENDS,
    SHAPE,
    SHAPE_TEXT,
)

_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|'(?P<hex>[0-9a-fA-F]{2})"
    rb"|(?P<symbol>.))|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_DEFAULT = "cp1252"


@dataclass(frozen=True, slots=True)
class RichText:
    """What a Rich Text file holds; `created` is a day as in "2026-02-17", or empty."""

    html: str
    title: str
    author: str
    created: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What a group inherits, and its end takes back."""

    font: str = ""
    skipped: int = 1  # bytes that stand in for a character of Unicode, for old programs
    is_raised: bool = False
    is_hidden: bool = False
    left_out: str = ""  # why this group is: the word that opened it
    flow: int = 0  # how many flows are open


def read_rich_text(data: bytes) -> RichText:
    """Return what a file holds that begins as Rich Text does."""
    return _Reader().read(_in_ascii(data))


class _Reader:
    def __init__(self) -> None:
        self._look = _Look()
        self._looks: list[_Look] = []
        self._flows = [Flow()]
        self._notes: list[str] = []
        self._marked = 0  # notes whose mark is a number given by the program
        self._encoding = _DEFAULT
        self._fonts: dict[str, str] = {}
        self._default_font = ""
        self._waiting = bytearray()  # characters of a code page: one may take several bytes
        self._to_skip = 0
        self._is_starred = False
        self._facts: dict[str, str] = {}
        self._created: dict[str, int] = {}

    def read(self, data: bytes) -> RichText:
        position = 0
        while found := _TOKEN.match(data, position):
            position = found.end()
            if found["word"] is not None:
                position += self._take_word(found["word"].decode(), found["number"])
            elif found["brace"] is not None:
                self._take_brace(found["brace"])
                if not self._looks:
                    break  # whatever follows is no part of the document
            else:
                self._take_characters(found)
        while len(self._flows) > 1:
            self._end_flow()
        self._flows[0].end_paragraph()
        day = [self._created.get(name, 0) for name in ("yr", "mo", "dy")]
        return RichText(
            _joined("".join(self._flows[0].blocks + self._notes)),
            _joined(self._facts.get("title", "")),
            _joined(self._facts.get("author", "")),
            "{}-{:0>2}-{:0>2}".format(*day) if all(day) else "",
        )

    def _take_brace(self, brace: bytes) -> None:
        self._write_waiting()
        self._to_skip = 0
        if brace == b"{":
            self._looks.append(self._look)
        else:
            self._look = self._looks.pop() if self._looks else _Look()
            while len(self._flows) > self._look.flow + 1:
                self._end_flow()
        self._is_starred = False

    def _take_characters(self, found: "re.Match[bytes]") -> None:
        if found["text"] is not None:
            text = found["text"][self._to_skip :]
            self._to_skip = max(0, self._to_skip - len(found["text"]))
            self._wait(text)
        elif found["hex"] is not None:
            if self._to_skip:
                self._to_skip -= 1
            else:
                self._wait(bytes.fromhex(found["hex"].decode()))
        elif found["symbol"] == b"*":
            self._is_starred = True
        elif found["symbol"] is not None:
            symbol = found["symbol"].decode("latin-1")
            self._take_word("par" if symbol in "\r\n" else symbol, None)

    def _take_word(self, word: str, digits: bytes | None) -> int:
        """Do what a control word says; return how many bytes of data follow it."""
        self._write_waiting()
        number = int(digits) if digits else None
        is_on = number != 0
        is_skipped, self._to_skip = self._to_skip > 0, 0
        if word == "bin":
            return max(0, number or 0)
        if self._is_starred or self._look.left_out or word in GROUPS:
            self._begin_group(word)
            self._take_fact(word, number)
        elif word in CHARACTERS:
            self._write("" if is_skipped else CHARACTERS[word])
        elif word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self._to_skip = self._look.skipped
        elif word == "chftn":
            self._write_note_mark()
        elif word in ("v", "deleted"):
            self._look = replace(self._look, is_hidden=is_on)
        elif word in ("super", "nosupersub", "up", "dn", "sub"):
            self._look = replace(self._look, is_raised=word in ("super", "up") and is_on)
        elif word == "plain":
            font = self._default_font
            self._look = replace(self._look, font=font, is_raised=False, is_hidden=False)
        else:
            self._take_layout(word, number)
        return 0

    def _take_layout(self, word: str, number: int | None) -> None:
        flow = self._flows[-1]
        if word in PARAGRAPH_ENDS:
            flow.end_paragraph()
        elif word in ("cell", "nestcell"):
            flow.end_cell()
        elif word in ("row", "nestrow"):
            flow.end_row()
        elif word == "pard":
            flow.heading, flow.is_in_table = 0, False
        elif word == "intbl":
            flow.is_in_table = True
        elif word == "outlinelevel" and number is not None:
            flow.heading = min(number + 1, 6) if number < 9 else 0
        elif word == "f":
            self._look = replace(self._look, font=str(number))
        elif word == "uc":
            self._look = replace(self._look, skipped=max(0, number or 0))
        elif word == "deff":
            self._default_font = str(number)
            self._look = replace(self._look, font=self._default_font)
        elif word in ("ansicpg", "mac", "pc", "pca"):
            self._encoding = CODE_PAGES.get(word if number is None else str(number), f"cp{number}")

    def _begin_group(self, word: str) -> None:
        """Take a word that says what the group that it opens is for."""
        is_starred, self._is_starred = self._is_starred, False
        if word in SHAPE_TEXT and self._look.left_out in ("", SHAPE):
            self._look = replace(self._look, left_out="")
            self._begin_flow("box")
        elif self._look.left_out:
            return
        elif word == "footnote":
            self._begin_flow("note")
        elif word in LIST_MARKS:
            self._begin_flow("mark")
        elif word in LEFT_OUT or (is_starred and word != "fldrslt"):
            self._look = replace(self._look, left_out=word)

    def _take_fact(self, word: str, number: int | None) -> None:
        """Take what stands in the tables before the text: facts, days, what fonts write."""
        if self._look.left_out == "info" and word in FACTS:
            self._look = replace(self._look, left_out="")
            self._begin_flow(word)
        elif self._look.left_out == "info" and word == "creatim":
            self._look = replace(self._look, left_out=word)
        elif self._look.left_out == "creatim" and number:
            self._created[word] = number
        elif self._look.left_out == "fonttbl" and word == "f":
            self._look = replace(self._look, font=str(number))
        elif self._look.left_out == "fonttbl" and word == "fcharset":
            self._fonts[self._look.font] = CODE_PAGES.get(f"fcharset{number}", "")

    def _begin_flow(self, kind: str) -> None:
        self._flows.append(Flow(kind))
        self._look = replace(self._look, flow=len(self._flows) - 1, is_raised=False)

    def _end_flow(self) -> None:
        flow = self._flows.pop()
        outer = self._flows[-1]
        if flow.kind in ("box", "note"):
            flow.end_paragraph()
            (self._notes if flow.kind == "note" else outer.boxes).extend(flow.blocks)
        elif flow.kind == "mark":
            outer.take_mark(flow)
        else:
            self._facts.setdefault(flow.kind, " ".join("".join(flow.line).split()))

    def _wait(self, characters: bytes) -> None:
        if not (self._look.left_out or self._look.is_hidden):
            self._waiting += characters

    def _write_waiting(self) -> None:
        if self._waiting:
            characters, self._waiting = bytes(self._waiting), bytearray()
            self._write(_decoded(characters, self._fonts.get(self._look.font) or self._encoding))

    def _write(self, text: str) -> None:
        self._write_waiting()
        if self._look.left_out or self._look.is_hidden:
            return
        text = raised(text) if self._look.is_raised else text
        is_fact = self._flows[-1].kind in FACTS
        self._flows[-1].line.append(
            text if is_fact else escape(text, quote=False).replace("\n", "<br>")
        )

    def _write_note_mark(self) -> None:
        is_in_note = self._flows[-1].kind == "note"
        self._marked += not is_in_note and not self._look.left_out
        mark = f"{self._marked}. " if is_in_note else raised(str(self._marked))
        self._look, look = replace(self._look, is_raised=False), self._look
        self._write(mark)
        self._look = look


def _in_ascii(data: bytes) -> bytes:
    """Return a file with the characters escaped that its program wrote as they are, in UTF-8."""
    if data.isascii() or b"\\bin" in data:
        return data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return _NOT_ASCII.sub(_escaped, text).encode("ascii")


def _escaped(found: "re.Match[str]") -> str:
    units = found[0].encode("utf-16-le")
    numbers = (int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2))
    return "{\\uc0" + "".join(f"\\u{number} " for number in numbers) + "}"


def _decoded(characters: bytes, encoding: str) -> str:
    try:
        codecs.lookup(encoding)
    except LookupError:
        encoding = _DEFAULT
    return characters.decode(encoding, "replace")


def _joined(text: str) -> str:
    """Return a text with the characters put together that were written in halves."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
