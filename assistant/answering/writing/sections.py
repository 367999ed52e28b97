"""Sections of articles: all that stands under one heading, where a question asks for that.

"Rub the butter into the flour" has no word of "How do I make herder's pie?": the heading above it
and the article's title say that it belongs to the answer.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from assistant.answering.draft import Candidate
from assistant.answering.writing.enumeration import Enumeration, enumeration_of, is_item
from index.english.dates import MONTHS
from index.english.questions import Kind, asks_for_many, asks_openly, kind_of
from index.english.requests import asks_for_manner
from index.english.words import ASKING_WORDS, content_stems, stem, words
from index.search.asked_there import is_asked
from index.store import Catalogue
from index.types import Article, Sentence

CONSIDERED = 10
"""Best candidates of which some stand in the section."""

NAMING = 5
"""As many of a section whose heading the question names."""

MISSING_WORDS = 1
"""Telling words of the question that its article may lack: "ingredients"."""

LEAST_STEPS = 2
"""Of them in the section that tells how to do what the article is about."""

_MONTHS = frozenset(map(stem, MONTHS))


def section_of_steps(found: Sequence[Candidate], catalogue: Catalogue) -> Enumeration | None:
    """Return the section of sentences with most of the best candidates of the best one's article.

    None where hardly any stand in one, or where the best one stands in another: what is said
    before the first heading, "I make it when it rains", says as a rule not how it is done.
    """
    id_ = found[0].hit.sentence.article_id
    sections = _sections(catalogue.sentences(id_))
    own = [one for one in found[:CONSIDERED] if one.hit.sentence.article_id == id_]
    places = [_place(sections, one.hit.sentence.number) for one in own]
    told = Counter(at for at in places if at is not None and not is_item(sections[at].items[0]))
    place, count = next(iter(told.most_common(1)), (-1, 0))
    return sections[place] if count >= LEAST_STEPS and places[0] in (None, place) else None


def section_named(
    question: str, found: Sequence[Candidate], catalogue: Catalogue
) -> Enumeration | None:
    """Return the section whose heading a question names and that has a good candidate; else None.

    Of a heading such as "Tuesday, 14 January" the day of the week is enough. It is in the best
    one's article, which has the question's other words, but one at most. A few words that only
    name what they are about ask for a list.
    """
    is_named = _only_names(question)
    if not (is_named or _asks_for_all(question)):
        return None
    id_, wanted = found[0].hit.sentence.article_id, frozenset(content_stems(question))
    sections = _sections(catalogue.sentences(id_))
    best: tuple[int, Enumeration] | None = None
    for one in islice(found, NAMING):
        sentence = one.hit.sentence
        place = _place(sections, sentence.number) if sentence.article_id == id_ else None
        if place is None or (is_named and not is_item(sections[place].items[0])):
            continue
        heading = sections[place].lead
        is_item_itself = heading is not None and enumeration_of(heading, catalogue) is not None
        if is_item_itself or _is_of_other_kind(question, sections[place]):
            continue
        named = _named_by(sections[place])
        if named and named <= wanted and (best is None or len(named) > best[0]):
            best = len(named), sections[place]
    return best[1] if best and _has_words(catalogue.article(id_), wanted) else None


def _has_words(article: Article, wanted: frozenset[str]) -> bool:
    """Whether an article has the words of a question, but one at most."""
    said = content_stems(f"{article.title} {article.text}")
    return len(wanted.difference(said)) <= MISSING_WORDS


def _only_names(question: str) -> bool:
    is_question = any(word.lower() in ASKING_WORDS for word in words(question))
    return kind_of(question) is None and not is_question


def _asks_for_all(question: str) -> bool:
    """Whether a question asks for more than one fact."""
    is_of_one = kind_of(question) in (Kind.NUMBER, Kind.DATE, Kind.YES_NO)
    return not is_of_one and (asks_for_many(question) or asks_openly(question))


def _is_of_other_kind(question: str, section: Enumeration) -> bool:
    """Whether a section answers another question on the same: "Who can apply?" not how to.

    Nor does what is needed say what is done with it.
    """
    heading = section.lead
    if heading is not None and is_asked(heading):
        return kind_of(heading.text) is not kind_of(question)
    return asks_for_manner(question) and is_item(section.items[0])


def _named_by(section: Enumeration) -> frozenset[str]:
    """Return the stems that name a section: those of its heading, without a date beside others."""
    heading = section.lead.text if section.lead else ""
    own = frozenset(content_stems(heading))
    undated = frozenset(one for one in own if not one.isdigit() and one not in _MONTHS)
    return undated or own


def _sections(sentences: Sequence[Sentence]) -> list[Enumeration]:
    """Return the sections of an article below its title, each with its heading as what leads it."""
    starts = [at for at, one in enumerate(sentences) if at and (one.is_heading or is_asked(one))]
    return [
        Enumeration(sentences[start], tuple(sentences[start + 1 : stop]))
        for start, stop in pairwise([*starts, len(sentences)])
        if stop - start > 1
    ]


def _place(sections: Sequence[Enumeration], number: int) -> int | None:
    """Return which section has a sentence; None where none has."""
    return next(
        (
            at
            for at, one in enumerate(sections)
            if one.items[0].number <= number <= one.items[-1].number
        ),
        None,
    )
