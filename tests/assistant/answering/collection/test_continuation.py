"""What goes on from the last answer, and what is left of it."""

from pathlib import Path

from assistant import Assistant, Turn
from index.types import Article

POOL = Article(
    "pool",
    "The new pool of Brekke",
    "The pool of Brekke opens in May.\n\nMay I bring my dog?\n\n"
    "Only on the last Sunday of the season.\n\nIs there a cafe?\n\nYes, beside the gate.",
)


def test_a_shorter_answer_is_no_question(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([POOL])
        asked = "May I bring my dog to the pool?"
        answer = assistant.ask(asked)
        cited = tuple(one for sentence in answer.sentences for one in sentence.citations)
        said = (Turn("user", asked), Turn("assistant", answer.text, citations=cited))
        shorter = assistant.ask("shorter", history=said)
    assert answer.sentences[0].text == "May I bring my dog?"
    assert shorter.text == "Only on the last Sunday of the season."
