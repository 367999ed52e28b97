"""An answer as the content of a chat message, and its citations as OpenAI's annotations.

An annotation says which characters of the content a citation carries: `url_citation` is OpenAI's
own form, and `source` beside it, which is ours, says where exactly in the article it stands.
"""

from collections.abc import Callable, Iterator
from typing import Any

from assistant.types import Answer, AnswerSentence, Citation
from assistant.web.render.citations import source_link
from assistant.web.render.sources import web_link

Link = Callable[[Citation], str]
"""Returns the address at which a citation can be read."""


class Content:
    """The content of one message, as it grows piece by piece."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._length = 0
        self.sentences = 0

    def statement(self, text: str) -> str:
        """Add what no source carries; return what to append to the content."""
        return self._appended(text, " ")

    def sentence(self, sentence: AnswerSentence) -> tuple[str, list[dict[str, Any]]]:
        """Add a sentence; return what to append to the content, and its annotations."""
        self.sentences += 1
        label = f"{sentence.label}: " if sentence.label else ""
        # What has a label is an item of a list.
        added = self._appended(label + sentence.text, "\n" if label else " ")
        end = self._length
        start = end - len(sentence.text)
        return added, [self._annotation(one, start, end) for one in sentence.citations]

    def rest(self, answer: Answer) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield what of a whole answer has not been added yet."""
        if answer.refusal is not None:
            yield self.statement(answer.refusal.reason), []
            return
        if answer.statement:
            yield self.statement(answer.statement), []
        yield from map(self.sentence, answer.sentences[self.sentences :])

    def _appended(self, text: str, separator: str) -> str:
        added = separator + text if self._length else text
        self._length += len(added)
        return added

    def _annotation(self, citation: Citation, start: int, end: int) -> dict[str, Any]:
        return {
            "type": "url_citation",
            "url_citation": {
                "start_index": start,
                "end_index": end,
                "url": self._link(citation),
                "title": citation.title,
            },
            "source": source_of(citation),
        }


def source_of(citation: Citation) -> dict[str, Any]:
    """Return where a citation points: the exact place in the article, and what it says there."""
    return {
        "article_id": citation.article_id,
        "version": citation.version,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "source": citation.source,
        "date": citation.date.isoformat() if citation.date else None,
        "page": citation.page,
    }


def link_at(base_url: str) -> Link:
    """Return links to where articles were published, or else to the page that is served here."""

    def link(citation: Citation) -> str:
        own = base_url.rstrip("/") + "/" + source_link(citation.article_id, citation)
        return web_link(citation.url) or own

    return link


def details_of(answer: Answer) -> dict[str, Any]:
    """Return what a message has no field for: whether it is a refusal, how sure it is."""
    return {
        "refused": answer.refused,
        "answerability": float(answer.answerability),
        "short_answer": answer.short_answer,
        "short_answer_probability": float(answer.short_answer_probability),
        "verdicts": [one.verdict and one.verdict.value for one in answer.sentences],
        "problems": [list(one.problems) for one in answer.sentences],
        "incomplete": answer.incomplete,
        "fallback": answer.fallback,
        "searched_for": answer.searched_for,
        "understood_as": answer.understood_as.value,
        "nearest": [source_of(one) for one in answer.refusal.nearest] if answer.refusal else [],
    }
