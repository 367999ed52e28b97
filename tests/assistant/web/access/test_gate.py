"""What the gate says to those whom it does not let through, and what it notes of them."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.users import Scope, UserStore
from assistant.users.audit import FILE_NAME
from assistant.web.access.gate import NOTES_A_MINUTE

QUESTION = "Why was the Marram Bridge closed?"


@pytest.fixture
def visitor(address: str, users: UserStore) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}"}


def noted(folder: Path) -> list[dict[str, str]]:
    lines = (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()
    return [json.loads(one) for one in lines]


def test_a_key_that_is_too_narrow_is_told_from_a_role_that_is(
    visitor: httpx.Client, users: UserStore
) -> None:
    """Ada is the admin whom she would have to ask."""
    _, watching = users.add_key("ada", [Scope.ADMIN])
    _, reading = users.add_key("rita", [Scope.READ])
    narrow = visitor.get("/api/articles", headers=bearer(watching))
    assert (narrow.status_code, narrow.json()["error"]) == (
        403,
        "This key may not do this; it takes one of the scope 'read'.",
    )
    lacking = visitor.delete("/api/articles?article=x", headers=bearer(reading))
    assert (lacking.status_code, lacking.json()["error"]) == (
        403,
        "rita may not do this; ask an admin for the right to.",
    )


def test_keys_that_nobody_has_are_noted_without_a_question_or_a_secret(
    visitor: httpx.Client, folder: Path
) -> None:
    before, begun = len(noted(folder)), time.monotonic()
    path = f"/api/search?question={QUESTION}"
    for _ in range(NOTES_A_MINUTE * 2):
        assert visitor.get(path, headers=bearer("citeline-guessed")).status_code == 401
    more = noted(folder)[before:]
    assert 0 < len(more) <= NOTES_A_MINUTE + (time.monotonic() - begun) * NOTES_A_MINUTE / 60 + 1
    assert {(one["what"], one["outcome"], one["address"]) for one in more} == {
        ("GET /api/search by an unknown key", "401", "127.0.0.1")
    }
    assert "guessed" not in json.dumps(more)


def test_a_visitor_without_anything_is_not_noted(visitor: httpx.Client, folder: Path) -> None:
    before = noted(folder)
    assert visitor.get("/api/articles").status_code == 401
    assert visitor.get("/api/articles", headers={"cookie": "citeline_session=x"}).is_error
    assert noted(folder) == before


def test_the_description_says_that_a_key_is_needed(visitor: httpx.Client, users: UserStore) -> None:
    _, reading = users.add_key("rita", [Scope.READ])
    described = visitor.get("/openapi.json", headers=bearer(reading)).json()
    [(name, scheme)] = described["components"]["securitySchemes"].items()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert described["paths"]["/api/ask"]["post"]["security"] == [{name: []}]
