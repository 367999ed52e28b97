"""A group of commands that says what somebody may have meant by a word that is none."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from typer.core import TyperGroup

_NEAR = 0.75
"""Share of letters in common. "ingst" is near "ingest", and "list" is not."""


class CommandGroup(TyperGroup):
    """Commands, of which an unknown one is answered with those in groups of that name, or alike."""

    def resolve_command(
        self,
        ctx: Any,  # noqa: ANN401 - typer keeps the type of a context to itself
        args: list[str],
    ) -> tuple[str | None, Any, list[str]]:
        """Return the command that the first word names; end with a sentence where it names none."""
        said = args[0]
        if self.get_command(ctx, said) is None and not said.startswith("-"):
            meant = list(self._in_groups(said)) or get_close_matches(said, self.commands, 3, _NEAR)
            hint = f" Did you mean {' or '.join(map(repr, meant))}?" if meant else ""
            ctx.fail(f"No such command {said!r}.{hint}")
        return super().resolve_command(ctx, args)

    def _in_groups(self, said: str) -> Iterator[str]:
        for name, group in self.commands.items():
            if isinstance(group, TyperGroup) and said in group.commands:
                yield f"{name} {said}"
