"""A page or a poster that announces an event is not dated by the day of the event."""

from datetime import date

import pytest

from index.formats import read_bytes
from index.types import Article


def day_in(name: str, text: str) -> date | None:
    [article] = read_bytes(name, text.encode())
    assert isinstance(article, Article)
    return article.date


@pytest.mark.parametrize(
    "head",
    [
        "Summer fair\n\nSaturday 14 June 2025, 10 am\nTown hall\n\nJoin us for cakes and music.",
        "Open day\nSaturday, 14 June 2025\n10:00 - 16:00\nHarbour road 3\n\nClimb the tower.",
        "SUMMER FAIR\n14 June 2025\n10am-4pm\nTown Hall",
        "Flohmarkt am See\n\n14. Juni 2025\n10 bis 16 Uhr\n\nWir freuen uns auf viele Stände.",
        "The choir sings\n14 June 2025, 7.30 pm\nSt Olaf's\nTickets £8 at the door",
        "Konzert im Dom\n14.06.2025, 20:00 Uhr\n\nKarten gibt es im Vorverkauf.",
        "Annual general meeting\n\nDate: 14 June 2025\nTime: 7:15 pm\nVenue: Club house",
        "Mitgliederversammlung\n\nDatum: 14. Juni 2025\nBeginn: 19:30 Uhr\nOrt: Vereinsheim",
    ],
)
def test_the_day_of_an_event_is_none_of_publication(head: str) -> None:
    assert day_in("poster.txt", head) is None


@pytest.mark.parametrize(
    "head",
    [
        "Ferry stopped\n\nSaturday 14 June 2025, 10:15 am\n\nThe ferry was stopped by ice.",
        "Ferry stopped\n14.06.2025, 10:15 Uhr\n\nKeiner wurde verletzt.",
        "Fair opens\nBy Ada Berg, 14 June 2025\n\nIt is open 10 am to 4 pm.\nTickets £8",
        "Fair opens\nPublished 14 June 2025\n\nOpen 10 am to 4 pm.\nTickets £8",
        "Minutes of the board\n\nDate: 14 June 2025\nTime: 7 pm\nPlace: Club house",
        "Bread\n14 June 2025\nTime: 40 minutes\n\nKnead it well.",
        "Where the ferries go\n14 June 2025\n\nThey go to Hask at 10:15 every day.",
    ],
)
def test_what_only_tells_of_times_keeps_its_day(head: str) -> None:
    assert day_in("news.txt", head) == date(2025, 6, 14)


PAGE = (
    "<html><head><title>Summer fair</title>{head}</head><body><main><h1>Summer fair</h1>{day}<p>"
    "There are games, cakes and music in the town hall for all who come.</p></main></body></html>"
)
LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MusicEvent",'
    ' "name": "Summer fair", "startDate": "2025-06-14T10:15", "endDate": "2025-06-15"}</script>'
)
MARKED = '<time datetime="2025-06-14T10:15">14 June 2025</time>'
MICRODATA = '<time itemprop="startDate" datetime="2025-06-14T10:15">14 June</time>'
MICROFORMAT = '<time class="dt-start" datetime="2025-06-14">14 June</time>'
META = '<meta property="article:published_time" content="2025-05-02">'


@pytest.mark.parametrize(
    ("head", "day", "published"),
    [
        (LINKED, MARKED, None),
        ("", MICRODATA, None),
        ("", MICROFORMAT, None),
        ("", "<p>14 June 2025, 10 am to 4 pm</p>", None),
        (META + LINKED, MARKED, date(2025, 5, 2)),
        ("", MARKED, date(2025, 6, 14)),
    ],
)
def test_a_page_says_which_day_is_an_events(head: str, day: str, published: date | None) -> None:
    assert day_in("fair.html", PAGE.format(head=head, day=day)) == published
