"""What is read of several articles at one time."""

from dataclasses import replace
from typing import Any

import pytest

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


def test_sentences_are_cut_from_the_text_that_they_are_of(
    catalogue: Catalogue, make_article: Any, prepare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the article is replaced after its sentences were read, and before its text is."""
    before, after = (
        "Été: the harbour reopened. It rained.",
        "The bridge fell. 桥梁 stood. It snowed.",
    )
    versions = [prepare(make_article("a", text)) for text in (before, after)]
    catalogue.stage(versions[:1])
    catalogue.publish(versions[:1])
    read, asked = catalogue._database.rows, list[str]()

    def rows(query: str, *values: object) -> list[Any]:
        asked.append(query)
        if len(asked) == 2:
            catalogue.stage(versions[1:])
            catalogue.publish(versions[1:])
        return read(query, *values)

    told = [
        [text[one.start : one.end] for one in version.pieces]
        for text, version in zip((before, after), versions, strict=True)
    ]
    assert [one.text for one in catalogue.sentences("a")] == told[0]
    monkeypatch.setattr(catalogue._database, "rows", rows)
    found = catalogue.sentences("a")
    assert [one.text for one in found] == told[1]
    assert all(one.span.of(after) == one.text for one in found)
    assert catalogue.sentences("nobody") == []


def test_languages_are_read_at_one_time(
    catalogue: Catalogue, make_article: Any, prepare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = [
        replace(prepare(make_article(language, "One line.")), language=language)
        for language in ("en", "de", "en-x", "ru")
    ]
    assert catalogue.languages() == frozenset()
    catalogue.stage(prepared)
    assert catalogue.languages() == frozenset()
    catalogue.publish(prepared)
    read, asked = catalogue._database.rows, list[str]()

    def rows(query: str, *values: object) -> list[Any]:
        asked.append(query)
        return read(query, *values)

    with monkeypatch.context() as patched:  # closing the catalogue reads a row, too
        patched.setattr(catalogue._database, "rows", rows)
        patched.setattr(catalogue._database, "row", None)
        assert catalogue.languages() == {"en", "de", "en-x", "ru"}
    assert len(asked) == 1
    assert catalogue.seen_by([]).languages() == {"en", "de", "en-x", "ru"}


def test_sentences_of_passages_are_read_at_one_time(
    catalogue: Catalogue, make_article: Any, prepare: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The été harbour reopened. It rained. " * 60
    prepared = [prepare(make_article(id_, f"{id_}. {text}")) for id_ in ("first", "second")]
    catalogue.stage(prepared)
    catalogue.publish(prepared)
    catalogue.remove("second")
    passages, asked = catalogue.passages("first"), list[str]()
    gone = [one.id for one in prepared[1].passages]
    wanted = {one.id: catalogue.sentences("first", one.first, one.last) for one in passages}
    read = catalogue._database.rows

    def rows(query: str, *values: object) -> list[Any]:
        asked.append(query)
        return read(query, *values)

    monkeypatch.setattr(catalogue._database, "rows", rows)
    assert len(passages) > 2
    found = catalogue.sentences_of_passages([*reversed(wanted), *gone, "nothing"])
    assert found == wanted
    assert len(asked) <= 3
