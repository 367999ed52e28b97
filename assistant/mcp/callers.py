"""Whose call of the tools is worked on, and whether this one may ask already."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeAlias

CALLER: ContextVar[str] = ContextVar("caller", default="")
"""Names the client; empty where there is only one."""

Wait: TypeAlias = Callable[[str], int]
"""Counts a question of a client, and returns 0, or how many seconds it comes too early."""
