"""What fits a question beside what the reader sees."""

from assistant.answering.writing.fitness import fitness
from index.types import Span


def of(question, text, words=""):
    span = Span(text.index(words), text.index(words) + len(words)) if words else None
    return fitness(question, text, span)


def test_a_yes_no_question_is_answered_by_what_has_its_words():
    question = "Will Corvan Lines appeal?"
    assert of(question, "We will not appeal.") > of(question, "Corvan Lines has gone to court.")


def test_so_many_bidders_are_no_sum():
    text = "Corvan was the dearest of the four bidders, with 731 million."
    question = "How much did Corvan bid?"
    assert of(question, text, "four") < of(question, text, "731 million")


def test_two_hours_are_no_ministers():
    text = "The two ministers talked for nine hours."
    assert of("How many ministers talked?", text, "nine") < of(
        "How many ministers talked?", text, "two"
    )
