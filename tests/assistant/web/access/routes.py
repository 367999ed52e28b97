"""Every route of an application, with those of what is included and mounted in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from starlette.routing import Mount


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
        else:
            yield from ((method, prefix + route.path) for method in route.methods or ())
