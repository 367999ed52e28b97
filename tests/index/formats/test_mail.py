"""Messages and mailboxes in the forms of many mail programs."""

import quopri
from email.message import EmailMessage

import pytest

from index.errors import EmptyError
from index.formats.documents import document_drafts
from index.formats.draft import Draft

HEADERS = (
    "Subject: Kiosk at Vågen\r\nFrom: Mia Toft <mia@example.org>\r\n"
    "Date: Tue, 03 Mar 2026 07:15:00 +0100\r\n"
)
TEXT = "The kiosk sells “real” coffee for €3. It opens at six.\n"


def read(data: bytes) -> Draft:
    [draft] = document_drafts("letter.eml", data)
    return draft


def message(text: str = TEXT) -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = "Kiosk at Vågen", "Mia Toft <mia@example.org>"
    made.set_content(text)
    return made


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain; charset=iso-8859-1", TEXT.encode("cp1252")),
        ("text/plain; charset=x-unknown", TEXT.encode()),
        ("text/plain", TEXT.encode()),
        ("text/html; charset=utf-8", f"<p>{TEXT}</p>".encode()),
    ],
    ids=["Windows as Latin-1", "unknown charset", "no charset", "only HTML"],
)
def test_letters_come_out_whatever_encoding_is_named(kind: str, body: bytes) -> None:
    headers = f"{HEADERS}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n"
    assert read(headers.encode() + body).text.strip() == TEXT.strip()


def test_quoted_printable_of_windows_letters() -> None:
    encoded = quopri.encodestring(TEXT.encode("cp1252"))
    kind = b"Content-Type: text/plain; charset=windows-1252\r\nMIME-Version: 1.0\r\n"
    transfer = b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    assert read(HEADERS.encode() + kind + transfer + encoded).text == TEXT


def test_facts_stand_in_the_headers_also_behind_a_byte_order_mark() -> None:
    draft = read(b"\xef\xbb\xbf" + HEADERS.encode() + b"\r\n" + TEXT.encode())
    assert (draft.title, draft.author) == ("Kiosk at Vågen", "Mia Toft")
    assert str(draft.day) == "2026-03-03"


def test_a_sender_whose_whole_header_is_encoded_has_a_name() -> None:
    headers = "Subject: x\r\nFrom: =?utf-8?q?Zo=C3=AB_Lind_=3Czoe=40example=2Eorg=3E?=\r\n\r\n"
    assert read(headers.encode() + TEXT.encode()).author == "Zoë Lind"


def test_html_is_read_where_the_plain_text_only_says_where_to_read_it() -> None:
    made = message("View this message in a browser.\n")
    made.add_alternative("<p>The kiosk closes in May.</p>" * 9, subtype="html")
    assert read(made.as_bytes()).text.startswith("The kiosk closes in May.")


def test_html_is_read_where_the_plain_text_is_empty() -> None:
    made = message("\n")
    made.add_alternative("<p>The kiosk closes in May.</p>", subtype="html")
    assert read(made.as_bytes()).text == "The kiosk closes in May."


def test_a_forwarded_message_is_read_too() -> None:
    made = message("See the letter.\n")
    made.add_attachment(message())
    first, second = document_drafts("letter.eml", made.as_bytes())
    assert (first.text.strip(), second.text.strip()) == ("See the letter.", TEXT.strip())


def test_a_line_of_a_message_that_begins_with_from_divides_no_mailbox() -> None:
    letter = (
        HEADERS.encode().replace(b"\r\n", b"\n") + b"\nFrom noon it rains.\n>From one it snows.\n"
    )
    box = (b"From mia@example.org Tue Mar  3 07:15:00 2026\n" + letter + b"\n") * 2
    drafts = list(document_drafts("letters.mbox", box))
    assert [one.text.strip() for one in drafts] == ["From noon it rains.\nFrom one it snows."] * 2


@pytest.mark.parametrize(
    ("sender", "author", "day"),
    [
        ("Mia Toft <mia@example.org>", "Mia Toft", "2026-03-03"),
        ("mia@example.org", "mia@example.org", "2026-03-03"),
        ("<Saved by Blink>", "", "None"),
    ],
)
def test_a_message_that_was_saved_with_its_pictures_is_still_one(
    sender: str, author: str, day: str
) -> None:
    head = f"From: {sender}\r\nSubject: Kiosk at =?utf-8?q?V=C3=A5gen?=\r\n".encode()
    made = EmailMessage()
    made["Date"] = "Tue, 03 Mar 2026 07:15:00 +0100"
    made.set_content(f"<p>{TEXT}</p>", subtype="html")
    made.add_related(b"\x89PNG", "image", "png", cid="<kiosk>")
    [draft] = document_drafts("letter.mht", head + made.as_bytes())
    assert draft.text.split() == TEXT.split()
    assert (draft.author, str(draft.day)) == (author, day)
    assert draft.title == ("Kiosk at Vågen" if author else "")


def _mixed(*parts: tuple[str, str, str]) -> bytes:
    """Return a message of several parts: kind, name of a file, text."""
    from email.mime.base import MIMEBase
    from email.mime.multipart import MIMEMultipart

    message = MIMEMultipart("mixed")
    message["Subject"] = "Crane"
    for kind, name, text in parts:
        part = MIMEBase(*kind.split("/"))
        part.set_payload(text.encode(), "utf-8" if kind.startswith("text/") else None)
        if name:
            part.add_header("Content-Disposition", "attachment", filename=name)
        message.attach(part)
    return message.as_bytes()


def test_all_that_a_message_shows_is_read() -> None:
    first, last = "The crane moves in May.", "It weighs 62 tonnes."
    data = _mixed(("text/plain", "", first), ("image/png", "", "x"), ("text/plain", "", last))
    [draft] = document_drafts("a.eml", data)
    assert draft.text == f"{first}\n\n{last}"


def test_two_forms_in_a_row_are_one_text() -> None:
    text = "The crane moves in May."
    data = _mixed(("text/plain", "", text), ("text/html", "", f"<p>{text}</p>"))
    assert [draft.text for draft in document_drafts("a.eml", data)] == [text]


def test_what_is_attached_is_named() -> None:
    files = [("application/pdf", "plan.pdf", "%PDF"), ("text/csv", "costs.csv", "a,b")]
    [draft] = document_drafts("a.eml", _mixed(("text/plain", "", "See the plan."), *files))
    assert draft.text == "See the plan."
    assert draft.warnings == (
        "what is attached was left out: plan.pdf, costs.csv; add it on its own",
    )
    with pytest.raises(EmptyError, match=r"only plan\.pdf, costs\.csv attached to it"):
        list(document_drafts("a.eml", _mixed(*files)))


def test_messages_of_a_mailbox_that_have_no_text_are_counted() -> None:
    box = b"From a@hask.example Thu Mar  5 10:00:00 2026\n"
    full = box + b"From: Amy Lund <amy@hask.example>\n\nThe crane moves in May.\n\n"
    empty = box + _mixed(("application/pdf", "plan.pdf", "%PDF")) + b"\n\n"
    [draft] = document_drafts("a.mbox", empty + full)
    assert draft.warnings == ("messages without text, which were left out: 1",)
    with pytest.raises(EmptyError, match="no message with text"):
        list(document_drafts("a.mbox", empty))
