"""What only PostgreSQL can do wrong."""

import threading

import psycopg
import pytest

from index.errors import MismatchError, StoreError
from index.store.server.catalogue import ServerCatalogue
from index.store.server.database import ServerDatabase
from index.store.server.expressions import parsed
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


@pytest.mark.parametrize(
    "expression",
    ["", "(", '"a" AND', '"a" OR', "NEAR(", "NEAR()", 'NEAR("a", x)', ") ", '"a")', "AND", ","],
)
def test_what_cannot_be_read_is_an_error(expression: str) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        parsed(expression)
