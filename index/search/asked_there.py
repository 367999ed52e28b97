"""Questions that stand in an article: what follows one answers whoever asks the same."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.search.rankings import sentence_order
from index.types import Sentence, SentenceHit


def is_asked(sentence: Sentence) -> bool:
    """Whether a sentence is a question that begins its line, as those that are often asked do."""
    return sentence.starts_paragraph and sentence.text.rstrip("*_ ").endswith("?")


def answered_there(hits: Sequence[SentenceHit]) -> tuple[SentenceHit, ...]:
    """Return sentences ranked anew: what follows a question on its own line is as good as that.

    "Only on the last Sunday" has no word of "May I bring my dog?", which stands above it.

    Args:
        hits: Best first.
    """
    lifted = {answer: asked.score for answer, asked in _asked(hits)}
    if not lifted:
        return tuple(hits)
    ranked = (
        replace(hit, score=lifted[hit.sentence])
        if lifted.get(hit.sentence, hit.score) > hit.score
        else hit
        for hit in hits
    )
    return tuple(sorted(ranked, key=sentence_order))


def questions_above(hits: Sequence[SentenceHit]) -> dict[Sentence, str]:
    """Return by the sentences that follow a question on its own line the text of that question."""
    return {answer: asked.sentence.text for answer, asked in _asked(hits)}


def _asked(hits: Sequence[SentenceHit]) -> Iterator[tuple[Sentence, SentenceHit]]:
    """Yield what follows a question that has a line of its own, with that question."""
    asked = {
        (hit.sentence.article_id, hit.sentence.number + 1): hit
        for hit in hits
        if is_asked(hit.sentence)
    }
    for hit in hits if asked else ():
        above = asked.get((hit.sentence.article_id, hit.sentence.number))
        if above is not None and _begins_answer(hit.sentence):
            yield hit.sentence, above


def _begins_answer(sentence: Sentence) -> bool:
    return sentence.starts_paragraph and not (sentence.is_heading or is_asked(sentence))
