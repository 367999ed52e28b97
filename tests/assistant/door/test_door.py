"""Both ends of the door over a real connection: the same replies, and nobody without the secret."""

import json
import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.door.channel import Channel
from assistant.door.client import Guest, knock
from assistant.door.messages import GUEST, OWNER
from assistant.types import Turn
from index.errors import CitelineError, NotFoundError, QuestionError, StoreError
from index.formats import ReadFailure
from index.store.lock import OWNER_NAME, Owner, read_owner
from index.store.report import IngestProgress
from index.types import Article, SearchFilter
from tests.commands import carried_out

QUESTION = "Why was the Marram Bridge closed?"


@pytest.fixture
def guest(sample_assistant: Assistant) -> Guest:
    """A guest of the owner of the sample articles."""
    found = knock(sample_assistant.settings.store.data_dir)
    assert found is not None
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def owner(data: Path) -> Iterator[Assistant]:
    """The owner of an empty folder."""
    with Assistant.open(data) as opened:
        yield opened


def owner_of(folder: Path) -> Owner:
    found = read_owner(folder)
    assert found is not None
    return found


def test_a_guest_is_answered_as_the_owner_is(guest: Guest, sample_assistant: Assistant) -> None:
    filter_ = SearchFilter(sources=frozenset({"Northern Tide News"}))
    history = (Turn("user", "What happened to the bridge?"), Turn("assistant", "It was closed."))
    for arguments in ({}, {"filter": filter_}, {"history": history}):
        ours = sample_assistant.ask(QUESTION, **arguments)  # type: ignore[arg-type]
        theirs = guest.ask(QUESTION, **arguments)  # type: ignore[arg-type]
        for name in type(ours).__dataclass_fields__:
            if name != "latency_ms":
                assert getattr(theirs, name) == getattr(ours, name), name


def test_articles_and_settings_come_through_as_they_are(
    guest: Guest, sample_assistant: Assistant
) -> None:
    assert guest.articles() == sample_assistant.articles()
    assert guest.article("bridge-closed") == sample_assistant.article("bridge-closed")
    assert guest.settings == sample_assistant.settings


def test_errors_keep_their_type_and_sentence(guest: Guest) -> None:
    with pytest.raises(QuestionError, match="empty"):
        guest.ask("   ")
    with pytest.raises(NotFoundError, match="'none'"):
        guest.article("none")


def test_an_ingest_reports_progress_and_failures(data: Path, owner: Assistant) -> None:
    guest = knock(data)
    assert guest is not None
    bad = ReadFailure("x.pdf", "not read")
    items = [bad, *(Article(str(n), "T", f"Kite {n} flew over the town.") for n in range(300))]
    told: list[IngestProgress] = []
    report = guest.ingest_articles(items, told.append)
    assert (report.added, report.failures) == (300, (bad,))
    assert [one.articles for one in told] == sorted({one.articles for one in told})
    assert told[-1].articles == 300
    assert len(owner.articles()) == 300
    guest.remove("7")
    assert len(owner.articles()) == 299


def test_what_a_guest_had_reported_is_kept_when_he_breaks_off(data: Path, owner: Assistant) -> None:
    guest = knock(data)
    assert guest is not None
    told = threading.Event()

    def items() -> Iterator[Article]:
        for number in range(600):
            yield Article(str(number), "T", f"Kite {number} flew over the town.")
        assert told.wait(60)
        raise KeyError("the guest fails")

    with pytest.raises(KeyError, match="the guest fails"):
        guest.ingest_articles(items(), lambda progress: told.set())
    assert len(owner.articles()) >= 256
    owner.ingest_articles([Article("later", "T", "The owner goes on.")])
    assert owner.article("later").title == "T"


def test_an_error_in_the_middle_of_an_ingest_reaches_the_guest(data: Path) -> None:
    """The owner replies before he has read all that is sent."""

    class Full:
        def ingest_articles(self, items: Iterator[Article], *_: object, **__: object) -> None:
            next(iter(items))
            raise StoreError("The disk is full.")

    from assistant.door.server import Door

    with closing(Door(Full())) as door:  # type: ignore[arg-type]
        guest = Guest(data, Owner(1, "test", door.port, door.secret))
        articles = (Article(str(number), "T", "x" * 10_000) for number in range(2_000))
        with pytest.raises(StoreError, match="The disk is full"):
            guest.ingest_articles(articles)


def test_a_question_is_given_up_when_its_guest_has_gone(data: Path) -> None:
    given_up = threading.Event()

    class Slow:
        def ask(self, question: str, *, cancellation: object, **_: object) -> None:
            cancellation.on_cancel(given_up.set)  # type: ignore[attr-defined]
            given_up.wait(60)

    from assistant.door.server import Door

    with closing(Door(Slow())) as door:  # type: ignore[arg-type]
        connection = socket.create_connection(("127.0.0.1", door.port))
        channel = Channel(connection)
        channel.prove(door.secret, GUEST, OWNER)
        channel.send(
            {
                "call": "ask",
                "arguments": {"question": "?", "history": [], "filter": {}, "today": None},
            }
        )
        channel.close()
        assert given_up.wait(60)


def test_who_does_not_know_the_secret_is_not_let_in(sample_assistant: Assistant) -> None:
    port = owner_of(sample_assistant.settings.store.data_dir).port
    for opening in (
        b"GET / HTTP/1.1\r\n\r\n",
        b"x" * 100_000,
        b'{"call": "articles"}\n',
        b"null\n",
    ):
        with closing(socket.create_connection(("127.0.0.1", port))) as stranger:
            stranger.settimeout(60)
            received = b""
            with suppress(OSError):  # thrown out in the middle of what it says
                stranger.sendall(opening)
                stranger.shutdown(socket.SHUT_WR)
                while part := stranger.recv(2**16):
                    received += part
        # A challenge and a proof, neither of which tells anything.
        assert all(len(json.loads(line)) == 64 for line in received.splitlines())
    with closing(socket.create_connection(("127.0.0.1", port))) as connection:
        channel = Channel(connection)
        with closing(channel), pytest.raises(OSError, match=r"secret|gone|reset"):
            channel.prove("guessed", GUEST, OWNER)


def test_a_note_of_somebody_else_opens_nothing(data: Path, owner: Assistant) -> None:
    """Where another program has got the port of a killed owner, it does not learn the secret."""
    real = owner_of(data)
    with closing(socket.create_server(("127.0.0.1", 0))) as impostor:
        note = {"pid": 1, "command": "x", "port": impostor.getsockname()[1], "secret": real.secret}
        (data / OWNER_NAME).write_text(json.dumps(note))
        heard: list[bytes] = []

        def listen() -> None:
            connection, _ = impostor.accept()
            with closing(connection):
                heard.append(connection.recv(2**16))
                connection.sendall(b'"' + b"0" * 64 + b'"\n"' + b"0" * 64 + b'"\n')
                heard.append(connection.recv(2**16))

        thread = threading.Thread(target=listen)
        thread.start()
        assert knock(data) is None
        thread.join(60)
    assert real.secret.encode() not in b"".join(heard)


def test_only_the_user_can_read_the_secret(data: Path, owner: Assistant) -> None:
    mode = (data / OWNER_NAME).stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert owner_of(data).secret


def test_nobody_opens_once_the_owner_has_gone(data: Path) -> None:
    with Assistant.open(data):
        guest = knock(data)
        assert guest is not None
    assert knock(data) is None
    with pytest.raises(StoreError, match="has ended"):
        guest.articles()


def test_an_unexpected_error_is_one_sentence(data: Path) -> None:
    class Broken:
        def articles(self) -> None:
            raise ZeroDivisionError("by nothing")

    from assistant.door.server import Door

    with closing(Door(Broken())) as door:  # type: ignore[arg-type]
        guest = Guest(data, Owner(1, "test", door.port, door.secret))
        with pytest.raises(CitelineError, match="failed unexpectedly: ZeroDivisionError"):
            guest.articles()


def test_commands_print_the_same_beside_an_owner_as_alone(tmp_path: Path) -> None:
    """Output and exit status in processes of their own, once with the folder free, once owned."""
    toll = tmp_path / "toll.txt"
    toll.write_text("Toll on the Marl bridge\n\nThe toll is four crowns. It rose in May.\n")
    row = json.dumps({"id": "x", "title": "Ferry", "text": "The ferry takes ten minutes."})
    commands: list[tuple[tuple[str | Path, ...], str]] = [
        (("ingest", toll, tmp_path / "absent.txt"), ""),
        (("ingest", "-"), row),
        (("ask", "How much is the toll?"), ""),
        (("ask", "   "), ""),
        (("articles", "show", "x"), ""),
        (("articles", "remove", "x"), ""),
        (("articles", "remove", "x"), ""),
        (("articles", "list", "--json"), ""),
    ]
    seen = []
    for folder in (tmp_path / "alone", tmp_path / "owned"):
        owner = Assistant.open(folder) if folder.name == "owned" else None
        try:
            own = ["--data-dir", str(folder)]
            seen.append(carried_out([([*map(str, one), *own], text) for one, text in commands]))
        finally:
            if owner is not None:
                assert len(owner.articles()) == 1
                owner.close()
    assert seen[0] == seen[1]
    assert [status for status, _, _ in seen[0]] == [1, 0, 0, 1, 0, 0, 1, 0]
