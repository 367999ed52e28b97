"""Which language a text is in, and a question among those of the articles."""

import pytest

from index.languages.detection import language_among, language_of, seems_foreign
from tests.index.languages.paragraphs import articles, questions

LANGUAGES = ("de", "fr", "es", "tr", "ru", "ar", "hi", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_a_paragraph_is_told(language: str) -> None:
    assert {language_of(one.text) for one in articles(language)} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_in_a_language_of_the_articles(language: str) -> None:
    told = [language_among(one.text, LANGUAGES) for one in questions(language)]
    assert told.count(language) / len(told) >= 0.95


def test_an_english_text_about_foreign_names_is_english() -> None:
    assert language_of("Peter schießt den Vogel ab is a 1959 film by Géza von Cziffra.") == "en"
    assert language_of("India") == "en"


def test_questions_to_english_articles_are_english() -> None:
    assert language_among("Wer ist das?", ["en"]) == "en"
    assert language_among("Who is the agriculture minister?", ["de"]) == "en"


def test_a_question_in_no_language_of_the_articles_is_told() -> None:
    assert seems_foreign("Who is the agriculture minister?", ["de"]) == "en"
    assert seems_foreign("谁反对这个计划？", ["en"]) == "zh"
    assert seems_foreign("Wer hat das Gesetz vorgestellt?", ["de"]) is None
    assert seems_foreign("Käthe Sommer?", ["en"]) is None
