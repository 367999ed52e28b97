"""The web application: our routes, the chat mounted beside them, the perimeter around both."""

import asyncio
import atexit
import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from assistant.users import AuditLog, UserStore, open_users
from assistant.version import __version__
from assistant.web.access.belongings import OwnBelongings
from assistant.web.access.desks import Desks
from assistant.web.access.gate import Door, Gate
from assistant.web.access.login import create_login_router
from assistant.web.access.rules import LOGIN, LOGOUT
from assistant.web.access.seeing import Seeing
from assistant.web.access.user_routes import create_user_router
from assistant.web.admission import Admission
from assistant.web.api import create_router
from assistant.web.apis.article_routes import create_article_router
from assistant.web.apis.completions import create_completion_router
from assistant.web.apis.metrics import CountedReplies, Metrics
from assistant.web.apis.state_routes import create_state_router
from assistant.web.apis.tools import add_tools, tool_sessions
from assistant.web.conversation_routes import create_conversation_router
from assistant.web.found_models import create_model_router
from assistant.web.hosts import KnownHosts
from assistant.web.middleware import (
    MEGABYTE,
    OPENAPI_PATH,
    BodyLimit,
    ConversationPages,
    KnownEvents,
    OpenPaths,
    SameOrigin,
    SecurityHeaders,
)
from assistant.web.page_articles import create_page_article_router
from assistant.web.parts import import_in_parts
from assistant.web.problems import Problem, explain
from assistant.web.rate import AskingRate, Rate
from assistant.web.readiness import Readiness
from assistant.web.run_routes import RunPages, create_run_router
from assistant.web.settings_routes import create_settings_router
from assistant.web.source_routes import create_source_router
from assistant.web.stubs import leave_out_stubs
from assistant.web.unserved import Unserved
from index.errors import CitelineError
from index.temporary import clear_left_behind, prefix

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import WebSettings

UPLOADED_FILES = 10
"""How many files of the largest size one form may hold."""

OTHER_BODY_BYTES = 4 * MEGABYTE
"""Limit of everything but uploads: a question with a long conversation before it."""


LEAST_PACKED, PACKING = 1000, 5
"""From so many bytes a reply is compressed, and how hard."""


def create_app(
    assistant: "Assistant", settings: "WebSettings", runs: RunPages | None = None
) -> FastAPI:
    """Build the application over one assistant. Imports gradio.

    With `runs` it also shows the runs of an evaluation.
    """
    prepare_environment()
    from assistant.web.ui import mount_chat

    users = open_users(assistant.settings.store.data_dir) if settings.users else None
    desks, metrics = Desks(assistant, users), Metrics(assistant)
    rate = Rate(settings.questions_per_minute) if settings.questions_per_minute else None
    tools = tool_sessions(desks.assistant, rate)
    app = FastAPI(
        title="Citeline",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=OPENAPI_PATH,
        lifespan=tools.lifespan if tools else None,
        responses={"4XX": {"model": Problem}, "5XX": {"model": Problem}},
        # For the description only: it is the gate that asks for a key.
        dependencies=[] if users is None else [Depends(HTTPBearer(auto_error=False))],
    )
    _add_routes(app, desks, metrics, settings, runs)
    add_tools(app, tools)
    app.router.routes.append(Unserved(app.router))

    async def mount() -> frozenset[int]:
        return mount_chat(app, desks, rate)

    # Where no event loop is running, gradio makes several and never closes them.
    events = asyncio.run(mount())
    app.add_middleware(KnownEvents, events=events)
    _add_perimeter(app, settings, users, desks, rate)
    app.add_middleware(CountedReplies, metrics=metrics)
    return app


def _add_perimeter(
    app: FastAPI,
    settings: "WebSettings",
    users: UserStore | None,
    desks: Desks,
    rate: Rate | None,
) -> None:
    """Add what every request passes; the last one added meets it first."""
    upload_bytes = settings.max_upload_megabytes * MEGABYTE * UPLOADED_FILES
    if users is not None:
        app.add_middleware(Seeing, sights=desks.sights)
        app.add_middleware(OwnBelongings)
    app.add_middleware(BodyLimit, upload_bytes=upload_bytes, other_bytes=OTHER_BODY_BYTES)
    if rate is not None:
        app.add_middleware(AskingRate, rate=rate)
    app.add_middleware(ConversationPages)
    if users is not None:
        folder = desks.whole.settings.store.data_dir
        _add_gate(app, Door.of(users, settings), AuditLog(folder))
    app.add_middleware(OpenPaths, more=(LOGIN, LOGOUT) if users is not None else ())
    app.add_middleware(SameOrigin)
    app.add_middleware(KnownHosts, hosts=settings.allowed_hosts)
    app.add_middleware(SecurityHeaders)
    # Outside of what reads a page; what comes as a stream of events is left alone.
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_PACKED, compresslevel=PACKING)


def _add_gate(app: FastAPI, door: Door, audit: AuditLog) -> None:
    """Let in only users."""
    # Before the page, which is mounted at the root and takes every other path.
    routers = create_login_router(door, audit), create_user_router(door.users, audit)
    app.router.routes[:0] = [route for one in routers for route in one.routes]
    app.add_middleware(Gate, door=door, audit=audit)


def _add_routes(
    app: FastAPI,
    desks: Desks,
    metrics: Metrics,
    settings: "WebSettings",
    runs: RunPages | None,
) -> None:
    """Add our own routes, and what becomes of errors in them."""
    assistant = desks.assistant
    admission, readiness = Admission(), Readiness(desks.whole.holdings)
    most_bytes = settings.max_upload_megabytes * MEGABYTE
    for router in (
        create_router(assistant, admission),
        create_completion_router(assistant, admission),
        create_article_router(assistant, most_bytes, admission),
        create_page_article_router(assistant, most_bytes, desks.folder_of),
        create_settings_router(desks.whole.settings, settings, has_runs=runs is not None),
        *([create_run_router(runs)] if runs is not None else []),
        create_state_router(readiness, metrics),
        create_source_router(assistant, readiness),
        create_conversation_router(desks.of),
        create_model_router(desks.whole.settings),
    ):
        app.include_router(router)
    for error in (HTTPException, RequestValidationError, CitelineError, Exception):
        app.add_exception_handler(error, explain)


def prepare_environment() -> None:
    """Set what gradio reads from the environment, before it is imported.

    No version check and no telemetry; no statistics over all past events after each event; no type
    stubs, and no parts that the page has no use for. Uploads wait in a folder that is ours alone
    and goes at exit, or after a kill at the next start.
    """
    leave_out_stubs()
    import_in_parts()
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(sys.maxsize)
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    if "GRADIO_TEMP_DIR" not in os.environ:
        clear_left_behind()
        folder = tempfile.mkdtemp(prefix=prefix("uploads"))
        os.environ["GRADIO_TEMP_DIR"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
