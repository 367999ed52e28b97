"""Citeline as tools of a language model, by the Model Context Protocol. Needs the extra `mcp`.

- `tools.py`: what the tools do; knows nothing of the protocol.
- `gate.py`, `callers.py`: how many calls at a time, and of whom.
- `server.py`: the protocol, over standard input and output or HTTP (`sessions.py`).
"""
