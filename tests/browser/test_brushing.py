"""The picture of the collection: a span that is brushed on it limits the list and the questions."""

from typing import Any

from playwright.sync_api import Page, Route, expect

LATEST = "Abele breaks marathon record on a borrowed route"


def articles_of(page: Page) -> int:
    """How many articles there are: other tests of this file may leave some."""
    expect(page.locator("#listing-count")).to_contain_text("articles")
    return int(page.locator("#listing-count").inner_text().split()[0])


def brush(page: Page, start: float, end: float) -> None:
    """Drag over a part of the picture, in shares of its width."""
    box: Any = page.locator("#picture svg").bounding_box()
    height = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + start * box["width"], height)
    page.mouse.down()
    page.mouse.move(box["x"] + end * box["width"], height, steps=3)
    page.mouse.up()


def test_a_brushed_span_limits_the_list_and_the_questions(visitor: Any) -> None:
    page = visitor.page
    total = articles_of(page)
    brush(page, 0.9, 0.999)
    expect(page.locator("#scope .chip")).to_have_text("9 April 2026 – 13 April 2026")
    expect(page.locator("#listing-count")).to_have_text(f"1 of {total} articles")
    expect(page.locator("#listing .title")).to_have_text([LATEST])
    reply = visitor.ask("Why was the Marram Bridge closed?")
    expect(reply.locator(".from .open")).to_have_text([LATEST])
    page.locator("#scope .chip").click()
    expect(page.locator("#listing-count")).to_have_text(f"{total} articles")
    # What is pressed once more is chosen no longer.
    for expected in (f"2 of {total} articles", f"{total} articles"):
        brush(page, 0.01, 0.01)
        expect(page.locator("#listing-count")).to_have_text(expected)
    assert visitor.problems == []


def test_the_keyboard_chooses_a_span_and_pointing_says_what_is_in_it(visitor: Any) -> None:
    page = visitor.page
    total = articles_of(page)
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#scope .chip")).to_have_text("3 March 2026")
    expect(page.locator("#picture-tip")).to_contain_text("3 March 2026: 2 articles")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("#scope .chip")).to_have_text("3 March 2026 – 5 March 2026")
    expect(page.locator("#listing-count")).to_have_text(f"3 of {total} articles")
    page.keyboard.press("Escape")
    expect(page.locator("#listing-count")).to_have_text(f"{total} articles")
    box: Any = page.locator("#picture svg").bounding_box()
    page.mouse.move(box["x"] + 0.999 * box["width"], box["y"] + 10)
    expect(page.locator("#picture-tip")).to_contain_text("13 April 2026: 1 article")
    expect(page.locator("#picture-tip li")).to_have_text(["Harbour Sports Post 1"])


def test_what_came_last_is_listed_first_where_that_is_chosen(newcomer: Any) -> None:
    page = newcomer.page
    total = articles_of(page)
    added = {"name": "otters.txt", "mimeType": "text/plain", "buffer": b"Nine otters swam."}
    page.set_input_files("#files", [added])
    page.locator("#adding").get_by_role("button", name="Clear").wait_for()
    page.locator("#order").select_option("added")
    expect(page.locator("#listing .title").first).to_have_text("Nine otters swam.")
    page.locator("#order").select_option("newest")
    expect(page.locator("#listing .title").first).to_have_text(LATEST)
    newcomer.act_on(page.locator("#listing li", has_text="otters swam"), "Remove")
    expect(page.locator("#listing-count")).to_have_text(f"{total} articles")


def test_the_picture_ends_today_where_its_last_span_is_not_over(visitor: Any) -> None:
    page = visitor.page

    def prolonged(route: Route) -> None:
        reply = route.fetch()
        told = reply.json()
        told["picture"]["columns"][-1]["last"] = "2999-12-31"
        route.fulfill(response=reply, json=told)

    end = page.locator("#picture .ends span").last
    expect(end).to_have_text("13 April 2026")
    page.route("**/citeline/articles?*", prolonged)
    page.reload()
    today = page.evaluate(
        "new Date().toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})"
    )
    expect(end).to_have_text(today)


def test_days_the_wrong_way_round_are_turned(visitor: Any) -> None:
    page = visitor.page
    page.locator("#limits summary").click()
    page.locator("#after").fill("2026-04-01")
    page.locator("#before").fill("2026-03-01")
    expect(page.locator("#scope .chip")).to_have_text("1 March 2026 – 1 April 2026")
    expect(page.locator("#after")).to_have_value("2026-03-01")
    expect(page.locator("#before")).to_have_value("2026-04-01")
    expect(page.locator("#listing li")).not_to_have_count(0)
