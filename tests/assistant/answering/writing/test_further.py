"""Whether a further sentence helps."""

from dataclasses import replace

import pytest

from assistant.answering.draft import Candidate
from assistant.answering.writing.further import helps
from assistant.types import Question
from index.sentences.split import split_sentences
from index.types import Article, SentenceHit, Span

BEST = "A toll applies on the Corvan bridge except for residents."


def candidate(text: str, number: int, *, article: str = "a", margin: float = 0.0) -> Candidate:
    """Return a sentence of a text as a candidate of score 0."""
    sentence = split_sentences(Article(article, "", text))[number]
    return Candidate(SentenceHit(sentence, 0.0, margin=margin), 0.0, None)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" Buses are exempt.", True),
        (" It was built in 1968.", False),
        ("\n\nBuses are exempt.", False),
    ],
    ids=["says the rest", "says nothing asked", "another paragraph"],
)
def test_what_goes_on_with_the_question_helps(after: str, expected: bool) -> None:
    question = Question("Who is exempt from the toll?")
    best, one = candidate(BEST + after, 0, margin=9.0), candidate(BEST + after, 1, margin=1.0)
    assert helps(question, best, one, "") is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corvan Lake covers nine square miles.", False),
        ("The Marl feeds Corvan Lake too.", True),
    ],
    ids=["names only", "on the same"],
)
def test_another_article_has_more_of_the_question_than_a_name(text: str, expected: bool) -> None:
    question = Question("Which stream feeds Corvan Lake?")
    best = candidate("Corvan Lake is fed by the Isk.", 0)
    assert helps(question, best, candidate(text, 0, article="b"), "") is expected


@pytest.mark.parametrize(("margin", "expected"), [(4.0, True), (2.0, False), (None, False)])
def test_words_that_the_reader_is_surer_of_help(margin: float | None, expected: bool) -> None:
    question = Question("Who took over from Bram Sillitoe as head of the roads committee?")
    best = candidate("Bram Sillitoe chairs the roads committee.", 0, margin=1.0)
    one = candidate(
        "His successor, Odile Farthing, apologised.", 0, article="b", margin=margin or 4.0
    )
    if margin is not None:  # else the reader found no words in it
        one = replace(one, words=Span(15, 29))
    assert helps(question, best, one, "") is expected


def test_one_word_of_two_is_not_enough_for_another_article() -> None:
    question = Question("How much does the tram cost?")
    best = candidate("The tram will cost 40 million.", 0)
    others = ("A bus would cost 9 million.", "The tram is to cost 42 million.")
    helping = [helps(question, best, candidate(one, 0, article="b"), "") for one in others]
    assert helping == [False, True]


def test_where_two_amounts_are_told_apart_the_other_one_helps() -> None:
    told = "The mill cost nine million crowns. The dam cost 31 million."
    best, one = candidate(told, 0, margin=5.0), candidate(told, 1, margin=-4.0)
    assert helps(Question("How much more did the dam cost than the mill?"), best, one, "")


def test_another_article_that_names_more_beside_the_answer_helps() -> None:
    question = Question("Who questioned the minister?")
    best = candidate("The minister was questioned by Lakes Radio.", 0, margin=3.0)
    best = replace(best, words=Span(31, 42))
    exact = candidate("The minister answered Ann Poe of Lakes Radio.", 0, article="b", margin=-5.0)
    assert helps(question, best, replace(exact, words=Span(22, 29)), "")
    other = candidate("The minister met Ann Poe.", 0, article="b", margin=-5.0)
    assert not helps(question, best, replace(other, words=Span(17, 24)), "")


@pytest.mark.parametrize(
    ("text", "margin", "expected"),
    [
        ("The work on the library cost 2.3 million crowns.", 2.0, True),
        ("The work on the library cost 2.3 million crowns.", 0.5, False),
        ("The work on the museum took 2.3 years.", 2.0, False),
    ],
    ids=["surely", "hardly", "of something else"],
)
def test_what_another_article_surely_gives_instead_helps(
    text: str, margin: float, expected: bool
) -> None:
    question = Question("How much does the mending of the library cost?")
    best = candidate("The mending of the library costs 1.9 million crowns.", 0, margin=7.0)
    one = candidate(text, 0, article="b", margin=margin)
    at = text.index("2.3")
    one = replace(one, words=Span(at, at + 11), score=-3.5)
    assert helps(question, replace(best, words=Span(36, 47)), one, "A reopening") is expected
