import threading

import pytest

from assistant.evaluation.parallel import in_order


@pytest.mark.parametrize("concurrency", [1, 2, 7])
def test_results_come_in_the_order_of_the_items(concurrency):
    assert list(in_order(str, range(100), concurrency)) == [str(number) for number in range(100)]


def test_items_run_at_the_same_time():
    both = threading.Barrier(2, timeout=30)
    assert list(in_order(lambda _: both.wait() >= 0, "ab", 2)) == [True, True]


def test_one_at_a_time_runs_in_the_calling_thread():
    here = threading.get_ident()
    assert list(in_order(lambda _: threading.get_ident(), "ab", 1)) == [here, here]


@pytest.mark.parametrize("concurrency", [1, 3])
def test_stopping_early_starts_no_more(concurrency):
    started = []
    results = in_order(started.append, range(1000), concurrency)
    next(results)
    results.close()
    assert len(started) < 50
