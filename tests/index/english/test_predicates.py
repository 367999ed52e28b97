"""Subjects of statements."""

import pytest

from index.english.predicates import subject_of


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("The builders said the pool would reopen.", "The builders"),
        ("Dr Osei thinks that the skull is genuine.", "Dr Osei"),
        ("The bus company was sued by the union.", "The bus company"),
        ("Farmers claim that the dam dried out their wells.", "Farmers"),
        ("In May, prices rose.", None),
        ("There were 1,200 passengers.", None),
        ("Quietly.", None),
        ("", None),
    ],
)
def test_the_subject_is_what_stands_before_the_verb(statement: str, subject: str | None) -> None:
    span = subject_of(statement)
    assert (span and span.of(statement)) == subject
