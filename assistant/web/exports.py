"""Answers and conversations as text to take along: every quote with its source and offsets."""

import json
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from assistant.conversations import Conversation, Exchange
from assistant.serialise import answer_to_dict
from assistant.types import Answer, AnswerSentence, Citation
from assistant.web import render
from assistant.web.render.sources import web_link
from index.english.dates import day_text

AnswerForm: TypeAlias = Literal["plain", "markdown", "html"]
ConversationForm: TypeAlias = Literal["markdown", "html", "json"]

UNANSWERED = "(not answered)"

_PUNCTUATION = "\\`*_{}[]<>()#+-.!|~"
"""What Markdown could take for markup."""


def plain(exchange: Exchange) -> str:
    """Return a question and its answer as text, its citations as footnotes."""
    return "\n\n".join(
        part for part in (exchange.asked.question, _body(exchange, _same), _notes(exchange, _same))
        if part
    ) + "\n"  # fmt: skip


def markdown(exchange: Exchange) -> str:
    """Return a question and its answer as Markdown; nothing in them is read as markup."""
    question = f"## {literal(' '.join(exchange.asked.question.split()))}"
    parts = (question, _body(exchange, literal), _notes(exchange, literal))
    return "\n\n".join(part for part in parts if part) + "\n"


def html(exchange: Exchange) -> str:
    """Return a question and its answer as HTML without any script or style."""
    answer = exchange.answer
    body = render.one_line(_said(exchange)) if answer is None else _html_body(answer)
    notes = "".join(f"<li>{_html_note(one)}</li>" for one in cited(answer))
    listed = f"<ol>{notes}</ol>" if notes else ""
    return f"<h2>{render.one_line(exchange.asked.question)}</h2>\n<p>{body}</p>\n{listed}\n"


def conversation_markdown(conversation: Conversation) -> str:
    """Return a whole conversation as Markdown."""
    title = f"# {literal(conversation.name)}\n"
    return "\n".join((title, *map(markdown, conversation.exchanges)))


def conversation_html(conversation: Conversation) -> str:
    """Return a whole conversation as a page of its own."""
    name = render.one_line(conversation.name)
    body = "".join(map(html, conversation.exchanges))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}</title></head>'
        f"<body>\n<h1>{name}</h1>\n{body}</body></html>\n"
    )


def conversation_json(conversation: Conversation) -> str:
    """Return a whole conversation as JSON; answers are those of the HTTP interface."""
    exchanges = [
        {
            "id": one.id,
            "question": one.asked.question,
            "state": one.state.value,
            "rating": one.rating and one.rating.value,
            "answer": one.answer and answer_to_dict(one.answer),
            "sources": [_source(citation) for citation in cited(one.answer)],
        }
        for one in conversation.exchanges
    ]
    whole = {
        "id": conversation.id,
        "name": conversation.name,
        "created": conversation.created.isoformat(),
        "updated": conversation.updated.isoformat(),
        "exchanges": exchanges,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def cited(answer: Answer | None) -> list[Citation]:
    """Return every citation of an answer once, in the order of their numbers."""
    if answer is None:
        return []
    if answer.refusal is not None:
        return list(dict.fromkeys(answer.refusal.nearest))
    return list(render.sentence_numbers(answer.sentences))


def literal(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return "".join(f"\\{one}" if one in _PUNCTUATION else one for one in text)


def _same(text: str) -> str:
    return text


def _said(exchange: Exchange) -> str:
    return exchange.problem or UNANSWERED


def _body(exchange: Exchange, shown: Callable[[str], str]) -> str:
    answer = exchange.answer
    if answer is None:
        return shown(_said(exchange))
    if answer.refusal is not None:
        return shown(answer.refusal.reason)
    numbers = {one: at for at, one in enumerate(cited(answer), 1)}
    lines = [shown(answer.statement)] if answer.statement else []
    lines += [_line(one, numbers, shown) for one in answer.sentences]
    lines += [shown(f"and {answer.more:,} more")] if answer.more else []
    return "\n\n".join(lines)


def _line(
    sentence: AnswerSentence, numbers: Mapping[Citation, int], shown: Callable[[str], str]
) -> str:
    label = f"{shown(sentence.label)} " if sentence.label else ""
    marks = "".join(shown(f"[{numbers[one]}]") for one in sentence.citations)
    return f"{label}{shown(' '.join(sentence.text.split()))} {marks}".rstrip()


def _notes(exchange: Exchange, shown: Callable[[str], str]) -> str:
    return "\n\n".join(
        f"{shown(f'[{at}]')} {shown(_note(one))}{_link(one)}"
        for at, one in enumerate(cited(exchange.answer), 1)
    )


def _note(citation: Citation) -> str:
    about = (citation.title, citation.source, day_text(citation.date) if citation.date else "")
    quote = " ".join(citation.quote.split())
    place = f"characters {citation.start}–{citation.end} of {citation.article_id}"
    return f"“{quote}” {', '.join(part for part in about if part)} ({place})"


def _link(citation: Citation) -> str:
    url = web_link(citation.url)
    return f" <{url}>" if url and not set(url) & set("<> ") else ""


def _html_body(answer: Answer) -> str:
    if answer.refusal is not None:
        return render.one_line(answer.refusal.reason)
    numbers = {one: at for at, one in enumerate(cited(answer), 1)}
    said = [render.one_line(answer.statement)] if answer.statement else []
    said += [render.one_line(_line(one, numbers, _same)) for one in answer.sentences]
    said += [f"and {answer.more:,} more"] if answer.more else []
    return "<br>\n".join(said)


def _html_note(citation: Citation) -> str:
    url = web_link(citation.url)
    link = f' <a href="{render.escaped(url)}">{render.one_line(url)}</a>' if url else ""
    return render.one_line(_note(citation)) + link


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


ANSWER_FORMS: Mapping[AnswerForm, tuple[str, Callable[[Exchange], str]]] = {
    "plain": ("text/plain", plain),
    "markdown": ("text/plain", markdown),
    # As text: it is to be copied, never to be shown from this address.
    "html": ("text/plain", html),
}
"""Form -> media type, and what writes it."""

CONVERSATION_FORMS: Mapping[ConversationForm, tuple[str, str, Callable[[Conversation], str]]] = {
    "markdown": ("md", "text/markdown", conversation_markdown),
    "html": ("html", "application/octet-stream", conversation_html),
    "json": ("json", "application/json", conversation_json),
}
"""Form -> ending, media type, and what writes it. None is shown by a browser."""
