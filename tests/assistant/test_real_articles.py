"""The product's promise on two real articles about one trip: the right sentence, or a refusal.

Asked through the Python interface, the command line and the web application alike.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Answer, Assistant

ANSWERED = [
    ("How many Chinese entities and individuals are already sanctioned?", "more than 100 Chinese"),
    ("Who interviewed Blinken?", "Kylie Atwood"),
    ("Where did Biden ask Xi not to interfere?", "San Francisco"),
    ("Was it his first visit to China within a year?", "his second within a year"),
    ("What does Chinese support let Russia produce more of?", "tanks, munitions, and armored"),
    ("Which other country has accused China of meddling?", "Canada"),
    ("What did Blinken say about campus protests?", "defended the American right to protest"),
    ("What must happen before a Gaza ceasefire, according to him?", "up to Hamas to decide"),
]
REFUSED = ["How much did the trip cost?", "Who is Canada's prime minister?"]


@pytest.fixture(scope="module")
def data_dir(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real") / "data"
    with Assistant.open(folder) as assistant:
        report = assistant.ingest([shared / "articles"])
    assert (report.added, report.failures) == (2, ())
    return folder


@pytest.fixture(scope="module")
def assistant(data_dir: Path) -> Iterator[Assistant]:
    with Assistant.open(data_dir) as opened:
        yield opened


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for one in answer.sentences for citation in one.citations]


@pytest.mark.parametrize(("question", "words"), ANSWERED)
def test_the_answer_cites_the_sentence_that_says_so(
    assistant: Assistant, question: str, words: str
) -> None:
    answer = assistant.ask(question)
    assert any(words in quote for quote in quotes(answer)), answer.text


@pytest.mark.parametrize("question", REFUSED)
def test_what_the_articles_do_not_say_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.refusal is not None, answer.text
    assert answer.refusal.nearest
    assert answer.sentences == ()


@pytest.mark.parametrize("question", [question for question, _ in ANSWERED] + REFUSED)
def test_every_citation_holds(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    nearest = answer.refusal.nearest if answer.refusal else ()
    for citation in [*(c for one in answer.sentences for c in one.citations), *nearest]:
        article = assistant.article(citation.article_id)
        assert article.version == citation.version
        assert article.text[citation.start : citation.end] == citation.quote


def test_the_command_line_gives_the_same_answers(assistant: Assistant, data_dir: Path) -> None:
    expected = {question: quotes(assistant.ask(question)) for question, _ in ANSWERED[:2]}
    assistant.close()
    for question, wanted in expected.items():
        printed = run_citeline("ask", question, "--json", "--data-dir", str(data_dir))
        found = [c["quote"] for one in printed["sentences"] for c in one["citations"]]
        assert found == wanted
    refused = run_citeline("ask", REFUSED[0], "--json", "--data-dir", str(data_dir))
    assert refused["refused"] is True


def run_citeline(*arguments: str) -> Any:
    """Run the command line in a process of its own and return the JSON that it prints."""
    code = "from assistant.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)
