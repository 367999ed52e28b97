"""What the page's script fetches as it is: sources, cards beside citations, and our own assets.

- `GET /citeline/source`: an article as HTML, for the source panel.
- `GET /citeline/card`: what is shown beside a marker.
- `GET /citeline/alive`: which start of the server answers, so that a page sees a new one; 503 while
  what holds the articles is away.
- `GET /citeline/assets/NAME`.
"""

import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from assistant.web import render
from assistant.web.assets import digest, read_asset
from assistant.web.middleware import FOR_EVER
from assistant.web.problems import RETRY_SECONDS
from assistant.web.readiness import Readiness
from index.errors import NotFoundError
from index.sentences.split import split_sentences
from index.types import Article, Span

if TYPE_CHECKING:
    from assistant.assistant import Assistant

GONE = "This article is no longer among your articles. What was quoted from it stays in the answer."
CHANGED = "This article has changed since it was cited, so nothing is highlighted."

MOST_ALSO = 200
"""Other citations of one answer that are marked beside the one that is opened."""

MOST_DIGITS = 40


def create_source_router(assistant: "Assistant", readiness: Readiness) -> APIRouter:
    """Build the routes over one assistant."""
    router = APIRouter(include_in_schema=False)

    @router.get("/citeline/source")
    def source(
        article: str,
        version: str | None = None,
        start: int | None = None,
        end: int | None = None,
        also: Annotated[list[str] | None, Query(max_length=MOST_ALSO)] = None,
    ) -> HTMLResponse:
        try:
            stored = assistant.article(article)
        except NotFoundError:
            return HTMLResponse(render.note(GONE), 404)
        return HTMLResponse(source_panel(stored, version, start, end, also or ()))

    @router.get("/citeline/card")
    def card(article: str, version: str, start: int, end: int) -> HTMLResponse:
        try:
            stored = assistant.article(article)
        except NotFoundError:
            return HTMLResponse(render.note(GONE))
        return HTMLResponse(citation_card(stored, version, start, end))

    _add_page(router, readiness)
    return router


def _add_page(router: APIRouter, readiness: Readiness) -> None:
    """Add what the page is made of, and what tells one start of the server from the next."""
    started = secrets.token_urlsafe(9)

    @router.get("/citeline/alive")
    async def alive() -> Response:
        away = readiness.away()
        if away:
            told = {"started": started, "error": away}
            return JSONResponse(told, 503, {"Retry-After": RETRY_SECONDS})
        return JSONResponse({"started": started})

    @router.get("/citeline/assets/{name}")
    def asset(name: str, request: Request) -> Response:
        try:
            content, kind = read_asset(name)
        except KeyError:
            return Response(status_code=404)
        version = digest(content)
        # By a name that may come to mean another the browser asks whether it still means this one.
        kept = FOR_EVER if request.url.query == version else "no-cache"
        headers = {"ETag": f'"{version}"', "Cache-Control": kept}
        if request.headers.get("if-none-match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(content, media_type=kind, headers=headers)


def source_panel(
    article: Article,
    version: str | None,
    start: int | None,
    end: int | None,
    also: Sequence[str] = (),
) -> str:
    """Return the source panel's content for what an untrusted link asks for.

    A span is highlighted only if it lies inside the text of the very version that was cited; `also`
    are others of the same answer, as "12-40".
    """
    headings = {one.span.start for one in split_sentences(article) if one.is_heading}
    if start is None or end is None:
        return render.source(article, headings)
    if not _lies_in(article, version, start, end):
        return render.source(article, headings, note=CHANGED)
    others = [span for one in also if (span := _span(article, one)) is not None]
    return render.source(article, headings, Span(start, end), others)


def citation_card(article: Article, version: str, start: int, end: int) -> str:
    """Return what is shown beside a marker: the quote, and where it is from."""
    if not _lies_in(article, version, start, end):
        return render.note(CHANGED)
    return render.card(article, Span(start, end))


def _lies_in(article: Article, version: str | None, start: int, end: int) -> bool:
    return version == article.version and 0 <= start < end <= len(article.text)


def _span(article: Article, text: str) -> Span | None:
    start, _, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(text) < MOST_DIGITS):
        return None
    inside = int(start) < int(end) <= len(article.text)
    return Span(int(start), int(end)) if inside else None
