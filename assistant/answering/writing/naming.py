"""Of whom a question names, articles that know the name answer rather than others.

"How heavy is the Heron?" has nothing to do with heavy rain, nor the books of one town with those of
another. What ranks sentences weighs names no more than other words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.deciding.named import are_several, knows_name
from assistant.answering.draft import Candidate
from assistant.answering.neighbours import REACH, clear_before
from index.english.coreference import leans_back
from index.english.names import Name, has_name, names_in
from index.english.questions import asks_through
from index.english.words import content_stems, stems
from index.store import Catalogue
from index.types import Article, Sentence

STRANGE_PENALTY = 2.0
"""For a sentence of an article without the name, in units of the candidates' scores. It may answer
all the same where one thing is named through another: whose song it is, and then whose wife."""

LONGEST_WORDS = 11
"""Of a question: a longer one names one thing through another, as often as not."""

LOOKED_AT = 12
"""Best articles in which names are looked for; sentences of others are left as they are."""

OTHERS_PENALTY = 2.0
"""For "Its fan is loud" behind a sentence that begins with another name than the question's."""

OF_ANOTHER = 12
"""Best candidates that are looked at for it."""

LATEST_NAME = 16
"""Characters before which a name begins that the sentences behind it are about, as a rule."""

TITLE_BONUS = 1.0
"""For a sentence whose article has the name in its title, in units of the scores: another's text
may only mention it. Within an article, "they won" is as much of whoever it is about."""

_LOCATED = re.compile(r"\b(?:in|at|from|near|on|of) (?:the )?$", re.IGNORECASE)
"""What stands before the name of a place, whose "its" seldom is."""


def of_named(question: str, found: Sequence[Candidate], catalogue: Catalogue) -> list[Candidate]:
    """Return the candidates, those of articles that know nothing of whom a question names behind.

    Those of articles that are called so, and are of whom is meant, come before others as good. All
    are left as they are where none of the best is of an article with a name, and where the question
    names several, each of which may have its own article.

    Args:
        question: As it was searched for.
        found: Best first.
        catalogue: Where the articles are read.
    """
    names = [name for name in names_in(question) if name.span.start > 0]
    is_long = len(question.split()) > LONGEST_WORDS
    if not names or is_long or asks_through(question) or are_several(question, names):
        return list(found)
    ids = islice(dict.fromkeys(one.hit.sentence.article_id for one in found), LOOKED_AT)
    articles = [catalogue.article(id_) for id_ in ids]
    strange = {one.id for one in articles if not _knows(names, one)}
    if len(strange) == len(articles):
        return list(found)
    titled = _titled(question, names, [one for one in articles if one.id not in strange])

    best = [one.hit.sentence for one in found[:OF_ANOTHER]]
    others = {one for one in best if _is_of_another(one, names, catalogue)}

    def placed(one: Candidate) -> Candidate:
        id_ = one.hit.sentence.article_id
        change = TITLE_BONUS * (id_ in titled) - STRANGE_PENALTY * (id_ in strange)
        change -= OTHERS_PENALTY * (one.hit.sentence in others)
        return replace(one, score=one.score + change)

    return sorted(map(placed, found), key=lambda one: -one.score)


def _titled(question: str, names: Sequence[Name], articles: Sequence[Article]) -> set[str]:
    """Return those of articles with a name that are called so and are of whom is meant.

    A namesake's article may be called so too: another one that has more of what the question says
    beside the name ("the vet Ann Lee") is the one that is meant.
    """
    called = {one.id for one in articles if any(has_name(name, [one.title]) for name in names)}
    if not called or len(called) == len(articles):
        return called
    known = {word for name in names for word in content_stems(name.written)}
    beside = set(content_stems(question)) - known
    told = {one.id: len(beside.intersection(stems(f"{one.title} {one.text}"))) for one in articles}
    return {id_ for id_ in called if told[id_] == max(told.values())}


def _knows(names: Sequence[Name], article: Article) -> bool:
    said = [article.text, article.title, article.source, article.author]
    return any(knows_name(name, said) for name in names)


def other_named_before(
    sentence: Sentence, names: Sequence[Name], around: Sequence[Sentence]
) -> Sentence | None:
    """Return the sentence that one goes on from, where that begins with somebody who is not meant.

    What stands between them goes on from that as well.

    Args:
        sentence: One that may begin with "its", and names nobody who is meant.
        names: Whom and what a question names.
        around: Sentences of the article, those before it among them.
    """
    if not names or not leans_back(sentence.text) or _is_named(names, sentence):
        return None
    clear = next(iter(clear_before(sentence, around)), None)
    if clear is None or _is_named(names, clear):
        return None
    said = [
        name
        for name in names_in(clear.text)
        if name.span.start < LATEST_NAME and not _LOCATED.search(clear.text[: name.span.start])
    ]
    return clear if said else None


def _is_of_another(sentence: Sentence, names: Sequence[Name], catalogue: Catalogue) -> bool:
    first = max(sentence.number - REACH, 0)
    around = catalogue.sentences(sentence.article_id, first, sentence.number)
    return other_named_before(sentence, names, around) is not None


def _is_named(names: Sequence[Name], sentence: Sentence) -> bool:
    return any(has_name(name, [sentence.text]) for name in names)
