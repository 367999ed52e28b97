"""What stands under a question answers whoever asks the same."""

from index.search.asked_there import answered_there, is_asked, questions_above
from index.types import Sentence, SentenceHit, Span


def _hit(number: int, text: str, score: float, *, starts: bool = True) -> SentenceHit:
    sentence = Sentence("baths", "v", number, Span(0, len(text)), text, starts_paragraph=starts)
    return SentenceHit(sentence, score)


ASKED = _hit(3, "May I bring my dog?", 6.0)
ANSWER = _hit(4, "Only on the last Sunday in March.", 1.0)
ELSEWHERE = _hit(9, "A dog may cost a fine.", 4.0)


def test_the_sentence_under_a_question_is_as_good_as_the_question() -> None:
    ranked = answered_there([ASKED, ELSEWHERE, ANSWER])
    assert [hit.sentence.number for hit in ranked] == [3, 4, 9]
    assert ranked[1].score == ASKED.score


def test_a_better_score_of_its_own_stays() -> None:
    better = _hit(4, "Only on the last Sunday in March.", 8.0)
    assert answered_there([better, ASKED])[0] == better


def test_what_is_asked_within_a_paragraph_or_answers_within_one_changes_nothing() -> None:
    within = _hit(3, "Who would do that?", 6.0, starts=False)
    goes_on = _hit(4, "Nobody would.", 1.0, starts=False)
    for hits in ([within, ANSWER], [ASKED, goes_on], [ASKED, _hit(4, "And when?", 1.0)]):
        assert answered_there(hits) == tuple(hits)
    assert not is_asked(within.sentence)


def test_the_question_above_is_known() -> None:
    assert questions_above([ASKED, ELSEWHERE, ANSWER]) == {ANSWER.sentence: "May I bring my dog?"}
