import random
import unicodedata

import pytest

from assistant.evaluation.answer_strings import answer_contained, normalise_answer
from assistant.evaluation.metrics.short_answers import exact_match, f1

PIECES = [
    *["the", "The", "a", "an", "AN", "and", "theatre", "banana", "U.S.", "U.S", "1,000", "1.5"],
    *["Zürich", "ÉCOLE", "İstanbul", "“quoted”", "it's", "its", "state-of-the-art", "don’t", "$5"],
    *[
        "the-end",
        "a.b",
        "x_y",
        "",
        " ",
        "\t",
        "\n",
        "\u00a0",
        "!?",
        "…",
        "naïve",
        "中文",
        "a1",
        "5%",
    ],
]


def official_normalisation(text):
    """SQuAD's definition written anew, character by character, without regular expressions."""
    lowered = "".join(character.lower() for character in text)
    if lowered != text.lower():  # a final sigma depends on its neighbours
        lowered = text.lower()
    ascii_punctuation = {chr(code) for code in range(33, 127) if not chr(code).isalnum()}
    kept = [character for character in lowered if character not in ascii_punctuation]
    words, word = [], ""
    for character in [*kept, " "]:
        if character.isalnum():
            word += character
            continue
        words.append(" " if word in ("a", "an", "the") else word)
        words.append(character)
        word = ""
    return " ".join("".join(words).split())


def official_f1(prediction, answer):
    """SQuAD 2.0's token F1 written anew, by striking out matched tokens one at a time."""
    guess, wanted = (
        official_normalisation(prediction).split(),
        official_normalisation(answer).split(),
    )
    if not guess or not wanted:
        return float(guess == wanted)
    left, shared = list(wanted), 0
    for token in guess:
        if token in left:
            left.remove(token)
            shared += 1
    if shared == 0:
        return 0.0
    precision, recall = shared / len(guess), shared / len(wanted)
    return 2 * precision * recall / (precision + recall)


def random_pair(generator):
    words = [generator.choice(PIECES) for _ in range(generator.randint(0, 6))]
    other = [word for word in words if generator.random() < 0.8]
    other += [generator.choice(PIECES) for _ in range(generator.randint(0, 2))]
    join = generator.choice([" ", "", "  ", "-", ", "])
    return join.join(words), " ".join(other)


@pytest.mark.parametrize("block", range(10))
def test_normalisation_exact_match_and_f1_equal_the_official_definition(block):
    generator = random.Random(block)
    matched = 0
    for _ in range(100):
        prediction, answer = random_pair(generator)
        assert normalise_answer(prediction) == official_normalisation(prediction)
        equal = official_normalisation(prediction) == official_normalisation(answer)
        assert exact_match(prediction, [answer]) == float(equal)
        assert f1(prediction, [answer]) == pytest.approx(official_f1(prediction, answer))
        matched += 0 < f1(prediction, [answer]) < 1
    assert matched > 10


def test_normalisation_by_hand():
    assert normalise_answer("The  U.S. Senate's, an A-team!") == "us senates ateam"
    assert normalise_answer("the-end") == "theend"


def test_the_best_of_several_answers_counts():
    assert exact_match("Broncos", ["Denver Broncos", "the Broncos!"]) == 1
    assert f1("Denver", ["Carolina", "Denver Broncos"]) == pytest.approx(2 / 3)


def test_tokens_count_with_multiplicity():
    assert f1("no no no", ["no"]) == pytest.approx(0.5)


def test_an_empty_prediction_is_right_only_where_there_is_no_answer():
    assert exact_match("", []) == f1("", []) == 1
    assert exact_match("", ["six"]) == f1("", ["six"]) == 0
    assert exact_match("six", []) == f1("six", []) == 0


def test_an_answer_that_normalises_to_nothing_is_left_out():
    assert exact_match("", ["the", "six"]) == 0


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        pytest.param("They won six Grammys.", ["six"], 1, id="whole-token"),
        pytest.param("They won sixteen Grammys.", ["six"], 0, id="part-of-a-token"),
        pytest.param("In the U.S. it rained", ["u.s."], 1, id="normalised"),
        pytest.param("In the U.S. it rained", ["US"], 1, id="punctuation-left-out"),
        pytest.param("a 21-day truce", ["21"], 1, id="before-a-hyphen"),
        pytest.param("Quill’s lantern", ["Quill"], 1, id="before-an-apostrophe"),
        pytest.param("Ame\u0301lie sang", ["Am\u00e9lie"], 1, id="composed-and-decomposed"),
        pytest.param("121-day truce", ["21"], 0, id="part-of-a-number"),
        pytest.param("red and blue", ["red blue"], 0, id="not-consecutive"),
        pytest.param("red blue", ["green", "blue"], 1, id="any-of-them"),
        pytest.param("anything", ["the", "!"], 0, id="nothing-to-look-for"),
        pytest.param("anything", [], 0, id="no-answers"),
    ],
)
def test_answer_contained(text, answers, expected):
    assert answer_contained(text, answers) == expected


def test_the_oracle_itself_knows_unicode():
    assert unicodedata.category("“") != "Po"
    assert official_normalisation("“The End”") == "“ end”"
