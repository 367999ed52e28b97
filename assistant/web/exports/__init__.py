"""Answers and conversations as text to take along: every quote with its source and offsets.

- `lines.py`: an answer as lines, in the order in which the page shows it;
- `text.py`: these as plain text and as Markdown;
- `html.py`: these as HTML, and a conversation as a page of its own;
- `data.py`: a conversation as JSON.
"""

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from assistant.conversations import Conversation, Exchange
from assistant.web.exports.data import conversation_json
from assistant.web.exports.html import conversation_html, html
from assistant.web.exports.lines import Say
from assistant.web.exports.text import conversation_markdown, literal, markdown, plain
from assistant.web.german import in_german

__all__ = [
    "ANSWER_FORMS",
    "CONVERSATION_FORMS",
    "LANGUAGES",
    "AnswerForm",
    "ConversationForm",
    "Language",
    "Say",
    "export",
    "literal",
]

AnswerForm: TypeAlias = Literal["plain", "markdown", "html"]
ConversationForm: TypeAlias = Literal["markdown", "html", "json"]
Language: TypeAlias = Literal["en", "de"]


def _same(text: str) -> str:
    return text


LANGUAGES: Mapping[Language, Say] = {"en": _same, "de": in_german}
"""What a file can be written in."""

ANSWER_FORMS: Mapping[AnswerForm, tuple[str, Callable[[Exchange, Say], str]]] = {
    "plain": ("text/plain", plain),
    "markdown": ("text/plain", markdown),
    # As text: it is to be copied, never to be shown from this address.
    "html": ("text/plain", html),
}
"""Form -> media type, and what writes it."""

CONVERSATION_FORMS: Mapping[ConversationForm, tuple[str, str]] = {
    "markdown": ("md", "text/markdown"),
    "html": ("html", "application/octet-stream"),
    "json": ("json", "application/json"),
}
"""Form -> ending and media type. None is shown by a browser."""


def export(conversation: Conversation, form: ConversationForm, language: Language) -> str:
    """Return a whole conversation as a file of one form; JSON is in English whatever is asked."""
    say = LANGUAGES[language]
    match form:
        case "markdown":
            return conversation_markdown(conversation, say)
        case "html":
            return conversation_html(conversation, say, language)
        case "json":
            return conversation_json(conversation)
