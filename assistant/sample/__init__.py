"""The bundled sample set: what a fresh Citeline can be asked about, and a question set over it.

`articles.jsonl` holds 14 invented news articles, one JSON object a line: `{id, title, text, source,
url, date, author?}`. Every place, person and organisation in them was made up for this project.

- `bridge-*`: five reports of one event. `bridge-closed-agency` is a near-copy of `bridge-closed`;
  `bridge-repairs` corrects a figure that `bridge-traders` gives; `bridge-engineer` quotes an
  official at length.
- `cannery-*`: two sources that disagree about a number and about a yes or no.
- `painting-*`: a find, and a week later what it turned out to be.
- `apples`, `library-vote`, `marathon`, `seagrass`, `whooping-cough`: one report each.

`questions.jsonl` holds 40 questions that the articles answer and 10 near misses that they do not:
`{id, question, answers[], answerable, evidence[{doc_id, sentence}], type}`. Any one of `answers`
is right; where the sources disagree each side is listed. Every evidence sentence is one whole
sentence (or list item, without its bullet) of its article's text, and each occurs there once.
`type` says what a question tests:

- what is asked for: `how_many`, `how_much`, `quote`, `what`, `when`, `where`, `who`, `why`, and
  `yes_no`, the only kind whose answer does not stand in its evidence;
- what makes it hard: `correction` (sources give an outdated figure), `disagreement` and
  `yes_no_disputed` (sources contradict each other), `multi` (needs two articles), `paraphrase`
  (few words in common with its evidence);
- `unanswerable`: the right reply is a refusal.
"""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.store.report import IngestProgress, IngestReport

_STARTED = "started"
"""The fact that a data folder has been offered the sample articles, or had some of its own."""


def articles_path() -> Path:
    """Return where the sample articles lie, a file that can be ingested as it is."""
    return Path(str(files(__name__) / "articles.jsonl"))


def questions_path() -> Path:
    """Return where the question set over the sample articles lies."""
    return Path(str(files(__name__) / "questions.jsonl"))


def index_sample_if_empty(
    assistant: "Assistant", progress: "Callable[[IngestProgress], None] | None" = None
) -> "IngestReport | None":
    """Index the bundled sample articles in a new data folder, so that a first question works.

    A folder whose articles were removed stays empty.
    """
    catalogue = assistant.holdings.catalogue
    if catalogue.fact(_STARTED) is not None:
        return None
    report = None if assistant.articles() else assistant.ingest([articles_path()], progress)
    catalogue.set_facts({_STARTED: "yes"})
    return report
