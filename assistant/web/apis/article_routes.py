"""Articles over HTTP: listed, read, added, removed and searched.

- `GET /api/articles?search=WORDS&source=NAME&after=DAY&before=DAY&limit=N&offset=N`.
- `GET /api/articles/ID`: one article with its text, which all offsets are of.
- `POST /api/articles`: files, as a form's `files`; what they hold is read as by `citeline ingest`.
- `POST /api/articles/queue`: the same files, taken in by a worker; see `GET /api/jobs/ID`.
- `DELETE /api/articles/ID`.
- `GET /api/search?question=...`: ranked articles, each with the sentences that were found in it;
  searches wait for their turn with the questions.
"""

from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from assistant.replies.articles import (
    Added,
    ArticlePage,
    ArticleText,
    Found,
    JobState,
    Queued,
    Removed,
    added,
    found,
    listed,
    text_of,
)
from assistant.web.admission import Admission, in_thread
from assistant.web.articles import Choice, chosen, found_in_text
from assistant.work import Named, jobs_of, take_in
from index.errors import TooLargeError
from index.types import SearchFilter

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MOST_LISTED = 1_000
MOST_FOUND = 50
MOST_FILES = 100
FILE_NAME_CHARACTERS = 255

Files = Annotated[list[UploadFile], File(max_length=MOST_FILES)]
Sources = Annotated[list[str] | None, Query(alias="source", max_length=1_000)]


def create_article_router(
    assistant: "Assistant", most_bytes: int, admission: Admission
) -> APIRouter:
    """Build the routes over one assistant.

    Args:
        assistant: Whose articles they are.
        most_bytes: That an uploaded file may have.
        admission: Shared with other routes that ask.
    """
    router = APIRouter(tags=["Articles"])
    _add_reading(router, assistant)
    _add_search(router, assistant, admission)
    _add_changes(router, assistant, most_bytes)
    return router


def _add_reading(router: APIRouter, assistant: "Assistant") -> None:
    @router.get("/api/articles")
    def articles(
        search: Annotated[str, Query(max_length=1_000)] = "",
        source: Sources = None,
        after: date | None = None,
        before: date | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 100,
        offset: Annotated[int, Query(ge=0)] = 0,
    ) -> ArticlePage:
        """List articles, newest first; `search` finds words in title, source and text."""
        words = search.strip()
        in_text = found_in_text(assistant.holdings.catalogue, words)
        choice = Choice(frozenset(source or ()), after, before, words)
        passing = chosen(assistant.articles(), choice, in_text)
        return listed(passing, offset, limit)

    @router.get("/api/articles/{article_id:path}")
    def article(article_id: str) -> ArticleText:
        """Return an article exactly as it is stored and cited."""
        return text_of(assistant.article(article_id))


def _add_search(router: APIRouter, assistant: "Assistant", admission: Admission) -> None:
    @router.get("/api/search", responses={200: {"model": Found}})
    async def search(
        request: Request,
        question: Annotated[str, Query(min_length=1)],
        source: Sources = None,
        after: date | None = None,
        before: date | None = None,
        limit: Annotated[int, Query(ge=1, le=MOST_FOUND)] = 10,
    ) -> Response:
        """Return the articles that a question finds, best first, without answering it."""
        wanted = SearchFilter(frozenset(source or ()), after, before)

        def work() -> dict[str, Any]:
            result = assistant.search(question, filter=wanted)
            return found(assistant.article, result, limit).model_dump(mode="json")

        return await admission.reply(request, in_thread(work))


def _add_changes(router: APIRouter, assistant: "Assistant", most_bytes: int) -> None:
    @router.post("/api/articles")
    async def add(files: Files, collection: str = "") -> Added:
        """Add the articles in files of any readable format, perhaps to a collection."""
        named = [await _read(one, most_bytes) for one in files]
        return added(await run_in_threadpool(take_in, assistant, named, collection or None))

    @router.post("/api/articles/queue", status_code=202)
    async def queue(files: Files, collection: str = "") -> Queued:
        """Keep files until a worker takes them in; what is replied to is safe."""
        named = [await _read(one, most_bytes) for one in files]
        jobs = jobs_of(assistant.holdings)
        ids = [(await run_in_threadpool(jobs.add, *one, collection)).id for one in named]
        return Queued(jobs=ids)

    @router.get("/api/jobs/{job_id}")
    def job(job_id: str) -> JobState:
        """Say how far a queued file is."""
        found = jobs_of(assistant.holdings).job(job_id)
        return JobState(id=found.id, name=found.name, state=found.state, report=found.report)

    @router.delete("/api/articles/{article_id:path}")
    def remove(article_id: str) -> Removed:
        """Remove an article."""
        assistant.remove(article_id)
        return Removed(removed=article_id)


async def _read(file: UploadFile, most_bytes: int) -> Named:
    name = PurePath((file.filename or "upload.txt").replace("\\", "/")).name
    content = await file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise TooLargeError(
            f"{name} is larger than {most_bytes:,} bytes, the limit for one file. Split it, or "
            "raise web.max_upload_megabytes."
        )
    return name[-FILE_NAME_CHARACTERS:] or "upload.txt", content
