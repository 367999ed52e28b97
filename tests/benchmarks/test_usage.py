"""What programs use is counted with what they start."""

import os
import subprocess
import sys

from tests.benchmarks.usage import Usage, processor_seconds

SPENDS = "import time\nwhile time.process_time() < {}: pass"
# More than is waited for: ticks are counted where they fall, and some are lost.
WITH_CHILDREN = f"""
import subprocess, sys
subprocess.run([sys.executable, '-c', {SPENDS.format(0.5)!r}])
child = subprocess.Popen([sys.executable, '-c', {SPENDS.format(0.4)!r} + '\\ninput()'])
print('begun', flush=True)
child.wait()
"""


def test_what_a_program_starts_counts_whether_it_has_ended_or_not() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WITH_CHILDREN],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        usage = Usage({"both": [process.pid], "none": []})
        while usage.seconds()["both"] < 0.5:
            assert process.poll() is None
        whole = Usage({"whole": [os.getpid()]}).seconds()["whole"]
        rest = Usage({"both": [process.pid], "rest": [os.getpid()]}).seconds()["rest"]
        seconds, megabytes = usage.seconds(), usage.megabytes()
        assert processor_seconds(process.pid) < 0.4
        process.communicate("")
    assert seconds["none"] == 0
    assert 0.4 < whole - rest <= seconds["both"]
    assert 5 < megabytes["both"] < 500


def test_a_program_that_is_gone_uses_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    usage = Usage({"gone": [process.pid]})
    assert (usage.seconds(), usage.megabytes()) == ({"gone": 0.0}, {"gone": 0.0})
