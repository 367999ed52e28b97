"""Citeline as LlamaIndex's users take it: a query engine and a retriever."""

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import QueryBundle

from assistant import Assistant
from index.types import SearchFilter

QUESTION = "How many vehicles use the Marram Bridge on a normal day?"


def test_it_is_a_llama_index_query_engine(sample_assistant: Assistant) -> None:
    response = sample_assistant.as_query_engine().query(QUESTION)
    answer = sample_assistant.ask(QUESTION)
    assert str(response) == answer.text
    assert response.metadata == {"refused": False}
    for found in response.source_nodes:
        node = found.node
        article = sample_assistant.article(node.metadata["article_id"])
        assert article.text[node.start_char_idx : node.end_char_idx] == node.get_content()
    assert response.source_nodes


async def test_it_can_be_awaited(sample_assistant: Assistant) -> None:
    response = await sample_assistant.as_query_engine().aquery(QUESTION)
    assert str(response) == sample_assistant.ask(QUESTION).text


def test_a_refusal_is_a_response_without_sources(sample_assistant: Assistant) -> None:
    response = sample_assistant.as_query_engine().query("How tall is the Eiffel Tower?")
    assert response.metadata == {"refused": True}
    assert response.source_nodes == []


def test_its_question_may_be_limited_to_some_articles(sample_assistant: Assistant) -> None:
    nothing = SearchFilter(article_ids=frozenset())
    assert sample_assistant.as_query_engine(nothing).query(QUESTION).metadata == {"refused": True}
    assert sample_assistant.as_retriever(nothing).retrieve(QUESTION) == []


def test_retrieved_nodes_have_exact_offsets_into_their_articles(
    sample_assistant: Assistant,
) -> None:
    nodes = sample_assistant.as_retriever().retrieve(QueryBundle(QUESTION))
    assert nodes
    for found in nodes:
        node = found.node
        article = sample_assistant.article(node.metadata["article_id"])
        assert article.text[node.start_char_idx : node.end_char_idx] == node.get_content()
        assert (node.metadata["version"], node.metadata["title"]) == (
            article.version,
            article.title,
        )
    best = sample_assistant.engine.finder.follow_ups.retriever.search(QUESTION).passages
    assert [found.node.node_id for found in nodes] == [hit.passage.id for hit in best[:30]]
    assert len(sample_assistant.as_retriever(similarity_top_k=2).retrieve(QUESTION)) == 2


def test_both_stand_where_llama_index_wants_its_own(sample_assistant: Assistant) -> None:
    assert isinstance(sample_assistant.as_query_engine(), BaseQueryEngine)
    assert isinstance(sample_assistant.as_retriever(), BaseRetriever)
