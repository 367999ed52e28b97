"""What a benchmark prints comes into its section of the README."""

import re
import sys
from pathlib import Path

import pytest

from tests.benchmarks import figures
from tests.benchmarks.figures import README, recorded, with_section

TEXT = "# Figures\n\n<!-- speed -->\nold\n<!-- end of speed -->\n\nThe end.\n"


def test_only_the_section_changes() -> None:
    found = with_section(TEXT, "speed", "3 m/s\n")
    assert found == TEXT.replace("old", "```text\n3 m/s\n```")
    assert with_section(found, "speed", "old\n") == TEXT.replace("old", "```text\nold\n```")


def test_a_table_stays_a_table() -> None:
    table = "| a |\n|---|\n| 1 |"
    assert with_section(TEXT, "speed", table) == TEXT.replace("old", table)


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="weight"):
        with_section(TEXT, "weight", "3 kg")


@pytest.mark.parametrize(("arguments", "written"), [([], False), (["--record"], True)])
def test_a_benchmark_records_when_it_is_asked_to(
    arguments: list[str],
    written: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(TEXT, "utf-8")
    monkeypatch.setattr(figures, "README", readme)
    monkeypatch.setattr(sys, "argv", ["speed.py", *arguments])

    @recorded("speed")
    def main() -> None:
        print("3 m/s of", sys.argv[1:])

    main()
    assert "3 m/s of []" in capsys.readouterr().out
    assert ("3 m/s" in readme.read_text("utf-8")) is written


def test_every_benchmark_that_records_has_its_section() -> None:
    scripts = [file.read_text("utf-8") for file in Path(__file__).parent.glob("*.py")]
    names = [name for text in scripts for name in re.findall(r'^@recorded\("(\w+)"\)', text, re.M)]
    text = README.read_text("utf-8")
    assert len(names) > 5
    assert [name for name in names if f"<!-- {name} -->\n" not in text] == []
