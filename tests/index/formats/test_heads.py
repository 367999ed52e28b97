"""What the head of a text says of it: its day, its author and its source; and what it does not."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.draft import Draft, finish
from index.formats.heads import read_head
from index.formats.identity import Origin
from index.formats.normalise import normalise

DAY = date(2026, 5, 3)
PROSE = "The otters came back to the harbour in spring, the council said, and nobody knows why."

FILE = Origin("x", "a.txt", b"x")
PARTS = ("By Mia Toft", "3 May 2026", "The Skarn Gazette")


def told(head: str, title: str = "") -> tuple[date | None, str, str]:
    """Return day, author and source of a head above prose."""
    found = read_head(f"{head}\n\n{PROSE}\n\n{PROSE}", title)
    return found.day, found.author, found.source


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("By Mia Toft, 3 May 2026", "Mia Toft"),
        ("*By Mia Toft, 3 May 2026*", "Mia Toft"),
        ("by Mia Toft | May 3, 2026", "Mia Toft"),
        ("BY MIA TOFT\nMAY 3, 2026", "MIA TOFT"),
        ("By Mia Toft and Ole van den Berg\nSunday 3 May 2026", "Mia Toft, Ole van den Berg"),
        ("Von Jörg Groß und Eva Maria Lenz, 3. Mai 2026", "Jörg Groß, Eva Maria Lenz"),
        ("Sonntag, 3. Mai 2026\nVon Jörg Groß", "Jörg Groß"),
        ("Skarn, den 3. Mai 2026", ""),
        ("Skarn, Norway, 3rd of May 2026", ""),
        ("3 May 2026 – Mia Toft", ""),
        ("Mia Toft, 3 May 2026", ""),
        ("Published 3 May 2026", ""),
        ("Published: Sunday, 3 May 2026, 10:30", ""),
        ("Published on May 3rd, 2026 by Mia Toft", "Mia Toft"),
        ("Posted by J. R. O'Toole on 3 May 2026 at 9 am", "J. R. O'Toole"),
        ("Posted on 2026-05-03 by Mia Toft", "Mia Toft"),
        ("Veröffentlicht am 03.05.2026 um 10.30 Uhr", ""),
        ("Words: Mia Toft\nPhotos: Ole Berg\nDate: 3 May 2026", "Mia Toft"),
        ("Text: Mia Toft Fotos: Ole Berg\n3. Mai 2026", "Mia Toft"),
        ("By Mia Toft, harbour reporter\n3 May 2026 | 4 min read", "Mia Toft"),
        ("By Mia Toft, Ole Berg and Eva Lenz\n3 May 2026", "Mia Toft, Ole Berg, Eva Lenz"),
        ("Von Eva Lenz, dpa\n03.05.2026, 10:15 Uhr", "Eva Lenz"),
        ("From our court reporter, Skarn, 3 May 2026", ""),
        ("Von unserem Korrespondenten, 3. Mai 2026", ""),
        ("By a staff writer | 3 May 2026", ""),
        ("Words and pictures by Eva Lenz\n2026/05/03", "Eva Lenz"),
        ("Text und Fotos: Eva Lenz\n2026/05/03", "Eva Lenz"),
        ("Published 9:00 a.m. ET May 3, 2026 | Updated 9:30 p.m. ET May 4, 2026", ""),
        ("By Otto Berg Jr., 3 May 2026", "Otto Berg Jr."),
        ("By Mia Toft in Skarn\n3 May 2026", "Mia Toft"),
        ("Film review by Mia Toft, 3 May 2026", "Mia Toft"),
        ("By Mia Toft 3 May 2026 10:30 GMT", "Mia Toft"),
        ("Updated 5 May 2026\nPublished 3 May 2026", ""),
        ("Published 3 May 2026, last updated: 5 May 2026", ""),
        ("3 May 2026 (updated 5 May 2026)", ""),
        ("Par Zoé Le Goff\nPublié le 3 mai 2026", "Zoé Le Goff"),
        ("Por Inés Pardo, 3 de mayo de 2026", "Inés Pardo"),
        ("Door Piet de Wit, zondag 3 mei 2026", "Piet de Wit"),
        ("Skarn, 3 May 2026. The council met.", ""),
        ("Bad Lindau, 3. Mai 2026. „Niemand weiß es“, hieß es.", ""),
        (
            "They are back after forty years, and some are glad of it.\n\nBy Mia Toft\n3 May 2026",
            "Mia Toft",
        ),
        ("2026年5月3日", ""),
    ],
)
def test_a_head_below_the_headline(head: str, author: str) -> None:
    day, found, source = told(f"Otters return\n\n{head}")
    assert (day, source) == (DAY, "")
    assert found == author


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("The Skarn Gazette, 3 May 2026", "The Skarn Gazette"),
        ("The Skarn Gazette, 3 May 2026\nBy Mia Toft", "The Skarn Gazette"),
        ("By Mia Toft, Skarn Courier, 3 May 2026", "Skarn Courier"),
        ("The Daily Otter | Sunday 3 May 2026", "The Daily Otter"),
        ("Lindauer Zeitung, 3. Mai 2026", "Lindauer Zeitung"),
        ("Tagesanzeiger vom 3. Mai 2026", "Tagesanzeiger"),
        ("Skarn Echo, Sports, Sunday 3 May 2026", "Skarn Echo"),
        ("Skarn Echo, Home and Garden, 3 May 2026", "Skarn Echo"),
        ("Skarn Echo, 3 May 2026. By Mia Toft", "Skarn Echo"),
        ("The Skarn Echo, 3 May 2026. Ole Berg in Lornby", "The Skarn Echo"),
        ("Skarn Echo, Culture, 3 May 2026. Concert review by Mia Toft", "Skarn Echo"),
        ("Emily Post, 3 May 2026", ""),
        ("Emily Post, Skarn, 3 May 2026", ""),
        ("Skarn, 3 May 2026", ""),
        ("Press Release, 3 May 2026", ""),
        ("Local News, 3 May 2026", ""),
        ("Great Otters, 3 May 2026", ""),
    ],
)
def test_a_source_is_what_a_paper_is_called(head: str, source: str) -> None:
    assert told(f"Otters return\n{head}")[::2] == (DAY, source)


@pytest.mark.parametrize(
    "head",
    [
        "On 3 May 2026 the otters came back.",
        "On 3 May 2026",
        "Am 3. Mai 2026",
        "From 3 May 2026",
        "Until Sunday 3 May 2026",
        "The council met on 3 May 2026.",
        "By 3 May 2026, half of them had left.",
        "By Mia Toft's count there were nine on 3 May 2026.",
        "In Skarn, 3 May 2026. was a cold day",
        "Dear Mia, 3 May 2026",
        "Liebe Mia, 3. Mai 2026",
        "Deadline: 3 May 2026",
        "Deadline 3 May 2026",
        "Born: 3 May 2026",
        "Mia Toft, born 3 May 2026",
        "Next meeting: Sunday 3 May 2026, 19:00",
        "Doors open: 3 May 2026",
        "Valid from 3 May 2026",
        "Tenancy agreement, 1 May 2026",
        "1–3 May 2026",
        "3 May 2026 – 5 May 2026",
        "3 May 2026 to 5 May 2026",
        "3/5/2026",
        "In May 2026",
        "Skarn, May 2026",
        "May 2026\nClerk.\nJune 2026\nMayor.",
        "Deadline: May 2026",
        "Otters 2026",
        "3 Mai",
        "31 February 2026",
        "12 Otters 2026",
        "3 May 2026: concert in the square",
        "3 May 2026 – concert in the square",
        "3 May 2026\nConcert\n10 May 2026\nFair",
        "Skarn, 3 May 2026\nWe landed.\nTromm, 4 May 2026\nWe left.",
        "2026-05-03 | 4.2\n2026-05-04 | 4.4",
        "Serves 4, 3 May 2026",
        "5551234567",
        "A\nB\nC\n3 May 2026",
        f"{PROSE}\n\n3 May 2026",
        f"{PROSE * 4}\n\nBy Mia Toft, 3 May 2026",
    ],
)
def test_a_day_that_is_no_dateline(head: str) -> None:
    assert told(f"Otters return\n{head}") == (None, "", "")


@pytest.mark.parametrize(
    "head",
    [
        "By the river I sat",
        "By the Skarn Trust",
        "By Night",
        "By Public Transport\nTake the bus. You come by public transport in an hour.",
        "By our staff reporter",
        "By Mia Toft, who saw them,",
        "By five votes to three",
        "By Mia",
        "Von Skarn nach Tromm",
        "Von der Redaktion",
        "Von 8 bis 12 Uhr",
        "Words matter",
        "Words: 1,200",
        "Text: see below",
        "Mia Toft",
        "Interview: Mia Toft",
        "Q: By Mia Toft?",
        "Photos: Mia Toft",
        "Posted by Mia Toft yesterday",
        "Standing by Mia Toft",
        "By Mia Toft Ole Berg Eva Lenz",
        "The Skarn Gazette",
        "Kim Lee and Mia Toft",
        "Published by Skarn Press",
        "Edited by Mia Toft",
    ],
)
def test_a_name_that_is_no_author(head: str) -> None:
    assert told(f"Otters return\n{head}") == (None, "", "")


@pytest.mark.parametrize(
    ("headline", "day"),
    [
        ("Minutes of the harbour board, 3 May 2026", DAY),
        ("Harbour board minutes (3 May 2026)", DAY),
        ("Harbour board – meeting notes, Sun 3 May 2026", DAY),
        ("Minutes of the meeting held on Sunday 3 May 2026 in the old school", DAY),
        ("Protokoll der Sitzung vom 3. Mai 2026", DAY),
        ("Quartalsbericht – 3. Mai 2026", DAY),
        ("Match report: Rovers 2, Skarn 1 | 3 May 2026", DAY),
        ("Meeting notes 2026-05-03", DAY),
        ("HARBOUR BOARD: Minutes of 3 May 2026", DAY),
        ("Summer fair, 3 May 2026", None),
        ("Tenancy agreement, 3 May 2026", None),
        ("The flood of 3 May 1926", None),
        ("Timetable from 3 May 2026", None),
        ("Minutes of silence in Skarn after 3 May 2026", None),
        ("Minutes, 3 May 2026 to 5 May 2026", None),
        ("Report on fees to be paid by 3 May 2026", None),
        ("A letter of 3 May 2026 is found", None),
        ("3 May 2026", None),
        ("Skarn, 3 May 2026", None),
    ],
)
def test_a_day_in_a_headline(headline: str, day: date | None) -> None:
    assert told(headline) == (day, "", "")
    assert told("", headline.replace("\n", " ")) == (day, "", "")


def test_what_is_published_and_updated() -> None:
    head = read_head(f"Otters return\nLast updated: 5 May 2026\n3 May 2026\n\n{PROSE}")
    assert (head.day, head.updated) == (DAY, date(2026, 5, 5))
    updated = Draft(f"Otters return\nStand: 5. Mai 2026\n\n{PROSE}")
    assert finish(updated, Origin("x", "otters.txt", b"x")).date == date(2026, 5, 5)
    assert finish(updated, Origin("x", "2026-05-03 otters.txt", b"x")).date == DAY


@pytest.mark.parametrize(
    "above",
    [
        "The Skarn Gazette, 3 May 2026",
        "Posted by Mia Toft on 3 May 2026",
        "By Mia Toft, 3 May 2026",
    ],
)
def test_a_head_above_the_headline(above: str) -> None:
    article = finish(Draft(f"{above}\n\nOtters return\n\n{PROSE}"), FILE)
    assert (article.title, article.date) == ("Otters return", DAY)
    assert article.text.startswith(above)


@pytest.mark.parametrize("day", ["3 May 2026", "Skarn, 3 May 2026"])
@pytest.mark.parametrize("salutation", ["Dear Mia,", "Sehr geehrte Frau Toft,"])
def test_a_letter_begins_with_its_day(day: str, salutation: str) -> None:
    assert told(f"{day}\n\n{salutation}") == (DAY, "", "")
    letter = finish(Draft(f"{day}\n\n{salutation}\n\n{PROSE}"), FILE)
    assert letter.title == day


def test_a_first_line_below_a_title_that_stands_elsewhere_is_no_headline() -> None:
    assert told("By Mia Toft\n3 May 2026", "Otters return") == (DAY, "Mia Toft", "")
    assert told("By Royal Appointment\n\nOtters") == (None, "", "")


def test_what_a_file_says_of_itself_comes_before_its_head() -> None:
    draft = Draft(f"Otters\nThe Skarn Gazette, 3 May 2026\nBy Mia Toft\n\n{PROSE}")
    article = finish(draft, FILE)
    assert (article.author, article.source, article.date) == ("Mia Toft", "The Skarn Gazette", DAY)
    other = Draft(draft.text, "Otters", "S", day=date(2026, 1, 1), author="A")
    article = finish(other, FILE)
    assert (article.author, article.source, article.date) == ("A", "S", date(2026, 1, 1))


def test_the_day_when_a_file_was_made_is_the_last_resort() -> None:
    made = date(2020, 1, 1)
    assert finish(Draft(f"Otters\n3 May 2026\n\n{PROSE}", made=made), FILE).date == DAY
    assert finish(Draft(f"Otters\nUpdated 3 May 2026\n\n{PROSE}", made=made), FILE).date == DAY
    assert finish(Draft(f"Otters\n\n{PROSE}", made=made), FILE).date == made


@pytest.mark.parametrize("order", list(permutations(PARTS)))
@pytest.mark.parametrize("mark", [", ", " | ", " · ", " – "])
def test_parts_on_one_line_in_any_order(order: tuple[str, ...], mark: str) -> None:
    assert told(f"Otters return\n{mark.join(order)}") == (DAY, "Mia Toft", "The Skarn Gazette")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_any_day_in_a_head_and_none_in_a_sentence(day: date, form: str) -> None:
    written = day.strftime(form)
    assert told(f"Otters return\nBy Mia Toft, {written}") == (day, "Mia Toft", "")
    assert told(f"Otters return\nThe board of Skarn met on {written} in a shed.")[0] is None


@given(st.text(), st.text())
def test_any_head_is_read_and_the_text_stays(text: str, title: str) -> None:
    head = read_head(f"A{text}", title)
    assert 0 <= head.headline_at <= len(text)
    assert finish(Draft(f"A{text}", title), FILE).text == normalise(f"A{text}")


def test_lines_of_a_form_do_not_hide_the_day_below_them() -> None:
    lines = ["Press release", "Grants open", "Households in 31 parishes can apply."]
    form = ["From: Ministry of Water", "To: All papers", "Published: 19 January 2026"]
    text = "\n\n".join([*lines, *form, "The Ministry of Water opened a fund of 8 million."])
    assert read_head(text).day == date(2026, 1, 19)
