"""The web application: our routes, the chat mounted beside them, the perimeter around both."""

import asyncio
import atexit
import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.middleware.trustedhost import TrustedHostMiddleware

from assistant.conversations import open_conversations
from assistant.web.api import create_router, explain
from assistant.web.article_routes import create_article_router
from assistant.web.conversation_routes import create_conversation_router
from assistant.web.desk import Desk
from assistant.web.found_models import create_model_router
from assistant.web.middleware import (
    MEGABYTE,
    BodyLimit,
    ConversationPages,
    KnownEvents,
    OpenPaths,
    SameOrigin,
    SecurityHeaders,
)
from assistant.web.run_routes import RunPages, create_run_router
from assistant.web.settings_routes import create_settings_router
from assistant.web.source_routes import create_source_router
from index.errors import CitelineError
from index.temporary import clear_left_behind, prefix

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import WebSettings

OTHER_BODY_BYTES = 4 * MEGABYTE
"""Limit of everything but uploads: a question with a long conversation before it."""


def create_app(
    assistant: "Assistant", settings: "WebSettings", runs: RunPages | None = None
) -> FastAPI:
    """Build the application over one assistant. Imports gradio, which takes seconds.

    With `runs` it also shows the runs of an evaluation.
    """
    prepare_environment()
    from assistant.web.ui import mount_chat

    app = FastAPI(title="Citeline", docs_url=None, redoc_url=None, openapi_url=None)
    desk = Desk(assistant, open_conversations(assistant.settings.store.data_dir))
    upload_bytes = settings.max_upload_megabytes * MEGABYTE
    for router in (
        create_router(assistant),
        create_article_router(assistant, upload_bytes),
        create_source_router(assistant),
        create_conversation_router(desk),
        create_settings_router(assistant.settings, settings, has_runs=runs is not None),
        create_model_router(assistant.settings),
        *([create_run_router(runs)] if runs is not None else []),
    ):
        app.include_router(router)
    for error in (RequestValidationError, CitelineError, Exception):
        app.add_exception_handler(error, explain)

    async def mount() -> frozenset[int]:
        return mount_chat(app, desk)

    # Where no event loop is running, gradio makes several and never closes them.
    events = asyncio.run(mount())
    # The last one added meets a request first.
    app.add_middleware(KnownEvents, events=events)
    app.add_middleware(BodyLimit, upload_bytes=upload_bytes, other_bytes=OTHER_BODY_BYTES)
    app.add_middleware(ConversationPages)
    app.add_middleware(OpenPaths)
    app.add_middleware(SameOrigin)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts))
    app.add_middleware(SecurityHeaders)
    return app


def prepare_environment() -> None:
    """Set what gradio reads from the environment, before it is imported.

    No version check and no telemetry; no statistics over all past events after each event; uploads
    wait in a folder that is ours alone and goes at exit, or after a kill at the next start.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(sys.maxsize)
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
    if "GRADIO_TEMP_DIR" not in os.environ:
        clear_left_behind()
        folder = tempfile.mkdtemp(prefix=prefix("uploads"))
        os.environ["GRADIO_TEMP_DIR"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
