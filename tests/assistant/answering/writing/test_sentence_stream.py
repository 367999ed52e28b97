"""Sentences come out whole, as early as is sure, with their markers and without a trace of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.writing.sentence_stream import (
    LONGEST_SENTENCE,
    NAMED,
    MarkedSentence,
    SentenceStream,
    sentences_of,
)
from index.sentences.split import sentence_spans


def told(text):
    return [(one.text, *one.numbers) for one in sentences_of([text])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It closed [1]. It sank [2].", [("It closed.", 1), ("It sank.", 2)], id="in"),
        pytest.param(
            "It closed. [1] It sank. [2][3]", [("It closed.", 1), ("It sank.", 2, 3)], id="after"
        ),
        pytest.param("It closed.[1] It sank.", [("It closed.", 1), ("It sank.",)], id="no space"),
        pytest.param("It closed [1] in May [2].", [("It closed in May.", 1, 2)], id="clauses"),
        pytest.param("It closed [1], then sank.", [("It closed, then sank.", 1)], id="comma"),
        pytest.param("It closed[1]then.", [("It closed then.", 1)], id="glued"),
        pytest.param("It closed ([1]) in May.", [("It closed in May.", 1)], id="brackets"),
        pytest.param("It closed ([1]).", [("It closed.", 1)], id="brackets at the end"),
        pytest.param("It closed (in May [1]).", [("It closed (in May).", 1)], id="in brackets"),
        pytest.param("It closed [1] [2] [2] .", [("It closed.", 1, 2)], id="space before stop"),
        pytest.param('He said [1] "no".', [('He said "no".', 1)], id="quote"),
        pytest.param("Dr. Li met the U.S. Army [1].", [("Dr. Li met the U.S. Army.", 1)], id="abb"),
        pytest.param("[1] It closed.", [("It closed.", 1)], id="leading"),
        pytest.param("[1]\nIt closed.", [("It closed.", 1)], id="leading line"),
        pytest.param(
            "It closed.\n[1]\nIt sank.", [("It closed.", 1), ("It sank.",)], id="own line"
        ),
        pytest.param("It closed.\n\n[1]", [("It closed.", 1)], id="last line"),
        pytest.param(
            "It closed.\n[1] It sank.", [("It closed.",), ("It sank.", 1)], id="next line"
        ),
        pytest.param("- It closed [1]\n- It sank", [("- It closed", 1), ("- It sank",)], id="list"),
        pytest.param("他说【1】。第二句【2】。", [("他说。", 1), ("第二句。", 2)], id="Chinese"),
        pytest.param("结束。【1】第二句。", [("结束。", 1), ("第二句。",)], id="Chinese after"),
        pytest.param("It closed [1", [("It closed", 0)], id="ends inside"),
        pytest.param("[1]", [], id="marker only"),
        pytest.param(" \n\n ", [], id="blank"),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences(text, sentences):
    assert told(text) == sentences
    assert told_in(text) == sentences


def told_in(pieces):
    return [(one.text, *one.numbers) for one in sentences_of(pieces)]


def all_in(pieces):
    return list(sentences_of(pieces))


def test_a_sentence_comes_as_soon_as_the_next_word_has():
    stream = SentenceStream()
    assert list(stream.feed("It closed. [1]")) == []
    assert list(stream.feed(" It")) == []
    assert list(stream.feed(" ")) == [MarkedSentence("It closed.", (1,))]
    assert list(stream.feed("sank.\n")) == []
    assert list(stream.feed("S")) == [MarkedSentence("It sank.")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("According to [1], it closed.", [("According to ￼, it closed.", (1,), ((1,),))]),
        ("It closed, according to [2].", [("It closed, according to ￼.", (2,), ((2,),))]),
        ("As stated in [1][2], it sank.", [("As stated in ￼, it sank.", (1, 2), ((1, 2),))]),
        ("In [1] it is said to be old.", [("In ￼ it is said to be old.", (1,), ((1,),))]),
        ("[1] says that it sank.", [("￼ says that it sank.", (1,), ((1,),))]),
        ("[1] and [2] agree.", [("￼ and ￼ agree.", (1, 2), ((1,), (2,)))]),
        (
            "It closed [1]. [2] adds that it sank.",
            [("It closed.", (1,), ()), ("￼ adds that it sank.", (2,), ((2,),))],
        ),
        ("It closed [1] in May.", [("It closed in May.", (1,), ())]),
        ("Acme Inc. [1] in May.", [("Acme Inc. in May.", (1,), ())]),
        ("It closed. [1] It sank.", [("It closed.", (1,), ()), ("It sank.", (), ())]),
        ("It\ufffc closed.", [("It closed.", (), ())]),
    ],
)
def test_a_marker_in_the_place_of_a_noun_leaves_a_name(text, sentences):
    for pieces in ([text], text):
        found = [(one.text, one.numbers, one.named) for one in sentences_of(pieces)]
        assert found == sentences


def test_what_breaks_off_is_told_from_what_ends():
    texts = ["It closed.", "“It closed.”", "It closed?", "关闭。", "It clo", "It closed,", "Mr"]
    assert [MarkedSentence(text).is_finished for text in texts] == [True] * 4 + [False] * 3


PLAIN = """
According to per see As In
It closed sank. Dr. U.S. No! ( ) [1] [2] 【3】 [1 5 a. 他说。 " ” e.g. , . `x[1]` 1.
""".split()
WORDS = st.sampled_from([*PLAIN, "\n", "\n\n", "- ", "  ", "\t"])
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=4)), max_size=30)


@given(words=TEXTS, glue=st.sampled_from(["", " "]), data=st.data())
@settings(max_examples=500, deadline=None)
def test_any_cutting_gives_the_same(words, glue, data):
    text = glue.join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=20)))
    cut = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert all_in(cut) == all_in([text]) == all_in(text)
    for one in all_in(text):
        assert one.text.count(NAMED) == len(one.named)


@given(st.lists(st.sampled_from(["It closed.", "Dr. Li", "sank!", "at 5,", "Then,", "a"])))
def test_a_line_without_markers_is_cut_as_articles_are(words):
    text = " ".join(["It was the ship.", *words])  # an article of "Dr. Li" alone is in no language
    assert [one.text for one in sentences_of(text)] == [s.of(text) for s in sentence_spans(text)]


@given(st.text(alphabet="ab .!?\n\t,“”'。\"", max_size=60))
@settings(deadline=None)
def test_text_without_markers_is_unchanged_but_for_space(text):
    shown = [one.text for one in sentences_of(text)]
    assert all(one == one.strip() and one for one in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())


@given(words=st.lists(st.sampled_from(PLAIN), max_size=30))
@settings(deadline=None)
def test_no_number_is_lost(words):
    said = " ".join(word for word in ["It", *words] if "`" not in word and word != "[1")
    numbers = {number for one in sentences_of(said) for number in one.numbers}
    assert numbers == {n for n in (1, 2, 3) if f"[{n}]" in said or f"【{n}】" in said}


def test_a_sentence_without_an_end_is_cut():
    sentences = list(sentences_of(["word " * 2000]))
    assert max(len(one.text) for one in sentences) <= LONGEST_SENTENCE
    assert sum(len(one.text.split()) for one in sentences) >= 2000
