"""The evaluation page: the runs of a folder, their reports, and two side by side.

- `GET /citeline/runs`, `/citeline/runs/report?run=NAME`, `/citeline/runs/compare?first=&second=`.

Each leads back to where it is reached from. They are in the language of the browser, or in the one
that the page is set to and asks for: `language=en` or `de`.
"""

from typing import Annotated, Literal, Protocol, TypeAlias

from fastapi import APIRouter, Depends, Request
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

    def list_page(self, language: str = "en") -> str:
        """Return the list of runs."""

    def report(self, name: str) -> str:
        """Return the report of a run, or raise NotFoundError."""

    def comparison_page(self, first: str, second: str, language: str = "en") -> str:
        """Return two runs side by side, or raise NotFoundError or DatasetError."""


def spoken(request: Request, language: Literal["en", "de"] | None = None) -> str:
    """Return the language that is asked for, or else the browser's."""
    return language or language_of(request.headers.get("accept-language", ""))


Spoken: TypeAlias = Annotated[str, Depends(spoken)]


def create_run_router(runs: RunPages) -> APIRouter:
    """Build the routes over the runs of one folder."""
    router = APIRouter(include_in_schema=False)

    @router.get("/citeline/runs")
    def listed(language: Spoken) -> HTMLResponse:
        page = runs.list_page(language)
        return _leading_back(page, language, ("../", TO_CHAT[language]), "assets/")

    @router.get("/citeline/runs/report")
    def report(language: Spoken, run: str) -> HTMLResponse:
        # The report's own script puts it into the language that its root names.
        page = runs.report(run).replace("<html ", f'<html data-language="{language}" ', 1)
        return _leading_back(page, language, _to_runs(language), "../assets/")

    @router.get("/citeline/runs/compare")
    def compared(language: Spoken, first: str, second: str) -> HTMLResponse:
        page = runs.comparison_page(first, second, language)
        return _leading_back(page, language, _to_runs(language), "../assets/")

    return router


def _to_runs(language: str) -> tuple[str, str]:
    return f"../runs?language={language}", TO_RUNS[language]


def _leading_back(page: str, language: str, way: tuple[str, str], assets: str) -> HTMLResponse:
    """Return a page with a link above its title, set in the faces of the chat's page.

    A report is one file and brings no faces along; `assets` is where they are from here.
    """
    place, words = way
    link = WAY_BACK.format(place=place, words=words)
    page = page.replace("</head>", f"<style>{faces(assets)}</style></head>", 1)
    page = page.replace("<header>", f"<header>{link}", 1)
    return HTMLResponse(page, headers={"Vary": "Accept-Language", "Content-Language": language})
