"""Articles on servers, opened for use by one of any number of processes."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Self

from index.embedding import Embedding, Fingerprint, check
from index.extras import import_extra
from index.holdings import Holdings, LibraryOptions
from index.sight import Sight
from index.types import TokenCounter


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the servers are: `postgresql://user:password@host/name` and `http://host:port`."""

    postgres_url: str
    chroma_url: str

    def __repr__(self) -> str:
        return "Servers(...)"  # the first has a password in it


class ServedLibrary(Holdings):
    """Articles in PostgreSQL and vectors on Chroma's server.

    What a killed process left behind is mended when the next one opens them.

    Args:
        servers: Where they are.
        embedding: Must be the model that the vectors are from.
        count_tokens: Counts the passage budget.
        options: How articles are cut and searched.
        accept_other_model: Open although the model differs; only `reindex` is of use then.

    Raises:
        SettingsError: What talks to PostgreSQL is not installed.
        AwayError: A server does not reply.
        MismatchError: The vectors are from another model, or the tables of a newer Citeline.
    """

    is_shared = True

    def __init__(
        self,
        servers: Servers,
        embedding: Embedding,
        count_tokens: TokenCounter,
        options: LibraryOptions | None = None,
        *,
        accept_other_model: bool = False,
    ) -> None:
        import_extra("store", "server", "psycopg")
        # Imported here: only who has servers has what talks to them.
        from index.store.server.catalogue import ServerCatalogue
        from index.store.server.jobs import Jobs
        from index.store.server.vectors import ServerVectors
        from index.store.vectors import ChromaServer

        with ExitStack() as opening:
            catalogue = ServerCatalogue(servers.postgres_url)
            opening.callback(catalogue.close)
            self.jobs = Jobs(catalogue.database)
            server = self._server = ChromaServer(servers.chroma_url)
            opening.callback(server.close)
            model = Fingerprint.of(embedding).to_json()
            if catalogue.ledger.model is not None and not accept_other_model:
                check(Fingerprint.from_json(catalogue.ledger.model), Fingerprint.from_json(model))
                model = catalogue.ledger.model
            vectors = ServerVectors(server, catalogue.ledger, model)
            super().__init__(
                catalogue,
                vectors,
                embedding,
                count_tokens,
                options or LibraryOptions(),
                opening,
            )
            if vectors.is_open:
                with catalogue.writing():
                    vectors.reconcile()
                    self._ingestor.recover()
            self._closing = opening.pop_all()

    def check(self) -> None:
        """Ask both servers for next to nothing; see `Holdings`."""
        super().check()
        self._server.check()

    def seen_by(self, sight: Sight) -> Self:
        """Return the articles as somebody sees them, with a queue of his own; see `Holdings`."""
        seen = super().seen_by(sight)
        seen.jobs = self.jobs.seen_by(sight)
        return seen
