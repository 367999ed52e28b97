"""A catalogue in PostgreSQL."""

from index.store.catalogue import Catalogue
from index.store.server.database import ServerDatabase
from index.store.server.lexical import ServerLexical


class ServerCatalogue(Catalogue):
    """The catalogue that many processes share; see `ServerDatabase` for what is raised."""

    def __init__(self, url: str) -> None:
        self.database = ServerDatabase(url)
        self._words = ServerLexical(self.database)
        super().__init__(self.database, self._words)

    def close(self) -> None:
        """Close its connections."""
        super().close()
        self._words.close()
