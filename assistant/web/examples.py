"""The bundled sample articles: which they are, and questions offered on an empty chat."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.sample import articles_path, questions_path
from index.english.names import names_in

if TYPE_CHECKING:
    from index.store import ArticleSummary

SAMPLE_QUESTIONS = (
    *("sample-02", "sample-06", "sample-18", "sample-29"),
    *("sample-08", "sample-31", "sample-36", "sample-37"),
    *("sample-03", "sample-20", "sample-35", "sample-23"),
)
"""Of the bundled sample set, in fours: reasons, figures, a dispute, a vote, a yes or no."""

MOST_EXAMPLES = 4
NEWEST = 12
"""Of the reader's own articles, which are asked about."""

MOST_NAME_WORDS = 2
"""Of a name in a title; a longer one is often half a title."""

CUT = "…"
"""Ends what goes on."""

LEAST_OF_MONTH = 3
"""Articles of one month, for a question about it."""

TITLE_CHARACTERS = 90
"""Of a title in a question; a longer one is cut between words."""


def example_questions(articles: Sequence["ArticleSummary"], turn: int = 0) -> list[str]:
    """Return questions that these articles answer: about the reader's newest, then the sample's.

    Args:
        articles: All of them.
        turn: How often some were offered before; each time it is the turn of others.
    """
    sample = sample_ids()
    own = [one for one in articles if one.id not in sample]
    newest = sorted(own, key=lambda one: one.date or date.min, reverse=True)
    offered = (_about(newest), _sample_questions({one.id for one in articles}))
    return [question for each in offered for question in _turn(each, turn)][:MOST_EXAMPLES]


def is_sample(articles: Sequence["ArticleSummary"]) -> bool:
    """Whether all of these articles are of the bundled sample set."""
    return {one.id for one in articles} <= sample_ids()


def samples_among_own(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return the ids of the sample articles, if there are the reader's own beside them."""
    titles = {row["id"]: row["title"] for row in _rows(articles_path())}
    samples = [one.id for one in articles if titles.get(one.id) == one.title]
    return samples if len(samples) < len(articles) else []


def sample_ids() -> set[str]:
    """Return the ids of the bundled sample articles."""
    return {row["id"] for row in _rows(articles_path())}


def _turn(questions: Sequence[str], turn: int) -> list[str]:
    """Return those whose turn it is, the next after the last being the first."""
    start = turn * MOST_EXAMPLES % max(1, len(questions))
    return [*questions[start:], *questions[:start]][:MOST_EXAMPLES]


def _about(newest: Sequence["ArticleSummary"]) -> list[str]:
    """Return questions about the newest articles, about names in their titles, and about a month.

    Every four of them are of several kinds, as far as there are such.
    """
    titles = list(dict.fromkeys(one.title for one in newest[:NEWEST]))
    # Without a headline a title is how the first sentence begins, and little to ask about.
    plain = [_known(title) for title in titles if not title.endswith(CUT)]
    begun = [_known(title) for title in titles if title.endswith(CUT)]
    names = [f"What is the latest on {name}?" for name in _names(titles)]
    months = Counter(f"{one.date:%B %Y}" for one in newest if one.date)
    of_months = [
        f"What happened in {month}?" for month, count in months.items() if count >= LEAST_OF_MONTH
    ]
    kinds = zip_longest(plain[0::2], plain[1::2], names, of_months[:MOST_EXAMPLES])
    return [*(question for four in kinds for question in four if question), *begun]


def _known(title: str) -> str:
    return f"What is known about “{_cut(title)}”?"


def _names(titles: Iterable[str]) -> Iterator[str]:
    """Yield the names of several words that titles have, each once; none of one in capitals."""
    told = (title for title in titles if any(word.islower() for word in title.split()))
    found = (name for title in told for name in names_in(title))
    for written, name in {one.written.strip(): one for one in found}.items():
        if len(name.parts) > 1 and len(written.split()) <= MOST_NAME_WORDS:
            yield written


def _sample_questions(ids: set[str]) -> list[str]:
    """Return the offered questions of the sample set whose articles are among these."""
    rows = {row["id"]: row for row in _rows(questions_path())}
    offered = [rows[name] for name in SAMPLE_QUESTIONS]
    return [row["question"] for row in offered if {one["doc_id"] for one in row["evidence"]} <= ids]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _cut(title: str) -> str:
    if len(title) <= TITLE_CHARACTERS:
        return title.strip()
    kept = title[:TITLE_CHARACTERS].rpartition(" ")[0] or title[:TITLE_CHARACTERS]
    return f"{kept}{CUT}"
