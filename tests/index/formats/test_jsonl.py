"""JSON rows: a good one becomes an article, a bad one says which it is and what is wrong."""

import io
import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmptyError, UnreadableError
from index.formats import MAX_FILE_BYTES, ReadFailure, ReadItem, ReadWarning
from index.formats.identity import Origin
from index.formats.jsonl import line_pieces, read_json, read_jsonl
from index.types import Article

ORIGIN = Origin("in/news.jsonl", "news.jsonl", b"/data/in/news.jsonl")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["id", "title", "text", "source", "url", "date", "author", "other"])


def rows(data: bytes) -> Iterator[ReadItem]:
    return read_jsonl(line_pieces(io.BytesIO(data)), ORIGIN)


def one(**row: object) -> ReadItem:
    [found] = rows(json.dumps(row).encode())
    return found


def test_all_fields() -> None:
    article = one(
        id="a/1",
        title="The bridge",
        text="It closes.\r\nSoon.",
        source="The Courier",
        url="https://example.org/1",
        date="2024-03-05T10:00:00Z",
        author=["Ann", "Bo"],
        tags=["ignored"],
    )
    assert article == Article(
        id="a/1",
        title="The bridge",
        text="It closes. \nSoon.",
        source="The Courier",
        url="https://example.org/1",
        date=date(2024, 3, 5),
        author="Ann, Bo",
    )


def test_only_text_is_needed_and_null_is_nothing() -> None:
    lean = one(text="The bridge closes")
    assert isinstance(lean, Article)
    assert (lean.title, lean.source, lean.date) == ("The bridge closes", "news.jsonl", None)
    fields = dict.fromkeys(["id", "title", "source", "url", "date", "author"])
    assert one(text="The bridge closes", **fields) == lean


def test_whole_numbers_as_ids() -> None:
    article = one(id=7, text="x")
    assert isinstance(article, Article)
    assert article.id == "7"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"title": "x"}', "there is no 'text'"),
        ('{"text": 7}', "'text' is not text"),
        ('{"text": null}', "'text' is not text"),
        ('{"text": ""}', "there is no text in it"),
        (
            '{"title": {}, "date": "x"}',
            "'title' is not text; write a string, or leave it out; 'date' 'x' is not an ISO",
        ),
        ('["text"]', "not a JSON object with the article's text under 'text'"),
        ('{"text": "x"', "not valid JSON: Expecting ',' delimiter at column 13"),
        ("hello", "not valid JSON: Expecting value at column 1"),
        ('{"text": "x", "n": ' + "9" * 5_000 + "}", "not JSON that can be read: Exceeds the limit"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_row_is_reported_and_the_others_go_on(line: str, reason: str) -> None:
    good = '{"text": "good"}'
    first, bad, last = rows(f"{good}\n{line}\n\n{good}\n".encode())
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, ReadFailure)
    assert bad.path == "in/news.jsonl"
    assert bad.reason.startswith("line 2: ")
    assert reason in bad.reason
    assert len(bad.reason.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "x", "id": ""}', "'id' is empty; leave it out to have one made"),
        ('{"text": "x", "id": true}', "'id' is not text"),
        ('{"text": "x", "id": "a\\u0000"}', "'id' has line breaks, control characters"),
        ('{"text": "x", "date": "5 March"}', "'date' '5 March' is not an ISO date such as"),
        ('{"text": "x", "url": "www.e.org"}', "'url' 'www.e.org' is not a web address"),
        ('{"text": "x", "title": {}}', "'title' is not text"),
        ('{"text": "x", "date": "2022"}', "'date' '2022' is not an ISO date such as"),
    ],
)
def test_a_bad_field_costs_itself_only(line: str, reason: str) -> None:
    warning, article = rows(line.encode())
    assert isinstance(warning, ReadWarning)
    assert isinstance(article, Article)
    assert reason in warning.reason
    assert (article.text, article.date, article.url) == ("x", None, "")


@pytest.mark.parametrize("value", ["NaN", "null", '"nan"', '"None"'])
def test_what_says_that_there_is_nothing_is_nothing(value: str) -> None:
    [article] = rows(f'{{"text": "The yak stood.", "title": {value}}}'.encode())
    assert isinstance(article, Article)
    assert article.title == "The yak stood."


def test_bytes_that_are_not_utf8_cost_their_line_only() -> None:
    bad, good = rows(b'{"text": "caf\xe9"}\n{"text": "caf\xc3\xa9"}')
    assert bad == ReadFailure(
        ORIGIN.path,
        "line 1: not JSON that can be read: it is not UTF-8 text; save the file as UTF-8",
    )
    assert isinstance(good, Article)
    assert good.text == "café"


def test_ids_of_rows_without_one_are_their_line_numbers() -> None:
    first, third = rows(b'\xef\xbb\xbf{"text": "a"}\n\n{"text": "b"}')
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert first.id.startswith("news-")
    assert first.id.endswith("-1")
    assert third.id == first.id[:-1] + "3"


def test_an_id_that_is_there_twice_loses_no_article() -> None:
    first, second = rows(b'{"id": "a", "text": "one"}\n{"id": "a", "text": "two"}')
    assert isinstance(first, Article)
    assert second == ReadFailure(
        ORIGIN.path,
        "line 2: its id 'a' is also that of line 1; give each article an id of its own",
    )


def test_an_endless_line_costs_itself_only() -> None:
    endless = b'{"text": "' + b"x" * (3 * MAX_FILE_BYTES) + b'"}\n'
    bad, good = rows(endless + b'{"text": "b"}')
    assert bad == ReadFailure(
        ORIGIN.path, "line 1: it is longer than 64,000,000 bytes; split the article"
    )
    assert isinstance(good, Article)
    assert good.id.endswith("-2")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00" * 1_000, "NUL bytes in line 1"),
        ('{"text": "x"}'.encode("utf-16"), "it is UTF-16 text; save it as UTF-8"),
        (b"just\n" * 1_000, "none of the first 100 rows is an article"),
        (b'[{"text": "x"},\n {"text": "y"}]', "JSON list; rename it to .json"),
        (b'[{"text": "x"}, {"text": "y"}]\n', "JSON list; rename it to .json"),
        (b'\n[\n{"text": "x"}\n]\n', "JSON list; rename it to .json"),
        (b'{\n"text": "x"\n}\n', "over several lines; write each article on one line"),
    ],
)
def test_files_that_are_something_else_are_given_up(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        list(rows(data))


def test_bad_rows_after_a_good_one_are_all_reported() -> None:
    found = list(rows(b'{"text": "x"}\n' + b"bad\n" * 300))
    assert len(found) == 301


def test_rows_are_read_as_they_are_asked_for() -> None:
    stream = io.BytesIO(b'{"text": "x"}\n' * 1_000)
    articles = read_jsonl(line_pieces(stream), ORIGIN)
    next(articles)
    assert stream.tell() < 100


def test_a_json_file_holds_one_article_or_a_list() -> None:
    [article] = read_json('{"text": "x"}', ORIGIN)
    assert isinstance(article, Article)
    assert article.id.count("-") == 1
    first, bad = read_json('[{"text": "x"}, 7]', ORIGIN)
    assert isinstance(first, Article)
    assert first.id == article.id + "-1"
    assert isinstance(bad, ReadFailure)
    assert bad.reason.startswith("item 2: not a JSON object")


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"], ids=["bare", "blank", "mark"])
def test_a_file_without_a_row_is_not_passed_over(data: bytes) -> None:
    with pytest.raises(EmptyError, match="no article in it; write one JSON object a line"):
        list(rows(data))


def test_the_id_of_a_beir_corpus_is_taken() -> None:
    article = one(_id="doc-1", title="Toll", text="It is five crowns.")
    assert isinstance(article, Article)
    assert article.id == "doc-1"
    exported = one(_id={"$oid": "5f"}, text="It is five crowns.")
    assert isinstance(exported, Article)
    both = one(_id="other", id="own", text="x")
    assert isinstance(both, Article)
    assert both.id == "own"


def test_an_empty_list_holds_no_article() -> None:
    with pytest.raises(EmptyError, match="the list in it is empty; put at least one article in"):
        list(read_json("[]", ORIGIN))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("7", "not a JSON object"),
        ("", "not valid JSON: Expecting value"),
        ('{"text": "x"}\n{"text": "y"}', "Extra data at line 2; rename it to .jsonl"),
    ],
)
def test_a_json_file_that_holds_no_article(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        list(read_json(text, ORIGIN))


@given(st.lists(st.dictionaries(KEYS, JSON), min_size=1, max_size=5))
def test_any_rows_become_articles_or_failures(values: list[dict[str, object]]) -> None:
    data = b"".join(json.dumps(value).encode() + b"\n" for value in values)
    found = [item for item in rows(data) if not isinstance(item, ReadWarning)]
    assert len(found) == len(values)
    for value, item in zip(values, found, strict=True):
        if isinstance(item, Article):
            assert len(item.text) == len(str(value["text"]))
            item.text.encode()
            item.id.encode()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_another_error(data: bytes) -> None:
    try:
        assert all(isinstance(item, Article | ReadFailure | ReadWarning) for item in rows(data))
    except EmptyError:
        assert not data.removeprefix(b"\xef\xbb\xbf").strip()
    except UnreadableError as error:
        reasons = ("NUL", "UTF-16", "JSON list", "over several lines")
        assert any(reason in str(error) for reason in reasons)  # noqa: PT017


def test_a_fact_may_have_another_name() -> None:
    row = {"text": "It is open.", "headline": "Pier", "published": "2026-05-03", "link": None}
    told = {"publisher": {"name": "The Hask Post"}, "authors": ["Ada Berg", {"name": "Bo Cy"}]}
    [article] = read_json(json.dumps(row | told), ORIGIN)
    assert isinstance(article, Article)
    assert (article.title, article.date) == ("Pier", date(2026, 5, 3))
    assert (article.source, article.author) == ("The Hask Post", "Ada Berg, Bo Cy")
