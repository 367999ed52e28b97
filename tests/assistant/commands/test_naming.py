"""Commands and articles that are named as somebody remembers them."""

from pathlib import Path

import pytest

from index.errors import NotFoundError
from tests.assistant.commands.test_cli import TOLL, ingest_json, run


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["list"], "Did you mean 'articles list' or 'users list'?"),
        (["show", "x"], "Did you mean 'articles show'?"),
        (["ingst", "x"], "Did you mean 'ingest'?"),
        (["articles", "lst"], "Did you mean 'list'?"),
        (["bread"], "No such command 'bread'. "),
    ],
)
def test_an_unknown_command_is_told_what_may_be_meant(arguments: list[str], hint: str) -> None:
    output = run(*arguments, fails=True)
    assert hint in output
    assert output.count("Did you mean") == hint.count("Did you mean")


@pytest.mark.parametrize("said", ["Toll on the Marl bridge", "toll on", "TOLL ON THE MARL"])
def test_an_article_is_shown_by_its_title_or_how_that_begins(tmp_path: Path, said: str) -> None:
    data, toll = tmp_path / "data", tmp_path / "toll.txt"
    toll.write_text(TOLL, encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(TOLL.replace("Toll", "Tolls", 1), encoding="utf-8")
    ids = ingest_json(data, toll, other)["article_ids"]
    assert "The toll is four crowns." in run("articles", "show", said, "--data-dir", data)
    assert "Toll on" in run("articles", "show", ids[0][:-3], "--data-dir", data)
    with pytest.raises(NotFoundError, match=r"2 articles are called 'Tol' or begin so.*toll-"):
        run("articles", "show", "Tol", "--data-dir", data)
    with pytest.raises(NotFoundError, match="No article"):
        run("articles", "show", "marl", "--data-dir", data)
