"""Reports that many papers took over: told when they are taken in, in both kinds of store."""

import random
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store import Catalogue, LocalCatalogue
from index.store.republished import are_copies
from index.store.server.catalogue import ServerCatalogue
from index.store.signature import BANDS, bands
from tests.stores import RunningServers

WIRE = (
    "Engineers found cracks in 38 of the 96 hangers of the Nordre bridge on Thursday.",
    "The bridge has been closed to lorries since Friday, the roads board said.",
    "A detour by way of Holm takes forty minutes longer.",
    "“We did not expect so many,” said the chief engineer, Ida Orr.",
    "New hangers are to come from a foundry in Velm in the spring.",
    "The county pays 12 million crowns for them.",
)
ADDED = "Shops in the village say that they sell a third less than before the closure."
FORM = (
    "The harbour of Holm landed 412 tonnes of cod in March, the port office said.",
    "That is 31 tonnes more than in the month before.",
    "Of the boats that came in, 17 were from abroad.",
    "The port office publishes these figures every month.",
    "Prices at the auction rose to 38 crowns a kilo.",
)
NEXT_MONTH = tuple(
    text.replace("412", "389").replace("March", "April").replace("31", "23").replace("17", "21")
    for text in FORM
)


def changed(text: str, old: str, new: str) -> list[str]:
    """The wire story with a word of one sentence replaced."""
    assert any(old in one for one in WIRE)
    return [one.replace(old, new) if one == text else one for one in WIRE]


PAIRS: dict[str, tuple[Sequence[str], Sequence[str], bool]] = {
    "the same": (WIRE, WIRE, True),
    "one added paragraph": (WIRE, (*WIRE, ADDED), True),
    "the first half": (WIRE, WIRE[:3], True),
    "another dateline": (WIRE, (f"HOLM (ANP) - {WIRE[0]}", *WIRE[1:]), True),
    "other paragraphs first": (WIRE, (*WIRE[3:], *WIRE[:3]), True),
    "a word put otherwise": (WIRE, changed(WIRE[1], "said", "told"), True),
    "another number": (WIRE, changed(WIRE[0], "38", "41"), False),
    "a number in words": (WIRE, changed(WIRE[2], "forty", "fifty"), False),
    "another name": (WIRE, changed(WIRE[3], "Ida Orr", "Ola Moe"), False),
    "another day": (WIRE, changed(WIRE[1], "Friday", "Monday"), False),
    "without its denial": (WIRE, changed(WIRE[3], "did not expect", "did expect"), False),
    "a form filled in anew": (FORM, NEXT_MONTH, False),
    "other news": (WIRE, FORM, False),
    "one sentence of it": (WIRE, (WIRE[0], *FORM), False),
    "nothing": (WIRE, (), False),
}


def put(catalogue: Catalogue, prepare: Any, *articles: Any) -> None:
    batch = [prepare(one) for one in articles]
    catalogue.stage(batch)
    catalogue.publish(batch)


def told(catalogue: Catalogue) -> dict[str, list[str]]:
    """Each article that is in a cluster, with the cluster."""
    ids = [one.id for one in catalogue.summaries()]
    found = {id_: [one.article_id for one in catalogue.clusters.of(id_)] for id_ in ids}
    return {id_: cluster for id_, cluster in found.items() if cluster}


def clustered(*ids: str) -> dict[str, list[str]]:
    return {id_: list(ids) for id_ in ids}


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_what_is_a_copy(catalogue: Catalogue, make_article: Any, prepare: Any, pair: str) -> None:
    one, other, expected = PAIRS[pair]
    put(
        catalogue,
        prepare,
        make_article("one", "\n\n".join(one), title="Bridge closed"),
        make_article("other", "\n\n".join(other) or "Rain.", title="Cracks in the north"),
    )
    assert told(catalogue) == (clustered("one", "other") if expected else {})
    assert catalogue.clusters.originals() == ({"other": "one"} if expected else {})


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_it_does_not_matter_which_is_the_copy(pair: str) -> None:
    one, other, expected = PAIRS[pair]
    assert are_copies(one, other) is are_copies(other, one) is expected


def test_in_other_languages_sentences_are_shared_word_for_word() -> None:
    german = ("Die Prüfer fanden Risse in 38 Hängern der Brücke.", "Sie bleibt heute gesperrt.")
    assert are_copies(german, (*german, "Ein Umweg ist ausgeschildert."), "de")
    assert not are_copies(german, (german[0].replace("der", "einer"), german[1]), "de")
    assert not are_copies(german, (german[0].replace("38", "41"), german[1]), "de")


def test_the_earliest_is_the_original_and_of_one_day_the_first_that_came(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    days = {"undated": None, "late": 9, "early": 4, "also early": 4, "middle": 6}
    text = " ".join(WIRE)
    for id_, day in days.items():
        put(catalogue, prepare, make_article(id_, text, date=day and date(2026, 3, day)))
    order = ["early", "also early", "middle", "late", "undated"]
    assert [one.article_id for one in catalogue.clusters.of("late")] == order
    assert catalogue.clusters.originals() == dict.fromkeys(order[1:], "early")
    copies = {one.id: one.copy_of for one in catalogue.summaries()}
    assert copies == dict.fromkeys(order[1:], "early") | {"early": ""}


def test_what_is_removed_or_changed_leaves_its_cluster(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    """Half a report and its other half are copies only by the whole that has both."""
    halves = {"first": WIRE[:3], "whole": WIRE, "second": WIRE[3:]}
    articles = {id_: make_article(id_, " ".join(text)) for id_, text in halves.items()}
    put(catalogue, prepare, *articles.values())
    whole = clustered(*halves)
    assert told(catalogue) == whole
    catalogue.remove("whole")
    assert told(catalogue) == {}
    put(catalogue, prepare, articles["whole"])
    assert told(catalogue) == clustered("first", "second", "whole")
    put(catalogue, prepare, make_article("whole", " ".join(FORM)))
    assert told(catalogue) == {}
    for id_ in halves:
        catalogue.remove(id_)
    assert catalogue.clusters.originals() == {}


@settings(max_examples=20)
@given(order=st.permutations(["wire", "longer", "form", "next", "half"]), gone=st.integers(0, 4))
def test_the_order_of_coming_in_and_what_went_out_make_no_difference(
    tmp_path_factory: pytest.TempPathFactory,
    make_article: Any,
    prepare: Any,
    order: Sequence[str],
    gone: int,
) -> None:
    texts = {"wire": WIRE, "longer": (*WIRE, ADDED), "half": WIRE[:4], "form": FORM}
    texts["next"] = NEXT_MONTH
    articles = [
        make_article(id_, " ".join(texts[id_]), date=date(2026, 3, 1 + list(texts).index(id_)))
        for id_ in order
    ]
    catalogue = LocalCatalogue(tmp_path_factory.mktemp("order") / "c.sqlite3")
    put(catalogue, prepare, *articles)
    catalogue.remove(order[0])
    put(catalogue, prepare, articles[0])
    catalogue.remove(order[gone])
    left = [id_ for id_ in ("wire", "longer", "half") if id_ != order[gone]]
    assert told(catalogue) == clustered(*left)
    catalogue.close()


def test_nobody_is_told_of_copies_that_they_do_not_see(
    catalogue: Catalogue, make_article: Any, prepare: Any
) -> None:
    halves = {"first": WIRE[:3], "whole": WIRE, "second": WIRE[3:]}
    collections = {"whole": "legal"}
    articles = [
        make_article(id_, " ".join(text), collection=collections.get(id_, ""))
        for id_, text in halves.items()
    ]
    put(catalogue, prepare, *articles)
    assert told(catalogue.seen_by(["legal"])) == clustered(*halves)
    assert told(catalogue.seen_by([])) == {}
    assert catalogue.seen_by([]).clusters.originals() == {}


def test_of_a_form_filled_in_every_day_few_are_looked_at_and_none_is_a_copy(
    tmp_path: Path, make_article: Any, prepare: Any
) -> None:
    catalogue = LocalCatalogue(tmp_path / "c.sqlite3")
    notices = [
        make_article(f"n{number}", " ".join(FORM).replace("412", str(1000 + number)))
        for number in range(60)
    ]
    put(catalogue, prepare, *notices, make_article("n60", " ".join(FORM)))
    put(catalogue, prepare, make_article("copy", f"{' '.join(FORM)} {ADDED}"))
    assert told(catalogue) == clustered("n60", "copy")
    catalogue.close()


def test_a_file_of_before_knows_its_copies(tmp_path: Path, make_article: Any, prepare: Any) -> None:
    path = tmp_path / "c.sqlite3"
    first = LocalCatalogue(path)
    fill(first, make_article, prepare)
    expected = told(first)
    first.close()
    connection = sqlite3.connect(path)
    connection.executescript("DROP TABLE copies; DROP TABLE copy_bands; PRAGMA user_version = 5")
    for table in ("versions", "earlier"):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN edited")
    connection.close()
    again = LocalCatalogue(path)
    assert told(again) == expected != {}
    again.close()


def test_servers_of_before_know_their_copies(
    servers: RunningServers, make_article: Any, prepare: Any
) -> None:
    url = servers.new_database()
    first = ServerCatalogue(url)
    fill(first, make_article, prepare)
    expected = told(first)
    with first.database.transaction() as transaction:
        transaction.execute("DROP TABLE copies, copy_bands")
        for table in ("versions", "earlier"):
            transaction.execute(f"ALTER TABLE {table} DROP COLUMN edited")
        transaction.execute("ALTER TABLE version_tokens DROP COLUMN stems")
        transaction.execute("UPDATE facts SET value = '2' WHERE name = 'form'")
    first.close()
    again = ServerCatalogue(url)
    assert told(again) == expected != {}
    again.close()


def fill(catalogue: Catalogue, make_article: Any, prepare: Any) -> None:
    texts: Iterable[Sequence[str]] = (WIRE, (*WIRE, ADDED), FORM, NEXT_MONTH)
    put(catalogue, prepare, *(make_article(f"a{n}", " ".join(t)) for n, t in enumerate(texts)))


@pytest.mark.parametrize(("kept", "least", "most"), [(0.95, 0.95, 1.0), (0.5, 0.0, 0.3)], ids=str)
def test_bands_are_shared_by_texts_that_are_alike(kept: float, least: float, most: float) -> None:
    """Of 95 in 100 words kept .75 of the shingles are shared, of every second one .07."""
    chance = random.Random(1)
    words = [[f"w{chance.randrange(10**6)}" for _ in range(300)] for _ in range(100)]
    other = [[w if chance.random() < kept else "x" + w for w in text] for text in words]
    found = [
        not set(bands(" ".join(a))).isdisjoint(bands(" ".join(b)))
        for a, b in zip(words, other, strict=True)
    ]
    assert least <= sum(found) / len(found) <= most


@given(st.text())
def test_every_text_has_all_bands_or_none(text: str) -> None:
    found = bands(text)
    assert len(found) in (0, BANDS)
    assert all(-(2**63) <= one < 2**63 for one in found)
    assert found == bands(text)


def test_bands_are_stored_and_so_stay_what_they_are() -> None:
    assert bands(" ".join(WIRE))[:2] == [5031653787604937880, -8890056705283061127]
    assert bands("石桥于星期一重新开放。四十艘船在外面等候。") != []
