"""The mark around what others wrote."""

from collections.abc import Iterator
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from assistant.language_models.nonce import fresh_nonce, random_nonce


@given(st.text(alphabet="0123456789", max_size=400))
def test_no_material_holds_its_mark(material: str) -> None:
    marks: Iterator[str] = (f"{number:02}" for number in count())
    mark = fresh_nonce(material, lambda: next(marks))
    assert mark not in material


def test_no_two_marks_are_the_same() -> None:
    assert len({random_nonce() for _ in range(100)}) == 100
    assert len(fresh_nonce("")) == 16
