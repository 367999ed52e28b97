"""Users on the page: they sign in, see their own conversations, and do what they may."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant import Assistant
from assistant.settings import WebSettings
from assistant.users import Role, open_users
from tests.browser.browsing import Browsing
from tests.browser.serving import serving
from tests.browser.visitor import DESK, Visitor, renewed

PASSWORD = "correct horse battery"  # noqa: S105 - of a test's users
QUESTION = "Why was the Marram Bridge closed?"


@pytest.fixture(scope="module")
def page_of_users(chromium: str, copy_of_sample: Callable[[], Path]) -> Iterator[str]:
    folder = copy_of_sample()
    users = open_users(folder)
    users.add("ann", Role.EDITOR, PASSWORD)
    users.add("rita", Role.READER, PASSWORD)
    users.close()
    settings = WebSettings(users=True)
    with Assistant.open(folder) as assistant, serving(assistant, settings=settings) as address:
        yield address


@contextmanager
def entered(browsing: Browsing, page_of_users: str, name: str) -> Iterator[Visitor]:
    """Sign somebody in, in a window of their own."""
    with browsing.context(page_of_users, viewport=DESK, reduced_motion="reduce") as context:
        visitor = Visitor(context.new_page(), page_of_users)
        visitor.page.goto(page_of_users)
        sign_in(visitor.page, name)
        visitor.page.wait_for_url(page_of_users)
        visitor.wait_until_ready()
        yield visitor


@pytest.fixture(scope="module")
def window_of_ann(browsing: Browsing, page_of_users: str) -> Iterator[Visitor]:
    with entered(browsing, page_of_users, "ann") as visitor:
        yield visitor


@pytest.fixture(scope="module")
def window_of_rita(browsing: Browsing, page_of_users: str) -> Iterator[Visitor]:
    with entered(browsing, page_of_users, "rita") as visitor:
        yield visitor


@pytest.fixture
def ann(window_of_ann: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """An editor, with an empty chat."""
    return renewed(window_of_ann, request)


@pytest.fixture
def rita(window_of_rita: Visitor, request: pytest.FixtureRequest) -> Visitor:
    """A reader, with an empty chat."""
    return renewed(window_of_rita, request)


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_wrong_password_is_told_and_a_right_one_leads_to_the_chat(
    browsing: Browsing, page_of_users: str
) -> None:
    with browsing.context(page_of_users, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(page_of_users)
        sign_in(page, "ann", "wrong")
        expect(page.get_by_role("alert")).to_have_text("Name and password do not fit together.")
        sign_in(page, "ann")
        expect(page.locator("#question textarea:visible")).to_be_visible(timeout=30_000)
        page.goto(f"{page_of_users}login")
        page.get_by_role("button", name="Sign out").click()
        page.goto(page_of_users)
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_who_is_signed_in_stands_on_the_page_and_leaves_by_a_press(
    browsing: Browsing, page_of_users: str
) -> None:
    with entered(browsing, page_of_users, "rita") as leaving:
        page = leaving.page
        page.get_by_role("button", name="Sign out rita").click()
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        page.goto(page.url.replace("login", ""))
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_a_conversation_is_one_user_s_own(ann: Any, rita: Any) -> None:
    reply = ann.ask(QUESTION)
    ann.open_source(reply.locator("a.cite").first)
    address = ann.page.url.partition("#")[0]
    assert "/c/" in address
    ann.page.goto(address)
    expect(ann.page.locator("#chat .question")).to_have_count(1)
    rita.page.goto(address)
    rita.page.locator("#question textarea:visible").wait_for()
    expect(rita.page.locator("#chat .question")).to_have_count(0)
    expect(rita.page.locator("#conversation-list a")).to_have_count(0)
    expect(rita.page.locator("#toast")).to_contain_text("This conversation is not here.")
    expect(rita.page).to_have_url(rita.address)
    assert rita.ask(QUESTION).locator("a.cite").count()
    assert ann.problems == []


def test_what_is_asked_at_once_at_another_s_address_begins_a_conversation_of_one_s_own(
    ann: Any, rita: Any
) -> None:
    ann.ask("How long is the detour?")
    address = ann.page.url
    # Before the page could learn that the conversation is not there.
    rita.page.route("**/api/conversations/*", lambda route: route.abort())
    rita.page.goto(address)
    rita.page.locator("#question textarea:visible").wait_for()
    rita.page.locator("#question textarea").fill(QUESTION)
    rita.page.unroute("**/api/conversations/*")
    rita.page.keyboard.press("Enter")
    assert rita.reply(0).locator("a.cite").count()
    expect(rita.page).not_to_have_url(address)
    expect(rita.page.locator("#chat .question")).to_have_text([QUESTION])
    expect(rita.page.locator("#waiting .chip")).to_have_count(0)


def test_a_reader_adds_nothing(rita: Any, tmp_path: Path) -> None:
    file = tmp_path / "kites.txt"
    file.write_text("The orange kite flew over Drumlin.", encoding="utf-8")
    with rita.page.expect_response("**/api/articles/file*") as replied:
        outcome = rita.upload(file)
    assert replied.value.status == 403
    expect(outcome).to_contain_text("rita may not do this")
