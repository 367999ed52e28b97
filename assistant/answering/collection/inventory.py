"""The collection itself: its articles, sources, days, and the names in it."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from assistant.answering.collection.listed_names import listed_names
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import described, named, newest_first
from index.english.dates import day_text
from index.english.datestamps import is_date_stamp
from index.english.listing import listed, plural
from index.english.shelves import asks_for_length_of_article, extreme_named
from index.english.words import content_stems, words
from index.formats.head_lines import head_line
from index.sentences.lines import is_table_row
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_ARTICLES = 10
"""Articles that a reply lists with a sentence of each; the rest are counted."""

SHOWN_NAMES = 12
SHOWN_SOURCES = 10
READ_ARTICLES = 500
"""Articles in which names are looked for, the newest; the reply says so where there are more."""

MEASURED_ARTICLES = 20
"""Those with the most, or the fewest, sentences: the longest is among them, by its words."""

_BY_LENGTH = {"longest": max, "shortest": min}


class Inventory:
    """Tells what is in the collection. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def asked(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return how long the articles are, which one is the longest or newest, or all there are.

        None where no article mentions the subject.

        Args:
            question: Which of it is asked for.
            scope: Its articles, newest first.
        """
        if asks_for_length_of_article(question):
            return self.lengths(scope)
        which = extreme_named(question)
        return self.extreme(scope, which) if which else self.articles(scope)

    def lengths(self, scope: Scope) -> CollectionReply | None:
        """Return how many words the articles have, those on the subject if any; else None."""
        on_subject = self._relevance.mentioning(scope) if scope.subject else scope.articles
        if not on_subject:
            return None
        told = [f"{named(one)}: {self._length(one)}" for one in on_subject[:SHOWN_ARTICLES]]
        rest = len(on_subject) - len(told)
        more = f"; and {plural(rest, 'more article')}" if rest else ""
        return self._listing(f"{'; '.join(told)}{more}.", on_subject[:SHOWN_ARTICLES])

    def articles(self, scope: Scope) -> CollectionReply:
        """Return how many articles there are, and the newest of them."""
        from_to = _range(scope.articles)
        statement = f"{described(scope)}{f', {from_to}' if from_to else ''}."
        if len(scope.articles) > 1:
            order = f"The {newest_first(scope.articles)}:" if from_to else "Their beginnings:"
            statement += f" {order}"
        return self._listing(statement, scope.articles)

    def extreme(self, scope: Scope, which: str) -> CollectionReply | None:
        """Return the newest, oldest, longest or shortest article, of those on the subject if any.

        None where no article mentions the subject.

        Args:
            scope: Its articles, newest first.
            which: "newest", "oldest", "longest" or "shortest".
        """
        on_subject = self._relevance.mentioning(scope) if scope.subject else scope.articles
        if not on_subject:
            return None
        by_length, dated = which in _BY_LENGTH, [one for one in on_subject if one.date is not None]
        if not by_length and not dated:
            return CollectionReply(
                "No article has a date, so none is known to be the newest or the oldest.",
                is_refusal=True,
            )
        if by_length:
            order = sorted(on_subject, key=lambda one: one.sentences, reverse=which == "longest")
            chosen = _BY_LENGTH[which](order[:MEASURED_ARTICLES], key=self._words)
        else:
            chosen = dated[0 if which == "newest" else -1]
        about = f" that mentions “{scope.subject}”" if scope.subject else ""
        long = f", with {self._length(chosen)}" if by_length else ""
        return self._listing(f"The {which} article{about} is {named(chosen)}{long}.", [chosen])

    def sources(self, scope: Scope) -> CollectionReply:
        """Return the sources with their numbers of articles, most first."""
        counts = Counter(one.source for one in scope.articles if one.source)
        if not counts:
            return CollectionReply("None of the articles names its source.", is_refusal=True)
        shown = _counted(counts, "further source")
        newest = {one.source: one for one in reversed(scope.articles)}
        firsts = [newest[name] for name, _ in counts.most_common(SHOWN_SOURCES)]
        return self._listing(
            f"{plural(len(counts), 'source')}: {listed(shown)}. The newest article of each:",
            firsts,
            count=len(firsts),
        )

    def authors(self, scope: Scope) -> CollectionReply:
        """Return the authors with their numbers of articles, most first."""
        counts = Counter(one.author for one in scope.articles if one.author)
        if not counts:
            return CollectionReply("None of the articles names its author.", is_refusal=True)
        shown = _counted(counts, "further author")
        unknown = len(scope.articles) - counts.total()
        without = f" {plural(unknown, 'article')} without an author." if unknown else ""
        newest = {one.author: one for one in reversed(scope.articles)}
        firsts = [newest[name] for name, _ in counts.most_common(SHOWN_SOURCES)]
        return self._listing(
            f"{plural(len(counts), 'author')}: {listed(shown)}.{without} The newest article of "
            "each:",
            firsts,
            count=len(firsts),
        )

    def dates(self, scope: Scope) -> CollectionReply:
        """Return the time that the articles cover, and how many there are of each month."""
        dated = [one for one in scope.articles if one.date is not None]
        if not dated:
            return CollectionReply("None of the articles has a date.", is_refusal=True)
        months = Counter(f"{one.date:%B %Y}" for one in dated if one.date)
        undated = len(scope.articles) - len(dated)
        parts = [f"{month}: {count}" for month, count in months.items()]
        statement = f"{described(scope)}, {_range(scope.articles)}. By month: {'; '.join(parts)}."
        if undated:
            statement += f" {plural(undated, 'article')} without a date."
        ends = [dated[0]] if len(dated) == 1 else [dated[0], dated[-1]]
        return self._listing(f"{statement} The newest and the oldest:", ends, count=len(ends))

    def people(self, scope: Scope) -> CollectionReply:
        """Return the names in most articles, each with a sentence that has it.

        Where the subject of the scope is in some of the names ("people called Anna"), only those;
        else only the names in the articles about it.
        """
        articles: Sequence[ArticleSummary] = scope.articles[:READ_ARTICLES]
        found = self._found_names(articles)
        written = [word for word in words(scope.subject) if word[0].isupper()]
        wanted = set(content_stems(" ".join(written)))
        called = {name: of for name, of in found.items() if wanted <= set(content_stems(name))}
        if wanted and called:
            found = called
        elif scope.subject:
            articles = self._relevance.about(scope)[:READ_ARTICLES]
            found = self._found_names(articles)
        if not found:
            return CollectionReply("No names were found in the articles.", is_refusal=True)
        ranked = sorted(found, key=lambda one: (-len(found[one]), one))
        is_part = len(scope.articles) > READ_ARTICLES
        read = f" in the newest {len(articles):,} articles" if is_part else ""
        parts = [f"{name} ({len(found[name])})" for name in ranked[:SHOWN_NAMES]]
        return CollectionReply.listing(
            f"Names of people, places and organisations{read}, with how many articles have each: "
            f"{listed(parts)}.",
            (Shown(found[name][0], label=name) for name in ranked),
            SHOWN_NAMES,
            len(ranked),
        )

    def _found_names(self, articles: Sequence[ArticleSummary]) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for article in articles:
            named = listed_names(self._catalogue.sentences(article.id))
            for written, sentence in named.items():
                found[written].append(sentence)
        return found

    def _length(self, article: ArticleSummary) -> str:
        return plural(self._words(article), "word")

    def _words(self, article: ArticleSummary) -> int:
        return len(words(self._catalogue.article(article.id).text))

    def _listing(
        self, statement: str, articles: Sequence[ArticleSummary], count: int = SHOWN_ARTICLES
    ) -> CollectionReply:
        shown = (self._beginning(article) for article in articles)
        return CollectionReply.listing(statement, shown, count, len(articles))

    def _beginning(self, article: ArticleSummary) -> Shown | None:
        sentence = beginning(self._catalogue, article)
        return Shown(sentence) if sentence else None


def beginning(catalogue: Catalogue, article: ArticleSummary) -> Sentence | None:
    """Return the first sentence of an article that tells something, else the first that is there.

    A heading tells nothing, nor does a byline, a greeting or the head of a table.
    """
    sentences = catalogue.sentences(article.id, 0, 9)
    body = [one for one in sentences if not one.is_heading]
    telling = [one for one in body if is_of_body(one) and not _opens(one.text)]
    return next(iter(telling or body or sentences), None)


def is_of_body(sentence: Sentence) -> bool:
    """Whether a sentence is none of an article's headings, tables and days of issue."""
    text = sentence.text
    return not (sentence.is_heading or is_table_row(text) or is_date_stamp(text))


def _opens(text: str) -> bool:
    return text.rstrip().endswith((",", ":")) or head_line(text) is not None


def _range(articles: Sequence[ArticleSummary]) -> str:
    days = [one.date for one in articles if one.date is not None]
    if not days:
        return ""
    first, last = min(days), max(days)
    return (
        f"of {day_text(first)}" if first == last else f"from {day_text(first)} to {day_text(last)}"
    )


def _counted(counts: Counter[str], further: str) -> list[str]:
    """Return names with their numbers of articles, most first; beyond the shown ones how many."""
    shown = [f"{name} ({plural(count, 'article')})" for name, count in counts.most_common()]
    rest = len(shown) - SHOWN_SOURCES
    return [*shown[:SHOWN_SOURCES], *([plural(rest, further)] if rest > 0 else [])]
