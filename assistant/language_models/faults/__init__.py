"""A server of OpenAI's protocol on this machine that fails in every way a real one does.

For tests and for trying out a configuration, as the scripted model is. Start a `FaultServer` and
give a provider `server.url(NAME)` as its address, NAME being `HEALTHY` or a key of `FAULTS`.
"""

from collections.abc import Mapping

from assistant.language_models.faults.connections import CONNECTION_FAULTS
from assistant.language_models.faults.exchange import Fault
from assistant.language_models.faults.statuses import STATUS_FAULTS
from assistant.language_models.faults.streams import STREAM_FAULTS

__all__ = ["FAULTS", "Fault"]

FAULTS: Mapping[str, Fault] = {
    fault.name: fault for fault in (*CONNECTION_FAULTS, *STATUS_FAULTS, *STREAM_FAULTS)
}
"""Every fault by its name."""
