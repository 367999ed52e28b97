"""The list of sources that models like to add at the end: no part of an answer."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.answering.writing.sentence_stream import MarkedSentence
from index.days import Month
from index.english.sources import heads_sources
from index.types import Article

_WORD = re.compile(r"[^\W_]+")


def without_references(
    sentences: Iterable[MarkedSentence], articles: Sequence[Article]
) -> Iterator[MarkedSentence]:
    """Yield the sentences of an answer without a list of its sources at the end.

    All that follows the heading of such a list belongs to it. Lines that begin with a marker and
    only name an article are taken for one when no other sentence comes after them.
    """
    names = _Names(articles)
    waiting: list[MarkedSentence] = []
    has_text = is_list = False
    for sentence in sentences:
        if is_list:
            continue
        rest = heads_sources(sentence.text)
        if has_text and rest is not None and names.are_all_of(rest):
            is_list = True
        elif has_text and sentence.is_led and names.are_all_of(sentence.text):
            waiting.append(sentence)
        else:
            yield from waiting
            waiting.clear()
            yield sentence
            has_text = True


class _Names:
    """The words by which articles are known: title, source, address, author and date."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._words = {
            word
            for one in articles
            for part in (one.id, one.title, one.source, one.url, one.author, _day(one))
            for word in _words(part)
        }

    def are_all_of(self, text: str) -> bool:
        """Whether a text has no other word; figures, such as those of pages, do not count."""
        return all(word in self._words or word.isdigit() for word in _words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _day(article: Article) -> str:
    if article.date is None:
        return ""
    form = "%B %b %Y %m" if isinstance(article.date, Month) else "%B %b %A %Y %m %d"
    return article.date.strftime(form)
