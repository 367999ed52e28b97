"""The house holds: which room may import which, who may import what, and how long things grow.

Each rule is one test that reports everything that breaks it.
"""

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]

ROOMS = (
    *("index/errors.py", "index/days.py", "index/types.py", "index/sight.py", "index/extras.py"),
    *("index/temporary.py", "index/processes.py", "index/ahead.py"),
    "index/english",
    "index/languages",
    "index/sentences",
    "index/passages.py",
    "index/formats",
    "index/addresses",
    "index/models",
    "index/embedding",
    "index/encoder",
    "index/reader",
    *("index/store", "index/store/server", "index/search", "index/holdings.py"),
    *("index/library.py", "index/served_library.py", "index/migration.py"),
    *("index/backup.py", "index/doctor.py", "index/__init__.py"),
    "prompts",
    *("assistant/version.py", "assistant/starting.py", "assistant/stopping.py"),
    *("assistant/typed.py", "assistant/cancellation.py", "assistant/shortages.py"),
    "assistant/types.py",
    "assistant/serialise.py",
    "assistant/settings.py",
    "assistant/language_models",
    *("assistant/answering/clock.py", "assistant/answering/draft.py"),
    *("assistant/answering/neighbours.py", "assistant/answering/onward.py"),
    "assistant/answering/understanding",
    "assistant/answering/deciding",
    "assistant/answering/checking",
    "assistant/answering/comparing",
    "assistant/answering/collection",
    *("assistant/answering/found.py", "assistant/answering/described.py"),
    *("assistant/answering/further.py", "assistant/answering/finding.py"),
    *("assistant/answering/joining.py", "assistant/answering/writing"),
    "assistant/answering/checked_writing.py",
    *("assistant/answering/engine.py", "assistant/answering/suggesting.py"),
    "assistant/answering/__init__.py",
    "assistant/llama_index.py",
    *("assistant/opening.py", "assistant/build.py"),
    "assistant/door",
    *("assistant/assistant.py", "assistant/sights.py"),
    "assistant/__init__.py",
    "assistant/sample",
    *("assistant/work.py", "assistant/replies", "assistant/client.py"),
    *("assistant/mcp", "assistant/users", "assistant/evaluation"),
    "assistant/conversations",
    "assistant/web",
    "assistant/commands",
    "assistant/cli.py",
    "app.py",
)
"""The rooms from the ground up: what stands in one imports from itself and from those before it."""

STRANGERS = {
    "prompts": ("index", "assistant"),
    "assistant/web": ("assistant/evaluation",),
}
"""Room -> rooms before it that it may not import either."""

SINGLE_IMPORTERS = {
    "chromadb": "index/store/vectors.py",
    "argon2": "assistant/users/passwords.py",
    "gradio": "assistant/web/ui",
    "llama_index.core.query_engine": "assistant/llama_index.py",
    "llama_index.core.retrievers": "assistant/llama_index.py",
    "mcp": "assistant/mcp",
    "onnxruntime": "index/models/session.py",
    **dict.fromkeys(("psycopg", "psycopg_pool"), "index/store/server/database.py"),
    "prometheus_client": "assistant/web/apis",
    "tiktoken": "assistant/language_models/tokens.py",
    "tokenizers": "index/models/tokenizer.py",
}
"""Library -> the only file or folder that may import it."""

NEVER_IMPORTED = (
    "llama_index.core.Settings",  # global state
    "pickle",  # runs code from data, as the next ones may
    "marshal",
    "shelve",
    "torch",
)
NEVER_CALLED = {"eval", "exec", "__import__"}

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_MEDIAN_FILE_LINES = 110
MAX_FUNCTION_LINES_P90 = 25

Function = ast.FunctionDef | ast.AsyncFunctionDef
Node = Function | ast.Import | ast.ImportFrom | ast.Call | ast.Global


def files_of(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


FILES = [*files_of("index", "assistant", "prompts"), ROOT / "app.py"]
EVERY_FILE = [*FILES, *files_of("tests")]


@cache
def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def module_of(file: Path) -> str:
    return name_of(file).removesuffix(".py").replace("/", ".").removesuffix(".__init__")


MODULES = {module_of(file): file for file in FILES}


def teardown_module() -> None:
    """Let go of the nodes: every look for garbage goes through them."""
    nodes_of.cache_clear()


@cache
def nodes_of(file: Path) -> list[Node]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Node)]


@cache
def imports_of(file: Path) -> frozenset[str]:
    """Return every module that a file imports, also inside functions and for type checking."""
    found: set[str] = set()
    for node in nodes_of(file):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            own = f"{node.module}" in MODULES
            found |= {f"{node.module}" if own and name not in MODULES else name for name in names}
    return frozenset(found)


def own_imports(file: Path) -> list[Path]:
    return [MODULES[name] for name in imports_of(file) if name in MODULES]


def stands_in(file: Path, room: str) -> bool:
    return name_of(file) == room or name_of(file).startswith(room + "/")


def room_of(file: Path) -> str:
    return max((room for room in ROOMS if stands_in(file, room)), key=len, default="")


def is_within(module: str, root: str) -> bool:
    return module == root or module.startswith(root + ".")


def functions_of(file: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the length in lines of every function of a file."""
    for node in nodes_of(file):
        if isinstance(node, Function) and node.end_lineno:
            yield f"{name_of(file)}: {node.name}", node.end_lineno - node.lineno + 1


def length_of(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def report(breaks: Iterable[str]) -> None:
    """Fail with every break of a rule at once."""
    found = sorted(breaks)
    assert not found, "\n" + "\n".join(found)


def test_every_file_stands_in_a_room() -> None:
    report(name_of(file) for file in FILES if not room_of(file))


def test_imports_go_down_the_house_only() -> None:
    report(
        f"{name_of(file)} imports {name_of(other)}, which stands above it"
        for file in FILES
        for other in own_imports(file)
        if ROOMS.index(room_of(other)) > ROOMS.index(room_of(file))
    )


def test_some_rooms_do_not_know_each_other() -> None:
    report(
        f"{name_of(file)} imports {name_of(other)}"
        for room, strangers in STRANGERS.items()
        for file in FILES
        if stands_in(file, room)
        for other in own_imports(file)
        if any(stands_in(other, stranger) for stranger in strangers)
    )


def test_no_imports_run_in_a_circle() -> None:
    """Also those inside functions and for type checking: what knows each other is one module."""
    graph: Mapping[str, list[str]] = {
        name_of(file): [name_of(other) for other in own_imports(file) if other != file]
        for file in FILES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        report([" <- ".join(error.args[1])])


def test_prompts_import_the_standard_library_only() -> None:
    report(
        f"{name_of(file)} imports {module}"
        for file in files_of("prompts")
        for module in imports_of(file)
        if module.split(".")[0] not in sys.stdlib_module_names | {"prompts"}
    )


def test_some_libraries_have_one_importer() -> None:
    report(
        f"{name_of(file)} imports {module}: only {importer} may"
        for library, importer in SINGLE_IMPORTERS.items()
        for file in FILES
        if not stands_in(file, importer)
        for module in imports_of(file)
        if is_within(module, library)
    )


def test_no_import_is_relative() -> None:
    report(
        f"{name_of(file)}: line {node.lineno}"
        for file in EVERY_FILE
        for node in nodes_of(file)
        if isinstance(node, ast.ImportFrom) and node.level
    )


def test_some_modules_are_never_imported() -> None:
    report(
        f"{name_of(file)} imports {module}"
        for file in FILES
        for module in imports_of(file)
        if any(is_within(module, never) for never in NEVER_IMPORTED)
    )


def test_nothing_runs_code_from_data() -> None:
    report(
        f"{name_of(file)}: line {node.lineno} calls {node.func.id}"
        for file in FILES
        for node in nodes_of(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in NEVER_CALLED
    )


def test_no_module_rebinds_its_names() -> None:
    report(
        f"{name_of(file)}: line {node.lineno}"
        for file in FILES
        for node in nodes_of(file)
        if isinstance(node, ast.Global)
    )


def test_files_stay_short() -> None:
    report(
        f"{name_of(file)} has {length_of(file)} lines"
        for file in EVERY_FILE
        if length_of(file) > MAX_FILE_LINES
    )


def test_functions_stay_short() -> None:
    report(
        f"{name} has {lines} lines"
        for file in EVERY_FILE
        for name, lines in functions_of(file)
        if lines > MAX_FUNCTION_LINES
    )


def test_most_are_shorter() -> None:
    median = statistics.median(length_of(file) for file in FILES)
    lengths = [lines for file in FILES for _, lines in functions_of(file)]
    assert median < MAX_MEDIAN_FILE_LINES
    assert statistics.quantiles(lengths, n=10)[-1] < MAX_FUNCTION_LINES_P90
