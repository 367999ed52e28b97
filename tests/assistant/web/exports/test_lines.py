"""What is taken along says what the page says: the short answer, disagreement, the nearest."""

import json
from datetime import UTC, date, datetime

import pytest
from markdown_it import MarkdownIt

from assistant.conversations import Conversation, Exchange, ExchangeState
from assistant.conversations.records import Asked
from assistant.types import Answer, AnswerSentence, Citation, Disagreement, Refusal, Side
from assistant.web.exports import ANSWER_FORMS, LANGUAGES, export
from index.types import Span

QUESTION = "How many geese came?"
NEW = Citation("new", "v", 0, 18, "There were 40 geese", "Geese", "Fen Post", "", date(2026, 5, 2))
OLD = Citation("old", "v", 0, 18, "There were 30 geese", "Birds", "Mere News", "", None)
SAME = Citation("same", "v", 4, 20, "40 geese were seen", "Flock", "Fen Post")
SAID = AnswerSentence(NEW.quote, (NEW,), answer=Span(11, 13), folded=(SAME,))


def exchange(answer: Answer) -> Exchange:
    return Exchange("e", "c", Asked(QUESTION), ExchangeState.ANSWERED, answer)


def written(answer: Answer, form: str, language: str = "en") -> str:
    _, write = ANSWER_FORMS[form]  # type: ignore[index]
    return write(exchange(answer), LANGUAGES[language])  # type: ignore[index]


@pytest.mark.parametrize(
    ("form", "leads"),
    [
        ("plain", f"{QUESTION}\n\n40 [1]\n\n"),
        ("markdown", f"## {QUESTION}\n\n**40** \\[1\\]\n\n"),
        ("html", '</h2>\n<p><strong>40</strong> <a href="#e-1">[1]</a></p>'),
    ],
)
def test_the_short_answer_leads(form: str, leads: str) -> None:
    assert leads in written(Answer(QUESTION, (SAID,), short_answer="40"), form)


@pytest.mark.parametrize("words", ["41", None])
def test_words_that_stand_nowhere_do_not_lead(words: str | None) -> None:
    text = written(Answer(QUESTION, (SAID,), short_answer=words), "plain")
    assert text.startswith(f"{QUESTION}\n\n{NEW.quote} [1][2]\n\n[1] “")


DIFFERING = Answer(
    QUESTION,
    (SAID,),
    short_answer="40",
    disagreement=Disagreement((Side(NEW, "40", is_correction=True), Side(OLD, None))),
)


DAY = datetime(2026, 5, 3, tzinfo=UTC)
CONVERSATION = Conversation("c", "Geese", DAY, DAY, (exchange(DIFFERING),))


def test_articles_that_do_not_agree_are_told_with_their_days() -> None:
    lines = written(DIFFERING, "plain").splitlines()
    assert lines[2] == f"{NEW.quote} [1][2]", "no side leads"
    at = lines.index("The articles do not agree. A correction, or the newer article, comes first.")
    assert lines[at + 2 : at + 4] == [
        "- 40 [1] (Fen Post, 2 May 2026, a correction)",
        f"- {OLD.quote} [3] (Mere News)",
    ]
    assert lines[-1].startswith(f"[3] “{OLD.quote}” Birds")


def test_it_is_told_in_german_too_and_as_a_list() -> None:
    text = written(DIFFERING, "markdown", "de")
    assert "(Fen Post, 2. Mai 2026, eine Berichtigung)" in text
    shown = MarkdownIt("commonmark").render(text)
    assert shown.count("<li>") == 2
    page = written(DIFFERING, "html", "de")
    assert "<ul>\n<li><strong>40</strong>" in page
    assert "Die Artikel stimmen nicht überein" in page
    assert '<li id="e-3">' in page


def test_the_nearest_sentences_are_said_to_be_no_answer() -> None:
    refused = Answer(QUESTION, refusal=Refusal("No answer was found.", (NEW, OLD)))
    text = written(refused, "plain")
    assert "\n\nThe nearest sentences. They may not answer the question.\n\n[1] “" in text
    alone = Answer(QUESTION, refusal=Refusal("There are no articles to search yet."))
    assert "nearest" not in written(alone, "plain")


def test_a_whole_conversation_holds_every_side() -> None:
    for form in ("markdown", "html"):
        text = export(CONVERSATION, form, "en")  # type: ignore[arg-type]
        assert "do not agree" in text
        assert "Mere News" in text


def test_programs_are_told_the_sources_of_every_side() -> None:
    [told] = json.loads(export(CONVERSATION, "json", "de"))["exchanges"]
    assert [one["article_id"] for one in told["sources"]] == ["new", "same", "old"]
    assert len(told["answer"]["disagreement"]) == 2
