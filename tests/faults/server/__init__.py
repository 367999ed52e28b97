"""A server of OpenAI's protocol on this machine that fails in every way a real one does.

For tests and for trying out a configuration, as the scripted model is. Start a `FaultServer` and
give a provider `server.url(NAME)` as its address, NAME being `HEALTHY` or a key of `FAULTS`.
"""

from collections.abc import Mapping

from tests.faults.server.connections import CONNECTION_FAULTS
from tests.faults.server.exchange import Fault
from tests.faults.server.statuses import STATUS_FAULTS
from tests.faults.server.streams import STREAM_FAULTS

__all__ = ["FAULTS", "Fault"]

FAULTS: Mapping[str, Fault] = {
    fault.name: fault for fault in (*CONNECTION_FAULTS, *STATUS_FAULTS, *STREAM_FAULTS)
}
"""Every fault by its name."""
