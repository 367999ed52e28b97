"""Where else a sentence stands: in copies of its report, and in nothing that says otherwise."""

from datetime import date
from typing import Any

import pytest

from index.search.copies import CopyFinder
from index.store import Catalogue
from index.types import SearchFilter, Sentence

WIRE = "Engineers found cracks in 38 of the 96 hangers of the Nordre bridge on Thursday."
EVERYTHING = SearchFilter()


@pytest.fixture
def put(catalogue: Catalogue, make_article: Any, prepare: Any) -> Any:
    def add(id_: str, text: str, day: date | None = None) -> Sentence:
        prepared = prepare(make_article(id_, text, source=id_, date=day))
        catalogue.stage([prepared])
        catalogue.publish([prepared])
        return catalogue.sentences(id_)[0]

    return add


def found(catalogue: Catalogue, one: Sentence, filter_: SearchFilter = EVERYTHING) -> list[str]:
    return [each.article_id for each in CopyFinder(catalogue).with_copies([one], filter_)]


def test_copies_come_after_the_earliest(catalogue: Catalogue, put: Any) -> None:
    put("late", WIRE, date(2026, 3, 7))
    put("undated", WIRE)
    own = put("own", f"{WIRE} The road was closed.", date(2026, 3, 6))
    put("first", f"{WIRE} A detour is signed.", date(2026, 3, 5))
    put("other", "The ferry company sold two of its ships on Friday.", date(2026, 3, 1))
    assert found(catalogue, own) == ["first", "own", "late", "undated"]
    assert found(catalogue, own, SearchFilter(sources=frozenset(["own", "late"]))) == [
        "own",
        "late",
    ]


@pytest.mark.parametrize(
    "other",
    [
        WIRE.replace("38", "41"),
        WIRE.replace("Nordre", "Søndre"),
        WIRE.replace("found cracks", "found no cracks"),
        WIRE.replace("found", "did not find"),
        WIRE.replace("Thursday", "Friday"),
        WIRE.replace("cracks", "rust"),
        WIRE.replace("38", "thirty"),
    ],
)
def test_what_says_otherwise_is_no_copy(catalogue: Catalogue, put: Any, other: str) -> None:
    own = put("own", WIRE, date(2026, 3, 6))
    put("other", other, date(2026, 3, 5))
    assert found(catalogue, own) == ["own"]


def test_other_words_that_tell_nothing_are_a_copy(catalogue: Catalogue, put: Any) -> None:
    own = put("own", WIRE, date(2026, 3, 6))
    put("other", WIRE.replace("on Thursday", "Thursday"), date(2026, 3, 5))
    assert found(catalogue, own) == ["other", "own"]


def test_short_sentences_have_no_copies(catalogue: Catalogue, put: Any) -> None:
    own = put("own", "He did not say.", date(2026, 3, 6))
    put("other", "He did not say.", date(2026, 3, 5))
    assert found(catalogue, own) == ["own"]


def test_in_other_languages_copies_are_word_for_word(catalogue: Catalogue, put: Any) -> None:
    text = "Die Prüfer fanden am Donnerstag Risse in 38 von 96 Hängern der Brücke."
    own = put("own", text, date(2026, 3, 6))
    put("same", text, date(2026, 3, 5))
    put("denied", text.replace("Risse", "keine Risse"), date(2026, 3, 4))
    assert found(catalogue, own) == ["same", "own"]
