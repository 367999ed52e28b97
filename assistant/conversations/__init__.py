"""Conversations as they are kept: what was asked, what was answered, and what became of it.

- `records.py`: the values;
- `schema.py`, `store.py`, `rows.py`: the file they are kept in;
- `stored_answer.py`: an answer as text, and back;
- `standing.py`: whether what an answer cites still stands there;
- `feedback.py`: what a reader thinks of an answer, as a row of a question set.
"""

from assistant.conversations import feedback, store
from assistant.conversations.records import (
    Conversation,
    ConversationSummary,
    Exchange,
    ExchangeState,
    Rating,
)
from assistant.conversations.store import ConversationStore, open_conversations

KEPT_FILES = (store.FILE_NAME, feedback.FILE_NAME)
"""What lies in the data folder of conversations: a backup holds it, too."""

__all__ = [
    "KEPT_FILES",
    "Conversation",
    "ConversationStore",
    "ConversationSummary",
    "Exchange",
    "ExchangeState",
    "Rating",
    "open_conversations",
]
