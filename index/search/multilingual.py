"""The second stage in other languages than English: what sentences mean, then the reader.

The encoder compares many sentences fast; the reader of other languages, twice as deep as the
English one, goes over the passages that come out best.
"""

from dataclasses import replace

from index.search.meaning import MeaningStage
from index.search.reranking import ReadingOptions, ReadingStage
from index.types import SearchResult

READ = ReadingOptions(passages=6, fewest=6)


class MultilingualStage:
    """Ranks by meaning, and then by reading."""

    def __init__(self, meaning: MeaningStage, reading: ReadingStage) -> None:
        self._meaning = meaning
        self._reading = reading

    def apply(self, question: str, result: SearchResult) -> SearchResult:
        """Return the result with cosines and the reader's scores in it, short answers too."""
        compared = self._meaning.apply(question, result)
        read = self._reading.apply(question, compared)
        if compared.reading is None or read.reading is None:
            return read
        return replace(read, reading=replace(read.reading, cosine=compared.reading.cosine))
