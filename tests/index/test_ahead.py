"""What is made ahead comes in order, errors in their place, and nothing goes on once it closes."""

import threading
from collections.abc import Iterator

import pytest

from index.ahead import made_ahead


def numbers(made: list[int], last: int) -> Iterator[int]:
    for number in range(1, last + 1):
        made.append(number)
        yield number
    raise KeyError("no more")


def test_one_is_made_ahead_and_an_error_comes_in_its_place() -> None:
    made: list[int] = []
    ahead = made_ahead(numbers(made, 3), "numbers")
    for number in (1, 2, 3):
        assert next(ahead) == number
        assert made in ([*range(1, number + 1)], [*range(1, number + 2)])
    with pytest.raises(KeyError, match="no more"):
        next(ahead)


def test_it_is_made_on_a_thread_that_ends_when_it_is_closed() -> None:
    def names() -> Iterator[str]:
        while True:
            yield threading.current_thread().name

    ahead = made_ahead(names(), "making")
    assert next(ahead).startswith("making")
    ahead.close()
    assert not any(one.name.startswith("making") for one in threading.enumerate())
