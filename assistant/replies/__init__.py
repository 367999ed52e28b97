"""What programs get to see, as types that describe themselves: of HTTP, of MCP and of the client.

- `answers.py`: an answer with its citations.
- `articles.py`: articles listed, read, found and added.
"""
