"""Which sentence answers: relevance, the reader's margin, and other articles that agree."""

from dataclasses import replace

import pytest

from assistant.answering.writing.candidates import candidates
from index.types import SearchResult, Sentence, SentenceHit, Span


def hit(
    article_id: str, text: str, words: str = "", score: float = 0.0, margin: float = 0.0
) -> SentenceHit:
    sentence = Sentence(article_id, "v", 0, Span(10, 10 + len(text)), text)
    start = 10 + text.index(words)
    answer = Span(start, start + len(words)) if words else None
    return SentenceHit(sentence, score, answer=answer, margin=margin)


def best(*hits: SentenceHit, question: str = "Which one is it?") -> list[tuple[str, str | None]]:
    found = candidates(question, SearchResult(sentences=hits))
    return [(one.hit.sentence.article_id, one.short_answer) for one in found]


def test_nothing_found_answers_nothing() -> None:
    assert best() == []


def test_of_equally_relevant_sentences_the_surer_one_is_first() -> None:
    found = best(
        hit("a", "The pier is old.", "old", margin=-6.0), hit("b", "Ada won.", "Ada", margin=2.0)
    )
    assert found == [("b", "Ada"), ("a", "old")]


def test_a_passage_that_answers_at_all_brings_its_sentence_forward() -> None:
    hits = hit("a", "The pier is old.", "old", score=0.1), hit("b", "Ada won.", "Ada")
    assert best(*hits)[0] == ("a", "old")
    answerable = [
        replace(one, answerable=logit) for one, logit in zip(hits, (-2.0, 2.0), strict=True)
    ]
    assert best(*answerable, hit("c", "It rained.", "rained", score=-4.0))[0] == ("b", "Ada")


def test_who_it_is_is_told_by_the_more_exact_words() -> None:
    hits = (
        hit("a", "CNN asked him.", "CNN", score=0.1),
        hit("b", "CNN’s Ida Quill did.", "Ida Quill"),
        hit("c", "It rained.", "rained", score=-4.0),
    )
    assert best(*hits, question="Who interviewed him?")[0] == ("b", "Ida Quill")
    assert best(*hits, question="What was on?")[0][0] == "a"


def test_an_answer_that_other_articles_give_too_is_better() -> None:
    found = best(
        hit("a", "Ida won.", "Ida", score=1.0),
        hit("b", "It was Ada Quill.", "Ada Quill", score=0.9),
        hit("c", "Quill won.", "Quill", score=0.2),
    )
    assert [article_id for article_id, _ in found] == ["b", "a", "c"]


def test_an_article_does_not_agree_with_itself() -> None:
    found = best(
        hit("a", "Ida won.", "Ida", score=1.0),
        hit("b", "Ada won.", "Ada", score=0.9),
        hit("b", "Yes, Ada.", "Ada", score=0.2),
    )
    assert found[0] == ("a", "Ida")


def test_what_was_not_read_is_no_surer_than_what_was() -> None:
    found = best(hit("a", "Ida won."), hit("b", "Ada won.", "Ada", margin=-9.0))
    assert dict(found) == {"a": None, "b": "Ada"}
    assert len(best(hit("a", "Ida won."), hit("b", "Ada won."))) == 2


def test_marks_around_the_words_are_no_part_of_them() -> None:
    assert best(hit("a", "She said “Ida won.” twice.", "“Ida won.”")) == [("a", "Ida won")]
    assert best(hit("a", "She left. Twice.", ".")) == [("a", None)]


@pytest.mark.parametrize(
    ("text", "read", "words"),
    [
        ("It shut at 11:40 p.m. on Monday.", "11:40 p.m", "11:40 p.m."),
        ("She moved to the U.S.", "the U.S.", "the U.S."),
        ("He was born in Essen.", "Essen.", "Essen"),
        ("It is 3.5.", "3.5.", "3.5"),
    ],
)
def test_the_stop_of_initials_is_a_part_of_them(text: str, read: str, words: str) -> None:
    assert best(hit("a", text, read)) == [("a", words)]


def test_questions_do_not_answer() -> None:
    assert best(hit("a", "Who won?", "Who"), hit("b", "“Did Ida win?”", "Ida")) == []


@pytest.mark.parametrize(
    ("question", "fitting", "unfit"),
    [
        ("How many boats sail?", "four", "the boats"),
        ("When does it sail?", "on Monday", "the boats"),
        ("Which city is it?", "Averil", "15 September"),
        ("Who sails?", "the pilots", "1,200"),
    ],
)
def test_words_that_cannot_answer_such_a_question_are_behind(
    question: str, fitting: str, unfit: str
) -> None:
    hits = (hit("a", unfit, unfit, score=0.1), hit("b", fitting, fitting, score=0.0))
    other = hit("c", "Rain fell.", score=-9.0)
    assert best(*hits, other, question=question)[0] == ("b", fitting)
    assert best(*hits, other, question="Why?")[0] == ("a", unfit)


def test_words_that_only_repeat_the_question_are_behind() -> None:
    repeating = hit("a", "The towns of Delmar are kind.", "Delmar")
    telling = hit("b", "Millbrook was named.", "Millbrook")
    found = best(repeating, telling, question="Which town in Delmar is the kindest?")
    assert found == [("b", "Millbrook"), ("a", "Delmar")]


def test_words_that_the_question_offers_may_be_repeated() -> None:
    offered = hit("a", "It lies in Delmar.", "Delmar", score=0.2)
    other = hit("b", "It was sold.", "sold")
    assert best(offered, other, question="Is it in Delmar or in Millbrook?")[0] == ("a", "Delmar")


@pytest.mark.parametrize(
    ("question", "first"),
    [("When did it open?", "b"), ("In which year did it open?", "a")],
    ids=["a day is asked for", "a year is asked for"],
)
def test_the_answer_to_when_says_the_day_rather_than_the_year(question: str, first: str) -> None:
    year = hit("a", "It opened in 2017.", "2017", score=0.1)
    day = hit("b", "It opened on 1 May 2017.", "1 May 2017")
    far = hit("c", "It rained.", "rained", score=-4.0, margin=-9.0)
    assert best(year, day, far, question=question)[0][0] == first


def test_nothing_is_marked_where_a_topic_is_asked_about() -> None:
    found = best(hit("a", "The pier is old.", "old"), question="Tell me about the pier.")
    assert found == [("a", None)]


def test_what_a_correction_takes_back_is_no_answer() -> None:
    taken_back = "Correction: we said that 41 hangers were damaged; the figure is 38."
    found = best(
        hit("a", "The city found 41 damaged hangers.", "41", score=0.95),
        hit("b", "Engineers found 38 damaged.", "38", score=1.0),
        hit("b", taken_back, "41", score=0.5),
        question="How many hangers are damaged?",
    )
    assert found[0] == ("b", "38")
    assert ("b", None) in found


def test_a_denial_that_the_reader_marks_answers_whether_something_is_so() -> None:
    told = hit("a", "The mill pond was dug in 1790 to drive the mill.", "in 1790", 2.0, -3.0)
    denied = hit("b", "The pond was never refilled.", "never refilled", 0.6, -2.5)
    asked = "Was the mill pond filled again?"
    assert best(told, denied, question=asked)[0][0] == "b"
    unsure = hit("b", "The pond was never refilled.", "never refilled", 0.6, -6.5)
    assert best(told, unsure, question=asked)[0][0] == "a"


def test_what_somebody_else_does_not_do_says_not_who_does_more() -> None:
    of_both = hit("a", "Vans pay 20 crowns and lorries 45.", "20 crowns", 1.0, -3.0)
    of_others = hit("b", "Trams do not pay.", "not pay", 0.6, -3.0)
    found = best(of_both, of_others, question="Do vans pay less than lorries?")
    assert found[0][0] == "a"
