"""An answer on a terminal."""

from assistant.commands.ask import as_text
from assistant.types import Answer, AnswerSentence, Citation, Verdict

CITED = Citation("toll", "v", 0, 9, "It is five.", "Toll", "Fen Post")


def test_a_written_answer_says_what_is_wrong_with_it() -> None:
    sentences = (
        AnswerSentence("It is five.", (CITED,), Verdict.SUPPORTED),
        AnswerSentence("It is six.", (CITED,), Verdict.PARTLY, ("“six” is not in what it cites",)),
        AnswerSentence("It rose.", (CITED,), Verdict.ATTRIBUTION_LOST),
        AnswerSentence("The articles do not say why.", ()),
    )
    shown = as_text(Answer("?", sentences, incomplete="The line is dead.")).splitlines()
    assert shown == [
        "It is five. [1]",
        "It is six. [1]",
        "  (partly: “six” is not in what it cites)",
        "It rose. [1]",
        "  (attribution lost)",
        "The articles do not say why. ",
        "",
        "This answer is incomplete. The line is dead.",
        "",
        "[1] Toll, Fen Post, characters 0-9 of toll",
    ]


def test_quotes_instead_of_an_answer_say_why() -> None:
    answer = Answer("?", (AnswerSentence("It is five.", (CITED,)),), fallback="No reply.")
    assert "Quoted, because the language model wrote no answer. No reply." in as_text(answer)


def test_what_was_counted_and_what_is_left_out_are_said() -> None:
    sentence = AnswerSentence("It is five.", (CITED,), Verdict.SUPPORTED, label="3 May")
    answer = Answer("?", (sentence,), statement="21 articles.", more=20)
    first, listed, more, *_ = as_text(answer).splitlines()
    assert (first, listed, more) == ("21 articles.", "3 May: It is five. [1]", "and 20 more")
