"""What is written in one form only is not answered by a sentence without it."""

import pytest

from assistant.answering.deciding.signs import lacks_sign


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the library's telephone number?", "Call Ms. Orr on 555 0142."),
        ("Which number should I ring about a swarm?", "For swarms ring (0555) 0142-7."),
        ("What is her e-mail address?", "Write to ida@skarn.example."),
        ("What time does the gate shut?", "The gate shuts at 6 pm."),
        ("At what time did the pump start?", "It started at half past four."),
        ("What time is the last boat?", "The last one leaves at nine."),
        ("What time is the last boat?", "Last boat | 21:40"),
        ("How old is Ida Orr?", "Ida Orr, 61, has looked after the lamp for years."),
        ("How old is she?", "She is sixty-one."),
        ("How old is the pier?", "The pier was built in 1911."),
        ("Who rang the library?", "Nobody did."),
    ],
)
def test_what_has_its_form_may_answer(question: str, text: str) -> None:
    assert not lacks_sign(question, ["The library has a lamp.", text])


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What's the tool shed's phone number?", "Sheet no. 12 of the tool shed."),
        ("What is the e-mail address of the choir?", "The choir writes to the council."),
        ("How old is Juno Orr?", "Juno Orr would like to stop at the weir, her father said."),
        ("What time is the last boat out of Hask?", "The boat sails from Hask three times a day."),
    ],
)
def test_what_lacks_it_does_not(question: str, text: str) -> None:
    assert lacks_sign(question, [text, "The rowing boat made its last trip then."])
