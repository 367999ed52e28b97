"""Question sets: what is asked, what a right answer is, and which sentences say so.

`read_question_sets` reads every supported format; see `assistant.evaluation.formats` for each. The
whole set is read and checked before anything runs, and a bad row is named by file and line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.evaluation.formats import read_question_file
from assistant.evaluation.questions import EvaluationQuestion, Evidence, QuestionSet
from index.errors import DatasetError
from index.formats.normalise import shorten
from index.types import Article, Span

_SHOWN_CHARACTERS = 80


def read_question_sets(paths: Sequence[Path], *, with_contexts: bool = True) -> QuestionSet:
    """Read one or several question files into one set.

    Args:
        paths: Files of any supported format.
        with_contexts: Whether the texts that single rows bring along become articles and evidence.
            Beside a corpus they must not: they would be found instead of the articles in it.

    Raises:
        DatasetError: A file cannot be read, a row is not of its format, or an id occurs twice.
    """
    questions: dict[str, EvaluationQuestion] = {}
    articles: dict[str, Article] = {}
    for path in paths:
        for place, question in read_question_file(path, articles, with_contexts):
            if question.id in questions:
                raise DatasetError(
                    f"{place}: the id {question.id!r} occurs twice. Give every question its own id."
                )
            questions[question.id] = question
    if not questions:
        names = ", ".join(str(path) for path in paths)
        raise DatasetError(f"{names}: no questions in it. Add at least one row.")
    return QuestionSet(tuple(questions.values()), tuple(articles.values()))


def check_evidence(question_set: QuestionSet, article_ids: frozenset[str]) -> None:
    """Refuse a set whose evidence points to articles that the corpus does not hold.

    Raises:
        DatasetError: Names the first question and article, and how many there are.
    """
    missing = [
        (question.id, article_id)
        for question in question_set.questions
        for article_id in sorted(question.evidence_articles - article_ids)
    ]
    if missing:
        question_id, article_id = missing[0]
        raise DatasetError(
            f"question {question_id}: its evidence is in article {article_id!r}, which the corpus "
            f"does not hold ({len(missing)} such places). Use the corpus that belongs to the set."
        )


def check_contexts(question_set: QuestionSet, article_ids: frozenset[str]) -> None:
    """Refuse to search only given articles where there are none to search.

    Raises:
        DatasetError: No question names its articles, or one names only such as the corpus does not
            hold.
    """
    named = [one for one in question_set.questions if one.context_doc_ids is not None]
    if not named:
        raise DatasetError(
            "No question names the articles to search, in context_doc_ids. Add them, or leave out "
            "--given-context."
        )
    for question in named:
        context = question.context_doc_ids or ()
        if context and article_ids.isdisjoint(context):
            raise DatasetError(
                f"question {question.id}: the corpus holds none of its context_doc_ids, such as "
                f"{context[0]!r}. Use the corpus that belongs to the set."
            )


def check_offsets(question_set: QuestionSet, text_of: Callable[[str], str]) -> None:
    """Refuse a set whose evidence has offsets that do not fit the articles.

    Args:
        question_set: Whose evidence lies in articles that the corpus holds.
        text_of: Returns `Article.text` by id.

    Raises:
        DatasetError: Names the first question and article.
    """
    for question in question_set.questions:
        for item in question.evidence:
            if item.span is None:
                continue
            text = text_of(item.article_id)
            quote = text[item.span.start : item.span.end]
            place = f"question {question.id}: characters {item.span.start} to {item.span.end}"
            if item.span.end > len(text) or not quote.strip():
                raise DatasetError(
                    f"{place} of article {item.article_id!r} hold nothing, it has {len(text):,}. "
                    "Take the offsets from what `citeline articles show ID --json` prints."
                )
            if item.sentence and item.sentence != quote:
                raise DatasetError(
                    f"{place} of article {item.article_id!r} are not its sentence but "
                    f"{shorten(quote, _SHOWN_CHARACTERS)!r}. Correct start and end, or leave "
                    "them out."
                )


def locate_evidence(
    questions: Sequence[EvaluationQuestion], texts: Mapping[str, str]
) -> tuple[EvaluationQuestion, ...]:
    """Find the span of every evidence sentence in the article texts, where it stands verbatim.

    Evidence that has offsets only gets the sentence that they cover.

    Args:
        questions: As read.
        texts: `Article.text` by article id; articles that are missing leave the span open.
    """

    def located(item: Evidence) -> Evidence:
        if item.span is not None:
            quote = texts.get(item.article_id, "")[item.span.start : item.span.end]
            return replace(item, sentence=item.sentence or quote or None)
        start = texts.get(item.article_id, "").find(item.sentence) if item.sentence else -1
        if item.sentence is None or start < 0:
            return item
        return replace(item, span=Span(start, start + len(item.sentence)))

    return tuple(
        replace(question, evidence=tuple(located(item) for item in question.evidence))
        for question in questions
    )
