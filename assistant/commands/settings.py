"""`citeline settings`: every setting, what it is, and what it means."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

import typer
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from assistant.commands.options import AsJson, DataDir, SettingsFile, print_json
from assistant.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, for people to read.

    Attributes:
        name: With its section: `web.port`.
        value: As it is now, a JSON value; of a secret only that it is set.
        default: What it is when nobody sets it.
        meaning: In a sentence.
        variable: Of the environment, that sets it.
    """

    name: str
    value: Any
    default: Any
    meaning: str
    variable: str

    @property
    def section(self) -> str:
        """The table of the settings file that it stands in."""
        return self.name.partition(".")[0]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("settings")(show_settings)


def show_settings(
    as_json: AsJson = False, data_dir: DataDir = None, settings: SettingsFile = None
) -> None:
    """List every setting: what it is, the variable that sets it, and what it means."""
    found = list(listed(load_settings(settings, data_dir=data_dir)))
    if as_json:
        print_json([asdict(one) for one in found])
        return
    for section, members in groupby(found, lambda one: one.section):
        typer.echo(f"\n[{section}]  {_meaning(section)}")
        for one in members:
            default = "" if one.value == one.default else f"  (else {_shown(one.default)})"
            typer.echo(f"{one.name.removeprefix(section + '.')} = {_shown(one.value)}{default}")
            typer.echo(f"    {one.meaning}\n    {one.variable}")


def listed(settings: Settings) -> Iterator[Setting]:
    """Yield every setting in the order of the sections; the meanings are the fields' own."""
    for section in Settings.model_fields:
        values: BaseModel = getattr(settings, section)
        shown = values.model_dump(mode="json")
        for name, field in type(values).model_fields.items():
            yield Setting(
                f"{section}.{name}",
                shown[name],
                to_jsonable_python(field.get_default(call_default_factory=True)),
                field.description or "",
                f"CITELINE_{section}__{name}".upper(),
            )


def _meaning(section: str) -> str:
    return (Settings.model_fields[section].annotation.__doc__ or "").strip()


def _shown(value: Any) -> str:  # noqa: ANN401 - a JSON value
    return "not set" if value is None else json.dumps(value, ensure_ascii=False)
