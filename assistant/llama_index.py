"""Citeline as LlamaIndex's users take it: a retriever and a query engine. A façade over ours."""

from llama_index.core.base.response.schema import Response
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
from pydantic import ConfigDict, Field

from assistant.answering.engine import CitationEngine
from assistant.types import Citation, Question
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import PassageHit, SearchFilter


class PassageRetriever(BaseRetriever):
    """Retrieves passages as nodes whose offsets are those of the article's text. Thread safe.

    Args:
        retriever: What searches.
        catalogue: What it searches.
        filter_: Which articles may be found.
        similarity_top_k: Most nodes that are returned.
    """

    def __init__(
        self,
        retriever: HybridRetriever,
        catalogue: Catalogue,
        filter_: SearchFilter | None,
        similarity_top_k: int,
    ) -> None:
        # An explicit manager: LlamaIndex would otherwise reach for its global settings.
        super().__init__(callback_manager=CallbackManager([]))
        self._retriever = retriever
        self._catalogue = catalogue
        self._filter = filter_
        self._most = similarity_top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        result = self._retriever.search(query_bundle.query_str, self._filter)
        return [self._node(hit) for hit in result.passages[: self._most]]

    def _node(self, hit: PassageHit) -> NodeWithScore:
        passage = hit.passage
        article = self._catalogue.article(passage.article_id)
        node = TextNode(
            id_=passage.id,
            text=passage.text,
            start_char_idx=passage.span.start,
            end_char_idx=passage.span.end,
            metadata={
                "article_id": article.id,
                "version": passage.version,
                "title": article.title,
                "source": article.source,
                "url": article.url,
                "date": article.date.isoformat() if article.date else "",
            },
        )
        return NodeWithScore(node=node, score=hit.score)


class CitationQueryEngine(CustomQueryEngine):
    """Answers with a response whose source nodes are the checked citations. Thread safe."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    engine: CitationEngine
    search_filter: SearchFilter = Field(default_factory=SearchFilter)

    def custom_query(self, query_str: str) -> Response:
        """Answer one question; the metadata tell whether it was refused."""
        answer = self.engine.answer(Question(query_str, filter=self.search_filter))
        cited = [one for sentence in answer.sentences for one in sentence.citations]
        return Response(
            answer.text,
            source_nodes=[_cited_node(one) for one in cited],
            metadata={"refused": answer.refused},
        )


def _cited_node(citation: Citation) -> NodeWithScore:
    node = TextNode(
        text=citation.quote,
        start_char_idx=citation.start,
        end_char_idx=citation.end,
        metadata={
            "article_id": citation.article_id,
            "title": citation.title,
            "source": citation.source,
        },
    )
    return NodeWithScore(node=node)
