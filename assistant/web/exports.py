"""Answers and conversations as text to take along: every quote with its source and offsets."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from assistant.conversations import Conversation, Exchange
from assistant.serialise import answer_to_dict
from assistant.types import Answer, AnswerSentence, Citation
from assistant.web import render
from assistant.web.assets import read_asset, still_style
from assistant.web.german import in_german
from assistant.web.render.sources import web_link
from index.english.dates import day_text

Say: TypeAlias = Callable[[str], str]
"""Puts what the server says into the language of a file; quotes and questions stay as they are."""

AnswerForm: TypeAlias = Literal["plain", "markdown", "html"]
ConversationForm: TypeAlias = Literal["markdown", "html", "json"]
Language: TypeAlias = Literal["en", "de"]

UNANSWERED = "(not answered)"

_PUNCTUATION = "\\`*_[]<>#|~&"
"""What Markdown could take for markup wherever it stands."""

_AT_START = re.compile(r"([-+=]|\d+(?=[.)]))(?=.)")
"""What it could take for a list or a line only where a paragraph begins."""


def plain(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as text, its citations as footnotes."""
    notes = _notes(exchange, _same, say)
    parts = (exchange.asked.question, _body(exchange, _same, say), notes)
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as Markdown; nothing in them is read as markup."""
    question = f"## {literal(' '.join(exchange.asked.question.split()))}"
    parts = (question, _body(exchange, literal, say), _notes(exchange, literal, say))
    return "\n\n".join(part for part in parts if part) + "\n"


def html(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as HTML without any script or style; its marks lead down."""
    answer, place = exchange.answer, render.escaped(exchange.id)
    unanswered = [render.one_line(_said(exchange, say))]
    lines = unanswered if answer is None else _html_lines(answer, place, say)
    body = "\n".join(f"<p>{line}</p>" for line in lines)
    notes = "".join(
        f'<li id="{place}-{at}">{_html_note(one, say)}</li>\n'
        for at, one in enumerate(cited(answer), 1)
    )
    listed = f"<ol>\n{notes}</ol>" if notes else ""
    return f"<h2>{render.one_line(exchange.asked.question)}</h2>\n{body}\n{listed}\n"


def conversation_markdown(conversation: Conversation, say: Say) -> str:
    """Return a whole conversation as Markdown."""
    title = f"# {literal(conversation.name)}\n"
    return "\n".join((title, *(markdown(one, say) for one in conversation.exchanges)))


def conversation_html(conversation: Conversation, say: Say) -> str:
    """Return a whole conversation as a page of its own."""
    name = render.one_line(conversation.name)
    body = "".join(html(one, say) for one in conversation.exchanges)
    style = still_style() + read_asset("export.css")[0].decode()
    language = next(name for name, one in LANGUAGES.items() if one is say)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}</title><style>{style}</style></head>"
        f"<body>\n<h1>{name}</h1>\n{body}</body></html>\n"
    )


def conversation_json(conversation: Conversation, say: Say) -> str:
    """Return a whole conversation as JSON; answers are those of the HTTP interface, in English."""
    del say
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
    """Return text that Markdown shows as it is, also where a paragraph begins with it."""
    marked = "".join(f"\\{one}" if one in _PUNCTUATION else one for one in text)
    found = _AT_START.match(marked)
    if found is None:
        return marked
    number = found[0] if found[0].isdigit() else ""
    return f"{number}\\{marked[len(number) :]}"


def _same(text: str) -> str:
    return text


def _said(exchange: Exchange, say: Say) -> str:
    return say(exchange.problem or UNANSWERED)


def _body(exchange: Exchange, shown: Callable[[str], str], say: Say) -> str:
    answer = exchange.answer
    if answer is None:
        return shown(_said(exchange, say))
    if answer.refusal is not None:
        return shown(say(answer.refusal.reason))
    numbers = {one: at for at, one in enumerate(cited(answer), 1)}
    lines = [shown(say(answer.statement))] if answer.statement else []
    lines += [_line(one, numbers, shown, say) for one in answer.sentences]
    lines += [shown(say(f"and {answer.more:,} more"))] if answer.more else []
    return "\n\n".join(lines)


def _line(
    sentence: AnswerSentence,
    numbers: Mapping[Citation, int],
    shown: Callable[[str], str],
    say: Say,
) -> str:
    label = f"{shown(say(sentence.label))}: " if sentence.label else ""
    marks = "".join(shown(f"[{numbers[one]}]") for one in sentence.citations)
    return f"{label}{shown(' '.join(sentence.text.split()))} {marks}".rstrip()


def _notes(exchange: Exchange, shown: Callable[[str], str], say: Say) -> str:
    return "\n\n".join(
        f"{shown(f'[{at}]')} {shown(_note(one, say))}{_link(one)}"
        for at, one in enumerate(cited(exchange.answer), 1)
    )


def _note(citation: Citation, say: Say) -> str:
    day = say(day_text(citation.date)) if citation.date else ""
    about = (citation.title, citation.source, day)
    quote = " ".join(citation.quote.split())
    place = say(f"characters {citation.start}–{citation.end} of {citation.article_id}")
    return f"“{quote}” {', '.join(part for part in about if part)} ({place})"


def _link(citation: Citation) -> str:
    url = web_link(citation.url)
    return f" <{url}>" if url and not set(url) & set("<> ") else ""


def _html_lines(answer: Answer, place: str, say: Say) -> list[str]:
    if answer.refusal is not None:
        return [render.one_line(say(answer.refusal.reason))]
    numbers = {one: at for at, one in enumerate(cited(answer), 1)}
    said = [render.one_line(say(answer.statement))] if answer.statement else []
    said += [_html_line(one, numbers, place, say) for one in answer.sentences]
    return said + ([say(f"and {answer.more:,} more")] if answer.more else [])


def _html_line(
    sentence: AnswerSentence, numbers: Mapping[Citation, int], place: str, say: Say
) -> str:
    label = f"<small>{render.one_line(say(sentence.label))}:</small> " if sentence.label else ""
    marks = "".join(
        f'<a href="#{place}-{numbers[one]}">[{numbers[one]}]</a>' for one in sentence.citations
    )
    return f"{label}{render.one_line(sentence.text)} {marks}".rstrip()


def _html_note(citation: Citation, say: Say) -> str:
    url = web_link(citation.url)
    link = f' <a href="{render.escaped(url)}">{render.one_line(url)}</a>' if url else ""
    return render.one_line(_note(citation, say)) + link


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


LANGUAGES: Mapping[Language, Say] = {"en": _same, "de": in_german}
"""What a file can be written in."""

ANSWER_FORMS: Mapping[AnswerForm, tuple[str, Callable[[Exchange, Say], str]]] = {
    "plain": ("text/plain", plain),
    "markdown": ("text/plain", markdown),
    # As text: it is to be copied, never to be shown from this address.
    "html": ("text/plain", html),
}
"""Form -> media type, and what writes it."""

CONVERSATION_FORMS: Mapping[
    ConversationForm, tuple[str, str, Callable[[Conversation, Say], str]]
] = {
    "markdown": ("md", "text/markdown", conversation_markdown),
    "html": ("html", "application/octet-stream", conversation_html),
    "json": ("json", "application/json", conversation_json),
}
"""Form -> ending, media type, and what writes it. None is shown by a browser."""
