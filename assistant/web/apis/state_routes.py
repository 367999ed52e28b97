"""How the server is, for those that watch over it.

- `GET /healthz`: the process replies.
- `GET /readyz`: it can answer questions; 503 with `Retry-After` where it cannot.
- `GET /metrics`: counts, for Prometheus.
"""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from assistant.web.apis.metrics import Metrics
from assistant.web.readiness import Readiness


class State(BaseModel):
    """How the server is."""

    status: str


def create_state_router(readiness: Readiness, metrics: Metrics) -> APIRouter:
    """Build the routes."""
    router = APIRouter(tags=["State"])

    @router.get("/healthz")
    async def alive() -> State:
        """Say that the process replies."""
        return State(status="ok")

    @router.get("/readyz", responses={503: {"description": "It cannot answer now."}})
    def ready() -> State:
        """Say whether questions can be answered: articles and vectors can be read."""
        readiness.check()
        return State(status="ready")

    @router.get("/metrics", response_class=PlainTextResponse)
    def counts() -> Response:
        """Return what was counted since the start."""
        return Response(metrics.text(), media_type=CONTENT_TYPE_LATEST)

    return router
