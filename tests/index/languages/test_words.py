"""One term for the forms of a word, in scripts with spaces and without."""

import sqlite3

import pytest

from index.languages.words import asked_terms, index_terms
from index.store.terms import indexed_form, match_expression

FORMS = [
    ("de", "Die Brücken wurden gebaut", "Brücke"),
    ("fr", "les écoles nationales", "national"),
    ("ru", "в городских школах", "школа"),
    ("ru", "пчёл", "пчел"),
    ("tr", "ILICA tesisinin açılışı", "ılıca"),
    ("tr", "kemerlerin üzerinde", "kemer"),
    ("ar", "وكانت المدارس الكبيرة", "مدارس"),
    ("ar", "في المدينة", "مدينة"),
    ("ar", "والكتاب", "كتاب"),
    ("ar", "من السد", "للسد"),
    ("ar", "بباريس", "باريس"),
    ("ar", "ومدينة", "لمدينة"),
    ("ar", "قناة", "القناة"),
    ("ar", "فكتبوه", "كتبوه"),
    ("ar", "وزيرها", "الوزير"),
    ("ar", "٣٢٠ مليون دينار", "320"),
    ("ar", "أُعيد", "اعيد"),
    ("hi", "विद्यालयों का खर्च", "विद्यालय"),
    ("hi", "ज़रूरत", "जरूरत"),
    ("zh", "石桥建于1624年", "老桥"),
    ("ja", "港が広がった", "港"),
    ("ko", "다리가 무너졌다", "다리"),
    ("th", "สะพานหิน", "สะพาน"),
]


@pytest.mark.parametrize(("language", "text", "asked"), FORMS)
def test_a_form_of_a_word_finds_another(language: str, text: str, asked: str) -> None:
    assert set(index_terms(text, language)) & set(asked_terms(asked, language))


@pytest.mark.parametrize(("language", "text", "asked"), FORMS)
def test_the_full_text_index_takes_terms_as_they_are(language: str, text: str, asked: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(terms, tokenize='porter unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO t VALUES (?)", (indexed_form(text, language),))
    expression = match_expression(asked, language)
    found = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (expression,))
    assert found.fetchone() == (1,)
    connection.close()


def test_words_that_only_ask_are_left_out() -> None:
    assert asked_terms("Wer baute die Brücke?", "de") == ["baut", "bruck"]
    assert asked_terms("石桥是谁建造的？", "zh") == ["石", "桥", "石桥", "建", "造", "建造"]
    assert asked_terms("Кто это?", "ru") == ["кто", "эт"]


def test_english_is_indexed_as_it_stands() -> None:
    assert indexed_form("The I.D. of 3.5 cafés") == "The I.D. of 3.5 cafés"
