"""The engine as LlamaIndex users take it, and the stages that an answer reports."""

from assistant import Assistant, Question

QUESTION = "How many vehicles use the Marram Bridge on a normal day?"


def test_it_is_a_llama_index_query_engine(sample_assistant: Assistant) -> None:
    response = sample_assistant.engine.query(QUESTION)
    answer = sample_assistant.ask(QUESTION)
    assert str(response) == answer.text
    assert response.metadata == {"refused": False}
    for found in response.source_nodes:
        node = found.node
        article = sample_assistant.article(node.metadata["article_id"])
        assert article.text[node.start_char_idx : node.end_char_idx] == node.get_content()
    assert response.source_nodes


async def test_it_can_be_awaited(sample_assistant: Assistant) -> None:
    response = await sample_assistant.engine.aquery(QUESTION)
    assert str(response) == sample_assistant.ask(QUESTION).text


def test_a_refusal_is_a_response_without_sources(sample_assistant: Assistant) -> None:
    response = sample_assistant.engine.query("How tall is the Eiffel Tower?")
    assert response.metadata == {"refused": True}
    assert response.source_nodes == []


def test_every_stage_is_timed_and_the_total_covers_them(sample_assistant: Assistant) -> None:
    laps = dict(sample_assistant.engine.answer(Question(QUESTION)).latency_ms)
    total = laps.pop("total")
    assert set(laps) == {"retrieve", "decide", "write"}
    assert 0 < sum(laps.values()) <= total
