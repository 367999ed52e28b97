"""Collections: what goes where, under which id, and who sees it."""

from dataclasses import replace

import pytest

from index.errors import NotFoundError, SettingsError
from index.formats import ReadFailure
from index.sight import Sight, into
from index.types import Article, Place

FAIR = Article("fair", "Fair", "The fair opens.", place=Place("/fair.txt", "fair-1"))
URN = replace(FAIR, id="urn:fair")


def test_an_article_is_put_into_a_collection_under_an_id_of_its_own() -> None:
    failure = ReadFailure("a.txt", "is empty")
    article, other = into("legal", [FAIR, failure])
    assert other is failure
    assert isinstance(article, Article)
    assert (article.id, article.collection) == ("legal:fair", "legal")
    assert article.place is not None
    assert article.place.id == "legal:fair-1"
    assert article.version == FAIR.version
    assert list(into("legal", [article])) == [article]


def test_without_a_collection_nothing_changes() -> None:
    assert list(into("", [FAIR, URN])) == [FAIR, URN]


def test_what_somebody_takes_in_goes_home_or_where_it_is_meant_for() -> None:
    sight = Sight.of("legal", "press", "legal")
    assert sight.collections == ("legal", "press")
    [home] = sight.placed([FAIR])
    [press] = sight.placed(into("press", [FAIR]))
    assert [home.id, press.id] == ["legal:fair", "press:fair"]
    with pytest.raises(NotFoundError, match="'board'"):
        list(sight.placed(into("board", [FAIR])))


def test_what_is_open_never_has_an_id_of_a_collection() -> None:
    for sight in (Sight(), Sight.of("")):
        [plain, marked, again] = sight.placed([FAIR, URN, replace(URN, id=":urn:fair")])
        assert [plain.id, marked.id, again.id] == ["fair", ":urn:fair", ":urn:fair"]
        assert {plain.collection, marked.collection} == {""}


def test_what_is_in_no_collection_is_seen_by_all() -> None:
    assert Sight().admits("")
    assert not Sight().admits("legal")
    assert Sight.of("legal").admits("legal")
    assert not Sight.of("legal").admits("press")


@pytest.mark.parametrize("name", ["Legal", "a b", "a'b", "é", "-a", "a" * 64, "*"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match="no name for a collection"):
        into(name, [FAIR])
