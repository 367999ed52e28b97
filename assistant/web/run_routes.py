"""The evaluation page: the runs of a folder, their reports, and two side by side.

- `GET /citeline/runs`, `/citeline/runs/report?run=NAME`, `/citeline/runs/compare?first=&second=`.

Each leads back to where it is reached from, in the language of the browser.
"""

from collections.abc import Mapping
from typing import Protocol

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant.web.assets import faces
from assistant.web.languages import language_of

WAY_BACK = (
    '<nav style="margin-bottom:16px;font-size:15px">'
    '<a style="color:var(--accent)" href="{place}">← {words}</a></nav>'
)
"""In the reports' own style, also of those that were written before they had one for this."""

TO_CHAT = {"en": "Back to the chat", "de": "Zurück zum Gespräch"}
TO_RUNS = {"en": "All runs", "de": "Alle Läufe"}


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
    def listed(request: Request) -> HTMLResponse:
        return _leading_back(request, runs.list_page(), ("../", TO_CHAT), "assets/")

    @router.get("/citeline/runs/report")
    def report(request: Request, run: str) -> HTMLResponse:
        return _leading_back(request, runs.report(run), ("../runs", TO_RUNS), "../assets/")

    @router.get("/citeline/runs/compare")
    def compared(request: Request, first: str, second: str) -> HTMLResponse:
        page = runs.comparison_page(first, second)
        return _leading_back(request, page, ("../runs", TO_RUNS), "../assets/")

    return router


def _leading_back(
    request: Request, page: str, way: tuple[str, Mapping[str, str]], assets: str
) -> HTMLResponse:
    """Return a page with a link above its title, set in the faces of the chat's page.

    A report is one file and brings no faces along; `assets` is where they are from here.
    """
    place, words = way
    language = language_of(request.headers.get("accept-language", ""))
    link = WAY_BACK.format(place=place, words=words[language])
    page = page.replace("</head>", f"<style>{faces(assets)}</style></head>", 1)
    page = page.replace("<header>", f"<header>{link}", 1)
    return HTMLResponse(page, headers={"Vary": "Accept-Language"})
