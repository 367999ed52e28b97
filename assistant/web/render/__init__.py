"""Values -> HTML. Pure functions; the only place where text becomes markup.

- `markup.py`: text, escaped, and lines that are nothing but text;
- `citations.py`: markers, and what is said about a cited article;
- `actions.py`: what can be done with an answer;
- `answers.py`, `quotations.py`: replies, and what is quoted beside them;
- `rows.py`: rows of tables as tables;
- `article_text.py`: an article's text with its headings, lists, tables and quotations;
- `sources.py`: what the source panel shows;
- `welcome.py`: what an empty chat says.

Every piece of text goes through `escaped`. Nothing here interprets Markdown, and no result holds a
line break outside of an article's text, so that a Markdown renderer leaves it alone.
"""

from assistant.web.render.actions import actions, unanswered
from assistant.web.render.answers import all_numbers, leading, reply, sentences
from assistant.web.render.citations import Numbers, marker
from assistant.web.render.markup import (
    UNSHOWABLE,
    error_note,
    escaped,
    note,
    one_line,
    plural,
    question,
    status,
)
from assistant.web.render.quotations import differing_label, nearest_label, refusal
from assistant.web.render.sources import card, source
from assistant.web.render.welcome import welcome

__all__ = [
    "UNSHOWABLE",
    "Numbers",
    "actions",
    "all_numbers",
    "card",
    "differing_label",
    "error_note",
    "escaped",
    "leading",
    "marker",
    "nearest_label",
    "note",
    "one_line",
    "plural",
    "question",
    "refusal",
    "reply",
    "sentences",
    "source",
    "status",
    "unanswered",
    "welcome",
]
