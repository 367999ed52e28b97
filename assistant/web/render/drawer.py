"""The drawer: the list of articles, each with a way to remove it, and how adding some goes."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from urllib.parse import urlencode

from assistant.web.render.citations import Described, byline, source_link
from assistant.web.render.markup import UNSHOWABLE, escaped, one_line, plural

DRAWER = "#articles"
"""The address of a link that opens the drawer."""

REMOVAL = "#remove?"
"""How the address of a link begins that removes an article; the page's script asks once more."""


RETURN = "#return?"
"""How the address of a link begins that brings an article's earlier version back."""


class Listed(Described, Protocol):
    """An article as the list shows it."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def title(self) -> str:
        """One line."""


def drawer_link(text: str, css_class: str) -> str:
    """Return a link that opens the drawer; `text` is ours."""
    return f'<a class="{css_class}" href="{DRAWER}">{text}</a>'


def scope(text: str) -> str:
    """Return a line that says which articles are asked, and the way to change that."""
    return f'<div class="scope">{one_line(text)} {drawer_link("Change", "add")}</div>'


def article_list(
    listed: Sequence[Listed],
    total: int,
    samples: Sequence[str] = (),
    picked: Sequence[str] = (),
) -> str:
    """Return the list of articles, each of which opens in the source panel or can be removed.

    Args:
        listed: What to show, in order.
        total: How many there are; said when it is more than what is shown.
        samples: Ids of sample articles among the reader's own, which can be removed together.
        picked: Ids of the articles that alone are asked, and that can be removed together.
    """
    if not listed:
        empty = "No article matches." if total else "No articles yet. Add some to ask about them."
        return f'<div class="articles"><div class="label">{empty}</div></div>'
    count = f"{total:,} {plural('article', total)}"
    label = count if len(listed) == total else f"{len(listed):,} of {count}"
    rows = "".join(article_row(one, is_picked=one.id in picked) for one in listed)
    return (
        f'<div class="articles"><div class="label">{label}</div>{picked_line(picked)}'
        f"{sample_removal(samples)}"
        f"<ul>{rows}</ul></div>"
    )


def sample_removal(ids: Sequence[str]) -> str:
    """Return the line that removes the sample articles; empty if there are none."""
    if not ids:
        return ""
    name = f"the {len(ids):,} {plural('sample article', len(ids))}"
    link = escaped(removal_link(*ids))
    return f'<div class="samples"><a class="remove" href="{link}">Remove {name}</a></div>'


def picked_line(ids: Sequence[str]) -> str:
    """Return the line on the picked articles, with what can be done with them; empty for none."""
    if not ids:
        return ""
    name = f"the {len(ids):,} picked {plural('article', len(ids))}"
    link = escaped(removal_link(*ids))
    return (
        f'<div class="samples picked"><span>Asking only {name}.</span>'
        f'<a class="pick-none" href="#pick">Ask all</a>'
        f'<a class="remove" href="{link}">Remove {name}</a></div>'
    )


def article_row(listed: Listed, *, is_picked: bool = False) -> str:
    """Return one article of the list; what is "unseen" is there for screen readers."""
    title = one_line(listed.title)
    pick = escaped("#pick?" + urlencode({"article": UNSHOWABLE.sub("\ufffd", listed.id)}))
    return (
        f'<li><a class="pick{" on" if is_picked else ""}" href="{pick}">'
        f'<span class="unseen">Ask “{title}”</span></a>'
        f'<a class="open" href="{escaped(source_link(listed.id))}">'
        f'<span class="title">{title}</span><span class="meta">{byline(listed)}</span></a>'
        f'<a class="remove" href="{escaped(removal_link(listed.id))}">'
        f'Remove<span class="unseen"> “{title}”</span></a></li>'
    )


def removal_link(*article_ids: str) -> str:
    """Return the fragment address that removes articles."""
    return REMOVAL + urlencode([("article", UNSHOWABLE.sub("\ufffd", one)) for one in article_ids])


def progress(label: str, done: int, total: int) -> str:
    """Return a progress bar with what is being done above it; at 0 it only says "busy"."""
    value = f' value="{done}"' if done else ""
    return (
        f'<div class="progress"><div>{one_line(label)}</div>'
        f'<progress max="{max(total, 1)}"{value}></progress></div>'
    )


def added(
    summary: str,
    failures: Iterable[tuple[str, str]],
    warnings: Sequence[tuple[str, str]] = (),
    *,
    beside: Sequence[tuple[str, str]] = (),
    replaced: Sequence[tuple[str, str]] = (),
) -> str:
    """Return what became of an upload.

    Args:
        summary: What can be asked about now; may be empty.
        failures: Names of the files that failed, each with a reason; a name may come twice.
        warnings: Names of files that were read otherwise than they stand there, and how.
        beside: Ids and file names of articles kept beside another from a file of this name.
        replaced: Ids and titles of articles whose earlier version was replaced.
    """
    done = f'<div class="added">{one_line(summary)}</div>' if summary else ""
    kept = "".join(f"<li>{_beside(one, name)}</li>" for one, name in beside)
    new = "".join(f"<li>{_replaced(one, title)}</li>" for one, title in replaced)
    back = f'<ul class="back">{kept}{new}</ul>' if kept or new else ""
    odd = _listed("odd", "Read otherwise than it stands there", warnings)
    return f'<div class="outcome">{done}{back}{odd}{failed(list(failures))}</div>'


def _beside(article_id: str, name: str) -> str:
    link = escaped(removal_link(article_id))
    return (
        f"Kept beside another article from a file of this name: “{one_line(name)}”. "
        f'<a class="take-back" href="{link}">Remove the new one</a>'
    )


def _replaced(article_id: str, title: str) -> str:
    link = escaped(RETURN + urlencode({"article": UNSHOWABLE.sub("\ufffd", article_id)}))
    return (
        f"Replaced the earlier version of “{one_line(title)}”. "
        f'<a class="take-back" href="{link}">Undo</a>'
    )


def _listed(css_class: str, label: str, named: Sequence[tuple[str, str]]) -> str:
    """Return names with reasons under a label; empty without any."""
    if not named:
        return ""
    rows = "".join(
        f"<li><strong>{one_line(name)}</strong>: {one_line(reason)}</li>" for name, reason in named
    )
    return f'<div class="{css_class}"><div class="label">{label}</div><ul>{rows}</ul></div>'


def failed(failures: Sequence[tuple[str, str]]) -> str:
    """Return the files that failed, with the reasons; empty if none did."""
    if not failures:
        return ""
    count = len({name for name, _ in failures})
    return _listed("failed", f"{count:,} {plural('file', count)} failed", failures)
