import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedding.vocabulary import CACHED_WORDS, LONGEST_WORD, Vocabulary, words_of

ENTRIES = ("minister", "zu", "##rich", "東", "un", "##believable", "2024")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(ENTRIES, word_rows=1000, gram_rows=5000)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Minister’s 3.2% plan", ["the", "minister", "s", "3", "2", "plan"]),
        ("Zürich, ZÜRICH, Zu\u0308rich", ["zurich"] * 3),
        ("Straße İstanbul ısı", ["strasse", "istanbul", "isi"]),
        ("[SEP]##a_b", ["sep", "a", "b"]),
        ("so\u00adlo zero\u200bwidth", ["solo", "zerowidth"]),
        ("Ёлка ёлка", ["елка", "елка"]),
        ("اَلْعَرَبِيَّةُ العـربية", ["العربية", "العربية"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("ｆｕｌｌ ﬁn", ["full", "fin"]),
        ("", []),
        ("—…\ud800", []),
    ],
)
def test_words_are_what_readers_take_for_the_same(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_word_of_the_vocabulary_is_one_row(vocabulary: Vocabulary) -> None:
    assert vocabulary.rows("Minister, MINISTER") == [0, 0]
    assert vocabulary.rows("2024") == [6]


def test_another_word_is_itself_its_pieces_and_its_grams(vocabulary: Vocabulary) -> None:
    own, *pieces = vocabulary.rows("Zürich")[:3]
    assert len(ENTRIES) <= own < len(ENTRIES) + 1000
    assert pieces == [1, 2]
    grams = vocabulary.rows("Zürich")[3:]
    assert len(grams) == len("<zurich>") - 3
    assert all(len(ENTRIES) + 1000 <= gram < vocabulary.size for gram in grams)


def test_words_of_one_stem_share_rows_in_any_script(vocabulary: Vocabulary) -> None:
    for one, other in (("Zelensky", "Zelenskyy"), ("министр", "министра"), ("समाचार", "समाचारों")):
        assert len(set(vocabulary.rows(one)) & set(vocabulary.rows(other))) >= 3


def test_scripts_without_spaces_are_read_by_characters_and_pairs(vocabulary: Vocabulary) -> None:
    rows = vocabulary.rows("東京で")
    assert len(rows) == 3 + 2
    assert rows[0] == 3
    assert set(vocabulary.rows("東京")) < set(rows)


@given(st.text(st.characters(codec=None), max_size=300))
def test_every_word_has_rows_of_the_table(text: str) -> None:
    vocabulary = Vocabulary(ENTRIES, word_rows=10, gram_rows=20)
    rows = vocabulary.rows(text)
    assert all(0 <= row < vocabulary.size for row in rows)
    assert len(rows) >= len(words_of(text))
    assert vocabulary.rows(text) == rows


@given(st.text(st.characters(codec=None), max_size=40), st.text(max_size=40))
def test_rows_do_not_depend_on_what_was_read_before(first: str, second: str) -> None:
    used = Vocabulary(ENTRIES, word_rows=10, gram_rows=20)
    used.rows(first)
    assert used.rows(second) == Vocabulary(ENTRIES, word_rows=10, gram_rows=20).rows(second)


@pytest.mark.parametrize("unit", ["x", "字", "ж", "а́", "ab-", "9"], ids=ascii)
def test_rows_grow_no_faster_than_the_text(vocabulary: Vocabulary, unit: str) -> None:
    short, long = vocabulary.rows(unit * 10_000), vocabulary.rows(unit * 100_000)
    assert len(long) <= 10 * len(short) + 10


def test_long_words_are_told_apart_but_not_kept(vocabulary: Vocabulary) -> None:
    one, other = "x" * 10_000, "x" * 10_000 + "y"
    assert vocabulary.rows(one) != vocabulary.rows(other)
    assert len(vocabulary.rows(one)) <= 2 * LONGEST_WORD
    assert CACHED_WORDS > 0
