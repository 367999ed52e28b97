"""What is registered is stopped once, whenever it was registered."""

import threading

from assistant.cancellation import Cancellation
from assistant.types import Question


def test_what_is_registered_before_or_after_is_stopped_once():
    stopped = []
    cancellation = Cancellation()
    cancellation.on_cancel(lambda: stopped.append("before"))
    assert stopped == []
    cancellation.cancel()
    cancellation.cancel()
    assert stopped == ["before"]
    cancellation.on_cancel(lambda: stopped.append("after"))
    assert stopped == ["before", "after"]


def test_nothing_is_missed_when_both_happen_at_once():
    for _ in range(200):
        stopped = threading.Event()
        cancellation = Cancellation()
        other = threading.Thread(target=cancellation.cancel)
        other.start()
        cancellation.on_cancel(stopped.set)
        other.join()
        assert stopped.is_set()


def test_questions_are_told_apart_by_what_they_ask_alone():
    assert Question("When?") == Question("When?")
    assert Question("When?").cancellation is not Question("When?").cancellation
    assert "cancellation" not in repr(Question("When?"))
