"""What can be done with an answer. Each is a link whose address names the exchange.

The page's script makes buttons of them; the sanitiser leaves nothing but addresses to go by.
"""

from urllib.parse import urlencode

from assistant.conversations.records import Exchange, Rating
from assistant.web.render.markup import escaped, note

UNANSWERED = "This question was not answered: Citeline was stopped meanwhile."


def actions(exchange: Exchange) -> str:
    """Return the line under an answer: copy, ask again, edit, and what the reader thinks of it."""
    is_good = exchange.rating is Rating.GOOD
    is_bad = exchange.rating is not None and not is_good
    links = (
        action("copy", "Copy", exchange),
        action("retry", "Try again", exchange),
        action("edit", "Edit question", exchange),
        action("good", "Right", exchange, is_on=is_good),
        action("bad", f"Wrong: {exchange.rating}" if is_bad else "Wrong", exchange, is_on=is_bad),
    )
    return f'<div class="actions">{"".join(links)}</div>'


def unanswered(exchange: Exchange) -> str:
    """Return what stands in the place of an answer that never came, with a way to ask again."""
    links = f"{action('retry', 'Try again', exchange)}{action('edit', 'Edit question', exchange)}"
    return f'{note(UNANSWERED)}<div class="actions">{links}</div>'


def action(name: str, text: str, exchange: Exchange, *, is_on: bool = False) -> str:
    """Return one link; `is_on` says that it was followed before."""
    link = f"#{name}?{urlencode({'exchange': exchange.id})}"
    css_class = f"action {name}{' on' if is_on else ''}"
    return f'<a class="{css_class}" href="{escaped(link)}">{escaped(text)}</a>'
