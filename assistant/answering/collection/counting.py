"""Which articles mention something: counted in the full-text index, and each one shown."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import where
from index.english.listing import listed, plural
from index.english.mentions import article_mentioning, asks_whether, mention_asked
from index.english.names import names_in
from index.english.words import content_stems
from index.languages.words import telling_stems
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_ARTICLES = 10

HOW_COUNTED = (
    "Counted are articles that have these words in any form, not how often or in what sense."
)


class Counter:
    """Counts articles by the words in them. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def asked(self, question: str, scope: Scope) -> CollectionReply:
        """Return how many articles mention the subject, whether one does, or which ones."""
        if (which := article_mentioning(question)) is not None:
            scope = replace(scope, subject=which.what)
            most = self._most(scope) if which.is_most else None
            return most or self.mentions(scope, asks_whether=True, with_titles=True)
        mention = mention_asked(question)
        if mention is not None:
            return self.within_one(scope, mention.about, mention.what)
        return self.mentions(scope, asks_whether=asks_whether(question))

    def _most(self, scope: Scope) -> CollectionReply | None:
        """Return the article in which most sentences mention the subject, with these; or None."""
        told = {one: self._mentioning_in(one, scope) for one in self.mentioning(scope)}
        most = max(map(len, told.values()), default=0)
        if not most:
            return None
        best = [one for one in told if len(told[one]) == most]
        verb = "mentions" if len(best) == 1 else "mention"
        titles = listed([f"“{one.title}”" for one in best[:SHOWN_ARTICLES]])
        each = plural(most, "sentence") + (" each" if len(best) > 1 else "")
        rest = f", of {plural(len(told), 'article')} that mention it" if len(told) > 1 else ""
        shown = [Shown(sentence) for one in best for sentence in told[one]]
        statement = f"{titles} {verb} “{scope.subject}” most, in {each}{rest}."
        return CollectionReply.listing(statement, shown, SHOWN_ARTICLES, len(shown))

    def _mentioning_in(self, article: ArticleSummary, scope: Scope) -> list[Sentence]:
        """Return an article's sentences with the words of the subject; of a name its last one."""
        wanted = set(telling_stems(scope.subject, scope.language))
        if not words_beside_names(scope.subject):
            wanted = set(telling_stems(scope.subject.split()[-1], scope.language)) or wanted
        sentences = (one for one in self._catalogue.sentences(article.id) if not one.is_heading)
        return [one for one in sentences if wanted <= set(telling_stems(one.text, scope.language))]

    def mentions(
        self, scope: Scope, *, asks_whether: bool = False, with_titles: bool = False
    ) -> CollectionReply:
        """Return how many articles have every word of the subject, with a sentence of each.

        Without a subject every article of the scope counts, of all that were chosen.

        Args:
            scope: With the subject.
            asks_whether: Not how many: that there is none does not answer, and is a refusal.
            with_titles: Which ones is asked, and so what they are called.
        """
        total = len(scope.articles) if scope.subject else scope.total
        found = self.mentioning(scope)
        if not found:
            none = f"None of the {total:,} articles{where(scope)} mentions “{scope.subject}”."
            return CollectionReply(none, is_refusal=asks_whether)
        counted = f"{len(found):,} of {plural(total, 'article')}"
        if scope.subject:
            verb = "mentions" if len(found) == 1 else "mention"
            statement = f"{counted}{where(scope)} {verb} “{scope.subject}”. {HOW_COUNTED}"
        else:
            verb = "is" if len(found) == 1 else "are"
            statement = f"{counted} {verb}{where(scope)}." if where(scope) else f"{counted}."
        if with_titles:
            statement += f" {_titles(found)}"
        shown = (self._shown(article, scope) for article in found)
        return CollectionReply.listing(statement, shown, SHOWN_ARTICLES, len(found))

    def within_one(self, scope: Scope, about: str, what: str) -> CollectionReply:
        """Return whether the article about one thing mentions another, with its sentence."""
        articles = self._relevance.named(replace(scope, subject=about))
        if not articles:
            return CollectionReply(f"No article on “{about}” was found.", is_refusal=True)
        inner = replace(scope, articles=tuple(articles), subject=what)
        return self.mentions(inner, asks_whether=True)

    def is_mentioned(self, scope: Scope) -> bool:
        """Whether an article of a scope has every word of its subject."""
        return bool(self._relevance.mentioning(scope))

    def mentioning(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles with every word of the subject; all of the scope without one."""
        if not scope.subject:
            return list(scope.articles)
        return self._relevance.mentioning(scope)

    def _shown(self, article: ArticleSummary, scope: Scope) -> Shown | None:
        sentences = self._catalogue.sentences(article.id)
        if not scope.subject:
            best = next(iter(sentences), None)
        else:
            best = best_matching(sentences, scope.subject, scope.language)
        return Shown(best) if best else None


def _titles(articles: Sequence[ArticleSummary]) -> str:
    """Return what articles are called; beyond those that are shown how many there are."""
    rest = len(articles) - SHOWN_ARTICLES
    titles = ", ".join(f"“{one.title}”" for one in articles[:SHOWN_ARTICLES])
    further = f", and {rest:,} more" if rest > 0 else ""
    return f"{'The article' if len(articles) == 1 else 'The articles'}: {titles}{further}."


def best_matching(
    sentences: Sequence[Sentence], subject: str, language: str = "en"
) -> Sentence | None:
    """Return the sentence with most of a subject's words, the first of several; None of none.

    Of as many words those count more that are no names: they say what of a place is meant. A
    heading is taken only where no other sentence has as many.
    """
    wanted, telling = set(telling_stems(subject, language)), words_beside_names(subject)

    def order(one: Sentence) -> tuple[int, int, bool, int]:
        said = set(telling_stems(one.text, language))
        return (-len(wanted & said), -len(telling & said), one.is_heading, one.number)

    return min(sentences, key=order, default=None)


def words_beside_names(subject: str) -> set[str]:
    """Return the stems of the telling words of a subject that are of no name in it."""
    named = {one for name in names_in(f"of {subject}") for one in content_stems(name.written)}
    return set(content_stems(subject)) - named
