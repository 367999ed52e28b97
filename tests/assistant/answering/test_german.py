"""Requests and follow-ups in German are answered over articles in German, and shown in German."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.types import Answer, RequestKind, Turn
from assistant.web.german import in_german
from index.types import Article

POST, BOTE = "Lindentaler Post", "Tannauer Bote"
ARTICLES = (
    Article(
        "markt-zieht",
        "Der Wochenmarkt zieht um",
        "Der Wochenmarkt in Lindental zieht im Sommer vom Rathausplatz auf den alten Güterbahnhof. "
        "Das hat der Stadtrat am Dienstag beschlossen. Auf dem Rathausplatz werden die Leitungen "
        "erneuert. Die Händler fürchten, dass weniger Kunden kommen.",
        POST,
        date=date(2026, 3, 4),
    ),
    Article(
        "markt-bleibt",
        "Händler wollen am Bahnhof bleiben",
        "Die Händler des Wochenmarkts wollen auch nach dem Umbau am Güterbahnhof bleiben. „Wir "
        "haben hier mehr Platz“, sagte die Imkerin Rosa Tiemann. Der Umsatz ist seit dem Umzug um "
        "ein Fünftel gestiegen.",
        POST,
        date=date(2026, 9, 8),
    ),
    Article(
        "freibad",
        "Das Freibad öffnet später",
        "Das Freibad in Tannau öffnet in diesem Jahr erst am 20. Juni. Eine Pumpe muss ersetzt "
        "werden. Die Tageskarte kostet künftig 5 Euro. Das Becken ist 50 Meter lang.",
        BOTE,
        date=date(2026, 4, 21),
    ),
    Article(
        "stadtbad",
        "Stadtbad bekommt neues Dach",
        "Das Stadtbad in Lindental bekommt ein neues Dach aus Holz. Die Arbeiten kosten zwei "
        "Millionen Euro. Die Tageskarte kostet weiterhin 7 Euro. Das Becken ist 25 Meter lang.",
        POST,
        date=date(2026, 5, 12),
    ),
    Article(
        "tram",
        "Tramlinie 4 fährt bis Tannau",
        "Die Tramlinie 4 fährt seit Montag von Lindental bis Tannau. Eine Fahrt dauert 18 Minuten. "
        "Der Bau der Brücken hat vier Jahre gedauert.",
        BOTE,
        date=date(2026, 8, 17),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("german")) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def _conversation(assistant: Assistant, *asked: str) -> Answer:
    """Return the answer to the last of some questions of one conversation."""
    history: tuple[Turn, ...] = ()
    for text in asked:
        answer = assistant.ask(text, history=history)
        cited = tuple(one for sentence in answer.sentences for one in sentence.citations)
        history += (Turn("user", text), Turn("assistant", answer.text, cited))
    return answer


def _cited(answer: Answer) -> set[str]:
    return {one.article_id for sentence in answer.sentences for one in sentence.citations}


@pytest.mark.parametrize(
    ("question", "kind", "stated", "cited"),
    [
        (
            "Fasse den Artikel über den Wochenmarkt zusammen",
            RequestKind.SUMMARY,
            "Kernsätze aus „Der Wochenmarkt zieht um“:",
            {"markt-zieht"},
        ),
        (
            "Was steht in den Artikeln über den Wochenmarkt?",
            RequestKind.SUMMARY,
            "Kernsätze zu „Wochenmarkt“ aus 2 Artikeln:",
            {"markt-zieht", "markt-bleibt"},
        ),
        (
            "Worum geht es in meinen Artikeln?",
            RequestKind.SUMMARY,
            "5 Artikel, der neueste zuerst, aus jedem ein Kernsatz:",
            {one.id for one in ARTICLES},
        ),
        (
            "Wie viele Artikel erwähnen Lindental?",
            RequestKind.COUNT,
            "3 von 5 Artikeln erwähnen „Lindental“. Gezählt sind Artikel, in denen diese Wörter in "
            "irgendeiner Form stehen, nicht wie oft oder in welchem Sinn.",
            {"markt-zieht", "stadtbad", "tram"},
        ),
        (
            "Welche Artikel erwähnen die Brücke?",
            RequestKind.LIST,
            "1 von 5 Artikeln erwähnt „Brücke“. Gezählt sind Artikel, in denen diese Wörter in "
            "irgendeiner Form stehen, nicht wie oft oder in welchem Sinn. Der Artikel: “Tramlinie "
            "4 fährt bis Tannau”.",
            {"tram"},
        ),
        (
            "Welche Artikel hast du?",
            RequestKind.ARTICLES,
            "5 Artikel, vom 4. März 2026 bis zum 8. September 2026. Der neueste zuerst:",
            {one.id for one in ARTICLES},
        ),
        (
            "Was gab es Neues im Mai?",
            RequestKind.NEWS,
            "1 Artikel im Mai, der neueste zuerst:",
            {"stadtbad"},
        ),
        (
            "Das Neueste zum Wochenmarkt",
            RequestKind.LATEST,
            "Das Neueste zu „Wochenmarkt“ aus 2 Artikeln, der neueste zuerst:",
            {"markt-zieht", "markt-bleibt"},
        ),
        (
            "Vergleiche das Freibad und das Stadtbad",
            RequestKind.COMPARE,
            "",
            {"freibad", "stadtbad"},
        ),
        ("Wer hat gesagt: „Wir haben hier mehr Platz“?", RequestKind.QUOTE, "", {"markt-bleibt"}),
        (
            "Welche Quellen gibt es?",
            RequestKind.SOURCES,
            "2 Quellen: Lindentaler Post (3 Artikel) und Tannauer Bote (2 Artikel). Von jeder der "
            "neueste Artikel:",
            {"markt-bleibt", "tram"},
        ),
    ],
)
def test_a_request_is_answered(
    assistant: Assistant, question: str, kind: RequestKind, stated: str, cited: set[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.question == question
    assert answer.understood_as is kind
    assert in_german(answer.statement) == stated
    assert _cited(answer) == cited


def test_the_sentence_with_another_form_of_the_word_is_shown(assistant: Assistant) -> None:
    (sentence,) = assistant.ask("Wie viele Artikel erwähnen die Brücke?").sentences
    assert sentence.text == "Der Bau der Brücken hat vier Jahre gedauert."


@pytest.mark.parametrize(
    ("question", "said"),
    [("Danke", "Gern geschehen. "), ("Vielen Dank!", "Gern geschehen. "), ("hallo", "")],
)
def test_whoever_is_friendly_is_invited(assistant: Assistant, question: str, said: str) -> None:
    refusal = assistant.ask(question).refusal
    assert refusal is not None
    assert in_german(refusal.reason) == (
        f"{said}Fragen Sie nach etwas in den 5 Artikeln. "
        "Jede Antwort führt die Sätze an, die es sagen."
    )


def test_it_tells_of_itself(assistant: Assistant) -> None:
    told = in_german(assistant.ask("Kannst du dich irren?").statement)
    assert told.startswith("Antworten kommen allein aus Ihren Artikeln")


def test_the_last_answer_is_shortened_and_continued(assistant: Assistant) -> None:
    asked = "Was kostet die Tageskarte im Freibad?"
    shorter = _conversation(assistant, asked, "kürzer")
    assert [one.text for one in shorter.sentences] == ["Die Tageskarte kostet künftig 5 Euro."]
    listed = _conversation(assistant, asked, "als Stichpunkte")
    assert {one.label for one in listed.sentences} == {"•"}
    more = _conversation(assistant, asked, "kürzer", "mehr dazu")
    assert more.sentences
    assert _cited(more) == {"freibad"}


def test_a_follow_up_is_understood(assistant: Assistant) -> None:
    asked = "Was kostet die Tageskarte im Freibad?"
    other = _conversation(assistant, asked, "und im Stadtbad?")
    assert other.searched_for == "Was kostet die Tageskarte im Stadtbad?"
    assert other.sentences[0].text == "Die Tageskarte kostet weiterhin 7 Euro."
    why = _conversation(assistant, "Wann zieht der Wochenmarkt um?", "und warum?")
    assert why.searched_for == "und warum? (zieht Wochenmarkt)"


@pytest.mark.parametrize(
    "question",
    [
        "Fasse den Artikel über Elefanten zusammen",
        "Das Neueste zu Elefanten",
        "Chronologie der Tramlinie",
        "Was sagte Rosa Tiemann über den Platz?",
        "Wie lang ist das Becken im Freibad?",
    ],
)
def test_what_is_no_sure_request_is_a_question(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).understood_as is RequestKind.FACT


def test_requests_in_german_are_answered_over_english_articles(tmp_path: Path) -> None:
    article = Article("pier", "Pier sold", "Ostby sold its pier on Friday.", "Ostby Post")
    with Assistant.open(tmp_path) as opened:
        opened.ingest_articles([article])
        assert opened.ask("Was ist neu?").understood_as is RequestKind.NEWS
        assert opened.ask("Danke").understood_as is RequestKind.SMALL_TALK
        assert _cited(opened.ask("Worum geht es in meinen Artikeln?")) == {"pier"}
