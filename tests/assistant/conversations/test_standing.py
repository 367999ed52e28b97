"""An old answer's citations are looked at again before they are shown."""

from assistant.conversations.standing import Standing, StandingCheck
from assistant.types import Answer, AnswerSentence, Citation, Disagreement, Refusal, Side
from index.errors import NotFoundError
from index.types import Article

QUOTE = "Nine herons nest."
OLD = Article("heron", "Herons", f"First. {QUOTE} Last.")
CITATION = Citation("heron", OLD.version, 7, 24, QUOTE)


def check_against(article: Article | None) -> StandingCheck:
    def read(article_id: str) -> Article:
        if article is None:
            raise NotFoundError(article_id)
        return article

    return StandingCheck(read, lambda _: article and article.version)


def standing_in(article: Article | None) -> tuple[Citation, Standing]:
    answer = Answer("?", (AnswerSentence(QUOTE, (CITATION,)),))
    checked, standings = check_against(article).checked(answer)
    (citation,) = checked.sentences[0].citations
    return citation, standings[citation]


def test_what_is_unchanged_holds() -> None:
    assert standing_in(OLD) == (CITATION, Standing.HOLDS)


def test_a_quote_that_moved_is_cited_where_it_is_now() -> None:
    moved = Article("heron", "Herons", f"A new first sentence. {QUOTE}")
    citation, standing = standing_in(moved)
    assert standing is Standing.HOLDS
    assert citation.version == moved.version
    assert moved.text[citation.start : citation.end] == QUOTE


def test_a_quote_that_is_gone_or_stands_twice_elsewhere_has_changed() -> None:
    for text in ("Ten herons nest.", f"{QUOTE} And more: {QUOTE}"):
        assert standing_in(Article("heron", "Herons", text)) == (CITATION, Standing.CHANGED)


def test_an_article_that_is_gone_is_removed() -> None:
    assert standing_in(None) == (CITATION, Standing.REMOVED)


def test_nearest_sentences_and_disagreements_are_looked_at_too() -> None:
    answer = Answer(
        "?", refusal=Refusal("No.", (CITATION,)), disagreement=Disagreement((Side(CITATION),))
    )
    checked, standings = check_against(None).checked(answer)
    assert checked == answer
    assert standings == {CITATION: Standing.REMOVED}
