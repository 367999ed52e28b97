"""A page's tree, changed before trafilatura reads it, so that it does not lose what it knows badly.

Hidden text goes. Text that stands in no container gets one; lines written as `<div>` become
paragraphs; notes, captions, empty cells and raised numbers are put so that they stay.
"""

import re
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from index.formats.hidden import Styles
from index.formats.note_marks import is_arrow, is_jump, is_note_mark, raised

EMPTY_CELL = "\ue000"
"""Text that keeps trafilatura from dropping an empty cell and shifting its neighbours."""

_FEWEST_PARAGRAPHS = 3  # right below <body>: somebody wrote the page by hand, or a converter
_AROUND = frozenset("nav header footer aside form script style noscript iframe".split())
_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data dfn em font i kbd mark q s samp small span strong sub sup "
    "time u var wbr".split()
)
_ADVERTISEMENTS = frozenset("ad ads advert advertisement ad-label ad-slot anzeige".split())
_LABEL_WORDS = 4
_NOTES = re.compile(r"(?:doc-)?(?:foot|end)notes?\b", re.IGNORECASE)


def prepare(tree: HtmlElement, styles: Styles) -> None:
    """Change a tree in place."""
    _remove_hidden(tree, styles)
    _raise_numbers(tree, styles)
    drop_anchors(tree)
    _join_definitions(tree)
    _head_questions(tree)
    _keep_quotations(tree)
    _put_in_article(tree)
    _make_paragraphs(tree)
    _drop_advertisements(tree)
    _raise_note_links(tree)
    _keep_notes(tree)
    _keep_cells_and_captions(tree)


def _remove_hidden(tree: HtmlElement, styles: Styles) -> None:
    # Scripts and sheets stay: trafilatura finds dates and authors in the former and drops both.
    keep = {"html", "head", "body", "title", "script", "style"}
    elements = [element for element in tree.iter(etree.Element) if element.tag not in keep]
    for element in elements:
        if styles.hides(element.tag, element.attrib) and element.getparent() is not None:
            element.drop_tree()


def _raise_numbers(tree: HtmlElement, styles: Styles) -> None:
    for element in tree.iter(etree.Element):
        if element.text and not len(element) and styles.raises(element.tag, element.attrib):
            element.text = raised(element.text.strip())


def drop_anchors(tree: HtmlElement) -> None:
    """Drop what is beside a heading to copy its address from."""
    for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        for link in list(heading.iterdescendants("a")):
            around = link.getparent()
            if is_jump("a", link.attrib) and is_arrow(link.text_content().strip()):
                link.drop_tree()
            elif around is not None and around is not heading and _is_bracketed(around):
                around.drop_tree()  # "[edit]", as wikis have it


def _is_bracketed(element: HtmlElement) -> bool:
    text = element.text_content().strip()
    return bool(text.startswith("[") and text.endswith("]"))


def _join_definitions(tree: HtmlElement) -> None:
    """Put what a list defines on one line with its name: "Length: 120 metres"."""
    for defined in list(tree.iter("dl")):
        pairs = list(defined.iter("dt", "dd"))
        if any(child.tag not in _INLINE for one in pairs for child in one.iterdescendants()):
            continue
        before = None
        for one in pairs:
            text = " ".join(one.text_content().split())
            if one.tag == "dt":
                before = defined.makeelement("p")
                before.text = text
                defined.addprevious(before)
            elif before is not None and text:
                is_first = not before.get("class")
                joint = ("" if before.text.endswith(":") else ":") if is_first else ";"
                before.text = f"{before.text}{joint} {text}".strip(" :")
                before.set("class", "defined")
        if before is not None:
            defined.drop_tree()


def _head_questions(tree: HtmlElement) -> None:
    """Make a heading of what opens to its answer, as on pages of questions."""
    for element in list(tree.iter("summary")):
        around = element.getparent()
        if around is not None and around.tag == "details":
            element.tag = "h3"
            around.tag = "div"


def _keep_quotations(tree: HtmlElement) -> None:
    """Keep blocks that are quoted apart from other ones that trafilatura takes for such."""
    from trafilatura.htmlprocessing import CODE_INDICATORS

    for element in list(tree.iter("q")):
        around = element.getparent()
        if around is not None:
            element.text = f"“{element.text or ''}"
            element.append(end := element.makeelement("span"))
            end.text = "”"
            element.drop_tag()
    for element in tree.iter("pre"):
        if not len(element) and not any(one in (element.text or "") for one in CODE_INDICATORS):
            first, *others = (element.text or "").strip("\n").split("\n")
            element.tag, element.text = "p", first
            for line in others:
                element.append(end := element.makeelement("br"))
                end.tail = line


def _put_in_article(tree: HtmlElement) -> None:
    """Give the text of a page that has no container one: trafilatura drops lists outside of one."""
    body = tree.find("body")
    if body is None or len(body.findall("p")) < _FEWEST_PARAGRAPHS or tree.find(".//article"):
        return
    article = body.makeelement("article")
    first = body.index(body.find("p"))
    for element in list(body):
        if element.tag not in _AROUND:
            article.append(element)
    body.insert(min(first, len(body)), article)


def _keep_cells_and_captions(tree: HtmlElement) -> None:
    """Change what trafilatura would lose: empty cells, captions of pictures, raised numbers."""
    for element in list(tree.iter("td", "th", "caption", "figure", "figcaption", "sup")):
        if element.tag in ("td", "th"):
            if not element.text_content().strip():
                element.text = EMPTY_CELL
        elif element.tag == "caption" and (table := element.getparent()) is not None:
            element.tag = "p"
            table.addprevious(element)
        elif element.tag == "figcaption":
            element.tag = "p"
            element.attrib.clear()  # a class that says it is a caption costs it
        elif element.tag == "figure":
            element.tag = "div"
        elif element.text and not len(element):
            element.text = raised(element.text.strip())


def _make_paragraphs(tree: HtmlElement) -> None:
    """Make a paragraph of each line that is written as a `<div>`: some of them would be lost."""
    for element in tree.iter("div"):
        inside = list(element.iterdescendants(etree.Element))
        if all(child.tag in _INLINE for child in inside) and (
            (element.text or "").strip() or _says_several(inside)
        ):
            element.tag = "p"


def _says_several(inside: Sequence[HtmlElement]) -> bool:
    """Whether a line is several pieces that are no links: what something is, and how much."""
    pieces = [one for one in inside if not len(one) and (one.text or "").strip()]
    return len(pieces) > 1 and all(one.tag != "a" and one.getparent().tag != "a" for one in pieces)


def _drop_advertisements(tree: HtmlElement) -> None:
    """Drop the labels of advertisements, which stand between an article's paragraphs."""
    for element in list(tree.iter("div", "p", "span", "section")):
        if _ADVERTISEMENTS & set(element.get("class", "").lower().split()):
            words = element.text_content().split()
            if len(words) <= _LABEL_WORDS and element.getparent() is not None:
                element.drop_tree()


def _raise_note_links(tree: HtmlElement) -> None:
    """Raise the numbers of links to notes: what tells them from other links is lost later."""
    for link in tree.iter("a"):
        text = link.text_content().strip()
        if text.isdecimal() and len(text) < 4 and _leads_to_note(link):
            for child in list(link):
                child.drop_tree()
            link.text = raised(text)


def _leads_to_note(link: HtmlElement) -> bool:
    before = link.getprevious()
    text = (link.getparent().text if before is None else before.tail) or " "
    is_behind_word = not text[-1].isspace() and text[-1] not in "([–-"
    stands_above = next(link.iterancestors("sup"), None) is not None
    leads_on = is_jump("a", link.attrib) and (is_behind_word or stands_above)
    return is_note_mark("a", link.attrib) or leads_on


def _keep_notes(tree: HtmlElement) -> None:
    """Take away what tells trafilatura that notes are notes: it drops them."""
    for element in list(tree.iter("section", "div", "aside", "ol", "ul", "li", "p", "dl")):
        if any(_NOTES.match(element.get(name, "")) for name in ("role", "class", "id")):
            for name in ("role", "class", "id"):
                element.attrib.pop(name, None)
            if element.tag in ("aside", "section"):
                element.tag = "div"
            for link in list(element.iterdescendants("a")):
                if is_jump("a", link.attrib) and is_arrow(link.text_content().strip()):
                    link.drop_tree()
                else:  # a short text with a link in it is taken for one of a menu
                    link.drop_tag()
