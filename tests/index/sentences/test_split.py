import textwrap
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.languages.detection import language_of
from index.sentences.split import MAX_SENTENCE_LENGTH, sentence_spans, split_sentences
from index.types import Article
from tests.index.sentences.paragraph import PARAGRAPH, headings

HOSTILE_PIECES = [
    *'aBé0 .!?…"“”‘’«»「」()[]{}<>|#-*。！？\n\t\r\x00\x1c\x85\xa0\u2028\u3000\u200b\ufeff\u0301',
    *"😀𐩖ש؟",
    *["\n\n", "- ", "# A", "so it went on and\n", "Long Title Case Words Here\n", "\ud800", "。”"],
    *"Mr. ~U.S. ~J. ~p.m. ~May. ~No. ~e.g. ~1. ~. A~? a~http://a.b/c ~a@b.c ~.[1] ".split("~"),
]
hostile_text = st.one_of(
    st.text(), st.lists(st.sampled_from(HOSTILE_PIECES), max_size=60).map("".join)
)


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


def check_cover(text: str) -> None:
    """Spans are ordered, disjoint, stripped, bounded and leave out only white space."""
    position = 0
    for span in sentence_spans(text):
        covered = span.of(text)
        assert span.start >= position
        assert covered
        assert covered == covered.strip()
        assert len(covered) <= MAX_SENTENCE_LENGTH
        assert not text[position : span.start].strip()
        position = span.end
    assert not text[position:].strip()


# Each row: a text in which ¦ stands wherever a sentence ends and another begins.
ONE_LINE = {
    "country in front": "The U.S. elections are near.¦ The U.S. Senate voted.",
    "country at the end": "He lives in the U.S.¦ He likes it.",
    "titles": "Dr. Smith met Mr. Jones, Ms. Griner and Lt. Gov. Coleman.¦ They talked.",
    "initials": "J. K. Rowling, J.K. Simmons and S.E. Hinton met George W. Bush.¦ It was late.",
    "senator with initials": "Rep. Elise Stefanik, R-N.Y., met Sen. J.D. Vance.¦ They talked.",
    "initial as surname": "Mr. T. said no.¦ He left.",
    "clock and day": "They met at 3 p.m. Monday and at 3:30 p.m. ET on Oct. 5.",
    "clock and month": "It opens at 7 p.m. Oct. 15.¦ Bring a coat.",
    "clock at the end": "It starts at 9 a.m.¦ The doors open at eight.",
    "number sign": "He is No. 5 on the list, see vol. 3, pp. 4-5.¦ It is clear.",
    "answer no": "He said no.¦ Then he left.",
    "decimals": "It rose 3.5 percent to $1.2 billion.¦ That was more.",
    "latin": "Use fruit, e.g. apples, or nuts, i.e. almonds, etc.¦ Pick what you like.",
    "month May": "It ended in May.¦ The war went on.",
    "day in May": "It ended on May 5.¦ The war went on.",
    "span of dates": "It is open Sept. 15-Oct. 31 this year.¦ Book now.",
    "firm": "The firm, Acme Inc., grew.¦ Apple Inc. (AAPL) rose.",
    "network": "He posted on X.¦ Harris replied.",
    "pronoun I": "It was between Nate and I.¦ Peter agreed.",
    "saints": "St. Louis and the Minneapolis-St. Paul airport are far from Ft. Worth.",
    "court case": "Roe v. Wade was overturned in June.¦ It was close.",
    "dateline": "NEW CASTLE, Del. – Sarah McBride won.",
    "degrees": "He has a Ph.D. in physics and a B.A. from Yale.¦ She has none.",
    "numerals": "He lived in World War II.¦ Louis XIV left.",
    "curly quotation": "“We won,” he said.¦ “It is over.”¦ Then he left.",
    "straight quotation": '"We won," he said.¦ "It is over."¦ Then he left.',
    "single quotation": "‘So it is.’¦ She stayed.¦ 'It is over.'¦ She left.",
    "french quotation": "« C’est fini. »¦ Il est parti.",
    "quoted question": "“Why now?” she asked.¦ No one knew.",
    "question at the end": "He asked, “Is it over?”¦ She nodded.",
    "quoted end": "He said it was “over.”¦ Then he left.",
    "long quotation": "“We are glad to be here today.¦ We will stay until it is over,” he said.",
    "short quoted sentence": "“Absolutely. We will never stop until they are home,” he said.",
    "broken quotation": "“This is,” he said, “the end.”¦ Nobody spoke.",
    "stray closing quote": "He left.”¦ She said so.",
    "apostrophes": "The players' union met.¦ The boys’ club did not, it’s said.¦ It’s true.",
    "quoted title": "He wrote “Who’s Afraid of Virginia Woolf?” and left.",
    "three stops": "He left... and came back.¦ He ran...¦ Then he fell.",
    "ellipsis character": "He left… and came back.¦ He ran…¦ Then he fell.",
    "question and exclamation": "Really?!¦ Yes!¦ No way!!!¦ Fine.",
    "inside brackets": "It rained (a lot. Really.) all day.¦ Then it stopped.",
    "own brackets": "It rained.¦ (See page 3.)¦ Then it stopped.",
    "reference marks": "Prices rose.[1]¦ Wages fell.[2][3]¦ It stayed.[citation needed]¦ So what.",
    "page numbers": "All stresses count.:133–134¦ So what.",
    "address on the web": "See https://example.com/a.b?c=D.E for more.¦ Then it ends.",
    "mail address": "Write to j.doe@example.com.¦ Thanks.",
    "names with dots": "Node.js and Booking.com are names.",
    "brand in lower case": "He left.¦ eBay rose.¦ iPhone sales fell.",
    "all in lower case": "the cat sat.¦ the dog ran.",
    "measure": "Buy two 1-lb. bags of sugar.¦ Go home.",
    "missing space": "Will it be banned?¦Donald says no.¦ He came to power.¦The army left.",
    "numbered on one line": "1. Mix the flour.¦ 2. Bake it.",
    "number first": "He scored 20 points.¦ 15 came late.",
    "stop on its own": "It is a crisis. .¦ Markets fell.",
    "chinese": "我们赢了。¦他走了！¦真的吗？¦是的。",
    "chinese quotation": "他说：“我们赢了。”¦然后他走了。",
    "japanese": "彼は勝った。¦私は帰った。",
    "chinese and digits": "他走了。¦2024年他回来了。",
    "arabic": "هل فزنا؟¦ نعم.¦ ذهب الرجل.",
    "hebrew": "שלום עולם.¦ מה שלומך?¦ טוב.",
    "emoji": "😀 It works.¦ 👍 Fine.",
    "abbreviation alone": "i.e. this",
}


@pytest.mark.parametrize("marked", ONE_LINE.values(), ids=ONE_LINE.keys())
def test_sentences_of_one_line(marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("¦")]
    assert split(marked.replace("¦", "")) == expected


LINES = {
    "headings": ["Blinken Warns China", "He raised concerns. \nHe left."],
    "paragraphs": ["He raised concerns.", "She left early.", "They stayed."],
    "bullets": ["Take with you:", "- warm clothes", "* a map. And water", "• one lamp"],
    "numbers": ["1. Mix the flour", "2. Bake it", "a) for an hour", "(3) or two"],
    "table with tabs": ["Year\tU.S. Sales. Net\tShare", "2023\t3.5\t10 %", "2024\t4.5\t12 %"],
    "table with bars": ["| Year | Sales. Net |", "|---|---|", "| 2023 | 3.5 |"],
    "ruler": ["He left.", "* * *", "She stayed."],
    "addresses": ["10 Main Street", "Springfield", "USA"],
    "lower-case list": ["Ingredients", "flour", "sugar"],
    "markdown": ["# Who won? Nobody knows", "The vote is open."],
    "verse": ["Roses are red,", "Violets are blue,", "Sugar is sweet,", "And so are you."],
    "long lines": [PARAGRAPH.split(". ")[0], "Defending the Right to Protest", "He left for home."],
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("line_break", ["\n", "\n\n", " \n\t\n  "], ids=["one", "two", "blank"])
def test_no_sentence_crosses_a_hard_line_break(lines: list[str], line_break: str) -> None:
    text = line_break.join(lines)
    crossing = [sentence for sentence in split(text) if "\n" in sentence]
    assert crossing == []


@pytest.mark.parametrize("name", ["table with tabs", "table with bars", "markdown", "numbers"])
def test_rows_items_and_markdown_headings_stay_whole(name: str) -> None:
    first, *_ = LINES[name]
    assert split("\n".join(LINES[name]))[0] == first


@pytest.mark.parametrize("width", [60, 72, 90])
def test_a_wrapped_text_has_the_sentences_of_the_unwrapped_one(width: int) -> None:
    heading = "What the Talks Were About"
    plain = "\n\n".join([PARAGRAPH, heading, PARAGRAPH.replace("secretary", "minister")])
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in plain.split("\n\n"))
    assert wrapped != plain
    assert [" ".join(each.split()) for each in split(wrapped)] == split(plain)
    assert headings(wrapped) == headings(plain) == [heading]


def test_a_wrapped_abbreviation_does_not_end_a_sentence() -> None:
    text = (
        "The committee heard the evidence of the hospital, which was given by Dr.\n"
        "Smith and by two nurses of the ward, and it will report in the autumn to\n"
        "Parliament, as its members said when they left the chamber late at night\n"
        "on Friday."
    )
    assert split(text) == [text]


def test_a_full_line_in_title_case_is_not_glued_to_the_wrapped_text_below() -> None:
    title = "Blinken Warns China Over Support for Russia During Beijing Talks"
    text = title + "\n" + textwrap.fill(PARAGRAPH, 66)
    assert split(text)[0] == title


@pytest.mark.parametrize("before", ["The minister said that", "Rome,"])
def test_an_unfinished_line_goes_on_in_lower_case(before: str) -> None:
    text = f"{before}\nthe talks had failed.\nHe left."
    assert split(text) == [f"{before}\nthe talks had failed.", "He left."]


@pytest.mark.parametrize("text", ["Hello world", "# Hello", "Hello World\nGoodbye World", "  Hi\n"])
def test_a_text_always_holds_a_sentence(text: str) -> None:
    sentences = split_sentences(Article(id="a", title="A title", text=text))
    assert not sentences[-1].is_heading


def test_a_paragraph_starts_at_each_hard_line() -> None:
    text = "He came. He saw.\nA Short Heading\nHe won. She stayed."
    sentences = split_sentences(Article(id="a", title="A title", text=text))
    assert [sentence.starts_paragraph for sentence in sentences] == [True, False, True, True, False]


def test_sentences_carry_their_article_number_and_text() -> None:
    article = Article(id="a", title="A title", text=f"  {PARAGRAPH}\n\n{PARAGRAPH}\n")
    sentences = split_sentences(article)
    assert [sentence.number for sentence in sentences] == [0, 1, 2, 3]
    assert {(each.article_id, each.version) for each in sentences} == {("a", article.version)}
    assert all(each.text == each.span.of(article.text) for each in sentences)
    assert tuple(each.span for each in sentences) == sentence_spans(article.text)


@pytest.mark.parametrize(
    ("mark", "ending"), [("; ", ";"), (", ", ","), (" ", "word"), ("", "word")], ids=repr
)
def test_an_endless_sentence_is_cut_at_the_best_place(mark: str, ending: str) -> None:
    text = "word " * 150 + "word" + mark + "word " * 100 + "end"
    first, second = split(text)
    assert first.endswith(ending)
    assert len(second) < len(first) <= MAX_SENTENCE_LENGTH
    if mark.strip():
        assert len(first) == len("word " * 150 + "word" + mark.strip())


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        (".....", 20_000),
        ("x", 1_000_000),
        ("word ", 200_000),
        ("“ ", 100_000),
        ("(a. ", 50_000),
        ("a\n", 50_000),
        ("?! ", 50_000),
        ("。", 50_000),
        ('"A. ', 50_000),
        ("\n", 50_000),
    ],
    ids=repr,
)
def test_long_monotonous_texts_are_covered(unit: str, count: int) -> None:
    check_cover(unit * count)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028\x85\xa0\t"], ids=repr)
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentence_spans(text) == ()


@given(hostile_text)
@example("B\u2028.")  # sentencex panics on it unmasked
@example("a\ud800. B")
@example('. ." .')
def test_spans_cover_any_text(text: str) -> None:
    check_cover(text)


# An article is taken to be in one language.
IN_ENGLISH = [marked for marked in ONE_LINE.values() if language_of(marked) == "en"]


@given(st.lists(st.sampled_from(IN_ENGLISH), min_size=1, max_size=6))
def test_paragraphs_do_not_change_each_other(marked: list[str]) -> None:
    text = "\n\n".join(line.replace("¦", "") for line in marked)
    assert split(text) == [piece.strip() for line in marked for piece in line.split("¦")]


def test_a_real_article_has_its_sentences(shared: Path) -> None:
    text = (shared / "articles" / "000_4d5dae05c6c414ed.txt").read_text(encoding="utf-8")
    assert len(split(text)) == 23
