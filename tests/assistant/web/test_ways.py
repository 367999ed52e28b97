"""Ways out of a refusal: each asks something that may be answered."""

from hypothesis import given

from assistant.conversations.records import Asked
from assistant.types import Refusal
from assistant.web.searched import read_again
from assistant.web.ways import replaced, ways_out
from index.types import SearchFilter
from tests.assistant.web.render.page import HOSTILE, Page, assert_is_clean

QUESTION = "How tall is the Maram Bridge in Averil?"


def links(asked: Asked, refusal: Refusal) -> dict[str, str]:
    """What each link says, and what it asks."""
    html = ways_out(asked, refusal)
    page = Page(html)
    texts = [part.split("</a>")[0].split(">")[-1] for part in html.split("<a ")[1:]]
    asked_of = [read_again(link) for link in page.attributes("a", "href")]
    return dict(zip(texts, [one.question for one in asked_of if one], strict=True))


def test_a_word_is_spelt_right_or_left_out() -> None:
    refusal = Refusal("No.", absent=("Maram Bridge",), alike=("Marram Bridge",))
    assert links(Asked(QUESTION), refusal) == {
        "Did you mean “Marram Bridge”?": "How tall is the Marram Bridge in Averil?",
        "Ask without “Maram Bridge”": "How tall is the in Averil?",
    }


def test_nothing_is_left_out_where_nothing_would_be_left() -> None:
    refusal = Refusal("No.", absent=("moon",), alike=("",))
    assert ways_out(Asked("Who baked the moon?"), refusal) == ""


def test_a_limited_question_can_be_asked_of_all() -> None:
    limited = Asked(QUESTION, SearchFilter(frozenset({"Courier"})))
    assert links(limited, Refusal("No.")) == {"Ask all articles": QUESTION}
    assert ways_out(Asked(QUESTION), Refusal("No.")) == ""


def test_a_follow_up_can_be_asked_on_its_own() -> None:
    refusal = Refusal("No.", absent=("hangers",), alike=("",))
    html = ways_out(Asked("Who baked the moon?"), refusal, "Who baked the moon? (hangers)")
    assert Page(html).text("a") == "Ask it on its own"
    [again] = [read_again(link) for link in Page(html).attributes("a", "href")]
    assert again is not None
    assert again.question == "Who baked the moon?"


@given(HOSTILE, HOSTILE)
def test_text_stays_text(question: str, part: str) -> None:
    refusal = Refusal("No.", absent=(part,), alike=("“<b>”",))
    assert_is_clean(ways_out(Asked(question), refusal))


def test_only_whole_words_are_replaced() -> None:
    assert replaced("Is a moon a moonlet?", "moon", "") == "Is a a moonlet?"
    assert replaced("Where is (x)?", "(x", "y") == "Where is (x)?"
