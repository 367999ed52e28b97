"""Bytes become the text that was written, or a refusal that says why."""

import codecs
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import UnreadableError
from index.formats.charset import declared_charset, python_name
from index.formats.encoding import decode

ENGLISH = "He said “the café is closed” — and that’s it. The price was £5.\n"
SPANISH = "El presidente señaló que la situación económica mejorará el próximo año.\n"
POLISH = "Prezydent oświadczył, że rozmowy odbędą się w przyszłym tygodniu w Łodzi.\n"
RUSSIAN = "Президент заявил, что переговоры состоятся на следующей неделе в Москве.\n"
GREEK = "Ο πρόεδρος δήλωσε ότι οι συνομιλίες θα γίνουν την επόμενη εβδομάδα.\n"
JAPANESE = "大統領は来週東京で会談を行うと発表した。詳細は未定である。\n"
CHINESE = "总统宣布下周将在北京举行会谈。详细情况尚未确定。\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_read_back(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_marked_encodings_are_read_back(text: str, encoding: str) -> None:
    assert decode("\ufeff".encode(encoding) + text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
    ],
)
@pytest.mark.parametrize("times", [1, 30_000], ids=["short", "long"])
def test_old_encodings_are_guessed(text: str, encoding: str, times: int) -> None:
    whole = text * times
    assert decode(whole.encode(encoding)) == whole


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH, "cp1252"), (JAPANESE, "cp932"), (CHINESE, "gb18030")]
)
def test_one_endless_line_is_guessed_too(text: str, encoding: str) -> None:
    whole = "plain " * 20_000 + text.strip() * 30_000
    assert decode(whole.encode(encoding)) == whole


def test_a_declaration_goes_before_a_guess_and_after_utf8() -> None:
    assert decode("Où ça?".encode("mac_roman"), "mac-roman") == "Où ça?"
    assert decode("Où ça?".encode(), "cp1252") == "Où ça?"


def test_a_few_damaged_bytes_do_not_cost_the_rest() -> None:
    data = RUSSIAN.encode() * 20
    assert decode(data[1:]) == "\ufffd" + RUSSIAN[1:] + RUSSIAN * 19


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"PK\x03\x04\x14\x00\x08\x08", "a ZIP archive or an office document"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "a gzip archive"),
        (b"text\x00with a NUL in it", "NUL bytes"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 200, "begins like UTF-16-LE text but is not"),
        (bytes(range(1, 256)) * 8, "not text in any known encoding"),
        (b"\x01\x02\x03\x04" * 20, "not text in any known encoding"),
    ],
    ids=["png", "zip", "pdf", "gzip", "nul", "broken utf-16", "bytes", "controls"],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        decode(data)


def test_words_that_look_like_a_signature_are_text() -> None:
    assert decode(b"ID3 is a tag. RIFF is a format.") == "ID3 is a tag. RIFF is a format."
    assert decode(b"RIFF is a format.") == "RIFF is a format."


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_a_refusal(data: bytes) -> None:
    with suppress(UnreadableError):
        decode(data, declared_charset(data)).encode()


def html5lib_cases(shared: Path) -> Iterator[tuple[bytes, bytes]]:
    for name in ("encoding1.dat", "encoding2.dat"):
        for case in (shared / "data/security" / name).read_bytes().split(b"#data\n")[1:]:
            data, encoding = case.split(b"\n#encoding\n")
            yield data, encoding.strip()


def test_declarations_of_the_html5lib_suite(shared: Path) -> None:
    cases = list(html5lib_cases(shared))
    assert len(cases) > 80
    for data, expected in cases:
        if not data.startswith(codecs.BOM_UTF8):
            assert (declared_charset(data) or "cp1252") == python_name(expected), data
        decode(data, declared_charset(data))


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso8859-2"),
        (b"<meta charset=latin1>", "cp1252"),
        (b"<meta charset=gb2312>", "gb18030"),
        (b"<meta charset=Shift_JIS>", "cp932"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=utf-7>", None),
        (b"<meta charset=rot13>", None),
        (b"<meta charset=unicode_escape>", None),
        (b"<meta charset=idna>", None),
        (b"<meta charset=\xff\x00>", None),
        (b"<!-- <meta charset=utf-8>", None),
        (b"no page at all", None),
    ],
)
def test_only_encodings_of_the_web_can_be_declared(page: bytes, charset: str | None) -> None:
    assert declared_charset(page) == charset


@given(
    st.lists(st.sampled_from([b"<", b"meta ", b"charset", b"=", b'"', b"'", b">", b"/", b"!--"]))
)
def test_any_tags_can_be_looked_through(pieces: list[bytes]) -> None:
    assert declared_charset(b"".join(pieces)) is None
