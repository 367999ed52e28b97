"""What makes a German request, and what it is about."""

import pytest

from assistant.answering.understanding.german_forms import (
    german_examples,
    german_form,
    linking_words,
    quoted_in,
    subjects_of,
    words_of_requests,
)

KNOWN = words_of_requests(german_examples())
LINKS = linking_words(german_examples())


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Fasse den Artikel über den Zoo zusammen", "fasse den artikel zu * zusammen"),
        ("fasse bitte die Texte ueber den Zoo zusammen!", "fasse artikeln zu * zusammen"),
        ("Wer sagte „Das Wasser steigt“?", 'wer sagte "'),
        ("Wer sind Sie?", "wer sind sie"),
        ("Wer sind sie?", "wer sind er"),
        ("", ""),
    ],
)
def test_the_form_of_a_request(text: str, form: str) -> None:
    assert " ".join(german_form(text, KNOWN)) == form


@pytest.mark.parametrize(
    ("text", "count", "subjects"),
    [
        ("Neues zum Brand in der Mühle", 1, ("Brand in der Mühle",)),
        ("Vergleiche das Freibad mit dem Stadtbad", 2, ("Freibad", "Stadtbad")),
        ("Vergleiche das Bad und die Halle mit dem Zoo", 2, ("Bad und die Halle", "Zoo")),
        ("Vergleiche das Freibad", 2, ("Freibad",)),
        ("Was ist neu?", 1, ()),
    ],
)
def test_what_a_request_is_about(text: str, count: int, subjects: tuple[str, ...]) -> None:
    assert subjects_of(text, KNOWN, LINKS, count) == subjects


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Wer sagte „Es reicht“?", "Es reicht"),
        ("Wer sagte »Es reicht«?", "Es reicht"),
        ("Wer sagte: Es reicht", "Es reicht"),
        ("Wer war es?", ""),
    ],
)
def test_what_is_quoted(text: str, quoted: str) -> None:
    assert quoted_in(text) == quoted
