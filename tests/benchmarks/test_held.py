"""A process is held to its share, and goes on afterwards."""

import subprocess
import sys
import time

from tests.benchmarks.held import held
from tests.benchmarks.usage import processor_seconds

SPENDS = "while True: pass"


def test_a_process_has_no_more_than_its_share() -> None:
    with subprocess.Popen([sys.executable, "-c", SPENDS]) as process:
        while not processor_seconds(process.pid):
            time.sleep(0.01)
        with held([process.pid], 0.2):
            before, start = processor_seconds(process.pid), time.monotonic()
            time.sleep(1)
            share = (processor_seconds(process.pid) - before) / (time.monotonic() - start)
        after = processor_seconds(process.pid)
        while processor_seconds(process.pid) == after:
            time.sleep(0.01)
        process.kill()
    assert 0 < share < 0.3
