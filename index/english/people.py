"""Words by which a text counts people without saying what they do: 40 residents, 70 people."""

from index.english.words import stem

PEOPLE = frozenset(
    stem(word)
    for word in (
        "people persons residents inhabitants citizens locals villagers neighbours neighbors"
        " tenants occupants householders islanders townspeople"
    ).split()
)
"""Stems; what one paper calls residents another calls people."""
