"""A list of an article that stands under what a question asks for: "Prizes:", "New", "You need".

No item has the question's words, so the reader sees no answer in any: the line above the list, the
heading above that and the article's title have them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.neighbours import names_what_follows
from index.english.questions import counted
from index.english.requests import listing_question, without_request
from index.english.shelves import speaks_of_articles
from index.english.words import content_stems, stem, words
from index.sentences.lines import is_list_item, is_table_row
from index.store import ArticleSummary, Catalogue
from index.store.terms import question_terms
from index.types import Sentence

READ_ARTICLES = 4
"""Articles of the best sentences in which lists are looked for."""

MOST_SHOWN = 10

FEWEST_ITEMS = 2

FEWEST_ASKED = 2
"""Words of a question: "the prizes" alone may be those of any list."""

FEWEST_WORDS = 3
"""Of a question that have to stand above a list, where one of its words stands in no article."""


_AROUND = " #*:"
"""Marks of a heading, or of a line that introduces a list."""

_NUMBERS = "one two three four five six seven eight nine ten".split()
_COUNTING = re.compile(
    rf"\W*(?P<thing>[A-Z][\w’'-]+) (?:(?:no\.?|number) )?"
    rf"(?:\d{{1,2}}|[IVX]+|{'|'.join(_NUMBERS)})[:.]",
    re.IGNORECASE,
)
"""Opens one of several that are counted: "Mistake one: ...", "Rule 2. ..."."""


@dataclass(frozen=True, slots=True)
class _List:
    """Items with the lines above them: what introduces them, and the heading above that."""

    above: tuple[Sentence, ...]
    items: tuple[Sentence, ...]


class ListedUnder:
    """Finds lists by what stands above them. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return the list that stands under what a question asks for, with the line above it.

        None where there is none.

        Args:
            question: As it was asked.
            found: The sentences that were found, best first.
        """
        terms = question_terms(without_request(listing_question(question)))
        wanted = frozenset(map(stem, terms))
        if len(wanted) < FEWEST_ASKED:
            return None
        counts = self._catalogue.lexical.document_frequencies(terms)
        absent = {stem(one) for one, count in counts.items() if not count}
        for id_ in islice(dict.fromkeys(one.article_id for one in found), READ_ARTICLES):
            title = set(content_stems(self._catalogue.title(id_)))
            for one in _lists(self._catalogue.sentences(id_)):
                above = wanted.intersection(content_stems(" ".join(a.text for a in one.above)))
                missing = wanted - above - title
                is_short_of_one = len(wanted) > FEWEST_WORDS and len(missing) == 1
                if above and (not missing or (is_short_of_one and missing <= absent)):
                    shown = [Shown(one.above[-1]), *map(Shown, one.items)]
                    return CollectionReply.listing("", shown, MOST_SHOWN + 1, len(shown))
        return None

    def called_documents(
        self, question: str, subject: str, articles: Sequence[ArticleSummary]
    ) -> CollectionReply | None:
        """Return the list of documents that are no articles: "the documents needed for a permit".

        What is asked about them stands right behind the word for them, as in no question for the
        articles about a permit. None where no list of an article is of that.

        Args:
            question: As it was asked.
            subject: What is asked about them.
            articles: Those with its words.
        """
        before, found, behind = question.partition(subject) if subject else ("", "", "")
        called = before.split()[-1:]
        if not found or behind.strip(" .?!") or not (called and speaks_of_articles(called[0])):
            return None
        firsts = (self._catalogue.sentences(one.id, 0, 0) for one in articles[:READ_ARTICLES])
        return self.reply(subject, [one for first in firsts for one in first])

    def counted(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return the headings that count what a question asks for; None where there are none.

        They open paragraphs: "Mistake one: ...", "Mistake two: ...".

        Args:
            question: As it was asked.
            found: The sentences that were found, best first.
        """
        wanted = set(content_stems(question)) - set(_NUMBERS)
        several = {stem(word) for word in words(question.lower()) if word.endswith("s")}
        for id_ in islice(dict.fromkeys(one.article_id for one in found), READ_ARTICLES):
            article = self._catalogue.article(id_)
            said = set(content_stems(f"{article.title} {article.text}"))
            heads: dict[str, list[Sentence]] = {}
            for one in self._catalogue.sentences(id_):
                head = _COUNTING.match(one.text) if one.starts_paragraph else None
                if head is not None:
                    heads.setdefault(stem(head["thing"].lower()), []).append(one)
            for thing, opened in heads.items():
                is_asked = thing in wanted & several and wanted <= said | {thing}
                if is_asked and len(opened) >= FEWEST_ITEMS:
                    shown = [Shown(each) for each in opened]
                    return CollectionReply.listing("", shown, MOST_SHOWN, len(shown))
        return None

    def items_counted(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return a list whose items a question counts, and how many there are; None without one.

        The line above it names them, and the article says everything else that is asked.

        Args:
            question: As it was asked: "How many trophies did the fair give?".
            found: The sentences that were found, best first.
        """
        things, wanted = counted(question), set(content_stems(question))
        if not things:
            return None
        for id_ in islice(dict.fromkeys(one.article_id for one in found), READ_ARTICLES):
            article = self._catalogue.article(id_)
            if not wanted <= set(content_stems(f"{article.title} {article.text}")):
                continue
            for one in _lists(self._catalogue.sentences(id_)):
                if one.above and things <= set(content_stems(one.above[-1].text)):
                    count = sum(is_list_item(item.text) for item in one.items)
                    statement = f"{one.above[-1].text.strip(_AROUND)}: {count}."
                    shown = [Shown(one.above[-1]), *map(Shown, one.items)]
                    return CollectionReply.listing(statement, shown, MOST_SHOWN + 1, len(shown))
        return None


def _lists(sentences: Sequence[Sentence]) -> Iterator[_List]:
    """Yield the lists of an article, each with what introduces it and the heading above."""
    heading: tuple[Sentence, ...] = ()
    before: tuple[Sentence, ...] = ()
    items: list[Sentence] = []
    for one in sentences:
        is_next = is_list_item(one.text) and not is_table_row(one.text)
        if is_next or (items and not one.starts_paragraph and not one.is_heading):
            items.append(one)
            continue
        if sum(is_list_item(item.text) for item in items) >= FEWEST_ITEMS:
            yield _List((*heading, *before), tuple(items))
        items = []
        if one.is_heading or names_what_follows(one):
            heading, before = (one,), ()
        else:
            before = (one,) if one.text.rstrip().endswith(":") else ()
    if sum(is_list_item(item.text) for item in items) >= FEWEST_ITEMS:
        yield _List((*heading, *before), tuple(items))
