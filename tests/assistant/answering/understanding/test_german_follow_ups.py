"""What follow-ups in German lean on, and what they leave out."""

import pytest

from assistant.answering.understanding.german_follow_ups import (
    carried,
    leans,
    only_leans,
    standing,
    substituted,
)
from assistant.types import Turn


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("und warum?", True),
        ("Wann war das?", True),
        ("Seit wann?", True),
        ("Wie alt ist sie?", True),
        ("Und in Bonn?", True),
        ("Und was hat sie gekostet?", True),
        ("Wie lange dauert der Umbau dort?", False),
        ("Wer leitet das Museum?", False),
        ("Gibt es eine neue Fähre?", False),
        ("Und wann wird die Fähre nach Tannau wieder fahren?", False),
    ],
)
def test_a_question_leans_or_stands_alone(question: str, *, expected: bool) -> None:
    assert leans(question) is expected


def test_what_leans_with_words_of_its_own_may_stand_alone() -> None:
    assert only_leans("Wie lang ist es?")
    assert not only_leans("Wie hoch sind dort künftig Miete, Strom, Heizung?")


def test_no_common_word_is_carried_over() -> None:
    asked = [Turn("user", "Was kostet die Fähre nach Tannau für mich?"), Turn("assistant", "5")]
    history = [*asked, Turn("user", "und warum?")]
    assert carried("Wann war das?", history, str) == ("kostet", "Fähre", "Tannau")
    assert carried("Wann war das?", history, lambda _: "") == ()


@pytest.mark.parametrize(
    ("question", "before", "meant"),
    [
        ("und in Bonn?", "Was kostet es in Köln?", "Was kostet es in Bonn?"),
        ("Und im Zoo?", "Wer half in der Schule?", "Wer half im Zoo?"),
        ("und zum Zoo?", "Neues über den Hafen", "Neues zum Zoo"),
        ("und im Mai?", "Was war neu im März?", "Was war neu im Mai?"),
        ("und in Bonn?", "Wer baut die Fähre?", None),
        ("Wer baut in Bonn?", "Was kostet es in Köln?", None),
    ],
)
def test_another_name_takes_the_place_of_one(question: str, before: str, meant: str | None) -> None:
    assert substituted(question, before) == meant


def test_what_stands_before_is_whole() -> None:
    said = [Turn("user", "Was kostet es in Köln?"), Turn("user", "und in Bonn?")]
    assert standing(said) == "Was kostet es in Bonn?"
    assert standing([]) == ""
