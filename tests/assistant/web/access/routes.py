"""Every route of an application, with those of what is included and mounted, and what each is."""

from collections.abc import Iterable, Iterator
from typing import Any

from starlette.routing import Mount

from assistant.web.unserved import Unserved

OWN = {
    ("DELETE", "/api/conversations/{conversation_id}"): None,
    ("GET", "/api/conversations/{conversation_id}"): None,
    ("PATCH", "/api/conversations/{conversation_id}"): {"name": "taken"},
    ("GET", "/api/conversations/{conversation_id}/export"): None,
    ("POST", "/api/conversations/{conversation_id}/restore"): None,
    ("GET", "/api/exchanges/{exchange_id}"): None,
    ("GET", "/api/exchanges/{exchange_id}/next"): None,
    ("PUT", "/api/exchanges/{exchange_id}/rating"): {"rating": "good"},
    ("GET", "/gradio_api/heartbeat/{session_hash}"): None,
    ("GET", "/gradio_api/queue/data"): None,
    ("POST", "/gradio_api/queue/join"): {"fn_index": 1, "data": []},
    ("POST", "/gradio_api/cancel"): {"fn_index": 1},
    ("POST", "/gradio_api/reset"): {},
    ("POST", "/gradio_api/reset/"): {},
}
"""Routes that name something of one user's, with the body that is sent: 404 for every other."""

CHANGING = {
    ("DELETE", "/api/articles"),
    ("DELETE", "/api/articles/{article_id:path}"),
    ("POST", "/api/articles"),
    ("POST", "/api/articles/undo"),
    ("PATCH", "/api/articles"),
    ("POST", "/api/articles/file"),
    ("POST", "/api/articles/files"),
    ("POST", "/api/articles/queue"),
    ("POST", "/api/articles/remove"),
    ("POST", "/api/articles/restore"),
    ("POST", "/api/articles/samples"),
    ("POST", "/api/language-models/test"),
    ("POST", "/api/texts"),
    ("PUT", "/api/groups/{name:path}/collections"),
    ("PUT", "/api/users/{name}/collections"),
    ("PUT", "/api/users/{name}/groups"),
}
"""Routes that change the articles, which all users share, or cost something: 403 for readers."""

WATCHING = {
    ("GET", "/metrics"),
    ("GET", "/api/groups"),
    ("GET", "/api/users"),
    *(("GET", f"/citeline/runs{rest}") for rest in ("", "/report", "/compare")),
}
"""For admins only."""

SHARED = {
    *(("GET", "/"), ("HEAD", "/"), ("GET", "/config"), ("GET", "/config/")),
    *(("GET", "/api/articles"), ("GET", "/api/articles/{article_id:path}"), ("GET", "/api/search")),
    *(("POST", "/api/ask"), ("GET", "/api/conversations"), ("GET", "/api/language-models")),
    *(("GET", "/assets/{path:path}"), ("GET", "/static/{path:path}"), ("GET", "/theme.css")),
    *(("GET", "/citeline/alive"), ("GET", "/citeline/assets/{name}")),
    *(("GET", "/citeline/card"), ("GET", "/citeline/source"), ("GET", "/manifest.json")),
    *(("GET", "/citeline/articles"), ("GET", "/citeline/settings")),
    *(("GET", "/gradio_api/app_id"), ("GET", "/gradio_api/app_id/"), ("GET", "/gradio_api/info")),
    *(("GET", "/gradio_api/info/"), ("GET", "/gradio_api/startup-events")),
    *(("GET", "/gradio_api/theme.css"), ("GET", "/gradio_api/queue/status")),
    *(("GET", "/api/jobs/{job_id}"), ("GET", "/health")),
    *(("GET", "/openapi.json"), ("HEAD", "/openapi.json")),
    ("POST", "/mcp"),
    *(("POST", "/v1/chat/completions"), ("GET", "/v1/models"), ("GET", "/v1/models/{name:path}")),
    *(("GET", "/logout"), ("POST", "/logout")),
}
"""The same for all who are signed in; what one asked is in none of them."""

ANYBODY = {
    *(("GET", "/healthz"), ("GET", "/readyz"), ("GET", "/favicon.ico")),
    *(("GET", "/login"), ("POST", "/login")),
}

SESSIONS = {("POST", "/login"), ("POST", "/logout")}
"""Of these, what begins and ends a session; see `test_login`."""

EVERY = sorted(OWN.keys() | CHANGING | WATCHING | SHARED | ANYBODY)


def routes_of(app: Any) -> set[tuple[str, str]]:
    """Return the method and path of each."""
    return set(_walked(app.routes, ""))


def _walked(routes: Iterable[Any], prefix: str) -> Iterator[tuple[str, str]]:
    for route in routes:
        if hasattr(route, "original_router"):  # FastAPI's way to include
            inner = getattr(route.include_context, "prefix", "")
            yield from _walked(route.original_router.routes, prefix + inner)
        elif isinstance(route, Mount):
            yield from _walked(route.app.routes, prefix + route.path)  # type: ignore[attr-defined]
        elif not isinstance(route, Unserved):
            yield from ((method, prefix + route.path) for method in route.methods or ())
