"""What a request needs to be let through. A path that is not named here needs an admin."""

from assistant.users import Scope

LOGIN = "/login"
LOGOUT = "/logout"

OPEN = frozenset({LOGIN, "/healthz", "/readyz", "/favicon.ico"})
"""Paths that anybody may ask for; they say nothing of articles or users."""

FACES, FACE = "/citeline/assets/", ".woff2"
"""What every page is set in, also the one to sign in on."""

WATCHING = ("/metrics", "/citeline/runs")
"""How the server does, and how its answers were judged."""

PAGE = ("/", "/c/", "/config", "/theme.css", "/manifest.json", "/assets/", "/static/", "/citeline/")
"""What the page is made of, and how sources are read on it."""

READING = (
    *("/health", "/openapi.json", "/api/ask", "/api/search", "/api/articles", "/v1/", "/mcp"),
    *("/api/conversations", "/api/exchanges", "/api/jobs", "/api/language-models", LOGOUT),
)

GRADIO = "/gradio_api/"
GRADIO_NEEDS = dict.fromkeys(
    ("app_id", "cancel", "heartbeat", "info", "queue", "reset", "startup-events", "theme.css"),
    Scope.READ,
)

CHANGING = ("/api/articles", "/api/texts", "/api/language-models")
"""Paths whose requests change articles or cost something, unless they only get."""


def needed(method: str, path: str) -> Scope | None:
    """Return what a request needs; None if nothing."""
    if path in OPEN or (path.startswith(FACES) and path.endswith(FACE)):
        return None
    if _is_below(path, WATCHING):
        return Scope.ADMIN
    if path.startswith(GRADIO):
        return GRADIO_NEEDS.get(path.removeprefix(GRADIO).split("/")[0], Scope.ADMIN)
    if method not in ("GET", "HEAD") and _is_below(path, CHANGING):
        return Scope.WRITE
    return Scope.READ if _is_below(path, (*PAGE, *READING)) else Scope.ADMIN


def _is_below(path: str, places: tuple[str, ...]) -> bool:
    return any(
        path == place or (place != "/" and path.startswith(place.rstrip("/") + "/"))
        for place in places
    )
