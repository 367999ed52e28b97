"""Contacts (vCard, RFC 6350) -> drafts: each is a paragraph of what is known of somebody."""

import quopri
import re
from collections.abc import Iterator

from index.errors import EmptyError
from index.formats.draft import Draft
from index.formats.encoding import decode

_FOLDED = re.compile(r"\r?\n[ \t]|=\r?\n(?=[^\r\n:]*(?:=[0-9A-F]{2}|\Z))")
_LINE = re.compile(r"(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):(.*)")
_ESCAPED = re.compile(r"\\([nN,;:\\])")
_PARTS = re.compile(r"(?<!\\);")
_LABELS = {
    **{"ORG": "Organisation", "TITLE": "Role", "ROLE": "Role", "TEL": "Phone", "EMAIL": "Mail"},
    **{"ADR": "Address", "URL": "Web", "BDAY": "Birthday", "NICKNAME": "Also called"},
    "NOTE": "Note",
}


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a file of contacts.

    Raises:
        EmptyError: There is no contact in it.
    """
    text = _FOLDED.sub("", decode(data, "utf-8"))
    cards = re.split(r"(?i)^BEGIN:VCARD\s*$", text, flags=re.MULTILINE)[1:]
    said = [one for one in map(_said, cards) if one]
    if not said:
        raise EmptyError("there is no contact in it")
    yield Draft("\n\n".join(said), is_table=True)


def _said(card: str) -> str:
    """Return what a card tells as one sentence, so that all of it is told of the name."""
    facts: dict[str, list[str]] = {}
    for line in card.splitlines():
        found = _LINE.fullmatch(line.strip())
        if found is None:
            continue
        value = found[3]
        if "QUOTED-PRINTABLE" in found[2].upper():
            value = quopri.decodestring(value.encode()).decode("utf-8", "replace")
        parts = [_unescaped(part) for part in _PARTS.split(value)]
        facts.setdefault(found[1].upper(), []).append(", ".join(filter(None, parts)))
    name = next(iter(facts.get("FN") or facts.get("ORG") or ()), "")
    if not name and "N" in facts:
        family, _, given = facts["N"][0].partition(", ")
        name = f"{given} {family}".strip()
    told = [
        f"{label} {', '.join(dict.fromkeys(values))}"
        for key, label in _LABELS.items()
        if (values := [one for one in facts.get(key, ()) if one and one != name])
    ]
    return f"{name}: {'; '.join(told)}." if name and told else name


def _unescaped(value: str) -> str:
    said = _ESCAPED.sub(lambda one: " " if one[1] in "nN" else one[1], value)
    return " ".join(said.split()).rstrip(".")
