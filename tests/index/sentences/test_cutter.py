"""Texts are cut the same wherever that is done, also where the process for it is gone."""

import logging
import os
import signal
from contextlib import closing
from pathlib import Path

import pytest

from index.sentences.cutter import Cutter
from index.sentences.split import cut

TEXTS = [
    "Toll\n\nThe toll is nine crowns. Dr. Smith said so on 3 May.",
    "Die Brücke wurde am 3. Oktober eröffnet. Sie ist 90 Meter lang, und alle freuten sich.",
    "A lone \ud83d surrogate stays. So does \N{BRIDGE AT NIGHT}.",
    "",
]


def processes() -> set[str]:
    """Return the ids of this process's children."""
    threads = Path("/proc/self/task").iterdir()
    return {child for one in threads for child in (one / "children").read_text().split()}


def test_texts_are_cut_alike_here_and_in_another_process() -> None:
    before = processes()
    with closing(Cutter(first_characters=10)) as cutter:
        here = cutter.cut(TEXTS)
        assert processes() == before
        elsewhere = cutter.cut(TEXTS)
        assert len(processes() - before) == 1
        assert cutter.cut([]) == []
    assert processes() == before
    assert here == elsewhere == [cut(text) for text in TEXTS]
    assert here[1].language == "de"


def test_without_the_process_texts_are_cut_here(caplog: pytest.LogCaptureFixture) -> None:
    before = processes()
    with closing(Cutter(first_characters=0)) as cutter, caplog.at_level(logging.WARNING):
        cutter.cut(TEXTS)
        assert cutter.cut(TEXTS) == cutter.cut(TEXTS)
        (child,) = processes() - before
        os.kill(int(child), signal.SIGKILL)
        assert cutter.cut(TEXTS) == [cut(text) for text in TEXTS]
        assert cutter.cut(TEXTS) == [cut(text) for text in TEXTS]
        assert processes() == before
    (told,) = caplog.messages
    assert told.startswith("Sentences are cut without a second process")
