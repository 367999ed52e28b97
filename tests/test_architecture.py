"""The house holds: directions of imports, who may import what, and how long things grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("index", "assistant", "prompts")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60

FORBIDDEN_IMPORTS = {
    "index": {"assistant", "prompts", "app"},
    "prompts": {"assistant", "index", "app"},
    "assistant": {"app"},
    "assistant/web": {"assistant.evaluation"},
    "assistant/evaluation": {"assistant.web"},
}
"""Folder -> modules that nothing in it may import."""

SINGLE_IMPORTERS = {
    "chromadb": {"index/store/vectors.py"},
    "gradio": {"assistant/web/ui.py"},
    "onnxruntime": {"index/models/session.py"},
    "tokenizers": {"index/models/tokenizer.py"},
    "tiktoken": {"assistant/language_models/tokens.py"},
}
"""Library -> the only files that may import it."""

FILES = [
    *sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")),
    ROOT / "app.py",
]
EVERY_FILE = FILES + sorted((ROOT / "tests").rglob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def imported_modules(file: Path) -> Iterator[str]:
    """Yield every module that a file imports, also inside functions and for type checking."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)} has a relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, root: str) -> bool:
    return module == root or module.startswith(root + ".")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_run_one_way(file: Path) -> None:
    modules = set(imported_modules(file))
    for folder, forbidden in FORBIDDEN_IMPORTS.items():
        if name_of(file).startswith(folder + "/"):
            wrong = {one for one in modules for root in forbidden if is_within(one, root)}
            assert not wrong, f"{name_of(file)} imports {sorted(wrong)}"


def test_prompts_import_the_standard_library_only() -> None:
    import sys

    for file in (ROOT / "prompts").rglob("*.py"):
        roots = {module.split(".")[0] for module in imported_modules(file)}
        assert roots <= sys.stdlib_module_names | {"prompts"}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_some_libraries_have_one_importer(file: Path) -> None:
    for library, importers in SINGLE_IMPORTERS.items():
        if any(is_within(module, library) for module in imported_modules(file)):
            assert name_of(file) in importers, f"{name_of(file)} imports {library}"


@pytest.mark.parametrize("file", EVERY_FILE, ids=name_of)
def test_files_and_functions_stay_short(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_FILE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= MAX_FUNCTION_LINES, f"{node.name} has {length} lines"


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_llama_indexs_global_settings_are_never_used(file: Path) -> None:
    assert "llama_index.core.Settings" not in set(imported_modules(file))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nothing_runs_code_from_data(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"eval", "exec", "__import__"}
    if "training" not in name_of(file):
        assert not {"pickle", "marshal", "shelve", "torch"} & set(imported_modules(file))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_module_keeps_changing_state(file: Path) -> None:
    """Module-level names are constants: no bare list, dict or set is filled at run time."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.Global), f"{name_of(file)} rebinds a module's name"
