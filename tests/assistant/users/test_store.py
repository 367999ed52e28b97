"""Users, sessions and keys: who comes in, with what rights, and until when."""

import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.users import Role, Scope, UserStore
from assistant.users.store import SESSION_PERIOD
from index.errors import NotFoundError, SettingsError, StoreError

PASSWORD = "correct horse battery"  # noqa: S105 - of a test's users


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 28, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def users(tmp_path: Path, clock: Clock) -> Iterator[UserStore]:
    store = UserStore(tmp_path, clock)
    yield store
    store.close()


def test_a_password_opens_a_session(users: UserStore) -> None:
    ann = users.add("Ann", Role.EDITOR, PASSWORD)
    secret = users.sign_in("ANN ", PASSWORD)
    assert secret is not None
    identity = users.by_session(secret)
    assert identity is not None
    assert identity.user == ann
    assert identity.scopes == {Scope.READ, Scope.WRITE}


@pytest.mark.parametrize(("name", "password"), [("ann", "wrong"), ("ben", PASSWORD), ("", "")])
def test_what_does_not_fit_opens_nothing(users: UserStore, name: str, password: str) -> None:
    users.add("ann", Role.EDITOR, PASSWORD)
    assert users.sign_in(name, password) is None


def test_a_user_without_a_password_has_none_that_fits(users: UserStore) -> None:
    users.add("robot", Role.READER, None)
    assert users.sign_in("robot", "") is None
    assert users.sign_in("robot", "None") is None


def test_each_session_is_another_and_ends(users: UserStore, clock: Clock) -> None:
    users.add("ann", Role.READER, PASSWORD)
    first, second = users.sign_in("ann", PASSWORD), users.sign_in("ann", PASSWORD)
    assert first
    assert second
    assert first != second
    users.sign_out(first)
    assert users.by_session(first) is None
    assert users.by_session(second) is not None
    clock.moment += SESSION_PERIOD + timedelta(seconds=1)
    assert users.by_session(second) is None


def test_a_new_password_or_role_ends_all_sessions(users: UserStore) -> None:
    users.add("ann", Role.ADMIN, PASSWORD)
    secret = users.sign_in("ann", PASSWORD)
    assert secret
    users.add("ann", Role.READER, "another long password")
    assert users.by_session(secret) is None
    assert users.sign_in("ann", PASSWORD) is None
    assert [one.role for one in users.users()] == [Role.READER]


def test_a_key_has_its_scopes_and_no_more_than_the_role(users: UserStore) -> None:
    users.add("ann", Role.EDITOR, None)
    key, secret = users.add_key("ann", [Scope.READ], "notebook")
    _, all_of_it = users.add_key("ann", list(Scope))
    found, wide = users.by_key(secret), users.by_key(all_of_it)
    assert found
    assert wide
    assert found.scopes == {Scope.READ}
    assert wide.scopes == {Scope.READ, Scope.WRITE}
    users.remove_key(key.id)
    assert users.by_key(secret) is None
    with pytest.raises(NotFoundError):
        users.remove_key(key.id)


def test_a_user_who_is_gone_leaves_nothing(users: UserStore, tmp_path: Path) -> None:
    ann = users.add("ann", Role.READER, PASSWORD)
    session, (_, key) = users.sign_in("ann", PASSWORD), users.add_key("ann", [Scope.READ])
    (users.folder_of(ann) / "conversations.sqlite").write_text("x")
    users.remove("ann")
    assert session
    assert users.by_session(session) is None
    assert users.by_key(key) is None
    assert not list((tmp_path / "users").iterdir())
    assert users.add("ann", Role.READER, PASSWORD).id != ann.id
    with pytest.raises(NotFoundError):
        users.remove("ben")


def test_no_secret_is_kept(users: UserStore, tmp_path: Path) -> None:
    users.add("ann", Role.READER, PASSWORD)
    session, (_, key) = users.sign_in("ann", PASSWORD), users.add_key("ann", [Scope.READ])
    assert session
    for file in tmp_path.glob("users.sqlite*"):
        content = file.read_bytes()
        assert not any(one.encode() in content for one in (PASSWORD, session, key))
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("name", ["", " ", "a b", "a\nb", "x" * 101, "\u202e"])
def test_what_is_no_name_is_refused(users: UserStore, name: str) -> None:
    with pytest.raises(SettingsError):
        users.add(name, Role.READER, PASSWORD)


def test_a_short_password_is_refused(users: UserStore) -> None:
    with pytest.raises(SettingsError, match="10 characters"):
        users.add("ann", Role.READER, "short")
    assert users.users() == []


def test_a_user_sees_the_collections_that_were_given_and_no_other(users: UserStore) -> None:
    users.add("ann", Role.EDITOR, PASSWORD)
    assert users.user("ann").collections == ()
    users.set_collections("Ann", ["press", "legal", "press"])
    secret = users.sign_in("ann", PASSWORD)
    _, key = users.add_key("ann", [Scope.READ])
    for identity in (users.by_session(secret or ""), users.by_key(key), users.by_proxy("ann")):
        assert identity is not None
        assert identity.user.collections == ("press", "legal")
    users.add("ann", Role.READER, PASSWORD)
    assert [one.collections for one in users.users()] == [("press", "legal")]
    assert users.set_collections("ann", ["*"]).collections == ("*",)
    assert users.set_collections("ann", []).collections == ()
    users.set_collections("ann", ["legal"])
    users.remove("ann")
    users.add("ann", Role.READER, PASSWORD)
    assert users.user("ann").collections == ()


def test_what_is_no_collection_is_given_to_nobody(users: UserStore) -> None:
    users.add("ann", Role.EDITOR, PASSWORD)
    with pytest.raises(SettingsError, match="Legal"):
        users.set_collections("ann", ["press", "Legal"])
    with pytest.raises(NotFoundError):
        users.set_collections("ben", ["press"])
    assert users.user("ann").collections == ()


def test_who_is_in_a_group_sees_its_collections(users: UserStore) -> None:
    users.add("ann", Role.EDITOR, PASSWORD)
    users.set_collections("ann", ["press", "own"])
    users.groups.show("Lawyers", ["legal", "press", "legal"])
    users.groups.show("board", ["*"])
    assert users.user("ann").seen == ("press", "own")
    ann = users.set_groups("ann", ["Lawyers"])
    assert ann.seen == ("press", "own", "legal")
    secret = users.sign_in("ann", PASSWORD)
    identity = users.by_session(secret or "")
    assert identity is not None
    assert identity.user == ann
    users.groups.show("Lawyers", ["contracts"])
    assert users.user("ann").seen == ("press", "own", "contracts")
    assert users.set_groups("ann", ["board", "Lawyers"]).seen == ("press", "own", "contracts", "*")
    users.groups.show("board", [])
    assert [one.name for one in users.groups.all()] == ["Lawyers"]
    assert users.user("ann").seen == ("press", "own", "contracts")
    assert users.set_groups("ann", []).groups == ()


def test_who_is_gone_is_in_no_group(users: UserStore) -> None:
    users.groups.show("lawyers", ["legal"])
    users.add("ann", Role.READER, PASSWORD)
    users.set_groups("ann", ["lawyers"])
    users.remove("ann")
    assert users.add("ann", Role.READER, PASSWORD).groups == ()


@pytest.mark.parametrize("name", ["", " ", "a,b", "a|b", "a\nb", "x" * 201])
def test_what_is_no_name_of_a_group_makes_none(users: UserStore, name: str) -> None:
    with pytest.raises(SettingsError, match="group"):
        users.groups.show(name, ["legal"])
    assert users.groups.all() == []


def test_nobody_joins_a_group_that_is_not_there(users: UserStore) -> None:
    users.groups.show("lawyers", ["legal"])
    users.add("ann", Role.EDITOR, PASSWORD)
    users.set_groups("ann", ["lawyers"])
    with pytest.raises(NotFoundError, match="Lawyers"):
        users.set_groups("ann", ["Lawyers"])
    assert users.user("ann").seen == ("legal",)
    with pytest.raises(SettingsError, match="Legal"):
        users.groups.show("lawyers", ["Legal"])
    assert users.user("ann").seen == ("legal",)


def test_a_file_that_is_none_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "users.sqlite").write_text("nothing of ours " * 500)
    with pytest.raises(StoreError, match="put a copy of the file back"):
        UserStore(tmp_path)
    (tmp_path / "other" / "users.sqlite").mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be read"):
        UserStore(tmp_path / "other")
