"""Of whom something is said is told where the evidence names another for it."""

import pytest

from index.english.subjects import is_of_another


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The ferry company said that the fog was the cause.",
            ["The harbour said that the fog was the cause; the ferry company was silent."],
        ),
        (
            "Passengers blamed the fog for the delay.",
            ["According to the pilot, fog caused the delay; passengers blamed a late crew."],
        ),
        (
            "Engineers claim that the dam dried the wells.",
            ["A group of farmers claims that the dam dried the wells.", "Engineers doubt it."],
        ),
        (
            "Ida Holm confirmed the sale of the mill.",
            ["Ida Holm kept silent for a week.", "Her lawyer confirmed the sale of the mill."],
        ),
    ],
)
def test_what_another_is_said_to_have_done(claim: str, evidence: list[str]) -> None:
    assert is_of_another(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # What points back is the one before.
        (
            "Brevik Foods blamed its costs.",
            ["Brevik Foods closed.", "The company blamed its costs."],
        ),
        ("Ida Holm sold it in May.", ["Ida Holm had a mill.", "She sold it in May."]),
        ("The council asked for changes.", ["The council agreed, but it asked for changes."]),
        # A part without a subject has that of the one before.
        ("The council opposed the tax.", ["The council agreed, while opposing the tax."]),
        # Called otherwise before.
        (
            "The chief executive named the costs.",
            ["Brevik's chief executive, Pia Lund, resigned.", "Lund named the costs."],
        ),
        # The evidence says it of both, or of nobody else.
        ("Ida Holm won the race.", ["Per Lie won the race; Ida Holm won the race before."]),
        ("Ida Holm won the race.", ["Ida Holm won the race, while Per Lie came second."]),
        ("Ida Holm won the race.", ["The race was won in May."]),
        # In two parts, or none that is easy to see.
        (
            "The council agreed, but Per Lie opposed it.",
            ["Per Lie agreed; the council opposed it."],
        ),
        ("In May, prices rose.", ["Wages rose in May; prices fell."]),
    ],
)
def test_what_may_be_said_of_the_one_named(claim: str, evidence: list[str]) -> None:
    assert not is_of_another(claim, evidence)
