"""The welcome: what an empty chat says."""

from assistant.web.render.markup import plural

ASK = "Ask your articles"
PROMISE = "Answers come only from your articles. Follow a number to the sentence behind it."

START = "Add your first articles"
DRAWER = "#articles"
"""The address of a link that leads to the articles."""

START_PROMISE = "Then ask about them, and follow each number to the sentence behind it."
START_WAYS = "Choose files or a folder, paste a text, or drop files anywhere on this page."
SAMPLES = "#samples"
"""The address of a link that takes in the sample articles."""


def welcome(count: int, is_sample: bool) -> str:
    """Return what an empty chat says.

    Args:
        count: How many articles there are.
        is_sample: Whether all of them are of the bundled sample set.
    """
    if not count:
        samples = f'<a class="add" href="{SAMPLES}">Try it with the sample articles</a>'
        ways = f'<p class="start">{START_WAYS} {samples}</p>'
        return _welcome(START, START_PROMISE, drawer_link("Add articles", "add button"), ways)
    kind = "sample article" if is_sample else "article"
    purpose = " to try it with" if is_sample else ""
    verb = "is" if count == 1 else "are"
    here = f"{count:,} {plural(kind, count)} {verb} here{purpose}."
    more = drawer_link("Add your own" if is_sample else "Add more", "add")
    return _welcome(ASK, PROMISE, f"{here} {more}")


def _welcome(title: str, promise: str, here: str, ways: str = "") -> str:
    paragraphs = f'<p>{promise}</p><p class="here">{here}</p>{ways}'
    return f'<div class="welcome"><h2>{title}</h2>{paragraphs}</div>'


def drawer_link(text: str, css_class: str) -> str:
    """Return a link that leads to the articles; `text` is ours."""
    return f'<a class="{css_class}" href="{DRAWER}">{text}</a>'
