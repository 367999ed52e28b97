"""What only PostgreSQL can do wrong."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from typing import Any

import psycopg
import pytest

from index.errors import MismatchError, StoreError
from index.store.server.catalogue import ServerCatalogue
from index.store.server.database import MOST_NAMES, ServerDatabase
from index.store.server.expressions import parsed
from index.types import SearchFilter
from tests.stores import RunningServers


def test_a_database_of_another_encoding_is_refused(servers: RunningServers) -> None:
    with psycopg.connect(f"{servers.postgres}/postgres", autocommit=True) as connection:
        connection.execute(
            "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
        )
    with pytest.raises(StoreError, match="LATIN1"):
        ServerDatabase(f"{servers.postgres}/latin")


def test_tables_of_a_newer_citeline_are_refused(servers: RunningServers) -> None:
    url = servers.new_database()
    ServerCatalogue(url).close()
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'form'")
    with pytest.raises(MismatchError, match="99"):
        ServerCatalogue(url)


def test_two_processes_make_the_tables_at_once(servers: RunningServers) -> None:
    url, failures = servers.new_database(), list[BaseException]()

    def open_() -> None:
        try:
            ServerDatabase(url).close()
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=open_) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_opening_waits_for_nobody_who_writes(
    servers: RunningServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that was killed is back although others take articles in without a pause."""
    monkeypatch.setattr("index.store.server.database.WRITER_SECONDS", 1)
    url = servers.new_database()
    with closing(ServerDatabase(url)) as writer, writer.writing():
        ServerDatabase(url).close()


def test_phrases_of_articles_are_looked_up_without_their_texts(
    servers: RunningServers, make_article: Any, prepare: Any
) -> None:
    url = servers.new_database()
    texts = {"a": "Tom, Tom and the foot bridges. Tom Tom Tom. Ships", "b": "A bridge on foot."}
    prepared = [prepare(make_article(*one)) for one in texts.items()]
    with closing(ServerCatalogue(url)) as first:
        first.stage(prepared)
        first.publish(prepared)

    def found_after(*changes: str) -> list[dict[int, float]]:
        with psycopg.connect(url) as connection:
            for change in changes:
                connection.execute(change.encode())
        phrases = ('"foot bridge"', '"tom tom"', '"tom ships"', '"bridge foot"')
        with closing(ServerCatalogue(url)) as again:
            return [again.lexical.search("article", one, 5, SearchFilter()) for one in phrases]

    expected = found_after()
    assert [len(one) for one in expected] == [1, 1, 1, 0]
    # As an earlier Citeline that runs beside this one leaves it, and as it left all of them.
    assert found_after("UPDATE version_tokens SET stems = NULL") == expected
    earlier = "UPDATE facts SET value = '4' WHERE name = 'form'"
    assert found_after("ALTER TABLE version_tokens DROP COLUMN stems", earlier) == expected
    assert found_after("UPDATE versions SET text = ''") == expected


def test_what_fails_is_undone(server_catalogue: ServerCatalogue) -> None:
    database = server_catalogue.database

    def write(then: str) -> None:
        with database.transaction() as transaction:
            transaction.execute("INSERT INTO facts (name, value) VALUES (?, ?)", ("x", "1"))
            transaction.execute(then)

    with pytest.raises(StoreError, match="could not do"):
        write("INSERT INTO nothing VALUES (1)")
    assert server_catalogue.fact("x") is None


def test_one_writes_at_a_time(server_catalogue: ServerCatalogue) -> None:
    database, order = server_catalogue.database, list[str]()
    entered = threading.Event()

    def second() -> None:
        entered.wait()
        with database.writing():
            order.append("second")

    thread = threading.Thread(target=second)
    thread.start()
    with database.writing(), database.writing():
        entered.set()
        thread.join(0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def entered_while(
    held: AbstractContextManager[None], wanted: Callable[[], AbstractContextManager[None]]
) -> bool:
    """Whether one thread gets in while another one holds something; it does in the end."""
    entered = threading.Event()

    def enter() -> None:
        with wanted():
            entered.set()

    thread = threading.Thread(target=enter)
    with held:
        thread.start()
        was_let_in = entered.wait(0.5)
    thread.join()
    assert entered.is_set()
    return was_let_in


def test_who_adds_other_things_is_let_in(server_catalogue: ServerCatalogue) -> None:
    database = server_catalogue.database
    adding, writing = database.adding, database.writing
    assert entered_while(adding(["a", "b"]), lambda: adding(["c"]))
    assert entered_while(adding([]), lambda: adding([]))
    assert not entered_while(adding(["a", "b"]), lambda: adding(["c", "b"]))
    assert not entered_while(adding(["a"]), writing)
    assert not entered_while(writing(), lambda: adding(["a"]))


def test_who_adds_very_many_things_is_alone(server_catalogue: ServerCatalogue) -> None:
    database = server_catalogue.database
    many = [str(number) for number in range(MOST_NAMES + 1)]
    assert not entered_while(database.adding(many), lambda: database.adding(["a"]))
    assert entered_while(database.adding(many[1:]), lambda: database.adding(["a"]))


def test_names_are_taken_in_one_order(server_catalogue: ServerCatalogue) -> None:
    database, failures = server_catalogue.database, list[BaseException]()
    names = [f"article {number}" for number in range(8)]

    def add(in_order: list[str]) -> None:
        try:
            for _ in range(20):
                with database.adding(in_order):
                    pass
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    threads = [threading.Thread(target=add, args=(one,)) for one in (names, names[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_who_adds_cannot_ask_to_be_alone(server_catalogue: ServerCatalogue) -> None:
    database = server_catalogue.database
    refused = pytest.raises(RuntimeError, match="beside others")
    with database.adding(["a"]), refused, database.writing():
        pass
    with database.writing(), database.adding(["a"]), database.writing():
        pass


@pytest.mark.parametrize(
    "expression",
    ["", "(", '"a" AND', '"a" OR', "NEAR(", "NEAR()", 'NEAR("a", x)', ") ", '"a")', "AND", ","],
)
def test_what_cannot_be_read_is_an_error(expression: str) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        parsed(expression)
