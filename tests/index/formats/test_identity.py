"""Ids of articles that bring none: of their address, their place below a folder, or their text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import read_bytes, read_paths
from index.formats.identity import address_id, canonical_address
from index.types import Article

PAGE = '<html><head><link rel="canonical" href="{url}"></head><body><p>{text}</p></body></html>'


def articles(*paths: Path) -> list[Article]:
    return [one for one in read_paths(paths) if isinstance(one, Article)]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "same",
    [
        "https://example.org/news/lift",
        "http://example.org/news/lift/",
        "https://EXAMPLE.org:443/news/lift#more",
        "http://example.org:80/news/lift?utm_source=feed&fbclid=x",
    ],
)
def test_spellings_of_one_address_are_one(same: str) -> None:
    assert canonical_address(same) == "example.org/news/lift"


def test_other_addresses_are_others() -> None:
    addresses = [
        "https://example.org/news/lift",
        "https://example.org/news/Lift",
        "https://example.org/news/lift?page=2",
        "https://example.org/?p=7",
        "https://example.org/?p=8",
        "https://example.org:8080/news/lift",
        "https://other.example/news/lift",
    ]
    assert len({address_id(one) for one in addresses}) == len(addresses)


@pytest.mark.parametrize("url", ["", "https://example.org", "https://example.org/?utm_source=x"])
def test_the_front_page_of_a_site_is_no_articles_address(url: str) -> None:
    assert address_id(url) == ""


@given(st.text())
def test_no_address_breaks_it(text: str) -> None:
    assert isinstance(address_id(f"https://example.org/{text}"), str)
    assert isinstance(address_id(f"https://example.org:{text}/a"), str)


def test_an_address_goes_before_the_place_and_an_id_before_both(tmp_path: Path) -> None:
    url = "https://example.org/news/lift"
    [one] = articles(write(tmp_path / "a/lift.md", f"---\nurl: {url}\n---\nThe lift stands."))
    [two] = articles(write(tmp_path / "b/v2.html", PAGE.format(url=url, text="The lift runs.")))
    [own] = articles(write(tmp_path / "c.jsonl", json.dumps({"id": "7", "text": "x", "url": url})))
    assert one.id == two.id == address_id(url)
    assert own.id == "7"


def test_rows_of_one_address_are_versions_of_one_article(tmp_path: Path) -> None:
    rows = [{"text": f"Text {n}.", "url": "https://example.org/a"} for n in range(3)]
    text = "\n".join(map(json.dumps, rows))
    read = articles(write(tmp_path / "rows.jsonl", text))
    assert len(read) == 3
    assert len({one.id for one in read}) == 1
    uploaded = [one for one in read_bytes("rows.jsonl", text.encode()) if isinstance(one, Article)]
    assert [one.id for one in uploaded] == [one.id for one in read]


def test_a_folder_keeps_its_articles_wherever_it_is_moved(tmp_path: Path) -> None:
    write(tmp_path / "here/2026/a.txt", "The bridge closes.")
    write(tmp_path / "here/b.jsonl", '{"text": "The toll rises."}')
    before = [one.id for one in articles(tmp_path / "here")]
    (tmp_path / "here").rename(tmp_path / "there")
    assert [one.id for one in articles(tmp_path / "there")] == before


def test_every_article_of_a_file_tells_where_it_lies(tmp_path: Path) -> None:
    write(tmp_path / "a b.jsonl", '{"text": "One.", "id": "1"}\n{"text": "Two."}')
    first, second = articles(tmp_path)
    assert first.place is not None
    assert second.place is not None
    assert first.place.path == second.place.path
    assert first.place.path.endswith("/a%20b.jsonl")
    assert (first.place.named_by, second.place.named_by) == ("id", "path")
    assert (first.place.row, second.place.row) == (1, 2)
    [upload] = read_bytes("a.txt", b"One.")
    assert isinstance(upload, Article)
    assert upload.place is None
