"""A conversation as JSON, for programs."""

import json

from assistant.conversations import Conversation, Exchange
from assistant.serialise import answer_to_dict
from assistant.types import Citation
from assistant.web.exports.lines import cited


def conversation_json(conversation: Conversation) -> str:
    """Return a whole conversation as JSON; answers are those of the HTTP interface, in English."""
    whole = {
        "id": conversation.id,
        "name": conversation.name,
        "created": conversation.created.isoformat(),
        "updated": conversation.updated.isoformat(),
        "exchanges": [_exchange(one) for one in conversation.exchanges],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _exchange(exchange: Exchange) -> dict[str, object]:
    return {
        "id": exchange.id,
        "question": exchange.asked.question,
        "state": exchange.state.value,
        "rating": exchange.rating and exchange.rating.value,
        "answer": exchange.answer and answer_to_dict(exchange.answer),
        "sources": [_source(citation) for citation in cited(exchange.answer)],
    }


def _source(citation: Citation) -> dict[str, object]:
    return {
        "article_id": citation.article_id,
        "version": citation.version,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "title": citation.title,
        "source": citation.source,
        "url": citation.url,
        "date": citation.date and citation.date.isoformat(),
    }
