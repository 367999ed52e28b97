"""Every Python example of the README runs as it stands, in a folder with the articles it names."""

import re
import runpy
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.S | re.M)

ARTICLE = """Minister answers questions about the ferry

Rolf Aaberg of the Tarn Gazette interviewed the minister on Friday. She said that the ferry would
sail again in March.
"""


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=lambda number: f"example {number + 1}")
def test_the_example_runs(number, tmp_path, monkeypatch, capsys):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "minister.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "example.py").write_text(EXAMPLES[number], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    scope = runpy.run_path("example.py", run_name="__main__")
    if "answer" in scope:
        assert [one.text for one in scope["answer"].sentences if "Aaberg" in one.text]
    if "print" in EXAMPLES[number]:
        assert "Rolf Aaberg of the Tarn Gazette" in capsys.readouterr().out


def test_there_are_examples():
    assert EXAMPLES
