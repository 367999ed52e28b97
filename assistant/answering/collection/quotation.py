"""Quotations: where words stand, and who says them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from assistant.answering.collection.reply import MOST_REST, CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.wording import where
from assistant.answering.neighbours import REACH, needed_beside
from index.english.attribution import closing_of, quoted
from index.english.names import names_in
from index.english.speakers import (
    asks_who_says_what,
    is_direct,
    is_labelled,
    quotes,
    speaks,
)
from index.search.copies import one_of_each
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import Sentence

READ_SENTENCES = 50
READ_ARTICLES = 200
SHOWN_QUOTATIONS = 4
PARAGRAPH_SENTENCES = 12
"""At most so far around a sentence its paragraph is looked for that names the speaker."""
SHOWN_OF_PERSON = 5

_ENDS_SAYING = re.compile(r"\W+(?:say|said|says|tell|write|claim)\W*$", re.IGNORECASE)
_OWNS = re.compile(r"['’]s?$")


class Quotations:
    """Finds quoted words in the articles. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of_words(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return where the words that a question quotes stand, with the speaker's sentence.

        None where it quotes nothing.
        """
        words = quoted(question)
        if words is None:
            return None
        whole: Iterator[tuple[Sentence, ...]] = ((one,) for one in self._sentences(words, scope))
        found = list(islice(whole, SHOWN_QUOTATIONS)) or list(
            islice(self._runs(words, scope), SHOWN_QUOTATIONS)
        )
        if not found:
            return CollectionReply(
                f"The words “{words}” stand in none of the articles.", is_refusal=True
            )
        shown: dict[tuple[str, int], Sentence] = {}
        for run in found:
            for one in (*run[:-1], *with_speaker(run[-1], self._catalogue)):
                shown[one.article_id, one.number] = one
        each = one_of_each(shown.values(), self._catalogue)
        return CollectionReply(shown=tuple(Shown(one, copies=tuple(rest)) for one, *rest in each))

    def of_speaker(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return what somebody says in the articles, or who is quoted at all if that is asked for.

        None where neither is, or nothing was found of a person.
        """
        if scope.subject:
            return self.of_person(scope.subject, scope)
        return self.of_everybody(scope) if asks_who_says_what(question) else None

    def of_person(self, subject: str, scope: Scope) -> CollectionReply | None:
        """Return what somebody says in the articles: first in quotation marks, then reported.

        None where the subject is not a person's name alone, or nothing that they say was found.
        """
        alone = _OWNS.sub("", _ENDS_SAYING.sub("", subject).strip(" .!?"))
        names = names_in(f"by {alone}")  # the first word of a text may be no name
        if len(names) != 1 or names[0].written.strip() != alone:
            return None
        name = names[0]
        terms = " AND ".join(f'"{term}"' for term in question_terms(name.written))
        if not terms:
            return None
        keys = self._catalogue.lexical.search("article", terms, READ_ARTICLES, scope.filter)
        ids = self._catalogue.article_ids(list(keys))
        found: list[tuple[Sentence, bool]] = []
        for article in scope.articles:
            if article.id in ids:
                found.extend(
                    said_by(name.written.split()[-1], self._catalogue.sentences(article.id))
                )
        if not found:
            return None
        found.sort(key=lambda one: not one[1])  # else newest first, as they stand
        surname = name.written.split()[-1]
        each = one_of_each((one for one, _ in found), self._catalogue)

        def clear(said: Sequence[Sequence[Sentence]]) -> Iterator[Shown]:
            for one, *copies in said:
                near = [one] if surname in one.text else with_speaker(one, self._catalogue)
                yield from (Shown(it, copies=tuple(copies) if it == one else ()) for it in near)

        return CollectionReply(
            f"What {name.written.strip()} says in the articles:",
            tuple(dict.fromkeys(clear(each[:SHOWN_OF_PERSON]))),
            clear(each[SHOWN_OF_PERSON : SHOWN_OF_PERSON + MOST_REST]),
            more=max(0, len(each) - SHOWN_OF_PERSON),
        )

    def of_everybody(self, scope: Scope) -> CollectionReply:
        """Return who is quoted word for word in the articles, newest first, as they stand."""
        ids = [article.id for article in scope.articles[:READ_ARTICLES]]
        found = (one for id_ in ids for one in self._catalogue.sentences(id_) if quotes(one.text))
        each = one_of_each(found, self._catalogue)
        if not each:
            return CollectionReply(
                f"Nobody is quoted word for word in the articles{where(scope)}.", is_refusal=True
            )

        def said() -> Iterator[Shown]:
            for one, *copies in each:
                for it in with_speaker(one, self._catalogue):
                    yield Shown(it, copies=tuple(copies) if it == one else ())

        shown = tuple(dict.fromkeys(said()))
        statement = f"Who is quoted in the articles{where(scope)}:"
        return CollectionReply.listing(statement, shown, SHOWN_OF_PERSON, len(shown))

    def _sentences(self, words: str, scope: Scope) -> Iterator[Sentence]:
        """Yield the sentences that have these words in this order, as the articles write them."""
        terms = question_terms(words, scope.language)
        expression = " AND ".join(f'"{term}"' for term in terms)
        keys = self._catalogue.lexical.search("sentence", expression, READ_SENTENCES, scope.filter)
        wanted = _folded(words)
        for row in self._catalogue.sentence_rows(list(keys)):
            if wanted in _folded(row.sentence.text):
                yield row.sentence

    def _runs(self, words: str, scope: Scope) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences over which these words stand, without others between them."""
        expression = " AND ".join(f'"{term}"' for term in question_terms(words, scope.language))
        keys = self._catalogue.lexical.search("article", expression, READ_ARTICLES, scope.filter)
        ids = self._catalogue.article_ids(list(keys))
        for article in scope.articles:
            if article.id in ids:
                run = run_of(words, self._catalogue.sentences(article.id))
                if run:
                    yield run


def with_speaker(sentence: Sentence, catalogue: Catalogue) -> list[Sentence]:
    """Return a sentence, in reading order, with the one that says who speaks in it.

    Args:
        sentence: With somebody's words.
        catalogue: Where the sentences around it are read.
    """
    first = max(sentence.number - PARAGRAPH_SENTENCES, 0)
    last = sentence.number + PARAGRAPH_SENTENCES
    around = catalogue.sentences(sentence.article_id, first, last)
    before = [one for one in around if one.number <= sentence.number]
    opening = next((one for one in reversed(before) if one.starts_paragraph), sentence)
    if is_labelled(opening.text):  # each speaks in a paragraph of their own, behind a name
        return list(dict.fromkeys((opening, sentence)))
    after = takewhile(lambda one: not one.starts_paragraph, around[len(before) :])
    closing = closing_of(sentence.text, [one.text for one in after])
    if closing is not None:
        return [sentence, around[len(before) + closing]]
    near = [one for one in before if one.number >= sentence.number - REACH]
    beside = needed_beside(sentence, [*near, *around[len(before) : len(before) + 1]])
    both = [sentence] if beside is None else [sentence, beside]
    return sorted(both, key=lambda one: one.number)


def run_of(words: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences of an article over which words stand in order; none where they do not.

    Marks, letter case and the breaks between sentences make no difference.
    """
    wanted, text = f" {_folded(words)} ", " "
    starts: list[int] = []
    for one in sentences:
        starts.append(len(text))
        text += f"{_folded(one.text)} "
    at = text.find(wanted)
    if at < 0:
        return ()
    ends = [*starts[1:], len(text)]
    first, last = at + 1, at + len(wanted) - 1
    return tuple(
        one
        for one, start, end in zip(sentences, starts, ends, strict=True)
        if start < last and end > first and end > start + 1
    )


def said_by(surname: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, bool]]:
    """Yield the sentences of an article in which one of a surname speaks; is it in their own words?

    Also those that go on with a quotation, or say "she said" right after a sentence about them.
    """
    is_named = is_going_on = in_turn = False
    for sentence in sentences:
        # What follows a name and colon in its paragraph is theirs, too.
        in_turn = in_turn and not sentence.starts_paragraph
        is_own = in_turn or speaks(surname, sentence.text, named_before=is_named, spoke=is_going_on)
        is_going_on = is_own and not sentence.is_heading
        if is_going_on:
            yield sentence, in_turn or is_direct(sentence.text)
        in_turn = in_turn or (is_going_on and is_labelled(sentence.text))
        # "She" is not who only owns something: "Orr raised Berg's debts. She said ..."
        named = re.search(rf"\b{re.escape(surname)}\b(?!['’]s?\b)", sentence.text)
        is_named = named is not None and not sentence.is_heading


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
