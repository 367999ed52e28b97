"""Gradio by its parts. Each test has a Python of its own that has not imported Gradio before."""

import subprocess
import sys
from pathlib import Path

UNUSED = (
    *("gradio.cli", "gradio.external", "gradio.mcp", "gradio.workflow", "gradio.chat_interface"),
    *("gradio.components.dataframe", "gradio.components.video", "mcp", "pandas.core"),
)
"""What the page has no use for; a new Gradio may have other names."""

ASKED = f"""
import sys, tempfile
from gradio_client import Client
from assistant import Assistant
from assistant.settings import WebSettings
from assistant.web.http import create_app
from index.types import Article
from tests.assistant.web.serving import serving

with Assistant.open(sys.argv[1]) as assistant:
    assistant.ingest_articles([Article('a', 'Port', 'The harbour reopened on Monday.')])
    app = create_app(assistant, WebSettings())
    with serving(app) as port:
        client = Client(f'http://127.0.0.1:{{port}}', verbose=False)
        answer = client.predict('When did the harbour reopen?', api_name='/ask')
import gradio
print('Monday' in answer['answer'], '__getattr__' in vars(gradio))
print([name for name in {UNUSED!r} if name in sys.modules])
"""


def run(code: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    return done.stdout.splitlines()


def in_parts(code: str) -> list[str]:
    lead = "from assistant.web.parts import import_in_parts\nimport_in_parts()\nimport gradio\n"
    return run(lead + code)


def test_a_page_and_its_questions_need_only_parts(tmp_path: Path) -> None:
    assert run(ASKED, str(tmp_path)) == ["True True", "[]"]


def test_every_name_is_there_and_the_same() -> None:
    code = (
        "names = sorted(name for name in gradio.__all__)\n"
        "from gradio.components import *\n"
        "print(all(hasattr(gradio, name) for name in names), Dataframe is gradio.DataFrame)\n"
        "print(gradio.Chatbot is gradio.components.Chatbot, gradio.Theme is gradio.themes.Base)"
    )
    assert in_parts(code) == ["True True", "True True"]


def test_what_the_package_makes_itself_is_there() -> None:
    code = (
        "print(gradio.__version__ == __import__('importlib.metadata').metadata.version('gradio'))"
    )
    assert in_parts(code) == ["True"]


def test_a_module_that_was_not_imported_is_there() -> None:
    code = "print(gradio.external_utils.__name__, gradio.components.json_component.JSON.__name__)"
    assert in_parts(code) == ["gradio.external_utils JSON"]


def test_what_is_not_there_is_complained_of_as_ever() -> None:
    code = (
        "try:\n    from gradio import nonsense\n"
        "except ImportError as error:\n    print(error.name)\n"
        "print(hasattr(gradio, 'nonsense'), hasattr(gradio, '__wrapped__'))"
    )
    assert in_parts(code) == ["gradio", "False False"]


def test_pandas_is_whole_when_it_is_used() -> None:
    code = (
        "import sys, gradio.caching\nprint('pandas.core' in sys.modules)\nimport pandas\n"
        "print(pandas.DataFrame({'a': [1, 2]}).a.sum(), 'pandas.core' in sys.modules)"
    )
    assert in_parts(code) == ["False", "3 True"]


def test_a_gradio_that_was_imported_before_stays_whole() -> None:
    code = (
        "import gradio\nfrom assistant.web.parts import import_in_parts\nimport_in_parts()\n"
        "import_in_parts()\nprint('__getattr__' in vars(gradio), gradio.Interface.__name__)"
    )
    assert run(code) == ["False Interface"]
