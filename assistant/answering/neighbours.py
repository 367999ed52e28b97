"""What a reader needs beside a quoted sentence: whom "he" means, who speaks, what was asked."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from index.english.attribution import lacks_speaker, names_speaker
from index.english.coreference import begins_with_person, leans_back
from index.english.dissent import dissents, is_common_view, retorts
from index.english.run_in_headings import is_run_in_heading
from index.english.speakers import asks_what_is_said
from index.english.votes import moves, settles
from index.search.asked_there import is_asked
from index.sentences.lines import is_item_label
from index.types import Sentence

REACH = 3
"""How many sentences back one is looked for that names whom a pronoun means."""


def needed_beside(sentence: Sentence, neighbours: Iterable[Sentence]) -> Sentence | None:
    """Return the sentence that a reader needs to understand this one, or None.

    Args:
        sentence: The one that is quoted.
        neighbours: The sentences around it in its article, where there are any: the one after it
            and up to `REACH` before it. A sentence that itself leans back explains nothing, if one
            before it does not.
    """
    around = _by_distance(sentence, neighbours)
    asked = around.get(-1)
    if asked is not None and sentence.starts_paragraph and is_asked(asked):
        return asked
    earlier = _earlier(around)
    clear = (one for one in earlier if _explains(one.text))
    before, after = next(clear, earlier[0] if earlier else None), around.get(1)
    if lacks_speaker(sentence.text):
        if before is not None and not sentence.starts_paragraph:
            return before
        if after is not None and not after.starts_paragraph and names_speaker(after.text):
            return after
        return before
    return before if leans_back(sentence.text) else None


def clear_before(sentence: Sentence, neighbours: Iterable[Sentence]) -> list[Sentence]:
    """Return the sentences before one that lean on no other themselves, the nearest first.

    Args:
        sentence: The one that is quoted.
        neighbours: As `needed_beside` takes them.
    """
    earlier = _earlier(_by_distance(sentence, neighbours))
    return [one for one in earlier if _explains(one.text)]


def dissent_after(following: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences that contradict one, and go on from that: those right behind it.

    Args:
        following: The next two sentences of its article, as far as there are any.
    """
    if not following or following[0].starts_paragraph or not dissents(following[0].text):
        return ()
    last = following[-1]
    goes_on = begins_with_person(last.text) and not last.starts_paragraph
    return following if goes_on else following[:1]


def completing(sentence: Sentence, following: Iterable[Sentence]) -> Sequence[Sentence]:
    """Return the sentences without which one misleads: how a motion fared, what is so instead.

    What people think is often told only to say that it is not so.

    Args:
        sentence: The one that is quoted.
        following: The next sentences of its article, up to `REACH`.
    """
    own = list(takewhile(lambda one: not one.starts_paragraph, following))
    if moves(sentence.text):
        return [one for one in own if settles(one.text)][:1]
    return own[:1] if retorts(sentence.text) or is_common_view(sentence.text) else ()


def spoken_after(question: str, following: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return what whoever a sentence tells of says right behind it, where that is asked for.

    Args:
        question: As it was asked.
        following: The next sentences of the article.
    """
    own = following[:1]
    is_quotation = own and not own[0].starts_paragraph and lacks_speaker(own[0].text)
    return own if is_quotation and asks_what_is_said(question) else ()


def is_label(sentence: Sentence, after: Sequence[Sentence]) -> bool:
    """Whether a sentence only names the item whose text follows it in its paragraph."""
    is_followed = bool(after) and not after[0].starts_paragraph
    return is_followed and names_what_follows(sentence)


def _by_distance(sentence: Sentence, neighbours: Iterable[Sentence]) -> dict[int, Sentence]:
    return {
        one.number - sentence.number: one for one in neighbours if one.version == sentence.version
    }


def _earlier(around: Mapping[int, Sentence]) -> list[Sentence]:
    """Return the sentences before the one in the middle, the nearest first, down to a heading."""
    backwards = (around[-back] for back in range(1, REACH + 1) if -back in around)
    return list(takewhile(lambda one: not _opens_topic(one), backwards))


def _opens_topic(sentence: Sentence) -> bool:
    return sentence.is_heading or names_what_follows(sentence)


def names_what_follows(sentence: Sentence) -> bool:
    """Whether a sentence has the form of a label; it is one where text follows in its paragraph."""
    text = sentence.text
    return sentence.starts_paragraph and (is_item_label(text) or is_run_in_heading(text))


def headings_above(sentences: Sequence[Sentence]) -> Mapping[int, str]:
    """Return what stands above each sentence of an article, by its number: a heading or a label."""
    heading, above = "", {}
    for one in sentences:
        if _opens_topic(one):
            heading = one.text
        above[one.number] = heading
    return above


def _explains(text: str) -> bool:
    return not (leans_back(text) or lacks_speaker(text) or text.rstrip('”"’ ').endswith("?"))
