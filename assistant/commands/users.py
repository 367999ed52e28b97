"""`citeline users`: who may come in, and see what."""

import sys
from typing import Annotated

import typer

from assistant.commands.groups import CommandGroup
from assistant.commands.options import DataDir, SettingsFile, settings_for
from assistant.users import AuditLog, Role, Scope, UserStore, open_users

UserName = Annotated[str, typer.Argument(help="Of the user; without white space.")]
COMMAND_LINE = "(command line)"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        cls=CommandGroup, help="Let users in, with web.users = true.", no_args_is_help=True
    )
    group.command("add")(add)
    group.command("list")(list_users)
    group.command("remove")(remove)
    group.command("collections")(set_collections)
    group.command("groups")(set_groups)
    group.command("key")(add_key)
    group.command("unkey")(remove_key)
    app.add_typer(group, name="users")


def add(
    name: UserName,
    role: Annotated[Role, typer.Option(help="What the user may do.")] = Role.READER,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Only keys or a proxy let the user in.")
    ] = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Add a user, or change role and password of one; the password is asked for."""
    users, audit = _opened(data_dir, settings)
    password = None if no_password else _password()
    user = users.add(name, role, password)
    audit.note(COMMAND_LINE, f"user {user.name} is {role}", "done")
    typer.echo(f"{user.name} may come in as {role}.")


def list_users(data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """List users with their collections, groups and keys, and what groups see."""
    users, _ = _opened(data_dir, settings)
    keys = users.keys()
    for user in users.users():
        typer.echo(f"{user.name}  {user.role}  {' '.join(user.collections)}".rstrip())
        for group in user.groups:
            typer.echo(f"    in {group.name}")
        for key in (one for one in keys if one.user == user.name):
            scopes = " ".join(sorted(key.scopes))
            typer.echo(f"    key {key.id}  {scopes}  since {key.created}  {key.label}".rstrip())
    for group in users.groups.all():
        typer.echo(f"group {group.name}  {' '.join(group.collections)}")
    if not users.users():
        typer.echo("No users yet. Add one with `citeline users add NAME --role admin`.")


def set_collections(
    name: Annotated[str, typer.Argument(help="Of the user, or of a group.")],
    collections: Annotated[
        list[str] | None,
        typer.Argument(help='Of articles, such as "legal"; "*" for all. None: only what is open.'),
    ] = None,
    is_group: Annotated[
        bool, typer.Option("--group", help="The name is a group's; without collections it goes.")
    ] = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Let a user see these collections of articles beside what is in none, and no other.

    What the user takes in goes into the first of them. With --group, let all members of a group.
    """
    users, audit = _opened(data_dir, settings)
    change = users.groups.show if is_group else users.set_collections
    changed = change(name, collections or ())
    named = " ".join(changed.collections) or "no collection"
    kind = "group" if is_group else "user"
    audit.note(COMMAND_LINE, f"{kind} {changed.name} sees {named}", "done")
    typer.echo(f"{changed.name} sees {named}, and what is in no collection.")


def set_groups(
    name: UserName,
    groups: Annotated[list[str] | None, typer.Argument(help="Of users. None: in no group.")] = None,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Put a user into these groups, and out of every other.

    `collections GROUP COLLECTION --group` makes a group.
    """
    users, audit = _opened(data_dir, settings)
    user = users.set_groups(name, groups or ())
    named = ", ".join(one.name for one in user.groups) or "no group"
    audit.note(COMMAND_LINE, f"user {user.name} is in {named}", "done")
    typer.echo(f"{user.name} is in {named}.")


def remove(name: UserName, data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Remove a user with keys, conversations and feedback. The articles stay."""
    users, audit = _opened(data_dir, settings)
    users.remove(name)
    audit.note(COMMAND_LINE, f"user {name} removed", "done")
    typer.echo(f"{name} is gone.")


def add_key(
    name: UserName,
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What the key is for; repeat for more.")
    ] = None,
    label: Annotated[str, typer.Option(help="Which program has it.")] = "",
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Make an API key for a user's program; it is printed once and not kept."""
    users, audit = _opened(data_dir, settings)
    key, secret = users.add_key(name, scope or [Scope.READ], label)
    audit.note(COMMAND_LINE, f"key {key.id} of {key.user}", "done")
    typer.echo(secret)


def remove_key(
    key_id: Annotated[str, typer.Argument(help="As `citeline users list` shows it.")],
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Remove an API key."""
    users, audit = _opened(data_dir, settings)
    users.remove_key(key_id)
    audit.note(COMMAND_LINE, f"key {key_id} removed", "done")
    typer.echo(f"The key {key_id} is gone.")


def _opened(data_dir: DataDir, settings: SettingsFile) -> tuple[UserStore, AuditLog]:
    folder = settings_for(data_dir, settings).store.data_dir
    return open_users(folder), AuditLog(folder)


def _password() -> str:
    """Ask for a password, or read it from a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
