"""Who is taken for a writer."""

import pytest

from index.english.authorship import asks_for_author, named_authors, writer_named

AUTHORS = ("Lena Brandt", "Pavel Orsk")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("How many articles did Lena Brandt write?", {"Lena Brandt": "Lena Brandt"}),
        ("articles by lena brandt", {"Lena Brandt": "lena brandt"}),
        ("Summarise Orsk's articles.", {"Pavel Orsk": "Orsk"}),
        ("What has Brandt written about bees?", {"Lena Brandt": "Brandt"}),
        ("What did Lena Brandt say about bees?", {}),
        ("Which articles mention Pavel Orsk?", {}),
    ],
)
def test_authors_are_named_as_such(question: str, named: dict[str, str]) -> None:
    assert named_authors(question, AUTHORS) == named


def test_a_writer_need_not_be_known() -> None:
    assert writer_named("How many articles did Ina Moll write?") == "Ina Moll"
    assert writer_named("How many articles mention Ina Moll?") == ""


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Who wrote the article about bees?", True),
        ("Which authors are there?", True),
        ("By whom was it written?", True),
        ("Which newspaper wrote about bees?", False),
    ],
)
def test_who_wrote_is_asked(question: str, asks: bool) -> None:
    assert asks_for_author(question) is asks
