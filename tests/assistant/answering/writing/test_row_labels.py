"""A row of a table is shown with the names of its columns, which stand elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.draft import Candidate
from assistant.answering.writing.row_labels import row_label
from index.store import Catalogue
from index.types import Article, Sentence, SentenceHit, Span
from tests.catalogues import catalogue_of

KETTLES = Article(
    "kettles",
    "Four kettles on test",
    "Each was boiled a hundred times.\n\n"
    "Kettle | Price | Weight\nBrant | €49 | 910 g\nOda Steel | €35 | 870 g",
)
HEADLESS = Article("headless", "Heights", "Of these two.\n\nTarn | 900 m\nVole | 700 m")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with catalogue_of(tmp_path_factory.mktemp("row-labels"), KETTLES, HEADLESS) as opened:
        yield opened


def found(catalogue: Catalogue, article: str, text: str, words: str = "") -> Candidate:
    sentence = next(one for one in catalogue.sentences(article) if one.text.startswith(text))
    start = sentence.text.index(words)
    marked = Span(start, start + len(words)) if words else None
    return Candidate(SentenceHit(sentence, 1.0), 1.0, marked)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Brant", "910 g", "Brant, Weight"),
        ("Brant", "€49", "Brant, Price"),
        ("Brant", "Brant", "Kettle | Price | Weight"),
        ("Brant", "€49 | 910 g", "Kettle | Price | Weight"),
        ("Oda Steel", "", "Kettle | Price | Weight"),
        ("Each was boiled", "hundred", ""),
    ],
)
def test_a_row_is_called_by_its_columns(
    catalogue: Catalogue, text: str, words: str, label: str
) -> None:
    assert row_label(found(catalogue, "kettles", text, words), (), catalogue) == label


def test_columns_stand_above_the_first_row_only(catalogue: Catalogue) -> None:
    first, second = (found(catalogue, "kettles", name) for name in ("Brant", "Oda Steel"))
    written: list[Sentence] = [first.hit.sentence]
    assert row_label(second, written, catalogue) == ""
    assert row_label(second, [], catalogue) == "Kettle | Price | Weight"


def test_a_table_without_a_head_has_no_columns_to_name(catalogue: Catalogue) -> None:
    assert row_label(found(catalogue, "headless", "Tarn"), (), catalogue) == ""


def test_an_answer_from_a_table_says_of_what_and_which_column(tmp_path: Path) -> None:
    with Assistant.open(tmp_path) as assistant:
        assistant.ingest_articles([KETTLES])
        answer = assistant.ask("What does the Brant weigh?")
    assert (answer.short_answer, answer.sentences[0].label) == ("910 g", "Brant, Weight")
