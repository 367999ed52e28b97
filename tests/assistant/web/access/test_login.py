"""Signing in and out, keys and proxies: who gets in, and how often one may try."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import openai
import pytest
from gradio_client import Client as GradioClient
from starlette.types import Scope as HttpScope

from assistant import Assistant
from assistant.client import Client
from assistant.users import Scope, UserStore
from assistant.web.access.gate import COOKIE, Door
from assistant.web.access.login import TRIES_A_MINUTE
from index.errors import CitelineError
from tests.assistant.web.access.conftest import PASSWORD, ROLES

QUESTION = "Why was the Marram Bridge closed?"


@pytest.fixture
def visitor(address: str, users: UserStore) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as opened:
        yield opened


def enter(
    client: httpx.Client, name: str, password: str = PASSWORD, **query: str
) -> httpx.Response:
    return client.post("/login", data={"name": name, "password": password}, params=query)


def test_a_browser_is_sent_to_the_login_and_back(visitor: httpx.Client) -> None:
    asked = visitor.get("/c/abc", headers={"accept": "text/html"})
    assert (asked.status_code, asked.headers["location"]) == (303, "/login?next=/c/abc")
    page = visitor.get(asked.headers["location"])
    assert 'action="/login?next=/c/abc"' in page.text
    assert "<script" not in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    entered = enter(visitor, "rita", next="/c/abc")
    assert (entered.status_code, entered.headers["location"]) == (303, "/c/abc")
    assert visitor.get("/", headers={"accept": "text/html"}).status_code == 200
    assert "signed in as rita (reader)" in visitor.get("/login").text


def test_the_login_speaks_the_language_of_the_browser(visitor: httpx.Client) -> None:
    german = {"accept-language": "fr;q=0.9, de-AT;q=0.8, en;q=0.2"}
    page = visitor.get("/login", headers=german)
    assert "Accept-Language" in page.headers["vary"]
    assert '<html lang="de">' in page.text
    assert "Passwort" in page.text
    wrong = visitor.post("/login", data={"name": "rita", "password": "no"}, headers=german)
    assert "passen nicht zusammen" in wrong.text
    assert '<html lang="en">' in visitor.get("/login", headers={"accept-language": "fr"}).text


def test_the_login_is_set_in_the_faces_of_the_page_and_shows_nothing_else(
    visitor: httpx.Client,
) -> None:
    page = visitor.get("/login").text
    [face] = set(re.findall(r'url\("(/citeline/assets/source-serif-4-latin-600[^"]+)"\)', page))
    assert visitor.get(face).headers["content-type"] == "font/woff2"
    assert visitor.get("/citeline/assets/page.css").status_code == 401


@pytest.mark.parametrize(
    "place", ["//evil.example", "http://evil.example", "/c/\\evil", "javascript:x", '"><script>']
)
def test_the_login_leads_nowhere_else(visitor: httpx.Client, place: str) -> None:
    assert "evil" not in visitor.get("/login", params={"next": place}).text
    assert enter(visitor, "rita", next=place).headers["location"] == "/"


def test_the_session_is_new_hidden_from_scripts_and_ends(visitor: httpx.Client) -> None:
    visitor.cookies.set(COOKIE, "chosen-by-another")
    entered = enter(visitor, "rita")
    cookie = entered.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    secret = entered.cookies[COOKIE]
    assert secret != "chosen-by-another"  # noqa: S105
    known = {"cookie": f"{COOKIE}={secret}"}
    visitor.cookies.clear()
    assert visitor.get("/api/conversations", headers=known).status_code == 200
    planted = {"cookie": f"{COOKIE}=chosen-by-another"}
    assert visitor.get("/api/conversations", headers=planted).status_code == 401
    assert visitor.post("/logout", headers=known).status_code == 303
    assert visitor.get("/api/conversations", headers=known).status_code == 401


@pytest.mark.parametrize(("name", "password"), [("ben", "wrong"), ("who", PASSWORD)])
def test_wrong_names_and_passwords_are_told_alike(
    visitor: httpx.Client, name: str, password: str
) -> None:
    reply = enter(visitor, name, password)
    assert reply.status_code == 401
    assert "do not fit" in reply.text
    assert "set-cookie" not in reply.headers


def test_guessing_is_slowed_down(visitor: httpx.Client) -> None:
    many = 2 * TRIES_A_MINUTE
    with ThreadPoolExecutor(many) as threads:
        replies = list(
            threads.map(lambda number: enter(visitor, "guess", str(number)), range(many))
        )
    refused = [one for one in replies if one.status_code == 429]
    assert {one.status_code for one in replies} == {401, 429}
    assert all(int(one.headers["retry-after"]) > 0 for one in refused)


def test_another_page_signs_nobody_in_or_out(visitor: httpx.Client) -> None:
    foreign = {"origin": "http://evil.example"}
    data = {"name": "rita", "password": PASSWORD}
    assert visitor.post("/login", data=data, headers=foreign).status_code == 403
    assert visitor.post("/logout", headers=foreign).status_code == 403


# Keys


def test_keys_let_programs_in(address: str, users: UserStore, shared_assistant: Assistant) -> None:
    _, key = users.add_key("rita", [Scope.READ])
    expected = shared_assistant.ask(QUESTION).text
    with Client(address, key) as client:
        assert client.ask(QUESTION).answer == expected
        with pytest.raises(CitelineError, match="rita may not"):
            client.add_text("A text.")
    with openai.OpenAI(base_url=f"{address}/v1", api_key=key) as program:
        reply = program.chat.completions.create(
            model="citeline", messages=[{"role": "user", "content": QUESTION}]
        )
    assert reply.choices[0].message.content == expected
    page = GradioClient(
        address, verbose=False, analytics_enabled=False, headers={"Authorization": f"Bearer {key}"}
    )
    try:
        assert page.predict(QUESTION, api_name="/ask")["answer"] == expected
    finally:
        page.close()


def test_a_wrong_key_lets_nobody_in_not_even_with_a_session(
    address: str, visitor: httpx.Client
) -> None:
    with (
        openai.OpenAI(base_url=f"{address}/v1", api_key="wrong") as program,
        pytest.raises(openai.AuthenticationError, match="API key"),
    ):
        program.models.list()
    enter(visitor, "rita")
    for value in ("Bearer wrong", "Basic cml0YTp4", "Bearer"):
        reply = visitor.get("/v1/models", headers={"authorization": value})
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"


# Proxies


def scope_of(address: str, **headers: str) -> HttpScope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "scheme": "http", "client": (address, 1), "headers": raw}


def test_only_a_trusted_proxy_names_users(users: UserStore) -> None:
    door = Door(users, "X-Forwarded-User", frozenset({"10.0.0.1"}))
    trusted = door.identity(scope_of("10.0.0.1", x_forwarded_user="rita"))
    assert trusted is not None
    assert trusted.user.name == "rita"
    assert door.identity(scope_of("10.0.0.2", x_forwarded_user="rita")) is None
    assert door.identity(scope_of("10.0.0.1", x_forwarded_user="who")) is None
    assert door.identity(scope_of("10.0.0.1")) is None
    assert Door(users).identity(scope_of("10.0.0.1", x_forwarded_user="rita")) is None


def test_only_a_trusted_proxy_names_groups(users: UserStore) -> None:
    proxies, said = frozenset({"10.0.0.1"}), {"x_user": "rita", "x_groups": "/press, Lawyers"}
    users.groups.show("Lawyers", ["legal"])
    users.groups.show("/press", ["press"])
    users.groups.show("board", ["board"])
    _, key = users.add_key("rita", [Scope.READ])
    door, deaf = Door(users, "X-User", proxies, "X-Groups"), Door(users, "X-User", proxies)

    def seen(door: Door, address: str, **headers: str) -> tuple[str, ...] | None:
        identity = door.identity(scope_of(address, **headers))
        return identity and identity.user.seen

    assert seen(door, "10.0.0.1", **said) == ("press", "legal")
    assert seen(door, "10.0.0.1", **{**said, "x_groups": "lawyers|/press|/board"}) == ("press",)
    assert seen(door, "10.0.0.1", x_user="rita") == ()
    assert seen(door, "10.0.0.2", **said) is None
    assert seen(deaf, "10.0.0.1", **said) == ()
    # A key is let through as it came: who has it may have written the header.
    assert seen(door, "10.0.0.1", **said, authorization=f"Bearer {key}") == ()
    assert seen(door, "10.0.0.2", **said, authorization=f"Bearer {key}") == ()
    assert users.user("rita").seen == ()


def test_a_proxy_may_have_its_own_authorization(users: UserStore) -> None:
    door = Door(users, "X-Forwarded-User", frozenset({"10.0.0.1"}))
    _, key = users.add_key("ben", [Scope.READ])
    basic = scope_of("10.0.0.1", x_forwarded_user="rita", authorization="Basic x")
    bearer = scope_of("10.0.0.1", x_forwarded_user="rita", authorization=f"Bearer {key}")
    found = [identity.user.name for one in (basic, bearer) if (identity := door.identity(one))]
    assert found == ["rita", "ben"]


def test_only_a_trusted_proxy_says_where_a_request_comes_from(users: UserStore) -> None:
    door = Door(users, "", frozenset({"10.0.0.1"}))
    said = {"x_forwarded_for": "1.1.1.1, 2.2.2.2"}
    assert door.address(scope_of("10.0.0.1", **said)) == "2.2.2.2"
    assert door.address(scope_of("10.0.0.1")) == "10.0.0.1"
    assert door.address(scope_of("10.0.0.2", **said)) == "10.0.0.2"


def test_the_cookie_is_for_encrypted_connections_where_there_is_one(users: UserStore) -> None:
    door = Door(users, "X-Forwarded-User", frozenset({"10.0.0.1"}))
    assert door.is_encrypted(scope_of("10.0.0.1", x_forwarded_proto="https"))
    assert not door.is_encrypted(scope_of("10.0.0.2", x_forwarded_proto="https"))
    assert door.is_encrypted({**scope_of("10.0.0.2"), "scheme": "https"})


# What is noted


def test_changes_and_refusals_are_noted_and_questions_are_not(
    visitor: httpx.Client, folder: Path
) -> None:
    enter(visitor, "ben")
    visitor.post("/api/ask", json={"question": "Is this secretly asked?"})
    added = visitor.post("/api/texts", json={"text": "A kite flew over Drumlin."}).json()
    visitor.delete(f"/api/articles/{added['article']}")
    visitor.get("/metrics")
    text = (folder / "audit.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    noted = [(one["user"], one["what"], one["outcome"]) for one in rows[-4:]]
    assert noted == [
        ("ben", "sign in", "done"),
        ("ben", "POST /api/texts", "200"),
        ("ben", f"DELETE /api/articles/{added['article']}", "200"),
        ("ben", "GET /metrics", "403"),
    ]
    assert "secretly" not in text
    assert PASSWORD not in text
    assert set(ROLES) >= {one["user"] for one in rows if one["outcome"] == "200"}
