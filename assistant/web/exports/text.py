"""Answers and conversations as plain text with footnotes, and as Markdown."""

import re
from collections.abc import Callable, Mapping

from assistant.conversations import Conversation, Exchange
from assistant.types import Citation
from assistant.web.exports.lines import Line, Say, cited, lines_of, note
from assistant.web.render.sources import web_link

_PUNCTUATION = "\\`*_[]<>#|~&"
"""What Markdown could take for markup wherever it stands."""

_AT_START = re.compile(r"([-+=]|\d+(?=[.)]))(?=.)")
"""What it could take for a list or a line only where a paragraph begins."""


def plain(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as text, its citations as footnotes."""
    body = _body(exchange, say, _same, _same)
    parts = (exchange.asked.question, body, _notes(exchange, _same, say))
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as Markdown; nothing in them is read as markup."""
    question = f"## {literal(' '.join(exchange.asked.question.split()))}"
    body = _body(exchange, say, literal, _bold)
    parts = (question, body, _notes(exchange, literal, say))
    return "\n\n".join(part for part in parts if part) + "\n"


def conversation_markdown(conversation: Conversation, say: Say) -> str:
    """Return a whole conversation as Markdown."""
    title = f"# {literal(conversation.name)}\n"
    return "\n".join((title, *(markdown(one, say) for one in conversation.exchanges)))


def literal(text: str) -> str:
    """Return text that Markdown shows as it is, also where a paragraph begins with it."""
    marked = "".join(f"\\{one}" if one in _PUNCTUATION else one for one in text)
    found = _AT_START.match(marked)
    if found is None:
        return marked
    number = found[0] if found[0].isdigit() else ""
    return f"{number}\\{marked[len(number) :]}"


def _same(text: str) -> str:
    return text


def _bold(text: str) -> str:
    return f"**{literal(text)}**"


def _body(
    exchange: Exchange, say: Say, shown: Callable[[str], str], strong: Callable[[str], str]
) -> str:
    numbers = {one: at for at, one in enumerate(cited(exchange.answer), 1)}
    written = [(line, _line(line, numbers, shown, strong)) for line in lines_of(exchange, say)]
    paragraphs = [text for line, text in written if not line.is_item]
    items = "\n".join(f"- {text}" for line, text in written if line.is_item)
    return "\n\n".join((*paragraphs, items) if items else paragraphs)


def _line(
    line: Line,
    numbers: Mapping[Citation, int],
    shown: Callable[[str], str],
    strong: Callable[[str], str],
) -> str:
    label = f"{shown(line.label)}: " if line.label else ""
    marks = "".join(shown(f"[{numbers[one]}]") for one in line.citations)
    about = f"({shown(line.about)})" if line.about else ""
    text = strong(line.text) if line.is_strong else shown(line.text)
    return label + " ".join(part for part in (text, marks, about) if part)


def _notes(exchange: Exchange, shown: Callable[[str], str], say: Say) -> str:
    return "\n\n".join(
        f"{shown(f'[{at}]')} {shown(note(one, say))}{_link(one)}"
        for at, one in enumerate(cited(exchange.answer), 1)
    )


def _link(citation: Citation) -> str:
    url = web_link(citation.url)
    return f" <{url}>" if url and not set(url) & set("<> ") else ""
