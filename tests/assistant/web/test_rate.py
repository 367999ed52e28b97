"""How often one client may come."""

from assistant.web import rate
from assistant.web.rate import Rate


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_so_many_a_minute_and_then_one_at_a_time() -> None:
    clock = Clock()
    limit = Rate(6, clock)
    assert [limit.seconds_to_wait("a") for _ in range(7)] == [0] * 6 + [10]
    assert limit.seconds_to_wait("b") == 0
    clock.now = 10.0
    assert [limit.seconds_to_wait("a") for _ in range(2)] == [0, 10]
    clock.now = 1000.0
    assert [limit.seconds_to_wait("a") for _ in range(7)] == [0] * 6 + [10]


def test_the_oldest_are_forgotten() -> None:
    limit = Rate(1, Clock())
    for number in range(rate.MOST_CLIENTS + 1):
        limit.seconds_to_wait(str(number))
    assert limit.seconds_to_wait("0") == 0
    assert limit.seconds_to_wait("5000") == 60
