"""Ages that stand beside a name are found by any form of the name."""

from collections.abc import Iterator

import pytest

from assistant.answering.collection.told_ages import ToldAges
from index.store import Catalogue
from index.types import Article
from tests.catalogues import catalogue_of

FIRE = Article(
    "fire",
    "Mill burns in Bryn",
    "Odile Marrisk led the firemen of Bryn. Captain Marrisk, 51, said that nobody was hurt. The "
    "miller, Per Lunde (63), was away. His brother Jens Lunde, 58, rang the bell. Ida Holm, 40, "
    "lives next door; Ida Holm, 41, does not. There were 12 hens in Bryn, 9 of them white.",
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with catalogue_of(tmp_path_factory.mktemp("ages"), FIRE) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "age"),
    [
        ("How old is Odile Marrisk?", "51"),
        ("how old is she (Odile Marrisk)", "51"),
        ("What age is Captain Marrisk?", "51"),
        ("How old is Per Lunde?", "63"),
        ("How old is Jens Lunde?", "58"),
        ("How old is Lunde?", None),
        ("How old is Ida Holm?", None),
        ("How old is Bryn?", None),
        ("How old is the mill?", None),
        ("Who is Odile Marrisk?", None),
    ],
)
def test_the_age_beside_a_name(catalogue: Catalogue, question: str, age: str | None) -> None:
    reply = ToldAges(catalogue).reply(question, catalogue.sentences("fire"))
    assert (reply.answer if reply else None) == age
