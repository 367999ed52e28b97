"""Does things to data folders in children that it kills. Run as a program; see `Killable`.

One process imports everything once; a child is forked for each trial, which takes milliseconds.
"""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

POINTS = {
    "staging": ("index.store.catalogue", "Catalogue", "stage"),
    "publishing": ("index.store.catalogue", "Catalogue", "publish"),
    "removing": ("index.store.catalogue", "Catalogue", "remove"),
    "purging": ("index.store.catalogue", "Catalogue", "purge"),
    "vectors written": ("index.store.vectors", "VectorStore", "upsert"),
    "vectors deleted": ("index.store.vectors", "VectorStore", "delete"),
    "vectors recorded": ("index.store.ledger", "Ledger", "record"),
    "vectors forgotten": ("index.store.ledger", "Ledger", "forget"),
    "folder changed": ("index.store.ledger", "Ledger", "start"),
    "other folders removed": ("index.store.vector_folder", "VectorFolder", "_remove_others"),
    "tidying": ("index.store.vector_folder", "VectorFolder", "tidy"),
    "seal lifted": ("index.store.seal", "Seal", "lift"),
    "seal put": ("index.store.seal", "Seal", "put"),
    "file moved": ("pathlib", "Path", "replace"),
}
"""Name -> a method; a child is killed before or after its n-th call."""


class Killable:
    """Starts the program and asks it for trials."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.killable"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()  # type: ignore[union-attr]

    def run(self, folder: Path, action: str, **how: Any) -> dict[str, Any]:
        """Do something to a folder in a child.

        Args:
            folder: The data folder.
            action: What; see `act`.
            how: `point`, `after` and `turn`, or `seconds`, say when it is killed; else it is not.
                `files` is the folder to be in step with.

        Returns:
            `killed`, and the ids that it `reported` as done.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"folder": str(folder), "action": action, **how}))
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())  # type: ignore[no-any-return]


def kill_at(point: str, after: bool, turn: int) -> None:
    module, owner_name, name = POINTS[point]
    owner = getattr(sys.modules[module], owner_name)
    original, calls = getattr(owner, name), 0

    def killed(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == turn and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*args, **kwargs)
        if calls == turn:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, killed)


def kill_after(seconds: float) -> None:
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
    timer.daemon = True
    timer.start()


def act(wanted: dict[str, Any], report: int) -> None:
    """Do what is wanted.

    "ingest EDITION", "follow EDITION", "sync", "remove", "reindex", "repair", or "restore" from
    the file that is named as `files`.
    """
    from index.store import following, ledger, preparing
    from tests.faults.folders import articles, open_library

    following.AT_ONCE = ledger._AT_ONCE = 4
    preparing.BATCH_CHARACTERS = 500  # an article each
    if "point" in wanted:
        kill_at(wanted["point"], wanted["after"], wanted["turn"])
    action, edition = (*wanted["action"].split(), "")[:2]
    if action in ("repair", "restore"):
        mend(action, Path(wanted["folder"]), wanted.get("files", ""))
        return
    with open_library(Path(wanted["folder"]), vectors_follow=action == "follow") as library:
        if "seconds" in wanted:
            kill_after(wanted["seconds"])
        if action in ("ingest", "follow"):
            rows = articles(edition)
            library.ingest(rows, lambda so_far: tell(report, [one.id for one in rows], so_far))
            library.wait_for_vectors()
        elif action == "sync":
            keep_in_step(library, Path(wanted["files"]), report)
        elif action == "remove":
            own = [wanted["id"]] if "id" in wanted else []
            for id_ in own or [article.id for article in articles("second")[:3]]:
                library.remove(id_)
                os.write(report, f"{id_}\n".encode())
        elif action == "reindex":
            library.reindex()


def mend(action: str, folder: Path, backup: str) -> None:
    from index.backup import restore
    from index.doctor import repair
    from tests.faults.folders import open_library

    if action == "repair":
        repair(folder, open_library)
    else:
        restore(Path(backup), folder)


def tell(report: int, ids: list[str], progress: Any) -> None:
    os.write(report, "".join(f"{one}\n" for one in ids[: progress.articles]).encode())


def keep_in_step(library: Any, files: Path, report: int) -> None:
    """Sync as the command does; what is removed is told as "-ID"."""
    from assistant.assistant import Assistant
    from assistant.commands.sync import in_step

    class Told(Assistant):
        def ingest(self, paths: Any, progress: Any = None, **more: Any) -> Any:
            ids = sorted(file.name for file in files.iterdir())
            return super().ingest(paths, lambda so_far: tell(report, ids, so_far), **more)

        def remove(self, article_id: str) -> None:
            super().remove(article_id)
            os.write(report, f"-{article_id}\n".encode())

    host = Told(library, None, None)  # type: ignore[arg-type]
    with redirect_stdout(io.StringIO()):  # replies go there
        in_step(host, files, lambda count, known: True, dry_run=False)


def trial(wanted: dict[str, Any]) -> dict[str, Any]:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        try:
            act(wanted, write)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - whatever it is, the child ends here
            import traceback

            traceback.print_exc()
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as stream:
        reported = stream.read().split()
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        return {"failed": True}
    return {"killed": os.WIFSIGNALED(status), "reported": reported}


def main() -> None:
    import index.backup
    import index.doctor
    import index.library
    import index.store.vectors  # noqa: F401
    import tests.faults.folders  # noqa: F401

    for line in sys.stdin:
        print(json.dumps(trial(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
