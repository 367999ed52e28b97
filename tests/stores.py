"""PostgreSQL and Chroma's server, started for tests: of Debian, and of Chroma's own wheel."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from index.store.server.catalogue import ServerCatalogue

WAIT_SECONDS = 60.0


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

    def new_database(self) -> str:
        """Return the address of an empty database."""
        import psycopg

        name = f"t{uuid4().hex[:12]}"
        with psycopg.connect(f"{self.postgres}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return f"{self.postgres}/{name}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _as_postgres(command: list[str]) -> list[str]:
    # PostgreSQL refuses to run as root.
    return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else command


@contextmanager
def postgres(folder: Path, programs: Path) -> Iterator[str]:
    """Run PostgreSQL with its files in a folder; yield its address, without a database."""
    data, port = folder / "postgres", free_port()
    folder.mkdir(parents=True, exist_ok=True)
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        for parent in folder.parents:
            with suppress(PermissionError):
                parent.chmod(parent.stat().st_mode | 0o011)
    run = subprocess.run
    command = [programs / "initdb", "-D", data, "-U", "citeline", "-A", "trust", "-E", "UTF8", "-N"]
    run(_as_postgres(list(map(str, command))), check=True, capture_output=True, cwd=folder)
    options = f"-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off"
    log = str(folder / "postgres.log")
    start = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", log, "-o", options, "start"]
    run(_as_postgres(start), check=True, capture_output=True, cwd=folder)
    try:
        yield f"postgresql://citeline@127.0.0.1:{port}"
    finally:
        stop = [str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"]
        run(_as_postgres(stop), check=False, capture_output=True, cwd=folder)


@contextmanager
def chroma(folder: Path) -> Iterator[str]:
    """Run Chroma's own server with its files in a folder; yield its address."""
    port = free_port()
    program = Path(sys.executable).with_name("chroma")
    command = [program, "run", "--path", folder, "--host", "127.0.0.1", "--port", str(port)]
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/api/v2/heartbeat", process)
        yield url
    finally:
        process.kill()
        process.wait()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=1):  # noqa: S310
            return
        time.sleep(0.1)
    raise AssertionError(f"{address} does not reply")


@contextmanager
def running(folder: Path, programs: Path) -> Iterator[RunningServers]:
    """Run both servers."""
    with postgres(folder, programs) as address, chroma(folder / "chroma") as url:
        yield RunningServers(address, url)


def emptied(catalogue: "ServerCatalogue") -> None:
    """Take everything out of a catalogue; its counts of writes go on, as caches go by them."""
    with catalogue.database.transaction() as transaction:
        transaction.execute(
            "TRUNCATE versions, sentences, passages, vectors, postings, places, earlier, jobs,"
            " job_tries RESTART IDENTITY"
        )
        transaction.execute("UPDATE term_counts SET rows = 0, tokens = 0, writes = writes + 1")
        transaction.execute("DELETE FROM facts WHERE name <> 'form'")
