"""What is read of several articles at one time."""

from typing import Any

from index.store import Catalogue


def test_titles_are_read_at_one_time(catalogue: Catalogue, make_article: Any, prepare: Any) -> None:
    articles = [
        make_article(id_, "The harbour reopened.", title=f"Title of {id_}") for id_ in "abc"
    ]
    prepared = [prepare(one) for one in articles]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    catalogue.stage([prepare(make_article("d", "The harbour reopened."))])
    catalogue.remove("b")
    found = catalogue.titles(["c", "a", "a", "b", "d", "e"])
    assert found == {"a": "Title of a", "c": "Title of c"}
    assert catalogue.titles([]) == {}
    assert catalogue.seen_by([]).titles(["a"]) == {"a": "Title of a"}
