"""Passages that question sets bring along, as articles, and where in them an answer stands."""

import hashlib
from collections.abc import Sequence

from assistant.evaluation.questions import Evidence
from index.errors import DatasetError
from index.formats.draft import title_of
from index.sentences.split import split_sentences
from index.types import Article


def passage_article(title: str, text: str, source: str = "") -> Article:
    """Return a passage as an article; the same text has the same id."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    name = " ".join(title.replace("_", " ").split()) or title_of(text)
    return Article(
        id=f"{(source or 'passage').lower()}-{digest}", title=name, text=text, source=source
    )


def answering_sentences(
    article: Article, answers: Sequence[tuple[str, int]]
) -> tuple[Evidence, ...]:
    """Return the sentences in which answers start.

    Args:
        article: The passage.
        answers: Each answer's text and the character at which it starts.

    Raises:
        DatasetError: An answer does not stand where it is said to.
    """
    for text, start in answers:
        if start < 0 or article.text[start : start + len(text)] != text:
            raise DatasetError(
                f"the answer {text!r} does not start at character {start} of its paragraph. "
                "Correct answer_start."
            )
    starts = {start for _, start in answers}
    sentences = dict.fromkeys(
        sentence.text
        for sentence in split_sentences(article)
        if any(sentence.span.start <= start < sentence.span.end for start in starts)
    )
    return tuple(Evidence(article.id, sentence) for sentence in sentences)
