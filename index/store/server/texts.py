"""The texts of rows, in the form in which they are indexed."""

from collections.abc import Mapping

from index.store.lengths import Keys
from index.store.server.database import ServerDatabase
from index.store.term_tables import Level
from index.store.terms import indexed_form

_TEXTS: Mapping[Level, str] = {
    "article": "SELECT key, language, title || chr(10) || text FROM versions WHERE key",
    "passage": "SELECT passages.key, language,"
    ' title || chr(10) || substr(text, start + 1, "end" - start) FROM passages'
    " JOIN versions ON versions.key = version_key WHERE passages.key",
    "sentence": 'SELECT sentences.key, language, substr(text, start + 1, "end" - start)'
    " FROM sentences JOIN versions ON versions.key = version_key WHERE sentences.key",
}


class IndexedTexts:
    """Reads the texts of articles, passages and sentences. Thread safe."""

    def __init__(self, database: ServerDatabase) -> None:
        self._database = database

    def of(self, level: Level, keys: Keys) -> list[str]:
        """Return the texts of rows, in their order."""
        query = f"{_TEXTS[level]} {self._database.among}"
        rows = self._database.rows(query, self._database.many(keys.tolist()))
        texts = {key: indexed_form(text, language) for key, language, text in rows}
        return [texts[key] for key in keys.tolist()]
