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


def test_a_weight_is_in_units_of_weight():
    text = "The anvil of 1890 weighs 210 kg, and 300 guests came to see it."
    assert of("How heavy is the anvil?", text, "300") < of("How heavy is the anvil?", text, "210")


def test_a_vote_against_is_a_denial_where_one_is_asked_for():
    question = "Who did not vote for the weir?"
    assert of(question, "Moe and Lie voted against.") > of(question, "Aas and Bakke voted for it.")
    assert of(question, "It can be passed without a boat.") == of(question, "It can be passed.")
