"""Who called something what: "Who called May a gamble?", where somebody says “May is a gamble.”."""

from collections.abc import Iterator, Sequence

from assistant.answering.collection.quotation import PARAGRAPH_SENTENCES, with_speaker
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.types import Question
from index.english.attribution import attributes, names_speaker, quoted
from index.english.names import names_in
from index.english.speakers import is_direct, is_labelled, said_words_asked, speaks
from index.english.words import content_stems
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import Sentence

FEWEST_WORDS = 2
"""Telling words: what is called, and what it is called."""

MOST_READ = 10


def called_by(question: Question, catalogue: Catalogue) -> CollectionReply | None:
    """Return where somebody says all the words whose speaker a question asks for, and who it is.

    None where it asks for no speaker, no sentence is somebody's that has all of them, or they stand
    in quotation marks: these are said in just so many words, or not at all.

    Args:
        question: As it was asked, with its filter.
        catalogue: Of the articles.
    """
    asked = "" if quoted(question.text) else said_words_asked(question.text)
    wanted = frozenset(content_stems(asked))
    if len(wanted) < FEWEST_WORDS:
        return None
    terms = " AND ".join(f'"{term}"' for term in question_terms(asked))
    keys = catalogue.lexical.search("sentence", terms, MOST_READ, question.filter)
    for row in catalogue.sentence_rows(list(keys)):
        one = row.sentence
        is_said = is_direct(one.text) or attributes(one.text)
        if is_said and not one.is_heading and wanted <= {*content_stems(one.text)}:
            return CollectionReply(shown=tuple(map(Shown, _with_name(one, catalogue))))
    return None


def _with_name(said: Sentence, catalogue: Catalogue) -> list[Sentence]:
    """Return what is said with who says it, and with the sentence that names them.

    It is the last one before, in the paragraph, that has a name: “No,” she said. “Never.”
    """
    shown = with_speaker(said, catalogue)
    if any(_names_speaker(one.text) or is_labelled(one.text) for one in shown):
        return shown
    first = max(said.number - PARAGRAPH_SENTENCES, 0)
    before = catalogue.sentences(said.article_id, first, said.number)
    start = max((at for at, one in enumerate(before) if one.starts_paragraph), default=0)
    paragraph = before[start:-1]
    naming = [one for one in paragraph if _names_speaker(one.text) or _has_name(one.text)][-1:]
    saying = [one for one in paragraph if names_speaker(one.text)][-1:]
    return sorted({*naming, *_behind(naming, saying), said}, key=_number) if naming else shown


def _behind(naming: Sequence[Sentence], saying: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentence in which somebody speaks, if it comes after the one that names them."""
    yield from (one for one in saying if one.number > naming[0].number)


def _number(sentence: Sentence) -> int:
    return sentence.number


def _names_speaker(text: str) -> bool:
    names = (name.written.split()[-1] for name in names_in(f"and {text}"))
    return any(speaks(one, text) for one in names)


def _has_name(text: str) -> bool:
    """Whether a sentence has a name of several words: its first word alone may be none."""
    return any(len(name.parts) > 1 for name in names_in(f"and {text}"))
