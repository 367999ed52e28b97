"""Articles that are replaced again and again while programs are killed, and looked at meanwhile.

Each version of an article says one number in every line, so that a half of one and a half of
another is seen. What a reader finds has to be one of the versions from the last one that a worker
has reported as done to the last one that was sent, the whole of it, and once.
"""

import json
import re
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import cycle

import httpx

ARTICLES = 5
LINES = 24
"""Some five passages."""

Send = Callable[..., httpx.Response | None]


class Replaced:
    """Replaces articles, and judges what is seen of them.

    Args:
        send: Sends a request to whichever process replies; None where none does.
        stop: Ends all of it.

    Attributes:
        counts: What was seen, by what it was.
        wrong: What should not have been.
    """

    def __init__(self, send: Send, stop: threading.Event) -> None:
        self._send, self._stop = send, stop
        self._sent: Counter[int] = Counter()
        self._done: Counter[int] = Counter()
        self._waiting: dict[str, tuple[int, int]] = {}
        self._ids: dict[int, str] = {}
        self._acknowledged: dict[int, int] = defaultdict(int)
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []

    def replace(self) -> None:
        """Send versions into the queue, and note which are in."""
        for article in cycle(range(ARTICLES)):
            if self._stop.wait(0.2):
                return
            number = self._acknowledged[article] + 1
            self._sent[article] = number
            row = {"id": f"ledger{article}", "title": title_of(article)}
            row["text"] = text_of(article, number)
            files = [("files", (f"ledger{article}.jsonl", json.dumps(row).encode()))]
            reply = self._send("POST", "/api/articles/queue", files=files)
            if reply is not None and reply.status_code == 202:
                self._acknowledged[article] = number
                self._waiting[reply.json()["jobs"][0]] = (article, number)
                self.counts["sent"] += 1
            self._note()

    def look(self) -> None:
        """Look at one article after the other."""
        for article in cycle(range(ARTICLES)):
            if self._stop.wait(0.05):
                return
            if article in self._ids:
                self.judge(article)

    def settle(self) -> None:
        """Wait until every version is in, and look at what is there at last."""
        while self._waiting:
            self._note()
            time.sleep(0.2)
        for article in range(ARTICLES):
            self._done[article] = self._acknowledged[article]
            self.judge(article)

    def judge(self, article: int) -> None:
        """Look at an article, in the list, by itself and as it is found."""
        least, id_ = self._done[article], self._ids[article]
        listed = self._get("/api/articles", search=f"ledger{article}", limit=1000)
        read = self._get(f"/api/articles/{id_}")
        found = self._get("/api/search", question=f"What number has line 3 of ledger{article}?")
        allowed = {n: text_of(article, n) for n in range(least, self._sent[article] + 1)}
        if listed is not None:
            total = sum(one["title"] == title_of(article) for one in listed["articles"])
            self._count("listed", article, total == 1, total)
        if read is not None:
            whole = read.get("title"), read.get("text")
            holds = whole[0] == title_of(article) and whole[1] in allowed.values()
            self._count("read", article, holds, whole)
        of_it = [one for one in (found or {"articles": []})["articles"] if one["id"] == id_]
        for one in of_it:
            said = " ".join(each["text"] for each in one["sentences"])
            codes = set(re.findall(r"\b\d{5}\b", said))
            holds = not codes or (len(codes) == 1 and codes <= {code(article, n) for n in allowed})
            self._count("found", article, holds, said)

    def _count(self, what: str, article: int, holds: bool, seen: object) -> None:
        self.counts[what if holds else f"{what} WRONG"] += 1
        if not holds:
            known = f"{self._done[article]} to {self._sent[article]}"
            self.wrong.append(f"ledger{article}, {known}, {what}: {str(seen)[:200]}")

    def _get(self, path: str, **query: object) -> dict[str, list[dict[str, object]]] | None:
        reply = self._send("GET", path, params=query)
        if reply is None or reply.status_code == 429:
            return None
        return dict(reply.json())

    def _note(self) -> None:
        for job, (article, number) in list(self._waiting.items()):
            reply = self._send("GET", f"/api/jobs/{job}")
            if reply is None or reply.status_code != 200:
                continue
            told = reply.json()
            if told["state"] == "queued":
                return  # those of one name are done in their order, and others soon
            del self._waiting[job]
            if told["state"] == "failed":
                self.counts["failed WRONG"] += 1
                continue
            self._done[article] = max(self._done[article], number)
            for id_ in told["report"]["article_ids"]:
                self._ids[article] = id_


def code(article: int, number: int) -> str:
    """Return what every line of a version says."""
    return str(20_000 + article * 10_000 + number)


def title_of(article: int) -> str:
    """Return what all versions of an article are called."""
    return f"Ledger {article}"


def text_of(article: int, number: int) -> str:
    """Return the text of a version."""
    said = code(article, number)
    lines = (f"Line {line} of ledger{article} has the number {said}." for line in range(LINES))
    return " ".join(lines)
