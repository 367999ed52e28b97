"""Answers as HTML without any script, and a conversation as a page of its own."""

from collections.abc import Mapping

from assistant.conversations import Conversation, Exchange
from assistant.types import Citation
from assistant.web import render
from assistant.web.assets import read_asset, still_style
from assistant.web.exports.lines import Line, Say, cited, lines_of, note
from assistant.web.render.sources import web_link


def html(exchange: Exchange, say: Say) -> str:
    """Return a question and its answer as HTML without any script or style; its marks lead down."""
    place = render.escaped(exchange.id)
    numbers = {one: at for at, one in enumerate(cited(exchange.answer), 1)}
    lines = lines_of(exchange, say)
    said = "\n".join(f"<p>{_line(one, numbers, place)}</p>" for one in lines if not one.is_item)
    items = "".join(f"<li>{_line(one, numbers, place)}</li>\n" for one in lines if one.is_item)
    sides = f"\n<ul>\n{items}</ul>" if items else ""
    notes = "".join(
        f'<li id="{place}-{at}">{_note(one, say)}</li>\n' for one, at in numbers.items()
    )
    listed = f"<ol>\n{notes}</ol>" if notes else ""
    return f"<h2>{render.one_line(exchange.asked.question)}</h2>\n{said}{sides}\n{listed}\n"


def conversation_html(conversation: Conversation, say: Say, language: str) -> str:
    """Return a whole conversation as a page of its own, marked as of a language."""
    name = render.one_line(conversation.name)
    body = "".join(html(one, say) for one in conversation.exchanges)
    style = still_style() + read_asset("export.css")[0].decode()
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{name}</title><style>{style}</style></head>"
        f"<body>\n<h1>{name}</h1>\n{body}</body></html>\n"
    )


def _line(line: Line, numbers: Mapping[Citation, int], place: str) -> str:
    label = f"<small>{render.one_line(line.label)}:</small> " if line.label else ""
    text = render.one_line(line.text)
    marks = "".join(
        f'<a href="#{place}-{numbers[one]}">[{numbers[one]}]</a>' for one in line.citations
    )
    about = f"<small>{render.one_line(line.about)}</small>" if line.about else ""
    shown = f"<strong>{text}</strong>" if line.is_strong else text
    return label + " ".join(part for part in (shown, marks, about) if part)


def _note(citation: Citation, say: Say) -> str:
    url = web_link(citation.url)
    link = f' <a href="{render.escaped(url)}">{render.one_line(url)}</a>' if url else ""
    return render.one_line(note(citation, say)) + link
