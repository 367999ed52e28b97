"""A refusal says what was searched and what is not there, and is never wrong about it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.deciding.refusal import Refuser, Unmatched
from assistant.types import Question
from index.english.words import stems
from index.store import Catalogue
from index.types import Article, SearchFilter
from tests.catalogues import catalogue_of

FERRY = Article(
    "ferry",
    "Ferry returns to Port Averil",
    "The ferry Curlew sails again from Monday. Odile K. Marrisk, an engineer of 54, said that "
    "Kenyan mechanics had repaired it in the 2024-25 season.",
    source="Averil Courier",
    date=date(2026, 3, 1),
)
MUSEUM = Article(
    "museum",
    "Museum closes",
    "The clock museum in Wyndle closes until spring. Its director, Ada Quill, is looking for a "
    "roofer.",
    source="Wyndle Gazette",
    date=date(2023, 5, 3),
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with catalogue_of(tmp_path_factory.mktemp("refusal"), FERRY, MUSEUM) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How tall is the Eiffel Tower?", "None of them mentions “Eiffel Tower”."),
        (
            "Did Ruritania beat Zembla in 1987?",
            "None of them mentions “Ruritania”, “Zembla” or “1987”.",
        ),
        (
            "which volcano erupted",
            "None of them mentions “volcano” or “erupted”. They may use other words.",
        ),
        (
            "Why does Ada Quill like the Curlew?",
            "None of those that mention “Ada Quill” mentions “Curlew”.",
        ),
        (
            "Actress Ada Quill bathes in honey?",
            "None of them mentions “actress”, “bathes” or “honey”. They may use other words.",
        ),
        ("Does Museum Quill pay?", "None of them mentions “Museum Quill”."),
        (
            "Who found a roofer in Port Averil?",
            "None of those that mention “Port Averil” mentions “roofer”. They may use other words.",
        ),
        (
            "Which engineer looks after the clock?",
            "None of those that mention “engineer” mentions “looks”. They may use other words.",
        ),
    ],
    ids=[
        "a name",
        "names and a year",
        "words",
        "names apart",
        "a name after a word that only looks like one",
        "a name whose words are apart",
        "a word apart from a name",
        "words apart",
    ],
)
def test_it_says_what_is_not_there(catalogue: Catalogue, question: str, reason: str) -> None:
    refused = Refuser(catalogue).refusal(Question(question))
    assert refused.reason == f"No answer was found in the 2 articles. {reason}"


@pytest.mark.parametrize(
    "question",
    [
        "What does Odile Marrisk earn?",
        "Who runs the Kenya museum?",
        "What was repaired in 2025?",
        "What closed in 2023?",
        "Who bought the ferry?",
        "Who are the museums’ directors?",
        "What did the FBI say of the ferry?",
        "What percentage of the ferry is new?",
        "Do American ferries sail?",
        "?",
        '"ferry" OR NEAR( *',
    ],
    ids=[
        "a name without its initial",
        "a name with another ending",
        "a year in a season",
        "a year of publication",
        "a word with other forms",
        "plurals",
        "an acronym, which may be spelt out",
        "a word that frames the question",
        "a country with other names",
        "no words",
        "query syntax",
    ],
)
def test_it_says_nothing_that_it_cannot_know(catalogue: Catalogue, question: str) -> None:
    found = Refuser(catalogue).unmatched(Question(question))
    named = set(found.parts) if found else set()
    assert named <= {"earn", "runs", "near"}


@pytest.mark.parametrize(
    ("chosen", "searched"),
    [
        (SearchFilter(sources=frozenset({"Averil Courier"})), "the article from Averil Courier"),
        (SearchFilter(after=date(2020, 1, 31)), "the 2 articles since 31 January 2020"),
        (SearchFilter(before=date(2024, 1, 1)), "the article until 1 January 2024"),
        (
            SearchFilter(after=date(2020, 1, 1), before=date(2027, 1, 1)),
            "the 2 articles from 1 January 2020 to 1 January 2027",
        ),
        (
            SearchFilter(
                sources=frozenset({"Averil Courier", "Wyndle Gazette"}),
                article_ids=frozenset({"ferry", "museum"}),
            ),
            "the 2 articles that you chose from Averil Courier and Wyndle Gazette",
        ),
    ],
    ids=["source", "after", "before", "both days", "chosen articles and sources"],
)
def test_it_says_what_was_searched(
    catalogue: Catalogue, chosen: SearchFilter, searched: str
) -> None:
    reason = Refuser(catalogue).refusal(Question("Why?", filter=chosen)).reason
    assert reason == f"No answer was found in {searched}."


def test_only_the_searched_articles_count(catalogue: Catalogue) -> None:
    question = "Where is Ada Quill?"
    only_ferry = SearchFilter(sources=frozenset({"Averil Courier"}))
    assert Refuser(catalogue).unmatched(Question(question)) is None
    refused = Refuser(catalogue).refusal(Question(question, filter=only_ferry))
    assert refused.reason.endswith("It does not mention “Ada Quill”.")


def test_nothing_to_search_is_said(catalogue: Catalogue, tmp_path: Path) -> None:
    nothing = SearchFilter(sources=frozenset({"Nobody"}))
    assert (
        "No article passes" in Refuser(catalogue).refusal(Question("Why?", filter=nothing)).reason
    )
    with catalogue_of(tmp_path) as empty:
        assert "no articles to search yet" in Refuser(empty).refusal(Question("Why?")).reason


_VOCABULARY = """Kenya Kenyan ferry Ferries ferryman volcano Volcanic Averil Port Wyndle 1987
1986-87 museum museums happy happily analysis analyst Müller MULLER Zürich repairs repaired of
the in Who does what engineer engineering Odile Marrisk U.S. NASA co-operate cooperate
crystal crystals royal royalty carrying carried carry 3.14 2,024 2024""".split()
_texts = st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=9).map(" ".join)
_ENGLISH = "It was not said by whom, and they have yet to say when."
"""Without it some of the texts are taken for Turkish."""


def is_in(part: str, text: str) -> bool:
    """Whether a text has the words of a part in a row, whatever their endings."""
    return f" {' '.join(stems(part))} " in f" {' '.join(stems(text))} "


@settings(max_examples=150, deadline=None)
@given(question=_texts, texts=st.lists(_texts, min_size=1, max_size=3))
def test_what_it_calls_absent_is_absent(
    tmp_path_factory: pytest.TempPathFactory, question: str, texts: list[str]
) -> None:
    articles = (Article(f"a{n}", text, f"{text}. {_ENGLISH}") for n, text in enumerate(texts))
    with catalogue_of(tmp_path_factory.mktemp("absent"), *articles) as catalogue:
        found = Refuser(catalogue).unmatched(Question(question)) or Unmatched(())
    for text in texts:
        if all(is_in(name, text) for name in found.beside):
            assert not any(is_in(part, text) for part in found.parts), found
