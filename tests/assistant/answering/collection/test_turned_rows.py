"""Things set side by side in columns: the longer, the dearer of them."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

KETTLES = """We boiled water in both kettles every morning.

| | Brim 12 | Sola 17 |
|---|---|---|
| Price | £29 | £45 |
| Warranty | 3 years | 1 year |
| Lid | steel | steel |
| Weight | 0.9 kg | 0.9 kg |
"""


@pytest.fixture(scope="module")
def kettles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("kettles")) as assistant:
        assistant.ingest_articles([Article("kettles", "Two kettles on trial", KETTLES)])
        yield assistant


@pytest.mark.parametrize(
    ("question", "statement", "label"),
    [
        (
            "Which kettle has the longer warranty?",
            "Warranty: Brim 12 3 years; Sola 17 1 year.",
            "Brim 12",
        ),
        ("Which kettle is more expensive?", "Price: Sola 17 £45; Brim 12 £29.", "Sola 17"),
        ("Which kettle is the cheapest?", "Price: Brim 12 £29; Sola 17 £45.", "Brim 12"),
    ],
)
def test_the_row_of_what_is_compared_is_shown(
    kettles: Assistant, question: str, statement: str, label: str
) -> None:
    answer = kettles.ask(question)
    assert answer.statement == statement
    (sentence,) = answer.sentences
    assert sentence.label == label
    assert answer.short_answer is not None
    assert answer.short_answer in sentence.text


def test_of_the_same_amounts_none_is_more(kettles: Assistant) -> None:
    assert not kettles.ask("Which kettle is heavier?").statement
