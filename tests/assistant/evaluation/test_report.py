import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.folder import score_run
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.report.page import json_for_script
from assistant.evaluation.report.plots import (
    Curve,
    PlotRow,
    Segment,
    axis_end,
    dot_and_whisker,
    line_chart,
    stacked_bar,
)
from assistant.evaluation.run import run_questions
from assistant.evaluation.statistics import Interval
from index.types import Article

HOSTILE = "</script><script>stolen=1</script><img src=x onerror=stolen=1>\u2028&lt;b&gt; Ada won."


class Page(HTMLParser):
    """The elements of a page and the text of its data script."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.data, self._inside = [], [], "", False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attributes = dict(attrs)
        self.links += [value for key, value in attrs if key in ("src", "href")]
        self._inside = attributes.get("id") == "data"

    def handle_endtag(self, tag):
        self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.data += data


@pytest.fixture
def report(tmp_path, ask, answerer, said):
    """The report of a run full of hostile texts."""
    questions = QuestionSet(
        (
            ask("<b>one", ("a", HOSTILE), answers=(HOSTILE,), type="<i>kind"),
            ask("two", answerable=False, type="other"),
            ask("three", answers=("x",), type="other"),
        )
    )
    text = questions.questions[0].question
    script = {text: said(text, "a", HOSTILE), "Question three?": ValueError(HOSTILE)}
    folder = tmp_path / "<u>run"
    rows = run_questions(answerer(script), questions, folder, identity={"settings": HOSTILE})
    score_run(folder, questions.questions, rows, {"a": Article("a", HOSTILE, f"{HOSTILE} So.")})
    return folder / "report.html"


def test_the_report_asks_for_nothing(report):
    page = Page(report.read_text(encoding="utf-8"))
    assert page.links == []
    assert not re.search(r"https?://|@import|url\(", report.read_text(encoding="utf-8"))
    assert "default-src 'none'" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(("names", "noun"), [(["one"], "question"), (["one", "two"], "questions")])
def test_questions_are_counted_in_plain_words(tmp_path, ask, answerer, names, noun):
    questions = [ask(name, answerable=False) for name in names]
    rows = run_questions(answerer({}), QuestionSet(tuple(questions)), tmp_path / "run", identity={})
    score_run(tmp_path / "run", questions, rows, {})
    page = (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
    assert f"<b>{len(names)}</b> <span>{noun}</span>" in page


def test_hostile_text_adds_no_element(report):
    page = Page(report.read_text(encoding="utf-8"))
    assert page.tags.count("script") == 3
    assert not {"img", "u"} & set(page.tags)


def test_the_data_holds_every_question_whole(report):
    data = json.loads(Page(report.read_text(encoding="utf-8")).data)
    one, two, three = data
    assert one["outcome"] == "right"
    assert one["sentences"][0]["text"] == HOSTILE
    (citation,) = one["sentences"][0]["citations"]
    assert citation["quote"] == HOSTILE
    assert citation["after"] == " So."
    assert citation["valid"] is True
    assert citation["right"] is True
    assert one["evidence"][0]["rank"] == 1
    assert one["retrieved"][0]["right"] is True
    assert two["outcome"] == "rightly refused"
    assert three["error"] == f"ValueError: {HOSTILE}"


@given(st.text())
def test_json_in_a_script_survives_and_holds_no_markup(text):
    found = json_for_script({"text": text})
    assert not set("<>&\u2028\u2029") & set(found)
    assert json.loads(found) == {"text": text}


def numbers(markup, name):
    return [float(value) for value in re.findall(rf'{name}="([\d.]+)%"', markup)]


def test_a_dot_and_its_whisker_stand_where_the_numbers_say():
    row = PlotRow("F1", Interval(0.5, 0.25, 0.75, 8), "0.500")
    markup = dot_and_whisker([row], highest=2.0)
    assert numbers(markup, "cx") == [25.0]
    assert re.search(r'class="whisker" x1="12.5%" x2="37.5%"', markup)
    assert "n 8" in markup


def test_plots_escape_their_labels():
    row = PlotRow("<b>", Interval(0.5, None, None, 1), "<i>", 'a"b')
    assert "<b>" not in dot_and_whisker([row])
    assert 'a"b' not in dot_and_whisker([row])
    assert "<em>" not in stacked_bar([Segment("right", "<em>", 1)])
    assert "<b>" not in line_chart(Curve([(0, 0)], (1, 1), ("<b>", "<b>"), "<b>"))


def test_a_stacked_bar_is_cut_in_proportion():
    markup = stacked_bar([Segment("a", "A", 1), Segment("none", "None", 0), Segment("b", "B", 3)])
    assert numbers(markup, "x") == [0, 25]
    assert numbers(markup, "width") == [25, 75]
    assert "None" not in markup


def test_a_curve_goes_in_steps_from_point_to_point():
    markup = line_chart(Curve([(0, 0), (0.5, 1)], (1, 1), ("x", "y"), "name"))
    (points,) = re.findall(r'points="([^"]*)"', markup)
    (x0, y0), (x1, y1), (x2, y2) = (tuple(map(float, point.split(","))) for point in points.split())
    assert (x1, y1) == (x2, y0)
    assert x0 < x2
    assert y2 < y0


@given(st.floats(1e-6, 1e9))
def test_an_axis_reaches_its_highest_value_without_much_waste(highest):
    assert highest <= axis_end(highest) * (1 + 1e-9)
    assert axis_end(highest) <= 2.0000001 * highest


def test_an_axis_of_nothing_ends_at_one():
    assert axis_end(0) == 1
