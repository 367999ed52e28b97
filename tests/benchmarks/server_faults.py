"""Two web processes, two workers and Chroma, and one of them killed again and again.

    uv run --group dev python tests/benchmarks/server_faults.py [--kills 30] [--within 8]

PostgreSQL (of Debian) and Chroma's server are started for it. One of the five, by chance, is killed
some time within so many seconds after the last one is back. Articles with a number each are put
into the queue, and asked for once they are in; others are replaced again and again (`replaced.py`).
What is counted: acknowledged articles that are lost, answers with another number, versions that are
seen in part or twice, other replies, and how long nobody replied after a kill.
"""

import argparse
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.benchmarks.figures import recorded
from tests.benchmarks.replaced import Replaced
from tests.stores import Chroma, binaries, free_port, new_database, postgres

ROOT = Path(__file__).parents[2]
PROXY_SECONDS = 15.0
PEOPLE = "Almond Birch Cedar Dahlia Elder Fennel Ginger Hazel Iris Juniper Laurel Mallow".split()
SYLLABLES = "bal cor den fir gos hul kem lan mir nod pel rus".split()


@dataclass
class Program:
    """A process that is killed and started again."""

    name: str
    command: list[str]
    environment: dict[str, str]
    folder: Path
    client: httpx.Client
    address: str = ""
    process: "subprocess.Popen[bytes] | None" = None
    came_back: list[float] = field(default_factory=list)

    def start(self) -> None:
        with (self.folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, cwd=ROOT, stdout=log, stderr=log
            )

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def is_ready(self) -> bool:
        if not self.address:
            return True
        with suppress(httpx.HTTPError):
            return self.client.get(f"{self.address}/readyz", timeout=5).status_code == 200
        return False


class Vectors(Program):
    """Chroma's server, which is killed and started again like the others."""

    def __init__(self, server: Chroma, client: httpx.Client) -> None:
        super().__init__("chroma", [], {}, Path(), client)
        self._server = server

    def start(self) -> None:
        self._server.start()

    def kill(self) -> None:
        self._server.kill()


class Load:
    """Puts articles into the queue and asks for them, like a proxy by whichever process replies."""

    def __init__(self, addresses: list[str], client: httpx.Client) -> None:
        self._addresses, self._client = addresses, client
        self.stop = threading.Event()
        self.jobs: dict[str, int] = {}  # acknowledged: id -> number of the article
        self.known: list[int] = []
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.longest_silence = 0.0
        self.replaced = Replaced(self.send, self.stop)

    def watch(self) -> None:
        """Look all the time whether some process can answer."""
        last = time.monotonic()
        while not self.stop.is_set():
            if self.send("GET", "/readyz") is not None:
                self.longest_silence = max(self.longest_silence, time.monotonic() - last)
                last = time.monotonic()
            self.stop.wait(0.2)

    def add(self) -> None:
        number = 0
        while not self.stop.is_set():
            name, code = named(number)
            text = f"Report on {name}\n\nThe locker of {name} has the number {code}. It is green."
            files = [("files", (f"{number}.txt", text.encode()))]
            reply = self.send("POST", "/api/articles/queue", files=files)
            if reply is not None and reply.status_code == 202:
                self.jobs[reply.json()["jobs"][0]] = number
                number += 1
            self.stop.wait(0.2)

    def look(self) -> None:
        for job, number in iter_new(self.jobs, self.stop):
            while not self.stop.is_set():
                reply = self.send("GET", f"/api/jobs/{job}")
                if reply is not None and reply.status_code == 200:
                    if reply.json()["state"] == "done":
                        self.known.append(number)
                        break
                    if reply.json()["state"] == "failed":
                        self.counts["jobs failed"] += 1
                        break
                self.stop.wait(0.2)

    def ask(self) -> None:
        while not self.stop.is_set():
            if not self.known:
                self.stop.wait(0.2)
                continue
            name, code = named(random.choice(self.known))
            question = f"What number has the locker of {name}?"
            reply = self.send("POST", "/api/ask", json={"question": question})
            if reply is None:
                continue
            if reply.status_code != 200:
                self.counts[f"asked: {reply.status_code}"] += 1
                continue
            self._judge(reply.json(), question, code)

    def _judge(self, answer: dict[str, object], question: str, code: str) -> None:
        found = set(re.findall(r"\b\d{5}\b", str(answer.get("text") or answer["sentences"])))
        if answer.get("refused") or not found:
            self.counts["refused"] += 1
        elif code in found:
            self.counts["right"] += 1
        else:
            self.counts["wrong"] += 1
            self.wrong.append(f"{question} {code}: {found}")

    def send(self, method: str, path: str, **how: object) -> httpx.Response | None:
        """Send a request to one process, and to the other where that one does not reply."""
        started = time.monotonic()
        first = random.randrange(len(self._addresses))
        while time.monotonic() - started < PROXY_SECONDS:
            for turn in range(len(self._addresses)):
                address = self._addresses[(first + turn) % len(self._addresses)]
                try:
                    reply = self._client.request(method, address + path, **how)  # type: ignore[arg-type]
                except httpx.HTTPError:
                    self.counts["connections lost"] += 1
                    continue
                if reply.status_code == 503:
                    self.counts["503"] += 1
                    continue
                return reply
            if self.stop.wait(0.2):
                return None
        self.counts["gave up"] += 1
        return None


def iter_new(jobs: dict[str, int], stop: threading.Event):
    seen: set[str] = set()
    while not stop.is_set():
        for job, number in list(jobs.items()):
            if job not in seen:
                seen.add(job)
                yield job, number
        stop.wait(0.1)


def named(number: int) -> tuple[str, str]:
    """Return the person and the locker of an article, of which no two are alike to 1,728."""
    surname = "".join(SYLLABLES[number // 12**place % 12] for place in range(3))
    return f"{PEOPLE[number // 5 % 12]} {surname.capitalize()}", str(10_000 + number * 7)


@recorded("server faults")
def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kills", type=int, default=30)
    options.add_argument("--within", type=float, default=8, help="seconds")
    chosen = options.parse_args()
    programs = binaries()
    if programs is None:
        sys.exit("PostgreSQL is not installed.")
    folder = Path(tempfile.mkdtemp(prefix="citeline-faults-"))
    with ExitStack() as stack:
        client = stack.enter_context(local_client())
        articles = stack.enter_context(postgres(folder / "articles", programs))
        vectors = Chroma(folder / "vectors")
        environment = {
            **os.environ,
            "CITELINE_STORE__STORE": "server",
            "CITELINE_STORE__POSTGRES_URL": new_database(articles.address),
            "CITELINE_STORE__CHROMA_URL": vectors.url,
            "CITELINE_STORE__DATA_DIR": str(folder / "data"),
            "PYTHONUNBUFFERED": "1",
        }
        processes = [Vectors(vectors, client), *programs_of(environment, folder, client)]
        for one in processes:
            one.start()
            stack.callback(one.kill)
            while not one.is_ready():
                time.sleep(0.2)
        report(run(processes, client, chosen.kills, chosen.within), processes)


def programs_of(
    environment: dict[str, str], folder: Path, client: httpx.Client
) -> Iterator[Program]:
    """Yield two workers and two web processes."""
    command = [str(Path(sys.executable).with_name("citeline"))]
    for number in range(2):
        yield Program(f"worker{number}", [*command, "work"], environment, folder, client)
    for number in range(2):
        port = str(free_port())
        served, address = [*command, "serve", "--port", port], f"http://127.0.0.1:{port}"
        yield Program(f"app{number}", served, environment, folder, client, address)


def local_client() -> httpx.Client:
    """Return a client for plain HTTP on this machine, which loads no certificates."""
    return httpx.Client(timeout=30, verify=False)  # noqa: S501


def run(processes: list[Program], client: httpx.Client, kills: int, within: float) -> Load:
    load = Load([one.address for one in processes if one.address], client)
    works = (load.add, load.look, load.ask, load.watch, load.replaced.replace, load.replaced.look)
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for _ in range(kills):
        time.sleep(random.uniform(0, within))
        victim = random.choice(processes)
        victim.kill()
        started = time.monotonic()
        victim.start()
        while not victim.is_ready():
            time.sleep(0.1)
        victim.came_back.append(time.monotonic() - started)
    load.stop.set()
    for thread in threads:
        thread.join()
    load.stop.clear()
    settle(load)
    load.replaced.settle()
    return load


def settle(load: Load) -> None:
    """Wait for the queue to be empty; note what is lost."""
    for job, number in load.jobs.items():
        state = ""
        while state not in ("done", "failed"):
            reply = load.send("GET", f"/api/jobs/{job}")
            state = reply.json()["state"] if reply is not None and reply.is_success else ""
            time.sleep(0 if state in ("done", "failed") else 0.2)
        _, code = named(number)
        reply = load.send("GET", "/api/articles", params={"search": code})
        total = reply.json()["total"] if reply is not None else 0
        load.counts["lost"] += total == 0
        load.counts["twice"] += total > 1


def report(load: Load, processes: list[Program]) -> None:
    kills = sum(len(one.came_back) for one in processes)
    back = sorted(second for one in processes if one.address for second in one.came_back)
    print(f"{kills} kills, {len(load.jobs)} articles acknowledged, {load.counts['lost']} lost")
    print(dict(sorted(load.counts.items())))
    print(f"replaced again and again: {dict(sorted(load.replaced.counts.items()))}")
    print(f"longest without a reply: {load.longest_silence:.1f} s")
    if back:
        median, slowest = back[len(back) // 2], back[-1]
        print(f"a web process back: median {median:.1f} s, slowest {slowest:.1f} s of {len(back)}")
    print(f"load average at the end: {os.getloadavg()[0]:.1f}")
    print("\n".join((*load.wrong, *load.replaced.wrong)))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    main()
