"""Gradio without the writing of its type stubs.

Each time Gradio is imported it parses the source of its seventy components twice and writes what
editors show of them beside its files: a third of the processor time of the import, and nothing that
a server has any use for.
"""

import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

MODULE, WRITER = "gradio.component_meta", "create_or_modify_pyi"
"""Where Gradio 6 has what writes the stubs of a class."""


def leave_out_stubs() -> None:
    """Let Gradio be imported without; it does nothing where it was imported before."""
    if not any(isinstance(one, _Finder) for one in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Loader(SourceFileLoader):
    """Loads the module, and puts a writer in it that writes nothing."""

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        if hasattr(module, WRITER):
            setattr(module, WRITER, lambda *_: None)


class _Finder(MetaPathFinder):
    """Finds that one module, and leaves all others to those that come next."""

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != MODULE:
            return None
        spec = PathFinder.find_spec(fullname, path)  # type: ignore[arg-type]
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin)
        return spec
