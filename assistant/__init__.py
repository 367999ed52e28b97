"""Citeline: answers over a reader's own articles, every sentence citing the sentences that say so.

    from assistant import Assistant

    with Assistant.open() as assistant:
        answer = assistant.ask("Who interviewed the minister?")

`Assistant` is the way in; `types.py` holds what it returns. `build.py` wires all parts together.
"""

from assistant.assistant import Assistant
from assistant.types import Answer, AnswerSentence, Citation, Question, Refusal, Turn
from assistant.version import __version__

__all__ = [
    "Answer",
    "AnswerSentence",
    "Assistant",
    "Citation",
    "Question",
    "Refusal",
    "Turn",
    "__version__",
]
