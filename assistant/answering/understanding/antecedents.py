"""Whom a follow-up means: he or she of several people, and the articles that speak of them."""

from collections.abc import Sequence

from assistant.answering.understanding.carry import name_asked_about, names_before
from assistant.answering.understanding.cited import last_cited
from assistant.types import Question
from index.english.coreference import asks_in_phrase
from index.english.names import Name, has_name
from index.english.persons import gender_asked, referred_to
from index.search.rankings import within_articles
from index.store import Catalogue
from index.types import SearchResult

TELLING_ARTICLES, TELLING_PASSAGES = 3, 30
"""Best articles beside those just cited, and their best passages, that tell who is he or she."""


def name_meant(question: Question, found: SearchResult) -> Name | None:
    """Return which name of the conversation he or she is, as what was found speaks of it.

    After "Who is Ida Holm?" it is her.
    """
    gender = gender_asked(question.text)
    if gender is None:
        return None
    if (somebody := name_asked_about(question.history)) is not None:
        return somebody
    best = {hit.article_id for hit in found.articles[:TELLING_ARTICLES]}
    best |= last_cited(question.history)
    passages = [hit.passage for hit in found.passages if hit.passage.article_id in best]
    texts = [passage.text for passage in passages[:TELLING_PASSAGES]]
    return referred_to(gender, names_before(question.history), texts)


def of_the_meant(
    result: SearchResult, names: Sequence[Name], question: Question, catalogue: Catalogue
) -> SearchResult:
    """Return what was found in articles with one of some names; all where none has any.

    "How heavy is it?", of a bicycle, has nothing to do with heavy rain. What only says what is to
    be told ("From when?") may be in the articles that were just cited too: the name that was
    answered may be another one's there.
    """

    def text(article_id: str) -> str:
        article = catalogue.article(article_id)
        return f"{article.title} {article.text}"

    cited = last_cited(question.history) if asks_in_phrase(question.text) else frozenset()
    ids = [hit.article_id for hit in result.articles]
    kept = [
        id_ for id_ in ids if id_ in cited or any(has_name(name, [text(id_)]) for name in names)
    ]
    return within_articles(result, kept) if kept else result
