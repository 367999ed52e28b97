"""The evaluation page: the runs of a folder, their reports, and two side by side.

- `GET /citeline/runs`, `/citeline/runs/report?run=NAME`, `/citeline/runs/compare?first=&second=`.
"""

from typing import Protocol

from fastapi import APIRouter
from fastapi.responses import HTMLResponse


class RunPages(Protocol):
    """What shows finished runs, each as a whole HTML page."""

    def list_page(self) -> str:
        """Return the list of runs."""

    def report(self, name: str) -> str:
        """Return the report of a run, or raise NotFoundError."""

    def comparison_page(self, first: str, second: str) -> str:
        """Return two runs side by side, or raise NotFoundError or DatasetError."""


def create_run_router(runs: RunPages) -> APIRouter:
    """Build the routes over the runs of one folder."""
    router = APIRouter(include_in_schema=False)

    @router.get("/citeline/runs")
    def listed() -> HTMLResponse:
        return HTMLResponse(runs.list_page())

    @router.get("/citeline/runs/report")
    def report(run: str) -> HTMLResponse:
        return HTMLResponse(runs.report(run))

    @router.get("/citeline/runs/compare")
    def compared(first: str, second: str) -> HTMLResponse:
        return HTMLResponse(runs.comparison_page(first, second))

    return router
