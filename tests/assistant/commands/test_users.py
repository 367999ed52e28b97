"""`citeline users`: adding, listing and removing those who may come in."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app
from assistant.users import Scope, open_users
from index.errors import NotFoundError, SettingsError

PASSWORD = "correct horse battery\n"  # noqa: S105 - of a test's users


def run(folder: Path, *arguments: str, typed: str = "") -> str:
    done = CliRunner().invoke(
        build_app(), ["users", *arguments, "--data-dir", str(folder)], input=typed
    )
    if done.exception is not None:
        raise done.exception
    return done.output


def test_users_and_keys_come_and_go(tmp_path: Path) -> None:
    assert "No users yet" in run(tmp_path, "list")
    run(tmp_path, "add", "ann", "--role", "editor", typed=PASSWORD)
    run(tmp_path, "add", "robot", "--no-password")
    secret = run(tmp_path, "key", "robot", "--label", "notebook").strip()
    listed = run(tmp_path, "list")
    assert "ann  editor" in listed
    assert "notebook" in listed
    assert secret not in listed
    users = open_users(tmp_path)
    identity = users.by_key(secret)
    assert identity is not None
    assert identity.scopes == {Scope.READ}
    assert users.sign_in("ann", PASSWORD.strip())
    [key] = users.keys()
    run(tmp_path, "unkey", key.id)
    run(tmp_path, "remove", "ann")
    assert [one.name for one in users.users()] == ["robot"]
    assert users.by_key(secret) is None
    users.close()
    audit = (tmp_path / "audit.jsonl").read_text(encoding="utf-8")
    assert audit.count("(command line)") == 5
    assert secret not in audit


def test_collections_are_given_and_taken(tmp_path: Path) -> None:
    run(tmp_path, "add", "ann", "--role", "editor", typed=PASSWORD)
    assert "legal press" in run(tmp_path, "collections", "ann", "legal", "press")
    assert "ann  editor  legal press" in run(tmp_path, "list")
    assert "no collection" in run(tmp_path, "collections", "ann")
    assert "legal" not in run(tmp_path, "list")


def test_groups_are_made_joined_and_left(tmp_path: Path) -> None:
    run(tmp_path, "add", "ann", "--role", "editor", typed=PASSWORD)
    assert "legal press" in run(tmp_path, "collections", "Lawyers", "legal", "press", "--group")
    assert "ann is in Lawyers" in run(tmp_path, "groups", "ann", "Lawyers")
    listed = run(tmp_path, "list")
    assert "in Lawyers" in listed
    assert "group Lawyers  legal press" in listed
    with pytest.raises(NotFoundError, match="boards"):
        run(tmp_path, "groups", "ann", "boards")
    assert "no group" in run(tmp_path, "groups", "ann")
    run(tmp_path, "collections", "Lawyers", "--group")
    assert "Lawyers" not in run(tmp_path, "list")
    audit = (tmp_path / "audit.jsonl").read_text(encoding="utf-8")
    assert "user ann is in Lawyers" in audit
    assert "group Lawyers sees legal press" in audit


def test_what_does_not_work_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="10 characters"):
        run(tmp_path, "add", "ann", typed="short\n")
    with pytest.raises(NotFoundError, match="ben"):
        run(tmp_path, "remove", "ben")
