"""Two searches become one ranking; the second counts less."""

from index.search.blend import BlendOptions, blended
from index.types import Passage, PassageHit, SearchResult, Sentence, SentenceHit, Span


def passage(name, score, **parts):
    cut = Passage(name, f"article-{name}", "v", 0, 0, Span(0, 1), "x", 1)
    return PassageHit(cut, score, 0.5, parts)


def sentence(name, score):
    return SentenceHit(Sentence(f"article-{name}", "v", 0, Span(0, 1), "x"), score)


def result(passages, sentences=()):
    return SearchResult(passages=tuple(passages), sentences=tuple(sentences))


FIRST = result([passage("a", 2.0), passage("b", 1.5)], [sentence("a", 1.0), sentence("b", 0.75)])
SECOND = result(
    [
        passage("b", 9.0, dense=2.0, passage=1.0, article=1.0),
        passage("c", 8.0, dense=1.0, passage=0.0, article=0.0),
    ],
    [sentence("b", 2.0), sentence("c", 1.0)],
)
OPTIONS = BlendOptions(dense_weight=1.0, lexical_weight=0.5)


def test_scores_are_added_and_what_is_missing_gets_the_lowest():
    found = blended(FIRST, SECOND, 0.5, OPTIONS)
    assert [(hit.passage.id, hit.score) for hit in found.passages] == [
        ("b", 1.5 + 0.5 * (2.0 + 0.5 * 2.0)),
        ("a", 2.0 + 0.5 * 1.0),
        ("c", 1.5 + 0.5 * 1.0),
    ]
    assert [hit.article_id for hit in found.articles] == ["article-b", "article-a", "article-c"]
    assert [(hit.sentence.article_id, hit.score) for hit in found.sentences] == [
        ("article-b", 0.75 + 1.0),
        ("article-a", 1.0 + 0.5),
        ("article-c", 0.75 + 0.5),
    ]


def test_without_weight_the_first_search_decides():
    found = blended(FIRST, SECOND, 0.0)
    assert [hit.passage.id for hit in found.passages][:1] == ["a"]


def test_one_of_them_may_have_found_nothing():
    nothing = SearchResult()
    assert blended(nothing, nothing, 1.0) == nothing
    assert [hit.passage.id for hit in blended(FIRST, nothing, 1.0).passages] == ["a", "b"]
    assert [hit.passage.id for hit in blended(nothing, SECOND, 1.0).passages] == ["b", "c"]
