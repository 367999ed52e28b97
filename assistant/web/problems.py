"""What is replied when something goes wrong: a sentence for ours, nothing inside for others.

Who opens an address in a browser is shown a page with it, and programs are told it as JSON.
"""

import logging
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from pydantic import BaseModel
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Scope

from assistant.web import render
from assistant.web.german import in_german
from assistant.web.invalid import parameter_of, said_of
from assistant.web.languages import language_of
from assistant.web.plain_page import plain_page
from index.errors import (
    ArticleError,
    CitelineError,
    NotFoundError,
    QuestionError,
    SettingsError,
    TooLargeError,
)

NOTHING_HERE = "There is nothing here."
UNEXPECTED = "Something went wrong; the log says what."

RETRY_SECONDS = "2"
"""When to come again, of what cannot be done now."""

TO_CHAT = {"en": "Go to the chat", "de": "Zum Gespräch"}

OPENAI_PATHS = "/v1/"
"""Where errors have OpenAI's form, which its clients read."""

OPENAI_CODES = {
    401: "invalid_api_key",
    404: "model_not_found",
    405: "method_not_supported",
    429: "rate_limit_exceeded",
}
"""What clients of OpenAI's look at beside the status."""

logger = logging.getLogger(__name__)


class Problem(BaseModel):
    """What every error is replied with."""

    error: str


class OpenAIError(BaseModel):
    """What went wrong, as OpenAI's clients read it; `param` is the part of the request."""

    message: str
    type: str
    param: str | None
    code: str | None


class OpenAIProblem(BaseModel):
    """What every error is replied with where OpenAI's clients ask."""

    error: OpenAIError


def explain(request: Request, error: Exception) -> Response:
    """Turn an error into a reply."""
    status = status_of(error)
    if status == 500:
        logger.error("A request to %s failed", request.url.path, exc_info=error)
    headers = {"Retry-After": RETRY_SECONDS} if status == 503 else None
    sentence = sentence_of(error)
    if is_opened(request.method, request.headers):
        return problem_page(request.headers, sentence, status)
    path = request.url.path
    if path.startswith(OPENAI_PATHS) and status == 422:
        status = 400  # as OpenAI has it
    body = problem(path, sentence, status, param=parameter_of(error))
    return JSONResponse(body, status, headers)


def nothing_here(scope: Scope) -> Response:
    """Return the reply to a request for what is not there."""
    headers = Headers(scope=scope)
    if is_opened(scope.get("method", ""), headers):
        return problem_page(headers, NOTHING_HERE, 404)
    return refusal(scope, NOTHING_HERE, 404, code="unknown_url")


def refusal(scope: Scope, sentence: str, status: int, code: str | None = None) -> JSONResponse:
    """Return the reply to a request that goes no further, in the form of its path."""
    return JSONResponse(problem(scope.get("path", ""), sentence, status, code), status)


def is_opened(method: str, headers: Headers) -> bool:
    """Whether somebody opens an address in a browser."""
    return method == "GET" and headers.get("accept", "").startswith("text/html")


def problem_page(headers: Headers, sentence: str, status: int) -> HTMLResponse:
    """Return a page with a sentence and the way to the chat, in the language of the browser."""
    language = language_of(headers.get("accept-language", ""))
    said = in_german(sentence) if language == "de" else sentence
    way = f'<p><a href="/">{TO_CHAT[language]}</a></p>'
    page = plain_page(language, str(status), f"<p>{render.one_line(said)}</p>{way}")
    return HTMLResponse(page, status, {"Vary": "Accept-Language"})


def problem(
    path: str, sentence: str, status: int, code: str | None = None, param: str | None = None
) -> dict[str, Any]:
    """Return the body of a reply that says what went wrong, in the form of its path."""
    if path.startswith(OPENAI_PATHS):
        return openai_problem(sentence, status, code, param)
    return {"error": sentence}


def openai_problem(
    sentence: str, status: int, code: str | None = None, param: str | None = None
) -> dict[str, Any]:
    """Return the body of a reply in OpenAI's form; `param` names what of the request is wrong."""
    kinds = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
    kind = kinds.get(status, "invalid_request_error" if status < 500 else "server_error")
    code = code or OPENAI_CODES.get(status)
    error = OpenAIError(message=sentence, type=kind, param=param, code=code)
    return OpenAIProblem(error=error).model_dump()


def status_of(error: Exception) -> int:
    """Return the HTTP status of an error."""
    match error:
        case HTTPException(status_code=status):
            return status
        case TooLargeError():
            return 413
        case RequestValidationError() | QuestionError() | ArticleError():
            return 422
        case NotFoundError():
            return 404
        case SettingsError():
            return 409
        case CitelineError():
            return 503
    return 500


def sentence_of(error: Exception) -> str:
    """Return what may be said of an error."""
    if isinstance(error, RequestValidationError):
        return "; ".join(map(said_of, error.errors()))
    if isinstance(error, HTTPException):
        return f"{error.detail.rstrip('.')}."
    return str(error) if isinstance(error, CitelineError) else UNEXPECTED
