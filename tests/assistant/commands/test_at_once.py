"""Commands at once on one folder: whoever comes first, all of them do what they are asked."""

import json
import os
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from assistant.commands import options
from index.errors import LockedError, OwnerEndedError
from index.store.lock import FolderLock


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(build_app(), [str(one) for one in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    made = tmp_path / "rows.jsonl"
    texts = [json.dumps({"id": str(n), "text": f"Kite {n} flew over."}) for n in range(1500)]
    made.write_text("\n".join(texts))
    return made


def later(seconds: float, act: object) -> threading.Timer:
    timer = threading.Timer(seconds, act)  # type: ignore[arg-type]
    timer.start()
    return timer


def test_who_comes_while_another_opens_or_closes_the_folder_waits(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "SAY_AFTER_SECONDS", 0.5)
    lock = FolderLock(data)  # as one has it who has opened no door yet, or closed it already
    later(2.5, lock.release)
    output = run("articles", "list", "--data-dir", data)
    assert output.startswith("Waiting for the program that has the data folder open.\n")
    assert "No articles yet" in output


@pytest.mark.parametrize("command", ["doctor", "reindex"])
def test_who_needs_the_folder_for_himself_waits_until_it_is_closed(
    data: Path, command: str
) -> None:
    lock = FolderLock(data)
    later(1.5, lock.release)
    assert " 0 " in run(command, "--data-dir", data)


def test_who_needs_the_folder_for_himself_does_not_wait_for_a_program_that_has_it(
    data: Path,
) -> None:
    begun = time.monotonic()
    with Assistant.open(data), pytest.raises(LockedError):
        run("doctor", "--data-dir", data)
    assert time.monotonic() - begun < options.WAIT_SECONDS


def test_a_folder_that_stays_in_use_is_refused_in_the_end(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "WAIT_SECONDS", 0.5)
    lock = FolderLock(data)
    with pytest.raises(LockedError, match=f"process {os.getpid()}"):
        run("articles", "list", "--data-dir", data)
    lock.release()


def test_an_ingest_goes_on_when_the_owner_that_it_went_through_ends(data: Path, rows: Path) -> None:
    owner = Assistant.open(data)

    def end_in_the_middle() -> None:
        while not owner.articles():
            time.sleep(0.02)
        assert owner._door is not None
        for channel in list(owner._door._guests.values()):
            channel.hang_up()  # as it does when it has waited long enough
        owner.close()

    ending = threading.Thread(target=end_in_the_middle)
    ending.start()
    output = run("ingest", rows, "--data-dir", data)
    ending.join()
    assert "has ended. Going on." in output
    assert "1,500" not in output
    assert len(json.loads(run("articles", "list", "--json", "--data-dir", data))) == 1500


@pytest.fixture
def ending_owners(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Owners that end before they reply, one after another."""
    asked: list[int] = []

    class Ending:
        def __enter__(self) -> "Ending":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def articles(self) -> None:
            asked.append(1)
            raise OwnerEndedError("It has ended.")

    monkeypatch.setattr(options, "open_assistant", lambda *_: Ending())
    return asked


def test_it_is_given_up_when_every_owner_ends(data: Path, ending_owners: list[int]) -> None:
    with pytest.raises(OwnerEndedError):
        run("articles", "list", "--data-dir", data)
    assert len(ending_owners) == options.OWNERS
