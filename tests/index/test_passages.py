from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import MIN_FILL, MIN_REST, pack_passages
from index.sentences.split import split_sentences
from index.types import Article, Passage, Sentence, Span


def count_words(text: str) -> int:
    return len(text.split())


def build(plan: Sequence[tuple[str, int]]) -> tuple[Article, tuple[Sentence, ...]]:
    """Make sentences from (kind, words): 'h' heading, 'p' first of a paragraph, 's' within one."""
    lines = [" ".join(["word"] * words) for _, words in plan]
    article = Article(id="a", title="A title", text="\n".join(lines))
    sentences = []
    start = 0
    for number, ((kind, _), line) in enumerate(zip(plan, lines, strict=True)):
        span = Span(start, start + len(line))
        sentences.append(
            Sentence("a", article.version, number, span, line, kind == "h", kind in "hp")
        )
        start = span.end + 1
    return article, tuple(sentences)


def pack(plan: Sequence[tuple[str, int]], max_tokens: int = 100) -> tuple[Passage, ...]:
    return pack_passages(*build(plan), count_words, max_tokens)


def bounds(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    return [(passage.first, passage.last) for passage in passages]


def check_partition(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> None:
    numbers = [n for passage in passages for n in range(passage.first, passage.last + 1)]
    assert numbers == [sentence.number for sentence in sentences]


PLANS = {
    "no sentence": ([], []),
    "one sentence": ([("p", 10)], [(0, 0)]),
    "all fit": ([("p", 40), ("s", 30), ("p", 30)], [(0, 2)]),
    "a paragraph ends": ([("p", 40), ("s", 20), ("p", 30), ("s", 30)], [(0, 1), (2, 3)]),
    "the last paragraph end": ([("p", 60), ("p", 20), ("p", 30), ("s", 40)], [(0, 1), (2, 3)]),
    "a paragraph ends too early": ([("p", 40), ("p", 30), ("s", 50)], [(0, 1), (2, 2)]),
    "no paragraph ends": ([("p", 40), ("s", 40), ("s", 40)], [(0, 1), (2, 2)]),
    "a section ends": ([("p", 60), ("h", 5), ("p", 30)], [(0, 0), (1, 2)]),
    "a section ends too early": ([("p", 40), ("h", 5), ("p", 30)], [(0, 2)]),
    "a heading at the edge": ([("p", 50), ("h", 5), ("p", 60)], [(0, 0), (1, 2)]),
    "two headings": ([("p", 45), ("h", 3), ("h", 2), ("p", 60)], [(0, 0), (1, 3)]),
    "too long a sentence": ([("p", 30), ("s", 150), ("s", 30)], [(0, 0), (1, 1), (2, 2)]),
    "its heading stays": ([("p", 30), ("h", 5), ("p", 150), ("p", 30)], [(0, 0), (1, 2), (3, 3)]),
    "many headings": ([("h", 40), ("h", 40), ("h", 40), ("p", 50)], [(0, 1), (2, 3)]),
    "a tiny rest fits": ([("p", 55), ("h", 4), ("p", 5)], [(0, 2)]),
    "a tiny rest is filled": ([("p", 30), ("s", 30), ("s", 30), ("s", 12)], [(0, 1), (2, 3)]),
    "filled by a paragraph": ([("p", 45), ("p", 20), ("s", 30), ("s", 12)], [(0, 0), (1, 3)]),
    "a tiny rest alone": ([("p", 99), ("s", 12)], [(0, 0), (1, 1)]),
}


@pytest.mark.parametrize(("plan", "expected"), PLANS.values(), ids=PLANS.keys())
def test_where_passages_begin_and_end(
    plan: list[tuple[str, int]], expected: list[tuple[int, int]]
) -> None:
    assert bounds(pack(plan)) == expected


def test_a_passage_is_the_text_of_its_sentences() -> None:
    text = "Title of This\n\nHe came. He saw.\n\n  He won. She stayed there for years.  "
    article = Article(id="a", title="A title", text=text)
    sentences = split_sentences(article)
    first, second = pack_passages(article, sentences, count_words, max_tokens=8)
    assert first.text == "Title of This\n\nHe came. He saw."
    assert second.text == "He won. She stayed there for years."
    assert [each.tokens for each in (first, second)] == [7, 7]
    assert all(each.text == each.span.of(text) for each in (first, second))
    assert {(each.article_id, each.version) for each in (first, second)} == {("a", article.version)}


def test_ids_are_the_same_each_time_and_differ_for_other_places() -> None:
    article, sentences = build([("p", 60), ("p", 60), ("p", 60)])
    renamed = Article(id="b", title="A title", text=article.text)
    retitled = Article(id="a", title="Another title", text=article.text)
    ids = [
        [passage.id for passage in pack_passages(each, sentences, count_words, budget)]
        for each, budget in [(article, 100), (article, 180), (renamed, 100), (retitled, 100)]
    ]
    assert [len(each) for each in ids] == [3, 1, 3, 3]
    flat = [id_ for each in ids for id_ in each]
    assert len(set(flat)) == len(flat)
    assert all(len(id_) == 24 and int(id_, 16) >= 0 for id_ in flat)
    assert ids[0] == [each.id for each in pack_passages(article, sentences, count_words, 100)]


def test_a_budget_below_one_token_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot hold 0 tokens"):
        pack([("p", 1)], max_tokens=0)


plans = st.lists(
    st.tuples(st.sampled_from("hpss"), st.one_of(st.integers(1, 30), st.integers(1, 150))),
    max_size=60,
)


@given(plans, st.integers(1, 120))
def test_any_sentences_are_packed_by_the_rules(
    plan: list[tuple[str, int]], max_tokens: int
) -> None:
    article, sentences = build(plan)
    passages = pack_passages(article, sentences, count_words, max_tokens)
    check_partition(sentences, passages)
    assert len({passage.id for passage in passages}) == len(passages)
    for passage in passages:
        inside = sentences[passage.first : passage.last + 1]
        assert passage.span == Span(inside[0].span.start, inside[-1].span.end)
        assert passage.text == passage.span.of(article.text)
        assert passage.tokens == sum(count_words(sentence.text) for sentence in inside)
        assert passage.tokens <= max_tokens or all(each.is_heading for each in inside[:-1])
    for passage in passages[:-1]:
        following = sentences[passage.last + 1]
        assert following.is_heading or not sentences[passage.last].is_heading


@given(plans)
def test_passages_that_could_be_joined_are_half_full(plan: list[tuple[str, int]]) -> None:
    passages = pack(plan)
    for left, right in pairwise(passages[:-1]):
        assert left.tokens + right.tokens > 100 or left.tokens > MIN_FILL * 100
    if len(passages) > 1 and passages[-1].tokens < MIN_REST * 100:
        assert passages[-2].tokens + passages[-1].tokens > 100


@given(st.text(st.sampled_from("aB .!?“”\n#。")), st.integers(1, 12))
def test_any_text_is_packed_whole(text: str, max_tokens: int) -> None:
    article = Article(id="a", title="A title", text=text)
    sentences = split_sentences(article)
    passages = pack_passages(article, sentences, count_words, max_tokens)
    check_partition(sentences, passages)
    assert "".join("".join(each.text for each in passages).split()) == "".join(text.split())
