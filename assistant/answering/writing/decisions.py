"""All that somebody decided, where that is asked without saying what about."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from index.english.votes import decider_asked, decides, moves
from index.english.words import content_stems
from index.store import Catalogue
from index.types import SearchResult, Sentence

READ_ARTICLES = 8
"""Best articles that are looked through for decisions."""


def decisions(
    question: str, result: SearchResult, catalogue: Catalogue
) -> list[tuple[Sentence, ...]]:
    """Return what the one asked about decided, each decision with the motion that it settles.

    Newest articles first, in the order of each. Empty where the question does not ask for that.

    Args:
        question: As it was asked.
        result: What was found for it.
        catalogue: Where articles are read.
    """
    decider = decider_asked(question)
    if decider is None:
        return []
    wanted = set(content_stems(decider))
    ids = [hit.article_id for hit in result.articles[:READ_ARTICLES]]
    articles = [catalogue.article(id_) for id_ in ids]
    of_it = [one for one in articles if wanted <= set(content_stems(f"{one.title} {one.text}"))]
    of_it.sort(key=lambda one: one.date.toordinal() if one.date else 0, reverse=True)
    return [each for one in of_it for each in _decided(catalogue.sentences(one.id))]


def _decided(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    for at, sentence in enumerate(sentences):
        if sentence.is_heading or not decides(sentence.text):
            continue
        own = list(takewhile(lambda one: not one.starts_paragraph, reversed(sentences[: at + 1])))
        before = [*own[1:], *sentences[at - len(own) : at - len(own) + 1]] if own else []
        motion = next((one for one in before if moves(one.text)), None)
        yield (sentence,) if motion is None else (motion, sentence)
