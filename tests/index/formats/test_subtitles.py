"""Subtitles and transcripts as many programs write them: the same speech out of each.

Each file in `spoken/` was written by the program or the library that it is named after: aeidon is
Gaupol's, ffmpeg and mkvextract are programs, node-webvtt, subsrt, subtitle and vtt-creator are of
JavaScript, subtitles-perl is Subtitles of Perl, and the others are of Python. Or it is written here
as others do: `video-site` and `roll-up` show each line twice, `meeting` and `recorded-call` name
who speaks at each cue, `windows` is not Unicode, `marked` has a mark of byte order and broken line
ends.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.formats import read_bytes, read_paths
from index.formats.cues import Cue, read_cues
from index.types import Article
from tests.index.formats.items import failure, texts
from tests.index.formats.making import zipped

SPOKEN = Path(__file__).with_name("spoken")
FILES = sorted(one.name for one in SPOKEN.iterdir())
SAID = (
    "Good evening from the council of Hask. The old harbour crane will be moved to the museum in "
    "May, and the work is to cost €1.4 million.",
    "Žofie Ødegård: It is a monument & not scrap. The crane weighs 62 tonnes and was rebuilt "
    "after a fire in 1936, when the eastern quay burned.",
    "Per Aas: I did not vote for it. Who pays if it is late?",
)


@pytest.fixture(scope="module")
def articles() -> Mapping[str, Article]:
    found = [one for one in read_paths([SPOKEN]) if isinstance(one, Article)]
    return {Path(str(one.place.path)).name: one for one in found if one.place}


@pytest.mark.parametrize("name", FILES)
def test_what_is_said_comes_out_as_flowing_text(name: str, articles: Mapping[str, Article]) -> None:
    text = articles[name].text.replace("ŽOFIE ØDEGÅRD", "Žofie Ødegård")
    text = text.replace("PER AAS", "Per Aas").removeprefix("Hask Council: ")
    assert text.split("\n\n") == list(SAID)


def said(*cues: str) -> str:
    """Return what comes out of WebVTT with these cues, a second each and one after the other."""
    times = [f"00:{at:02}.000 --> 00:{at + 1:02}.000" for at in range(len(cues))]
    blocks = [f"{time}\n{cue}" for time, cue in zip(times, cues, strict=True)]
    [text] = texts(read_bytes("a.vtt", "\n\n".join(["WEBVTT", *blocks]).encode()))
    return text


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (("<c.yellow.bg_blue>Mind</c> the <00:00:00.500>gap.",), "Mind the gap."),
        (("Ham &amp; eggs,&nbsp;5 &lt; 6.",), "Ham & eggs, 5 < 6."),
        (
            ("&lt;i>Mind\nthe&lt;/i> &lt;font color=&quot;red&quot;&gt;gap&lt;/font&gt;.",),
            "Mind the gap.",
        ),
        (("Put &lt;b&gt; before it and &lt;/b&gt; behind.",), "Put <b> before it and </b> behind."),
        (("x < 5 and y > 3.",), "x < 5 and y > 3."),
        (("<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>。",), "漢字。"),
        (("{\\an8}{\\i1}Up here.{\\i0}\\NDown there.",), "Up here. Down there."),
        (("She said...", "...nothing."), "She said nothing."),
        (("No.", "No.", "Never, I say.", "It is over.", "Go home."), None),
        (("- Where is it?\n- At sea.",), "Where is it?\n\nAt sea."),
        (("It was -5 degrees", "- or so they say."), "It was -5 degrees - or so they say."),
        (("&gt;&gt; Who is there?", "&gt;&gt; It is I."), "Who is there?\n\nIt is I."),
        (("ORR:\nWe shall see.", "Perhaps."), "ORR: We shall see. Perhaps."),
        (("[SPEAKER_00]: Hello.", "[SPEAKER_01]: Hi."), "SPEAKER_00: Hello.\n\nSPEAKER_01: Hi."),
        (("Speaker 1: Hello.", "Speaker 1: Again."), "Speaker 1: Hello. Again."),
        (("Do this.", "Remember: never alone."), "Do this. Remember: never alone."),
        (("We go at 10:30.", "At 11:00."), "We go at 10:30. At 11:00."),
        (("[Music]", "(door closes)", "The end [of it] all."), "The end [of it] all."),
        (("<v Ida Orr>Yes.</v> <v Per Aas>No.</v>",), "Ida Orr: Yes.\n\nPer Aas: No."),
    ],
)
def test_what_stands_around_the_words_goes(cues: tuple[str, ...], text: str | None) -> None:
    assert said(*cues) == (" ".join(cues) if text is None else text)


def test_captions_that_grow_are_taken_once() -> None:
    words = "The dam was built by Ida Orr in 1931 of local stone.".split()
    cues = [" ".join(words[: at + 1]) for at in range(len(words))]
    assert said(*cues) == cues[-1]


def test_what_is_shown_twice_at_a_time_is_taken_once() -> None:
    shown = "1\n00:00:01,000 --> 00:00:02,000\nThe dam holds.\n\n" * 2
    assert texts(read_bytes("a.srt", shown.encode())) == ["The dam holds."]


def test_a_silence_ends_a_paragraph_and_no_sentence() -> None:
    shown = (
        "1\n00:00:01,000 --> 00:00:02,000\nThe dam holds. It\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nis old.\n\n"
        "3\n00:00:19,000 --> 00:00:20,000\nThe weir is new.\n"
    )
    assert texts(read_bytes("a.srt", shown.encode())) == [
        "The dam holds. It is old.\n\nThe weir is new."
    ]


def test_captions_without_full_stops_are_cut_between_cues() -> None:
    cues = [f"and then the {at}th of the boats came in with herring" for at in range(40)]
    lines = said(*cues).split("\n\n")
    assert " ".join(lines) == " ".join(cues)
    assert 8 <= len(lines) <= 14


def test_cues_have_their_times_in_seconds() -> None:
    web = "WEBVTT\n00:01.500 --> 00:02.000 align:start\nOne.\n\n1:00:00.250 --> 1:00:01.000\nTwo."
    assert read_cues(web) == [Cue(1.5, 2.0, ("One.",)), Cue(3600.25, 3601.0, ("Two.",))]
    srt = "1\n00:00:01,500 --> 00:00:02,000\nOne.\n\n2\n0:0:3,5 --> ?\nTwo.\n\n"
    assert read_cues(srt)[0] == Cue(1.5, 2.0, ("One.", "2", "0:0:3,5 --> ?", "Two."))


def test_their_kind_is_told_without_a_name_and_in_an_archive() -> None:
    for name in ("ffmpeg.srt", "marked.srt", "meeting.vtt"):
        data = (SPOKEN / name).read_bytes()
        [text] = texts(read_bytes("piped", data))
        assert "-->" not in text
        assert texts(read_bytes("a.zip", zipped({name: data}))) == [text]


def test_a_transcript_is_called_as_its_file_is() -> None:
    [article] = read_bytes("council-meeting_2026-03-05.vtt", (SPOKEN / "meeting.vtt").read_bytes())
    assert isinstance(article, Article)
    assert (article.title, str(article.date)) == ("Council meeting", "2026-03-05")


def test_a_file_without_cues_is_reported() -> None:
    assert "no subtitles in it" in failure(read_bytes("a.srt", b"The dam holds.")).reason
    empty = b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n"
    assert "no text" in failure(read_bytes("a.vtt", empty)).reason
