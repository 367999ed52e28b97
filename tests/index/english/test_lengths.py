"""How long an answer is asked to be."""

import pytest

from index.english.lengths import length_asked, without_length


@pytest.mark.parametrize(
    ("question", "length", "rest"),
    [
        ("Sum up the strike in two sentences.", 2, "Sum up the strike ."),
        ("Summarise it all in at most 4 short lines", 4, "Summarise it all"),
        ("In three bullet points: the flood", 3, "the flood"),
        ("Give me the five main points.", 5, "Give me the five main points."),
        ("the 3 most important takeaways", 3, "the 3 most important takeaways"),
        ("In one sentence.", 1, "In one sentence."),
        ("What happened in three towns?", None, "What happened in three towns?"),
        ("Summarise the three reports.", None, "Summarise the three reports."),
    ],
)
def test_the_length_is_told_from_the_rest(question: str, length: int | None, rest: str) -> None:
    assert length_asked(question) == length
    assert without_length(question) == rest
