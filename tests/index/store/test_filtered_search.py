"""A filter makes a search cheaper, never dearer."""

import datetime
import time
from pathlib import Path

from index.sentences.split import Piece
from index.store import LocalCatalogue, PreparedArticle
from index.types import Article, SearchFilter

SENTENCES = 40
MOST_TIMES_SLOWER = 20


def prepared(number: int) -> PreparedArticle:
    sentence = "The council of the town voted on the harbour and the bridge again. "
    article = Article(
        str(number), f"Title {number}", sentence * SENTENCES, date=datetime.date(2026, 1, 1)
    )
    pieces = [
        Piece(at * len(sentence), (at + 1) * len(sentence) - 1, False, False)
        for at in range(SENTENCES)
    ]
    return PreparedArticle(article, article.version, "en", pieces, ())


def test_a_filter_does_not_run_the_match_anew_for_every_row(tmp_path: Path) -> None:
    catalogue = LocalCatalogue(tmp_path / "catalogue.sqlite3")
    batch = [prepared(number) for number in range(100)]
    catalogue.stage(batch)
    catalogue.publish(batch)
    day = datetime.date(2026, 1, 1)

    def seconds(filter_: SearchFilter) -> float:
        start = time.perf_counter()
        found = catalogue.lexical.search("sentence", '"council" OR "harbour"', 50, filter_)
        assert len(found) == 50
        return time.perf_counter() - start

    free = min(seconds(SearchFilter()) for _ in range(3))
    assert seconds(SearchFilter(after=day, before=day)) < MOST_TIMES_SLOWER * free
    catalogue.close()
