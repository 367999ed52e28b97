"""Answers and conversations as text to take along: every quote with its source and offsets.

- `lines.py`: an answer as lines, in the order in which the page shows it;
- `text.py`: these as plain text and as Markdown;
- `html.py`: these as HTML, and a conversation as a page of its own;
- `data.py`: a conversation as JSON.
"""

import re
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
    "file_name",
    "literal",
]

AnswerForm: TypeAlias = Literal["plain", "markdown", "html"]
ConversationForm: TypeAlias = Literal["markdown", "html", "json"]
Language: TypeAlias = Literal["en", "de"]


MOST_NAME = 60
"""Characters of the name of a file: four bytes each at most, of which some systems take 255."""

_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069<>:"/\\|?*]')
"""Characters that some system takes in no name of a file, or that turn round how one is read."""


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


def file_name(conversation: Conversation, form: ConversationForm) -> str:
    """Return what a file of a conversation is called: its name, as every system can keep it."""
    kept = _UNFIT.sub(" ", conversation.name)
    name = " ".join(kept.split())[:MOST_NAME].strip(" .")
    return f"{name or conversation.id}.{CONVERSATION_FORMS[form][0]}"


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
