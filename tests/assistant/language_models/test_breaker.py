"""A server that keeps failing is left alone for a while, then asked once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language_models.breaker import MAX_FAILURES, PAUSE_SECONDS, CircuitBreaker


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return CircuitBreaker(clock=clock)


def fail(breaker, times):
    for _ in range(times):
        assert breaker.admits()
        breaker.failed()


def test_few_failures_stop_nothing(breaker):
    fail(breaker, MAX_FAILURES - 1)
    assert breaker.admits()


def test_many_in_a_row_stop_calls_for_a_while(breaker, clock):
    fail(breaker, MAX_FAILURES)
    clock.now += PAUSE_SECONDS - 0.1
    assert not breaker.admits()
    clock.now += 0.2
    assert breaker.admits()


def test_a_success_starts_the_count_anew(breaker):
    fail(breaker, MAX_FAILURES - 1)
    breaker.succeeded()
    fail(breaker, MAX_FAILURES - 1)
    assert breaker.admits()


@pytest.mark.parametrize(
    ("outcome", "admits_others", "admits_later"),
    [("succeeded", True, True), ("failed", False, True), ("undecided", True, True)],
)
def test_after_the_pause_one_call_tries(breaker, clock, outcome, admits_others, admits_later):
    fail(breaker, MAX_FAILURES)
    clock.now += PAUSE_SECONDS
    assert breaker.admits()
    assert not breaker.admits()
    getattr(breaker, outcome)()
    assert breaker.admits() is admits_others
    clock.now += PAUSE_SECONDS
    breaker.undecided()
    assert breaker.admits() is admits_later


@given(st.lists(st.sampled_from(["succeeded", "failed", "undecided"]), max_size=30))
def test_it_never_refuses_for_longer_than_the_pause(outcomes):
    clock = Clock()
    breaker = CircuitBreaker(clock=clock)
    for outcome in outcomes:
        if not breaker.admits():
            clock.now += PAUSE_SECONDS
            assert breaker.admits()
        getattr(breaker, outcome)()
