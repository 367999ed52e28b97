"""One verb, whatever its form, and who does it."""

import pytest

from index.english.verbs import IRREGULAR_FORMS, verb_stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wrote", "writes"),
        ("written", "writer"),
        ("bought", "buying"),
        ("led", "leader"),
        ("founded", "founder"),
        ("won", "winners"),
        ("walked", "walks"),
    ],
)
def test_forms_of_one_verb_are_one(one: str, other: str) -> None:
    assert verb_stem(one) == verb_stem(other)


@pytest.mark.parametrize(("one", "other"), [("found", "find"), ("fell", "felt")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert verb_stem(one) != verb_stem(other)


def test_irregular_forms_are_known() -> None:
    assert {"buy", "bought", "swim", "swum"} <= IRREGULAR_FORMS
    assert "walked" not in IRREGULAR_FORMS
