"""`/mcp`: the tools of `assistant.mcp` over HTTP, where the extra is installed."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.routing import Route

from assistant.web.rate import Rate, client_of

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.mcp.sessions import ToolSessions

PATH = "/mcp"


def tool_sessions(assistant: "Assistant", rate: Rate | None = None) -> "ToolSessions | None":
    """Return what handles requests; None where the extra is not installed.

    What is counted are questions, not all that a client says before and between them.
    """
    if find_spec("mcp") is None:
        return None
    from assistant.mcp.sessions import ToolSessions

    return ToolSessions(assistant, client_of, rate.seconds_to_wait if rate else None)


def add_tools(app: FastAPI, sessions: "ToolSessions | None") -> None:
    """Add the route of the tools, if they are there."""
    if sessions is not None:
        app.router.routes.append(Route(PATH, sessions, methods=["POST"]))
