"""Sentences as candidates for an answer: how well each answers, and with which words.

The ranking of a search asks whether a sentence is relevant; an answer needs more: the reader must
be sure of a short answer in it, and it counts if other articles give the same one.
"""

from collections.abc import Sequence

import numpy as np

from assistant.answering.draft import Candidate
from assistant.answering.writing.agreement import agreeing, more_exact
from assistant.answering.writing.edges import without_edges
from assistant.answering.writing.fitness import fitness
from index.english.apposition import name_of_thing
from index.english.causes import asks_why
from index.english.clauses import stands_before_named
from index.english.comparing import sides_of
from index.english.conditions import value_asked_for
from index.english.corrections import asks_what_was_first, corrected, put_right, was_so_at_first
from index.english.dates import dates_in
from index.english.denials import denials, denies
from index.english.dissent import is_common_view
from index.english.margins import (
    asks_how_much_more,
    is_only_how_much_more,
    tells_how_much_more,
)
from index.english.measures import whole_measure
from index.english.names import names_in, with_whom_it_names
from index.english.numbers import numbers_in, same_number
from index.english.other_times import is_only_another_day
from index.english.persons import is_name_alone
from index.english.questions import (
    Kind,
    asks_for_day,
    asks_for_words,
    asks_who,
    asks_who_somebody_is,
    fits,
    kind_of,
    offers_answers,
)
from index.english.requests import names_topic
from index.english.roles import in_role
from index.english.telling_days import is_day_of_telling
from index.english.wholes import number_asked_for
from index.english.words import stems
from index.search.asked_there import questions_above
from index.search.fusion import Mask, Scores, standardised
from index.sentences.lines import is_table_row
from index.types import SearchResult, SentenceHit, Span

CONSIDERED = 30
"""How many of the best sentences may answer."""

MARGIN_WEIGHT = 0.4
"""Of the reader's margin beside the search's score, both as z-scores over what was considered."""

ANSWERABLE_WEIGHT = 0.4
"""Of how surely its passage answers at all, as a z-score over what was considered. On nine
collections the right sentence is first in .644 without it, .660 with .4, .655 with .3 or .5.
In English only: by the reader of other languages it put an article in another language than the
question's first for 2 of 90 that are answered, for none without it."""

AGREEMENT_WEIGHT = 0.5
"""Of each other article whose words answer the same, for at most `agreement.MOST` of them."""

UNFIT_PENALTY = 2.0
"""For words that are no answer to such a question: a day where a name is asked for."""

EXACT_WEIGHT = 1.5
"""For words that tell more exactly who it is than another sentence's do: of 136 such questions of
nine collections the right sentence is first in 97 instead of 92."""

REPEATED_PENALTY = 1.0
"""For words that only repeat the question's: "Which Delaware city ...?" - "Delaware"."""

PRECISION_WEIGHT = 1.5
"""Of the share of day, month and year that the answer to "when" says: "1 May 2017" over "2017"."""

NO_WEIGHT = 2.0
"""Of a sentence in which the reader takes a denial for the answer to a yes-no question: "never
mended" shares fewer words with the question than what else is told of the same dam."""

NO_MARGIN = 1.0
"""And does so at most this many logits less surely than of the best words of all sentences."""

REASON_WEIGHT = 1.0
"""Of the reader's score once more where a reason is asked for, which hardly shares words with what
happened. Of 23 such questions of two sets the right sentence is first in 16 without it, 20 with 1,
19 with .6."""


def candidates(question: str, result: SearchResult) -> list[Candidate]:
    """Return the sentences that may answer a question, best first. Questions do not answer.

    Of a topic that is asked about no words are marked.
    """
    considered = result.sentences[:CONSIDERED]
    hits = [hit for hit in considered if not _is_question(hit.sentence.text)]
    if not hits:
        return []
    asked = questions_above(considered)
    # Nothing in a sentence is the answer to "tell me about the bridge".
    is_topic = names_topic(question)
    words = [None if is_topic else _words(question, hit) for hit in hits]
    was_read = np.array([hit.answer is not None for hit in hits], dtype=bool)
    margin_weight, agreement_weight = MARGIN_WEIGHT, AGREEMENT_WEIGHT
    if not asks_for_words(question):
        margin_weight, agreement_weight = MARGIN_WEIGHT / 2, 0.0
    # How surely a sentence has an answer is weighed by its margin; twice would hide the others.
    scores = standardised([hit.score - hit.parts.get("sureness", 0.0) for hit in hits])
    margins = _or_least([hit.margin for hit in hits], was_read)
    if result.language == "en":
        scores += ANSWERABLE_WEIGHT * _or_least([hit.answerable for hit in hits], was_read)
    counts = agreeing(hits, words)
    exact = more_exact(hits, words) if asks_who(question) else [False] * len(hits)
    least = max((hit.margin for hit in hits if hit.answer is not None), default=0.0) - NO_MARGIN
    sums = scores + margin_weight * margins + agreement_weight * np.array(counts, dtype=np.float64)
    sums += EXACT_WEIGHT * np.array(exact, dtype=np.float64)
    sums += asks_why(question) * REASON_WEIGHT * _read_scores(hits)
    found = [
        Candidate(
            hit,
            float(score)
            + fitness(question, hit.sentence.text, span, asked.get(hit.sentence, ""))
            + _fitness_of_words(question, hit, span)
            + NO_WEIGHT * (hit.margin >= least and _says_no(question, span, hit.sentence.text)),
            span,
        )
        for hit, span, score in zip(hits, words, sums, strict=True)
    ]
    return sorted(found, key=lambda one: -one.score)


def _read_scores(hits: Sequence[SentenceHit]) -> Scores:
    return np.array([hit.parts.get("reader", 0.0) for hit in hits], dtype=np.float64)


def _or_least(logits: Sequence[float], was_read: Mask) -> Scores:
    """Return z-scores over what was read; what was not gets the least of them, or the mean."""
    scores = standardised(logits, was_read)
    scores[~was_read] = scores[was_read].min(initial=0.0)
    return scores


def _fitness_of_words(question: str, hit: SentenceHit, words: Span | None) -> float:
    """Return what is added for how well the words fit that answer, and what is taken off."""
    text = hit.sentence.text
    return (
        PRECISION_WEIGHT * _precision(question, words, text)
        - UNFIT_PENALTY * (words is not None and not _fits(question, words, text))
        - UNFIT_PENALTY * _is_of_telling(question, hit)
        - REPEATED_PENALTY * _repeats(question, words, text)
    )


def _fits(question: str, words: Span, text: str) -> bool:
    """Whether words may be what is asked for; the 30 of 30 June is no number of anything."""
    if kind_of(question) is Kind.NUMBER and any(
        one.month is not None and one.span.overlaps(words) for one in dates_in(text)
    ):
        return bool(numbers_in(_without_dates(words, text)))
    return fits(question, words.of(text))


def _is_of_telling(question: str, hit: SentenceHit) -> bool:
    """Whether the reader's words say when something was told, and it is asked when it was."""
    words = hit.answer_in_sentence
    if words is None or kind_of(question) is not Kind.DATE:
        return False
    return is_day_of_telling(question, hit.sentence.text, words)


def _without_dates(words: Span, text: str) -> str:
    """Return what of some words stands in no date."""
    kept = words.of(text)
    for one in reversed(dates_in(text)):
        if one.span.overlaps(words):
            start, end = (max(0, at - words.start) for at in (one.span.start, one.span.end))
            kept = f"{kept[:start]} {kept[end:]}"
    return kept


def _repeats(question: str, words: Span | None, text: str) -> bool:
    """Whether words say nothing that the question does not say, unless it offers them: x or y."""
    if words is None or offers_answers(question) or not asks_for_words(question):
        return False
    return set(stems(words.of(text))) <= set(stems(question))


def _precision(question: str, words: Span | None, text: str) -> float:
    """Return which share of day, month and year an answer says, 0 where no day is asked for."""
    if words is None or not asks_for_day(question):
        return 0.0
    said = ((date.year, date.month, date.day) for date in dates_in(words.of(text)))
    return max((sum(part is not None for part in parts) / 3 for parts in said), default=0.0)


def _says_no(question: str, words: Span | None, text: str) -> bool:
    """Whether words answer no, where that or yes is asked for.

    What is not so of somebody else does not answer which of two has more.
    """
    if words is None or kind_of(question) is not Kind.YES_NO or denials(question):
        return False
    sides = sides_of(question)
    return denies(words.of(text)) and (sides is None or not sides.asked)


def _is_question(text: str) -> bool:
    return text.rstrip("”\"’') ").endswith("?")


def _words(question: str, hit: SentenceHit) -> Span | None:
    """Return the reader's words as offsets into the sentence, without what stands around them.

    What a correction takes back is no answer, nor is one amount where two are to be told apart.
    """
    words = hit.answer_in_sentence
    text = hit.sentence.text
    if words is None or _is_taken_back(question, words, text) or _is_of_telling(question, hit):
        return None
    if asks_how_much_more(question) and not tells_how_much_more(text, words):
        return None
    if is_only_how_much_more(question, text, words):
        return None
    meant = without_edges(text, _meant(question, text, words))
    if meant is not None and kind_of(question) is Kind.NAME:
        meant = with_whom_it_names(text, meant)
    if meant is None or _is_asked_about(question, text, meant):
        return None
    if is_only_another_day(question, meant.of(text)):
        return None
    if stands_before_named(question, text, meant) and not is_table_row(text):
        return None
    return None if asks_who_somebody_is(question) and is_name_alone(text, meant) else meant


def _is_asked_about(question: str, text: str, words: Span) -> bool:
    """Whether words are of the name of somebody whom a question asks about: of Raj Dhillon, Raj.

    "Who did Dhillon meet?" is not answered so; "Which Kennedy was shot?" is.
    """
    if not asks_who(question):
        return False
    named = {part for name in names_in(question) for part in name.parts}
    whole = [one for one in names_in(text) if one.span.overlaps(words) and len(one.parts) > 1]
    return bool(whole) and all(one.parts[-1] in named for one in whole)


def _meant(question: str, text: str, answer: Span) -> Span:
    """Return the words that answer, or those of their sentence that are meant instead.

    A number beside theirs, of which is asked; the one who did it, where they are of the other; what
    is said to be right, where they are said to be wrong; the shop's name for "which shop".
    """
    answer = whole_measure(text, in_role(question, text, put_right(text, answer)))
    if is_table_row(text):
        return answer  # the cells of a row are no parts of each other
    if (named := name_of_thing(question, text)) is not None:
        return named
    conditional = value_asked_for(question, text, answer)
    if conditional is not None and is_only_how_much_more(question, text, conditional):
        conditional = None
    if conditional is not None or kind_of(question) is not Kind.NUMBER:
        return conditional or answer
    numbers = [
        one for one in numbers_in(text) if not is_only_how_much_more(question, text, one.span)
    ]
    inside = [number for number in numbers if number.span.overlaps(answer)]
    if len(inside) != 1:
        return answer
    meant = number_asked_for(question, text, inside[0], numbers)
    return answer if meant is inside[0] else meant.span


def _is_taken_back(question: str, words: Span, text: str) -> bool:
    """Whether a sentence says that words are wrong, were so at first, or are what people think."""
    if is_common_view(text):
        return True
    if was_so_at_first(text[: words.start]) and not asks_what_was_first(question):
        return True
    figures = corrected(text)
    return figures is not None and any(
        same_number(number, figures[0]) for number in numbers_in(words.of(text))
    )
