"""PostgreSQL and Chroma's server, started for tests: of Debian, and of Chroma's own wheel."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import httpx

if TYPE_CHECKING:
    from index.store.server.catalogue import ServerCatalogue

WAIT_SECONDS = 240.0


def binaries() -> Path | None:
    """Return the folder of PostgreSQL's programs, or None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


@dataclass(frozen=True)
class RunningServers:
    """Where the servers listen. A test takes a database of its own with `new_database`."""

    postgres: str
    chroma_url: str
    database: "Postgres"
    vectors: "Chroma"

    @property
    def processes(self) -> dict[str, int]:
        """The process of each server, by its name."""
        return {"PostgreSQL": self.database.process, "Chroma": self.vectors.process}

    @property
    def folders(self) -> dict[str, Path]:
        """Where each keeps its files."""
        return {"PostgreSQL": self.database.folder, "Chroma": self.vectors.folder}

    def new_database(self) -> str:
        """Return the address of an empty database."""
        return new_database(self.postgres)


def new_database(postgres_url: str) -> str:
    """Return the address of an empty database of a server."""
    import psycopg

    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(f"{postgres_url}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    return f"{postgres_url}/{name}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Postgres:
    """PostgreSQL with its files in a folder of its own, on a port of this machine.

    Attributes:
        address: Where it is, without the name of a database.
        folder: Where it keeps its files.
    """

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self._programs, self._port = folder, programs, free_port()
        self.address = f"postgresql://citeline@127.0.0.1:{self._port}"
        folder.mkdir(parents=True, exist_ok=True)
        folder.parent.chmod(0o711)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-U", "citeline", "-A", "trust", "-E", "UTF8", "-N")

    @property
    def process(self) -> int:
        """The one that started all of its others."""
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    def start(self) -> None:
        options = f"-p {self._port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """Stop it as if the power had gone."""
        self._run("pg_ctl", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *options: str) -> None:
        command = [str(self._programs / program), "-D", str(self.folder / "data"), *options]
        if os.getuid() == 0:  # which PostgreSQL refuses to run as
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder)
        assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def postgres(folder: Path, programs: Path) -> Iterator[Postgres]:
    """Run PostgreSQL."""
    server = Postgres(folder, programs)
    server.start()
    try:
        yield server
    finally:
        with suppress(AssertionError):
            server.kill()


class Chroma:
    """Chroma's own server with its files in a folder of its own, on a port of this machine.

    Attributes:
        url: Where it is.
        folder: Where it keeps its files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self._port = folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def process(self) -> int:
        """Its process, while it runs."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        program, port = Path(sys.executable).with_name("chroma"), str(self._port)
        command = [program, "run", "--path", self.folder, "--host", "127.0.0.1", "--port", port]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        _wait_for(f"{self.url}/api/v2/heartbeat", self._process)

    def kill(self) -> None:
        """Stop it as if the power had gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextmanager
def chroma(folder: Path) -> Iterator[Chroma]:
    """Run Chroma's own server with its files in a folder."""
    server = Chroma(folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    with httpx.Client(timeout=1, verify=False) as client:  # noqa: S501 - plain HTTP
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(httpx.HTTPError):
                if client.get(address).is_success:
                    return
            time.sleep(0.1)
    raise AssertionError(f"{address} does not reply")


@contextmanager
def running(programs: Path) -> Iterator[RunningServers]:
    """Run both servers, in folders that PostgreSQL's own user can reach; pytest's are closed."""
    with (
        tempfile.TemporaryDirectory(prefix="citeline-tests-", ignore_cleanup_errors=True) as name,
        postgres(Path(name) / "articles", programs) as server,
        chroma(Path(name) / "vectors") as vectors,
    ):
        yield RunningServers(server.address, vectors.url, server, vectors)


def emptied(catalogue: "ServerCatalogue") -> None:
    """Take everything out of a catalogue; its counts of writes go on, as caches go by them."""
    with catalogue.database.transaction() as transaction:
        transaction.execute(
            "TRUNCATE versions, sentences, passages, vectors, postings, version_tokens, places,"
            " earlier, jobs, job_tries, copy_bands, copies RESTART IDENTITY"
        )
        transaction.execute("UPDATE term_counts SET rows = 0, tokens = 0, writes = writes + 1")
        transaction.execute("DELETE FROM facts WHERE name <> 'form'")
