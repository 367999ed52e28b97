"""Packages that only some users install: an extra each, imported when it is asked for."""

from importlib import import_module
from types import ModuleType

from index.errors import SettingsError


def import_extra(kind: str, extra: str, module: str) -> ModuleType:
    """Import a module that the extra of this name installs.

    Args:
        kind: What the extra provides, as the message names it: "embedding", "language model".
        extra: Its name in the package's metadata.
        module: The module's full name.

    Raises:
        SettingsError: It is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise SettingsError(
            f"The {kind} provider {extra} is not installed ({error}). Install it: "
            f'`pip install "citeline[{extra}]"`, or in a checkout `uv sync --extra {extra}`.'
        ) from error
