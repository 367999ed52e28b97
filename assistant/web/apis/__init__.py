"""What other programs speak: OpenAI's protocol, articles, and the state of the server.

- `content.py`, `completion_request.py`, `completions.py`: `/v1/chat/completions` and `/v1/models`.
- `ask_events.py`: `/api/ask` as server-sent events.
- `article_routes.py`: `/api/articles` and `/api/search`.
- `tools.py`: `/mcp`.
- `state_routes.py`, `metrics.py`: `/healthz`, `/readyz`, `/metrics`.
"""
