"""Quotations: where words stand, and who says them."""

import re
from collections.abc import Iterator

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.neighbours import REACH, needed_beside
from index.english.attribution import quoted
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import Sentence

READ_SENTENCES = 50
SHOWN_QUOTATIONS = 4


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
        found = list(self._sentences(words, scope))[:SHOWN_QUOTATIONS]
        if not found:
            return CollectionReply(
                f"The words “{words}” stand in none of the articles.", is_refusal=True
            )
        shown: dict[tuple[str, int], Sentence] = {}
        for sentence in found:
            for one in self._with_speaker(sentence):
                shown[one.article_id, one.number] = one
        return CollectionReply(shown=tuple(Shown(one) for one in shown.values()))

    def _sentences(self, words: str, scope: Scope) -> Iterator[Sentence]:
        """Yield the sentences that have these words in this order, as the articles write them."""
        terms = question_terms(words)
        expression = " AND ".join(f'"{term}"' for term in terms)
        keys = self._catalogue.lexical.search("sentence", expression, READ_SENTENCES, scope.filter)
        wanted = _folded(words)
        for row in self._catalogue.sentence_rows(list(keys)):
            if wanted in _folded(row.sentence.text):
                yield row.sentence

    def _with_speaker(self, sentence: Sentence) -> list[Sentence]:
        first = max(sentence.number - REACH, 0)
        around = self._catalogue.sentences(sentence.article_id, first, sentence.number + 1)
        beside = needed_beside(sentence, around)
        both = [sentence] if beside is None else [sentence, beside]
        return sorted(both, key=lambda one: one.number)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
