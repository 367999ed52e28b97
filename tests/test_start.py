"""Starting quickly: what a bare import pulls in."""

import gc
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.starting import without_collecting

HEAVY = ("gradio", "chromadb", "llama_index", "onnxruntime", "trafilatura", "torch")


def printed_by(code: str, *arguments: Path) -> str:
    """Return what a program prints that runs in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_importing_the_assistant_pulls_in_nothing_heavy() -> None:
    code = (
        "import sys; import assistant; from assistant import Assistant;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert printed_by(code).strip() == "[]"


def test_the_command_line_starts_without_gradio_or_torch() -> None:
    code = (
        "import sys; import assistant.cli; assistant.cli.build_app();"
        "print([name for name in ('gradio', 'torch', 'chromadb') if name in sys.modules])"
    )
    assert printed_by(code).strip() == "[]"


def test_the_tools_over_http_wait_without_their_protocol() -> None:
    """Its types take a second to import, and only who speaks it needs them."""
    code = (
        "import sys; from assistant.web.apis.tools import tool_sessions; tool_sessions(None);"
        "print([name for name in sys.modules if name.partition('.')[0] in ('mcp', 'mcp_types')])"
    )
    assert printed_by(code).strip() == "[]"


def test_reading_and_answering_pull_in_no_llama_index(tmp_path: Path) -> None:
    """It takes a second and 50 MB, and only a program that uses LlamaIndex itself needs it."""
    code = (
        "import sys; from assistant import Assistant; from index.types import Article\n"
        "with Assistant.open(sys.argv[1]) as assistant:\n"
        "    assistant.ingest_articles([Article('a', 'Port', 'The harbour reopened on Monday.')])\n"
        "    assert 'Monday' in assistant.ask('When did the harbour reopen?').text\n"
        "print('llama_index' in sys.modules)"
    )
    assert printed_by(code, tmp_path).strip() == "False"


def test_gradio_is_imported_without_reading_or_writing_its_stubs() -> None:
    code = (
        "import sys\n"
        "from assistant.web.http import prepare_environment\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, values: event == 'open' and opened.append(values[0]))\n"
        "prepare_environment(); import gradio\n"
        "print([name for name in opened if str(name).endswith('.pyi')])\n"
        "print(callable(gradio.Chatbot.change), 'fn:' in gradio.Chatbot.change.__doc__)"
    )
    assert printed_by(code).split("\n")[:2] == ["[]", "True True"]


def test_garbage_is_never_looked_for_in_what_a_start_left() -> None:
    with without_collecting():
        left: list[object] = [[]]
    made: list[object] = [[]]
    watched = gc.get_objects()  # without what is frozen
    assert [any(one is other for other in watched) for one in (left, made)] == [False, True]


def test_garbage_is_looked_for_again_after_a_start() -> None:
    assert gc.isenabled()
    with suppress(ValueError), without_collecting():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("option", "status", "said"),
    [("--help", 0, "citeline serve --help"), ("--prot=80", 2, "unrecognized arguments: --prot=80")],
)
def test_the_chat_is_not_started_where_its_usage_is_asked(
    option: str, status: int, said: str, tmp_path: Path
) -> None:
    app = Path(__file__).parents[1] / "app.py"
    environment = {**os.environ, "CITELINE_STORE__DATA_DIR": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, str(app), option],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
    )
    assert done.returncode == status
    assert said in " ".join((done.stdout + done.stderr).split())
    assert not (tmp_path / "data").exists()


def test_what_answers_is_imported_for_a_question_and_not_for_a_page(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom assistant import Assistant\nfrom assistant.settings import WebSettings\n"
        "from assistant.web.http import create_app\n"
        "def there(): print('assistant.build' in sys.modules, 'onnxruntime' in sys.modules)\n"
        "with Assistant.open(sys.argv[1]) as assistant:\n"
        "    create_app(assistant, WebSettings()); there()\n"
        "    assistant.prepare(); there()"
    )
    assert printed_by(code, tmp_path).splitlines() == ["False False", "True True"]


def test_a_page_with_the_sample_needs_no_parser_of_pages_or_commands(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom assistant import Assistant\nfrom assistant.settings import WebSettings\n"
        "from assistant.sample import index_sample_if_empty\n"
        "from assistant.web.http import create_app\n"
        "with Assistant.open(sys.argv[1]) as assistant:\n"
        "    index_sample_if_empty(assistant); create_app(assistant, WebSettings())\n"
        "heavy = ('lxml', 'markdown_it', 'trafilatura', 'rich.console', 'pygments', 'grpc')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    assert printed_by(code, tmp_path).splitlines() == ["[]"]
