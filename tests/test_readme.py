"""What the READMEs promise is there: examples run, settings are taken, links and folders exist."""

import re
import runpy
from pathlib import Path

import pytest

from assistant.settings import load_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README, re.S | re.M)
SETTINGS = re.findall(r"^```toml\n(.*?)^```$", README, re.S | re.M)
MANUALS = ("README.md", "assistant/evaluation/README.md", "assistant/web/README.md")
LINK = re.compile(r"\]\(([^)#:]+)\)")
PLACE = re.compile(r"\b(?:index|assistant|prompts|tests)/(?:[a-z_]+/)*(?:[a-z_]+(?:\.\w+)?)?")

ARTICLE = """Minister answers questions about the ferry

Rolf Aaberg of the Tarn Gazette interviewed the minister on Friday. She said that the ferry would
sail again in March.
"""


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda number: f"example {number + 1}")
def test_the_example_runs(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "minister.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "example.py").write_text(EXAMPLES[number], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scope = runpy.run_path("example.py", run_name="__main__")
    assert [one.text for one in scope["answer"].sentences if "Aaberg" in one.text]


def test_the_settings_of_a_language_model_are_taken(tmp_path: Path) -> None:
    for number, block in enumerate(SETTINGS):
        path = tmp_path / f"settings-{number}.toml"
        path.write_text(block, encoding="utf-8")
        assert load_settings(path).llm.provider == "openai-like"


def test_there_are_examples() -> None:
    assert EXAMPLES
    assert SETTINGS


@pytest.mark.parametrize("name", [*MANUALS, "tests/benchmarks/README.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    links = LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    assert [one for one in links if not (ROOT / name).parent.joinpath(one).exists()] == []


def test_every_folder_that_the_picture_names_is_there() -> None:
    places = set(PLACE.findall(README))
    assert len(places) > 15
    assert [one for one in sorted(places) if not (ROOT / one).exists()] == []
