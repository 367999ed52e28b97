"""`citeline mcp`: the articles as tools of a language model, over standard input and output."""

import typer

from assistant.commands.options import DataDir, SettingsFile, open_assistant
from index.extras import import_extra


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("mcp")(serve_tools)


def serve_tools(data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Serve the articles to one MCP client, which starts this command itself."""
    server = import_extra("MCP", "mcp", "assistant.mcp.server")
    with open_assistant(data_dir, settings) as assistant:
        server.run_on_standard_streams(assistant)
