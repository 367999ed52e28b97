"""What a language model is shown: numbered sentences of the best passages, and the question last.

The text of articles stands between two lines that carry a random mark made for this one request.
No text can hold it, so none can end the part in which it is only text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import Template

from assistant.language_models.nonce import fresh_nonce, random_nonce
from assistant.language_models.streaming import Message
from assistant.types import Question, Turn
from index.english.dates import day_text
from index.errors import LanguageModelError, NotFoundError
from index.store import Catalogue
from index.types import Article, Passage, SearchResult, Sentence, TokenCounter
from prompts import load_prompt

LEADING_SENTENCES = 5
"""The passages of this many best sentences come first; the others follow as they are ranked."""

EARLIER_TURNS = 4
EARLIER_CHARACTERS = 400
"""How much of the conversation is shown: the last turns, and of each its beginning."""

COUNTED_SHARE = 0.9
"""Share of the window that is used: tiktoken's counts are estimates for most models."""

LINE_TOKENS = 6
"""Of a sentence's number, brackets and line break."""

ARTICLE_TOKENS = 16
"""Of the marks, line breaks and date around an article's title and source."""

GAP = "…"
"""Stands on a line of its own where sentences of an article are left out."""


@dataclass(frozen=True, slots=True)
class AnswerContext:
    """What is sent, the sentences in it, the first of which has number 1, and their articles."""

    messages: tuple[Message, ...]
    sentences: tuple[Sentence, ...]
    articles: tuple[Article, ...] = ()

    def numbered(self, numbers: Iterable[int]) -> tuple[Sentence, ...]:
        """Return the sentences with these numbers, in that order; unknown numbers are left out."""
        return tuple(self.sentences[n - 1] for n in numbers if 1 <= n <= len(self.sentences))

    def names(self, numbers: Iterable[int]) -> str:
        """Return what the articles of these sentences are called: their sources, else titles."""
        called = {one.id: one.source or one.title for one in self.articles}
        cited = (called.get(one.article_id, "") for one in self.numbered(numbers))
        names = [_one_line(name) for name in dict.fromkeys(cited) if name]
        return " and ".join(names) or "the article"


class ContextBuilder:
    """Builds the context of one question after the other. Thread safe.

    Args:
        catalogue: Where the sentences of passages are read.
        count_tokens: Of the model that will read the context.
        budget_tokens: Most tokens of a whole context: the model's window without its output.
        passages: Most passages that are shown.
        nonce: Makes the mark of a request; another call must give another one.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        count_tokens: TokenCounter,
        budget_tokens: int,
        passages: int,
        nonce: Callable[[], str] = random_nonce,
    ) -> None:
        self._catalogue = catalogue
        self._count = count_tokens
        self._budget = int(budget_tokens * COUNTED_SHARE)
        self._passages = passages
        self._nonce = nonce
        self._instructions = load_prompt("answer")
        self._request = Template(load_prompt("answer_question"))

    def build(self, question: Question, result: SearchResult) -> AnswerContext:
        """Return what to send for a question and what was found for it.

        Raises:
            LanguageModelError: The question leaves no room for a single passage.
        """
        earlier = _earlier(question.history)
        frame = self._instructions + self._request.template + question.text + "".join(earlier)
        articles = self._chosen(result, self._budget - self._count(frame))
        sentences = tuple(sentence for _, group in articles for sentence in group)
        if not sentences:
            raise LanguageModelError(
                "The question leaves no room for articles in the model's window. Ask a shorter one "
                "or raise llm.context_window."
            )
        shown = "\n\n".join(_article_lines(articles))
        nonce = fresh_nonce("\n".join([shown, question.text, *earlier]), self._nonce)
        request = self._request.substitute(
            articles=shown,
            conversation=_conversation(earlier, nonce),
            question=question.text,
            nonce=nonce,
        )
        messages = Message("system", self._instructions), Message("user", request)
        return AnswerContext(messages, sentences, tuple(article for article, _ in articles))

    def _chosen(self, result: SearchResult, room: int) -> list[tuple[Article, list[Sentence]]]:
        """Return the articles, best first, each with its sentences in reading order."""
        articles: dict[str, Article] = {}
        chosen: dict[str, dict[int, Sentence]] = {}
        for passage in _ordered(result)[: self._passages]:
            try:
                article = self._catalogue.article(passage.article_id)
            except NotFoundError:
                continue  # removed since it was found
            sentences = self._citable(passage)
            cost = sum(self._count(one.text) + LINE_TOKENS for one in sentences)
            if article.id not in articles:
                cost += self._count(f"{article.title} {article.source}") + ARTICLE_TOKENS
            if cost > room or not sentences:
                continue
            room -= cost
            articles[article.id] = article
            chosen.setdefault(article.id, {}).update((one.number, one) for one in sentences)
        return [(articles[id_], [group[n] for n in sorted(group)]) for id_, group in chosen.items()]

    def _citable(self, passage: Passage) -> list[Sentence]:
        found = self._catalogue.sentences(passage.article_id, passage.first, passage.last)
        return [one for one in found if one.version == passage.version and not one.is_heading]


def _ordered(result: SearchResult) -> list[Passage]:
    """Return the found passages: those of the best sentences, then the others, best first."""
    passages = [hit.passage for hit in result.passages]
    best = [hit.sentence for hit in result.sentences[:LEADING_SENTENCES]]
    leading = [passage for sentence in best for passage in passages if _holds(passage, sentence)]
    return list({passage.id: passage for passage in [*leading, *passages]}.values())


def _holds(passage: Passage, sentence: Sentence) -> bool:
    return (
        passage.article_id == sentence.article_id
        and passage.first <= sentence.number <= passage.last
    )


def _article_lines(articles: Sequence[tuple[Article, list[Sentence]]]) -> Iterator[str]:
    number = 0
    for article, sentences in articles:
        day = day_text(article.date) if article.date else ""
        about = ", ".join(part for part in (_one_line(article.source), day) if part)
        lines = [f"ARTICLE: {_one_line(article.title)}"]
        if about:
            lines.append(f"FROM: {about}")
        last = None
        for sentence in sentences:
            if last is not None and sentence.number > last + 1:
                lines.append(GAP)
            number += 1
            lines.append(f"[{number}] {_one_line(sentence.text)}")
            last = sentence.number
        yield "\n".join(lines)


def _earlier(history: Sequence[Turn]) -> list[str]:
    names = {"user": "Reader", "assistant": "You"}
    return [
        f"{names[turn.role]}: {_one_line(turn.text)[:EARLIER_CHARACTERS]}"
        for turn in history[-EARLIER_TURNS:]
    ]


def _conversation(earlier: Sequence[str], nonce: str) -> str:
    if not earlier:
        return ""
    lines = [f"BEGIN EARLIER CONVERSATION {nonce}", *earlier, f"END EARLIER CONVERSATION {nonce}"]
    return "\n".join(["", *lines, ""])


def _one_line(text: str) -> str:
    return " ".join(text.split())
