"""Bytes -> text: byte order marks, UTF-8, what the page declares, and only then a guess."""

import codecs
import io
import re
from collections.abc import Iterator

from index.errors import UnreadableError

_UTF8 = "utf-8"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, _UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF sound, video or WebP image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"OggS", "an Ogg sound"),
    (b"ID3", "an MP3 sound"),
)

# What text outside UTF-8 is written in today. Fewer candidates make better guesses: with all that
# charset-normalizer knows, Polish in ISO 8859-2 is taken for ISO 8859-10.
_GUESSED = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "iso8859_2", "iso8859_5", "iso8859_7", "koi8_r", "koi8_u"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
)
# Looked at whole. charset-normalizer 3.5 takes probes of anything longer, and where they begin in
# the middle of a word or a character, it finds nothing or the wrong thing.
_GUESSED_FROM_BYTES = 8_000

_DAMAGE = 0.02
"""Of the characters beyond ASCII, how many may be damaged in a file that is still called UTF-8."""

_CONTROL_SHARE = 0.02
"""Of all characters, how many may be control characters in what is still called text."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of a file, without its byte order mark.

    UTF-8 goes before a declaration, because text that is valid UTF-8 by chance does not happen and
    wrong declarations do. A file that is UTF-8 but for a few bytes, as after being cut or pasted
    together, is read as UTF-8 with U+FFFD in their places.

    Args:
        data: The whole file.
        declared: The Python name of the encoding that the file declares, if it does.

    Raises:
        UnreadableError: It is not text, or text in an encoding that cannot be made out.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    if utf16 := _unmarked_utf16(data):
        return _decode_marked(data, utf16)
    _refuse_binary(data)
    for text in _readings(data, declared):
        if text is not None and not _is_junk(text):
            return text
    raise UnreadableError("not text in any known encoding; save it as UTF-8 text")


def _readings(data: bytes, declared: str | None) -> Iterator[str | None]:
    """Yield what the data may say, the most trustworthy reading first."""
    if b"\x1b$" in data:
        # Japanese in seven bits, which is valid UTF-8 too: full of escapes.
        yield _strictly(data, "iso2022_jp")
    yield _strictly(data, _UTF8)
    yield _damaged_utf8(data)
    if declared:
        yield _strictly(data, declared)
    yield _guessed(data)
    if declared:
        yield _replaced(data, declared)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_marked(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _DAMAGE * len(text) + 1 or _is_junk(text):
        raise UnreadableError(
            f"it begins like {encoding.upper()} text but is not; save it as UTF-8 text"
        )
    return text


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the byte order where every second byte is often NUL, as in Western UTF-16."""
    head = data[:4_096]
    half = len(head) // 2
    if half < 2 or len(data) % 2:
        return None
    zeros = head[::2].count(0), head[1::2].count(0)
    if zeros[1] > 0.6 * half and not zeros[0]:
        return "utf-16-le"
    if zeros[0] > 0.6 * half and not zeros[1]:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        # "RIFF" or "ID3" may well begin a sentence; a file of that kind also has bytes like these.
        if data.startswith(signature) and re.search(rb"[\x00-\x08\x80-\xff]", data[:65_536]):
            raise UnreadableError(f"not text but {kind}; save its text as a .txt file")
    if b"\x00" in data:
        raise UnreadableError("not text: there are NUL bytes in it; save its text as UTF-8")


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode(_UTF8, "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    return text if damaged <= _DAMAGE * beyond_ascii else None


def _replaced(data: bytes, encoding: str) -> str | None:
    text = data.decode(encoding, "replace")
    return text if text.count("\ufffd") <= _DAMAGE * len(text) else None


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    sample = _telling(data)
    # Half a character at the end of a cut line would speak against the right encoding; the longest
    # characters have four bytes.
    for length in range(len(sample), max(0, len(sample) - 4), -1):
        matches = from_bytes(
            sample[:length], steps=1, chunk_size=length, cp_isolation=list(_GUESSED)
        )
        if (best := matches.best()) is not None:
            break
    else:
        return None
    encoding = best.encoding
    # Western text is also plausible in neighbouring code pages ("£" becomes "Ł") and by far the
    # most frequent: it wins ties, and wins where there is next to nothing but ASCII letters.
    letters = len(data.translate(None, bytes(range(0xC0)))) / len(data)
    for match in matches:
        is_western = "cp1252" in match.could_be_from_charset and match.chaos <= best.chaos
        if is_western and (match.coherence >= best.coherence or letters < 0.02):
            encoding = "cp1252"
    return _strictly(data, encoding) or _replaced(data, encoding)


def _telling(data: bytes) -> bytes:
    """Return some lines that hold more than ASCII; at least one, cut if it is very long."""
    found: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        if line.isascii():
            continue
        if found and size + len(line) > _GUESSED_FROM_BYTES:
            break
        beyond_ascii = re.search(rb"[\x80-\xff]", line)
        start = max(0, beyond_ascii.start() - 200) if beyond_ascii else 0
        found.append(line[start : start + _GUESSED_FROM_BYTES])
        size += len(found[-1])
    return b"".join(found)


def _is_junk(text: str) -> bool:
    _, controls = re.subn(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", "", text)
    return controls > _CONTROL_SHARE * len(text)
