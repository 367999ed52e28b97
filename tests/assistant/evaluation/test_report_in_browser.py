"""The report as a reader uses it, in Chromium."""

import shutil

import pytest

from assistant.evaluation.dataset import locate_evidence
from assistant.evaluation.folder import score_run
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.run import run_questions
from assistant.types import Turn
from index.types import Article

FACT = "Ada won the long race in May."
RAIN = "It rained <script>window.stolen=1</script> all day."


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def address(tmp_path, ask, answerer, said):
    turns = (Turn("user", "Tell me of the race."),)
    questions = (
        ask("won", ("a", FACT), answers=("Ada",), type="who", history=turns),
        ask("rain", ("b", "Never said."), answers=("snow",), type="weather"),
        ask("open", answerable=False, type="weather"),
    )
    script = {
        "Question won?": said("Question won?", "a", FACT),
        "Question rain?": said("Question rain?", "b", RAIN),
    }
    articles = {
        "a": Article("a", "The race", f"{FACT} Grace came second."),
        "b": Article("b", "The rain", RAIN),
    }
    rows = run_questions(answerer(script), QuestionSet(questions), tmp_path / "run")
    located = locate_evidence(questions, {"a": FACT, "b": RAIN})
    score_run(tmp_path / "run", located, rows, articles)
    return (tmp_path / "run" / "report.html").as_uri()


@pytest.fixture(params=["light", "dark"])
def page(browser, address, request):
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, color_scheme=request.param
    )
    opened = context.new_page()
    problems, requests = [], []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("request", lambda sent: requests.append(sent.url))
    opened.goto(address)
    yield opened
    assert problems == []
    assert requests == [address]
    context.close()


def test_a_click_shows_the_answer_in_its_article_with_evidence_and_ranking(page):
    question = page.locator("details.question", has_text="Question won?")
    question.locator("summary").click()
    assert question.locator("mark").inner_text() == FACT
    assert "Grace came second." in question.locator(".excerpt").inner_text()
    assert "retrieved at rank 1" in question.inner_text()
    assert "Tell me of the race." in question.inner_text()
    assert "Retrieved articles" in question.inner_text()


def test_article_text_is_never_markup(page):
    question = page.locator("details.question", has_text="Question rain?")
    question.locator("summary").click()
    assert question.locator("mark").inner_text() == RAIN
    assert page.evaluate("window.stolen") is None


def test_the_table_filters_by_words_outcome_and_type(page):
    shown = page.locator("details.question:not([hidden])")
    page.fill("#search", "RAIN question")
    assert shown.count() == 1
    page.fill("#search", "")
    page.select_option("#outcome", "rightly refused")
    assert shown.count() == 1
    page.select_option("#outcome", "")
    page.select_option("#type", "weather")
    assert shown.count() == 2
    assert page.locator("#count").inner_text() == "2 of 3"


def test_the_slices_follow_the_chosen_metric(page):
    visible = page.locator(".slice:visible")
    assert visible.count() == 1
    page.select_option("#slice-metric", "refusal_recall")
    assert visible.get_attribute("data-metric") == "refusal_recall"
    assert "type: weather" in visible.inner_text()


def test_a_phone_needs_no_sideways_scrolling(page):
    page.locator("details.question summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_light_and_dark_differ_and_are_readable(page):
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    background, ink = (sum(map(int, colour[4:-1].split(","))) / 3 for colour in colours)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert (background < ink) is dark
    assert abs(background - ink) > 150


def test_a_german_browser_shows_it_in_german_and_what_is_quoted_as_it_is(browser, address):
    context = browser.new_context(locale="de-AT")
    page = context.new_page()
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.locator("main h2").first.inner_text() == "Kennzahlen"
    assert "Artikel, hit@1" in page.locator(".plot-label").all_inner_texts()
    assert page.locator("#count").inner_text() == "3 von 3"
    question = page.locator("details.question", has_text="Question won?")
    question.locator("summary").click()
    assert "richtig" in question.inner_text()
    assert "gefunden an Stelle 1" in question.inner_text()
    assert question.locator("mark").inner_text() == FACT
    page.locator("#outcome").select_option(label="zu Recht abgelehnt")
    assert page.locator("#count").inner_text() == "1 von 3"
    context.close()
