"""Making every vector anew: what was not finished goes on where it was."""

from pathlib import Path

import pytest

from index.errors import ModelError
from index.holdings import LibraryOptions
from index.library import Library
from index.store import ledger
from tests.faults.folders import articles, check_whole, contents, open_library
from tests.hashing import HashingEmbedding

OPTIONS = LibraryOptions(passage_tokens=40, reading=None)


class Counting(HashingEmbedding):
    """Counts the passages that it embeds, and breaks down after some."""

    counts: dict[str, int] = {}  # noqa: RUF012 - pydantic copies it for each
    breaks_after: int = 10**9

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        passages = sum("edition" in text for text in texts)
        if passages and self.counts.get("passages", 0) >= self.breaks_after:
            raise ModelError("The server of the model is down.")
        self.counts["passages"] = self.counts.get("passages", 0) + passages
        return [self._vector(text) for text in texts]


def opened(folder: Path, embedding: HashingEmbedding) -> Library:
    return Library(
        folder, embedding, lambda text: len(text.split()), OPTIONS, accept_other_model=True
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the vectors of one model."""
    monkeypatch.setattr(ledger, "_AT_ONCE", 4)
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
    return tmp_path / "data"


def test_what_a_broken_run_has_made_is_not_made_again(folder: Path, tmp_path: Path) -> None:
    broken = Counting(seed=5, breaks_after=20)
    with opened(folder, broken) as library, pytest.raises(ModelError, match="down"):
        library.reindex()
    again = Counting(seed=5)
    with opened(folder, again) as library:
        total = library.reindex()
        assert broken.counts["passages"] + again.counts["passages"] == total
        check_whole(library, folder)
        made = contents(library)
    with open_library(tmp_path / "new", seed=5) as library:
        library.ingest(articles("second"))
        assert contents(library) == made


def test_what_another_model_has_made_is_not_taken_up(folder: Path) -> None:
    with opened(folder, Counting(seed=5, breaks_after=20)) as library, pytest.raises(ModelError):
        library.reindex()
    other = Counting(seed=6)
    with opened(folder, other) as library:
        assert library.reindex() == other.counts["passages"]
        check_whole(library, folder)


def test_articles_that_went_meanwhile_leave_no_vector(folder: Path) -> None:
    with opened(folder, Counting(seed=5, breaks_after=20)) as library, pytest.raises(ModelError):
        library.reindex()
    with opened(folder, Counting(seed=5)) as library:
        for article in articles("second")[:6]:
            library.catalogue.remove(article.id)
        library.reindex()
        check_whole(library, folder)


def test_a_damaged_beginning_is_made_anew(folder: Path) -> None:
    with opened(folder, Counting(seed=5, breaks_after=20)) as library, pytest.raises(ModelError):
        library.reindex()
    with opened(folder, Counting(seed=5)) as library:
        coming = library.catalogue.ledger.coming(library._vectors._model)
        assert coming is not None
        (folder / coming / "chroma.sqlite3").write_bytes(b"nothing of the kind")
        library.reindex()
        check_whole(library, folder)
