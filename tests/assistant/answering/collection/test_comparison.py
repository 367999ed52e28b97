"""Comparisons: what stands under a label is on it, and who has more is said where it is known."""

import pytest

from assistant import Assistant
from assistant.types import RequestKind


@pytest.mark.parametrize(
    ("question", "statement", "values"),
    [
        (
            "Which yard was cheaper, Halvard Works or Brink?",
            "Price (million): Halvard Works 48, Brink 52. Cheaper: Halvard Works.",
            ("48", "52"),
        ),
        (
            "Which is more expensive, Sundgard or Brink?",
            "Price (million): Sundgard 45, Brink 52. More expensive: Brink.",
            ("45", "52"),
        ),
        (
            "Who would build faster, Brink or Sundgard?",
            "Months to build: Brink 11, Sundgard 20. Faster: Brink.",
            ("11", "20"),
        ),
        (
            "Who was slower, Ida Lund or Per Falk?",
            "Time: Ida Lund 1:02:40, Per Falk 1:03:05. Slower: Per Falk.",
            ("1:02:40", "1:03:05"),
        ),
    ],
)
def test_rows_of_one_table_are_compared_in_the_column_that_is_asked_for(
    papers: Assistant, question: str, statement: str, values: tuple[str, str]
) -> None:
    answer = papers.ask(question)
    assert answer.statement == statement
    assert len(answer.sentences) == 2
    for sentence, value in zip(answer.sentences, values, strict=True):
        assert sentence.label in sentence.text
        assert value in sentence.text


def test_amounts_in_sentences_are_compared_where_their_unit_is_one(papers: Assistant) -> None:
    answer = papers.ask("Which is taller, the museum or the cathedral?")
    assert answer.statement == "Museum 41 metres, cathedral 58 metres. Taller: cathedral."
    assert [sentence.label for sentence in answer.sentences] == ["museum", "cathedral"]


def test_two_opinions_stand_under_the_names_of_those_who_hold_them(papers: Assistant) -> None:
    answer = papers.ask("How do Berit Moe and Olav Stein differ?")
    labelled = {one.label: one.text for one in answer.sentences if one.label}
    assert "turbines" in labelled["Berit Moe"]
    assert "disputes" in labelled["Olav Stein"]
    assert "parasite" in answer.text


def test_no_row_of_another_stands_under_a_label(papers: Assistant) -> None:
    answer = papers.ask("Which yard was cheaper, Brink or Nordhavn?")
    assert all(sentence.label != "Nordhavn" for sentence in answer.sentences)
    assert "Nothing was found on “Nordhavn”." in answer.statement


def test_two_papers_are_compared_each_by_its_own_article(papers: Assistant) -> None:
    answer = papers.ask("Did the Post and the Herald report the same number of people injured?")
    shown = {one.label: one.text for one in answer.sentences}
    assert "Nine" in shown["Ostby Post"]
    assert "Eleven" in shown["Lakeland Herald"]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Which yard was the cheapest?", "Price (million): Sundgard 45, the lowest of 3."),
        (
            "Which yard would build the ferry fastest?",
            "Months to build: Brink 11, the lowest of 3.",
        ),
        ("Who was the slowest swimmer?", "Time: Tor Aas 1:09:12, the highest of 3."),
    ],
)
def test_the_row_with_most_or_least_is_found(
    papers: Assistant, question: str, statement: str
) -> None:
    answer = papers.ask(question)
    assert answer.statement == statement
    assert answer.sentences[0].label in answer.sentences[0].text


def test_without_a_table_the_question_for_the_most_is_one_for_a_fact(papers: Assistant) -> None:
    answer = papers.ask("Which is the tallest tower of the museum?")
    assert answer.understood_as is RequestKind.FACT


def test_what_only_small_words_tell_apart_is_not_the_same(papers: Assistant) -> None:
    answer = papers.ask("Is rowing up cheaper than rowing down?")
    assert "same thing" not in answer.text


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        (
            "Which of Halvard Works, Brink and Sundgard was the cheapest?",
            "Price (million): Halvard Works 48, Brink 52, Sundgard 45. Cheapest: Sundgard.",
        ),
        (
            "Of Ida Lund, Tor Aas and Per Falk, who was the slowest?",
            "Time: Ida Lund 1:02:40, Tor Aas 1:09:12, Per Falk 1:03:05. Slowest: Tor Aas.",
        ),
    ],
)
def test_three_sides_are_set_beside_each_other(
    papers: Assistant, question: str, statement: str
) -> None:
    answer = papers.ask(question)
    assert answer.statement == statement
    assert len(answer.sentences) == 3
