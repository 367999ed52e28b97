import math

from assistant.evaluation.questions import Evidence
from assistant.evaluation.rankings import article_gains, evidence_end, sentence_gains

ONE = Evidence("a", "Ada Lovelace wrote the first program.")
TWO = Evidence("a", "She published it in 1843.")


def test_a_repeated_article_gains_once():
    assert article_gains(["a", "b", "a"], frozenset("a")) == [1, 0, 0]


def test_a_unit_that_holds_two_evidence_sentences_finds_both(found):
    both = found("a", f"{ONE.sentence} {TWO.sentence}")
    assert sentence_gains([found("a", "Nothing to see."), both], [ONE, TWO]) == [0, 2]


def test_the_same_evidence_sentence_gains_once(found):
    again = found("a", f"Again: {ONE.sentence}")
    assert sentence_gains([found("a", ONE.sentence), again], [ONE, TWO]) == [1, 0]


def test_evidence_end_counts_what_is_read_before_it(found):
    ranking = [found("b", "Ten  chars"), found("a", f"Then: {ONE.sentence} More.")]
    assert evidence_end(ranking, [ONE]) == 9 + 6 + len(ONE.sentence)


def test_the_first_evidence_sentence_of_a_unit_ends_the_reading(found):
    ranking = [found("a", f"{ONE.sentence} {TWO.sentence}")]
    assert evidence_end(ranking, [TWO, ONE]) == len(ONE.sentence)


def test_a_fragment_is_read_to_its_end(found):
    assert evidence_end([found("a", "Ada Lovelace wrote the first")], [ONE]) == 28


def test_evidence_that_is_never_shown_lies_nowhere(found):
    assert evidence_end([found("b", ONE.sentence)], [ONE]) == math.inf
