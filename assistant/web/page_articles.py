"""What the page does with articles: it lists, takes in, edits, removes and brings them back.

- `GET /citeline/articles?words=W&source=NAME&after=DAY&before=DAY&order=NAME&offset=N&count=M`:
  a part of the list, with the number of all that match, the sources there are, and with the first
  part the picture of what matches at any time.
- `POST /api/articles/file?name=NAME&collection=NAME` with the file as the body: takes in one file.
- `POST /api/articles/files?collection=NAME` with a form's `files` and as many `names`: takes them
  in together, and says what became of each.
- `PATCH /api/articles?article=ID` with `{"title", "source", "date"}`: changes what is said about
  an article, also for when its file is read again; its text stays, and with it every citation.
- `POST /api/articles/remove` with `{"articles": [ID]}`, and `POST /api/articles/restore` with the
  `{"undo"}` that came back; the list says what can be brought back.
- `POST /api/articles/samples`: brings the sample articles back.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, HTTPException, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from assistant.sample import articles_path
from assistant.web.articles import Choice, chosen, found_in_text, source_names
from assistant.web.examples import sample_ids, samples_among_own
from assistant.web.history import Text
from assistant.web.picture import picture_of
from assistant.web.removals import Removal, Removals
from assistant.web.uploads import add_files
from index.days import Day
from index.errors import TooLargeError

if TYPE_CHECKING:
    from starlette.types import Scope

    from assistant.assistant import Assistant
    from index.store import ArticleSummary

LISTED_AT_ONCE = 100
"""The list goes on as it is scrolled; so many rows come at a time."""

MOST_LISTED = 5_000
"""Of one request, which a list makes that was scrolled so far."""

MOST_REMOVED = 20_000
"""Of one request."""

MOST_FILES = 25
"""Of one upload: enough that what each request costs hardly counts, and few enough that how far it
is can be seen."""


ONE_FILE = {
    "requestBody": {"required": True, "content": {"application/octet-stream": {"schema": {}}}}
}
"""What is described of a body that is the file itself."""


class About(BaseModel):
    """What is said about an article."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[Text, Field(min_length=1, max_length=1000, pattern=r"\S")]
    source: Annotated[Text, Field(max_length=1000)] = ""
    date: Day | None = None


class Named(BaseModel):
    """Which articles are meant."""

    model_config = ConfigDict(extra="forbid")

    articles: Annotated[list[Text], Field(max_length=MOST_REMOVED)]


class Undo(BaseModel):
    """Which removal is taken back."""

    model_config = ConfigDict(extra="forbid")

    undo: str


RemovalsOf = Callable[[Request], Removals]
"""What was removed by whoever sends a request."""


def create_page_article_router(
    assistant: "Assistant", most_bytes: int, folder_of: "Callable[[Scope], Path]"
) -> APIRouter:
    """Build the routes over one assistant.

    Args:
        assistant: Holds the articles.
        most_bytes: How large a file may be.
        folder_of: Where what is removed is kept, for whoever sends a request.
    """

    def removals_of(request: Request) -> Removals:
        return Removals(assistant, folder_of(request.scope))

    router = APIRouter(tags=["Articles"])
    _add_list(router, assistant, most_bytes, removals_of)
    _add_changes(router, assistant, most_bytes)
    _add_removals(router, assistant, removals_of)
    return router


def _add_list(
    router: APIRouter, assistant: "Assistant", most_bytes: int, removals_of: RemovalsOf
) -> None:
    @router.get("/citeline/articles", include_in_schema=False)
    def articles(
        request: Request,
        words: str = "",
        order: str = "",
        after: str = "",
        before: str = "",
        offset: int = 0,
        count: int = LISTED_AT_ONCE,
    ) -> dict[str, object]:
        sources = request.query_params.getlist("source")
        choice = Choice.of(sources, after, before, words, order=order)
        everything = assistant.articles()
        found = found_in_text(assistant.holdings.catalogue, choice.words)
        at_any_time = chosen(everything, replace(choice, after=None, before=None), found)
        passing = [one for one in at_any_time if choice.is_in_time(one.date)]
        named = {one.id: one for one in everything}
        start, part = max(0, offset), min(max(1, count), MOST_LISTED)
        return {
            "picture": None if start else asdict(picture_of(at_any_time, everything)),
            "total": len(everything),
            "matching": len(passing),
            "sources": source_names(everything),
            "samples": samples_among_own(everything),
            "lacks_samples": not sample_ids() & {one.id for one in everything},
            "most_bytes": most_bytes,
            "most_files": MOST_FILES,
            "removed": [] if start else [_removed(one) for one in removals_of(request).listed()],
            "articles": [_row(one, named) for one in passing[start : start + part]],
        }


def _removed(one: Removal) -> dict[str, object]:
    moment = one.moment.isoformat()
    return {"undo": one.ticket, "removed": moment, "count": one.count, "title": one.title}


def _row(one: "ArticleSummary", named: "Mapping[str, ArticleSummary]") -> dict[str, object]:
    day = one.date.isoformat() if one.date else None
    known = {"title": one.title, "author": one.author, "source": one.source, "date": day}
    original = named.get(one.copy_of)
    copied = {"title": original.title, "source": original.source} if original else None
    return {"id": one.id, **known, "copy_of": copied}


def _add_changes(router: APIRouter, assistant: "Assistant", most_bytes: int) -> None:
    @router.post("/api/articles/file", openapi_extra=ONE_FILE)
    async def upload(request: Request, name: str, collection: str = "") -> dict[str, object]:
        """Take in the file that is the body."""
        named = [(name, _checked(await request.body(), most_bytes))]
        return (await run_in_threadpool(add_files, assistant, named, collection))[0]

    @router.post("/api/articles/files")
    async def upload_together(
        files: Annotated[list[UploadFile], File(max_length=MOST_FILES)],
        names: Annotated[list[str], Form(max_length=MOST_FILES)],
        collection: str = "",
    ) -> dict[str, object]:
        """Take in files together, each with its name, and say what became of each."""
        if len(files) != len(names):
            raise HTTPException(422, "Each file needs a name")
        contents = [_checked(await one.read(most_bytes + 1), most_bytes) for one in files]
        named = list(zip(names, contents, strict=True))
        return {"files": await run_in_threadpool(add_files, assistant, named, collection)}

    @router.patch("/api/articles")
    def edit(article: str, about: About) -> dict[str, object]:
        """Change what is said about an article."""
        title = " ".join(about.title.split())
        source = " ".join(about.source.split())
        assistant.holdings.edit(article, title=title, source=source, date=about.date)
        return {"article": article}

    @router.post("/api/articles/samples")
    def samples() -> dict[str, int]:
        """Take in the sample articles."""
        return {"added": assistant.ingest([articles_path()]).added}


def _checked(content: bytes, most_bytes: int) -> bytes:
    if len(content) > most_bytes:
        raise TooLargeError(f"The file is larger than {most_bytes:,} bytes. Split it.")
    return content


def _add_removals(router: APIRouter, assistant: "Assistant", removals_of: RemovalsOf) -> None:
    @router.post("/api/articles/remove")
    def remove(request: Request, named: Named) -> dict[str, object]:
        """Remove articles, and say what brings them back for a day."""
        count, ticket = removals_of(request).remove(named.articles)
        return {"removed": count, "undo": ticket, "left": len(assistant.articles())}

    @router.post("/api/articles/restore")
    def restore(request: Request, undo: Undo) -> dict[str, list[str]]:
        """Bring back what a removal took."""
        return {"restored": removals_of(request).restore(undo.undo)}
