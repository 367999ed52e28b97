"""A data folder for the trials of faults: its articles, its owner, and what it holds."""

from pathlib import Path
from typing import Any

from index.holdings import LibraryOptions
from index.library import Library
from index.types import Article
from tests.hashing import HashingEmbedding

ARTICLES = 12

COPIES = 2
"""The last so many articles have one text, so that they share their vectors."""


def articles(edition: str) -> list[Article]:
    return [
        Article(
            f"article-{number:02}",
            "Bulletin" if number >= ARTICLES - COPIES else f"Report {number}",
            " ".join(
                f"The {edition} edition says that pier {min(number, ARTICLES - COPIES)} moved "
                f"{place} metres."
                for place in range(16)
            ),
        )
        for number in range(ARTICLES)
    ]


def write_files(folder: Path, edition: str) -> None:
    """Write the articles of an edition as files; the second one lacks three and has one more."""
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    for article in articles(edition)[3 if edition == "second" else 0 :]:
        (folder / f"{article.id}.txt").write_text(f"{article.title}\n\n{article.text}")
    if edition == "second":
        (folder / "more.txt").write_text("Report on more\n\nPier 99 was built in a year.")


def open_library(
    folder: Path,
    seed: int = 0,
    passage_tokens: int = 40,
    *,
    accept_other_model: bool = False,
    vectors_follow: bool = False,
) -> Library:
    return Library(
        folder,
        HashingEmbedding(seed=seed),
        lambda text: len(text.split()),
        LibraryOptions(passage_tokens, reading=None, vectors_follow=vectors_follow),
        accept_other_model=accept_other_model,
    )


def contents(library: Library) -> dict[str, Any]:
    """What readers could see, with the vectors themselves."""
    catalogue = library.catalogue
    checksums = catalogue.ledger.checksums()
    ids, rows = library._vectors.rows(sorted(checksums))
    return {
        "versions": {one.id: one.version for one in catalogue.summaries()},
        "passages": list(catalogue.passage_ids()),
        "checksums": checksums,
        "vectors": dict(zip(ids, rows.tolist(), strict=True)),
    }


def check_whole(library: Library, folder: Path) -> None:
    """Nothing half, nothing twice, nothing left over, and the search finds every vector."""
    catalogue = library.catalogue
    assert list(catalogue.problems()) == []
    ledger = catalogue.ledger
    passages = list(catalogue.passage_ids())
    assert set(ledger.vector_ids(passages).values()) == set(ledger.checksums())
    assert ledger.stale() == []
    assert library.missed_vectors() == []
    assert library._vectors._in_use().count() == ledger.count()
    assert ledger.folder in (names := {one.name for one in folder.glob("vectors-*")})
    assert names <= {ledger.folder, ledger.coming(ledger.model or "")}
    for summary in catalogue.summaries():
        article = catalogue.article(summary.id)
        assert all(one.span.of(article.text) == one.text for one in catalogue.sentences(summary.id))


def found(library: Library, question: str) -> list[str]:
    """The articles that a question finds, best first."""
    hits = library.retriever().search(question).passages
    return list(dict.fromkeys(hit.passage.article_id for hit in hits))
