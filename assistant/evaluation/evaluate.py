"""One evaluation from beginning to end: check, ask, score, write."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.evaluation.dataset import check_contexts, check_evidence, check_offsets
from assistant.evaluation.folder import score_run
from assistant.evaluation.judges.judge import Judge
from assistant.evaluation.judges.judgement import read_judgements
from assistant.evaluation.judges.run import judge_run
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.results import ResultRow
from assistant.evaluation.run import Answerer, Progress, RunOptions, run_questions
from assistant.evaluation.summary import Summary
from index.errors import DatasetError, NotFoundError
from index.types import Article

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.store import ArticleSummary

NOT_PART_OF_A_RUN = {"store", "web"}
"""Sections of the settings that change no answer."""

NOT_PART_OF_A_MODEL = {
    "api_key",
    "timeout_seconds",
    "first_token_seconds",
    "idle_seconds",
    "price_per_million_input_tokens",
    "price_per_million_output_tokens",
}
"""Settings of the language model that change no answer."""

RETRIEVED_SHOWN = 10
"""Articles in the first ranks are looked up for the report."""


class Evaluated(Answerer, Protocol):
    """What is evaluated: `assistant.Assistant`, or a guest of the one who owns the folder."""

    @property
    def settings(self) -> "Settings":
        """Its settings."""
        ...

    def articles(self) -> "Sequence[ArticleSummary]":
        """Return every article."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            NotFoundError: No article has this id.
        """
        ...


def evaluate(
    assistant: Evaluated,
    question_set: QuestionSet,
    folder: Path,
    *,
    options: RunOptions | None = None,
    seed: int = 0,
    judge: Judge | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Run a question set through an assistant whose index holds the corpus.

    Goes on where an interrupted run stopped; `assistant.evaluation.folder` tells what it leaves.

    Args:
        assistant: Open; its settings and articles must be the same when a run is resumed.
        question_set: What to ask.
        folder: Where the run lives; made if it does not exist.
        options: How to ask.
        seed: Of the bootstrap.
        judge: Asked about every answer in the end; without one the folder's judgements are kept.
        progress: Told about every question that is done, then about every judgement.

    Raises:
        DatasetError: No articles, no such evidence in them, or the folder is another run's.
    """
    chosen = options or RunOptions()
    identity = _identity(assistant, _checked(assistant, question_set, chosen))
    rows = run_questions(
        assistant, question_set, folder, options=chosen, identity=identity, progress=progress
    )
    articles = _articles(assistant, question_set, rows)
    questions = question_set.questions
    if judge is None:
        judgements = read_judgements(folder)
    else:
        judgements = judge_run(
            judge, questions, rows, folder, concurrency=chosen.concurrency, progress=progress
        )
    return score_run(folder, questions, rows, articles, judgements=judgements, seed=seed)


def _checked(
    assistant: Evaluated, question_set: QuestionSet, options: RunOptions
) -> dict[str, str]:
    """Return the version of each article by its id; refuse a set that these cannot answer."""
    versions = {summary.id: summary.version for summary in assistant.articles()}
    if not versions:
        raise DatasetError(
            "There are no articles to ask. Give them with --corpus, or name the --data-dir that "
            "holds them."
        )
    check_evidence(question_set, frozenset(versions))
    if options.given_context:
        check_contexts(question_set, frozenset(versions))
    check_offsets(question_set, lambda article_id: assistant.article(article_id).text)
    return versions


def _identity(assistant: Evaluated, versions: Mapping[str, str]) -> dict[str, Any]:
    """Return what a run must have in common with the one that it goes on with."""
    return {
        "settings": _settings(assistant.settings),
        "corpus": _corpus_fingerprint(versions),
        "articles": len(versions),
    }


def _settings(settings: "Settings") -> dict[str, Any]:
    """Return the settings that change answers; those of a model that only judges do not."""
    sections = settings.model_dump(mode="json", exclude=NOT_PART_OF_A_RUN)
    model = sections.pop("llm")
    sections["answer"].pop("writer")
    if settings.is_written:
        sections["llm"] = {
            name: value for name, value in model.items() if name not in NOT_PART_OF_A_MODEL
        }
    return sections


def _corpus_fingerprint(versions: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for article_id, version in sorted(versions.items()):
        digest.update(f"{article_id}\0{version}\n".encode())
    return digest.hexdigest()[:16]


def _articles(
    assistant: Evaluated, question_set: QuestionSet, rows: Sequence[ResultRow]
) -> dict[str, Article]:
    found = {}
    for article_id in sorted({*_mentioned(question_set, rows)}):
        try:
            found[article_id] = assistant.article(article_id)
        except NotFoundError:
            continue
    return found


def _mentioned(question_set: QuestionSet, rows: Sequence[ResultRow]) -> Iterator[str]:
    for question in question_set.questions:
        yield from question.evidence_articles
    for row in rows:
        yield from (citation.article_id for citation in row.citations)
        yield from row.retrieved_articles[:RETRIEVED_SHOWN]
        yield from (item.article_id for item in row.retrieved_sentences[:RETRIEVED_SHOWN])
