"""Gradio by its parts: of what it consists of, only what the page needs is imported.

`import gradio` imports all of its seventy components, its command line, the protocol of tools and
pandas: three quarters of the processor time of the import, and 70 megabytes that are never
used. Here a name of a package is looked for where the package has it from, when it is first asked
for; whatever cannot be found so is found as ever, by running the package as a whole.
"""

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import LazyLoader, find_spec, resolve_name
from types import ModuleType

IN_PARTS = frozenset({"gradio", "gradio.components"})
"""Packages that do little themselves but name what their modules hold."""

WHEN_USED = frozenset({"pandas"})
"""Packages that Gradio imports for what nobody may ask of it: they run when they are first used."""


def import_in_parts() -> None:
    """Let Gradio be imported by its parts; it does nothing where it was imported before."""
    if not any(isinstance(one, _Finder) for one in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds those packages, and leaves all others to those that come next."""

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in IN_PARTS | WHEN_USED:
            return None
        spec = PathFinder.find_spec(fullname, path)  # type: ignore[arg-type]
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return spec
        if fullname in IN_PARTS:
            spec.loader = _Loader(fullname, spec.loader.path)
        else:
            spec.loader = LazyLoader(spec.loader)
        return spec


class _Loader(SourceFileLoader):
    """Loads a package that finds its names when they are asked for."""

    def exec_module(self, module: ModuleType) -> None:
        package = module.__name__
        source = self.get_source(package) or ""
        origins = dict(_origins(package, source))

        def found(name: str) -> object:
            """Return what the package calls by a name that nobody has asked for yet."""
            if name in origins:
                value = _member(*origins[name])
            elif _is_module(f"{package}.{name}"):
                return import_module(f"{package}.{name}")
            elif name in source:
                vars(module).pop("__getattr__", None)
                super(_Loader, self).exec_module(module)
                return getattr(module, name)
            else:
                raise AttributeError(f"module {package!r} has no attribute {name!r}")
            setattr(module, name, value)
            return value

        vars(module)["__getattr__"] = found


def _origins(package: str, source: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each name that a package imports from elsewhere, with the module and its name there."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.ImportFrom):
            module = resolve_name("." * statement.level + (statement.module or ""), package)
            if module != package:  # its own modules need no telling
                for alias in statement.names:
                    yield alias.asname or alias.name, (module, alias.name)


def _member(module: str, name: str) -> object:
    """Return what `from module import name` would."""
    home = import_module(module)
    return getattr(home, name) if hasattr(home, name) else import_module(f"{module}.{name}")


def _is_module(name: str) -> bool:
    return not name.rpartition(".")[2].startswith("__") and find_spec(name) is not None
