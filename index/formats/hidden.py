"""What styles do to elements: hide them, so that nobody can hide text for the model, or raise them.

Looks at attributes, inline styles and the page's own `<style>` sheets. A rule of a sheet hides
or raises only if its selector is plain (`p`, `.note`, `p.note#a`) and it stands in no `@media`; a
rule that shows counts whatever its selector. In doubt text is visible: a page must not lose what it
says. Sheets in files of their own (but a book's), scripts, and white text on white are beyond what
is looked at.

tinycss2 and cssselect2 parse; matching is ours, since cssselect2 compiles each selector to Python
code and walks up the page for each of its parts, which a hostile page turns into hours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import TypeAlias

import tinycss2
from cssselect2 import parser as selectors

from index.errors import UnreadableError

UNRENDERED = frozenset(
    "script style template noscript head title nav select textarea datalist iframe object embed "
    "svg canvas audio video".split()
)
"""Elements whose content is no running text of the page, or not shown at all."""

_MAX_CHECKS = 2_000_000
_NUMBER = re.compile(r"-?\d*\.?\d+")
_UP = re.compile(r"-0?\.\d+em")
_FAR_AWAY_PIXELS = 500.0
_PLAIN = (selectors.LocalNameSelector, selectors.ClassSelector, selectors.IDSelector)

_RAISED = "raised"
_RAISABLE = frozenset("a b em font i small span strong u".split())

Verdicts: TypeAlias = Mapping[str, bool]
"""What declarations say about an element: kind of hiding, or "raised" -> whether they do it."""


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    id: str
    weight: tuple[bool, tuple[int, int, int], int]
    """Its place in the cascade: the highest matching rule decides."""
    verdicts: Verdicts

    def matches(self, tag: str, classes: frozenset[str], id: str) -> bool:
        return (
            (not self.tag or self.tag == tag)
            and (not self.id or self.id == id)
            and self.classes <= classes
        )

    @property
    def handle(self) -> str:
        """One part of the selector that every element it matches must have."""
        if self.id:
            return "#" + self.id
        return "." + min(self.classes) if self.classes else self.tag or "*"


class Styles:
    """The `<style>` sheets of one page, as far as they hide, show or raise.

    Args:
        sheets: The content of all `<style>` elements, in order.
    """

    def __init__(self, sheets: str = "") -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._checks = 0
        for rule in _rules(sheets):
            self._rules.setdefault(rule.handle, []).append(rule)
        self._raises = any(
            rule.verdicts.get(_RAISED) for rules in self._rules.values() for rule in rules
        )

    def for_another_page(self) -> "Styles":
        """Return the same sheets for a page of their own, without understanding them again."""
        styles = copy(self)
        styles._checks = 0
        return styles

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether the element with these attributes, and so all that is in it, is not seen.

        Raises:
            UnreadableError: Its sheets have so many rules that this would take minutes.
        """
        if tag in UNRENDERED or "hidden" in attributes:
            return True
        if tag == "dialog" and "open" not in attributes:
            return True
        verdicts = self._all_verdicts(tag, attributes)
        return any(does for kind, does in verdicts.items() if kind != _RAISED)

    def raises(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether styles put the text of the element with these attributes above the line.

        Raises:
            UnreadableError: As above.
        """
        if tag not in _RAISABLE or not (self._raises or "style" in attributes):
            return False
        return self._all_verdicts(tag, attributes).get(_RAISED, False)

    def _all_verdicts(self, tag: str, attributes: Mapping[str, str]) -> Verdicts:
        verdicts = self._cascaded(tag, attributes) if self._rules else {}
        if style := attributes.get("style"):
            verdicts = {**verdicts, **_verdicts(_values(style))}
        return verdicts

    def _cascaded(self, tag: str, attributes: Mapping[str, str]) -> Verdicts:
        classes = frozenset(attributes.get("class", "").split())
        id = attributes.get("id", "")
        handles = {tag, *("." + name for name in classes), "#" + id, "*"} & self._rules.keys()
        self._checks += sum(len(self._rules[handle]) for handle in handles)
        if self._checks > _MAX_CHECKS:
            raise UnreadableError(
                "the style sheets in the page have too many rules to tell what they hide; "
                "remove its <style> elements"
            )
        rules = [
            rule
            for handle in handles
            for rule in self._rules[handle]
            if rule.matches(tag, classes, id)
        ]
        found: dict[str, bool] = {}
        for rule in sorted(rules, key=lambda rule: rule.weight):
            found.update(rule.verdicts)
        return found


def _rules(sheets: str) -> Iterator[_Rule]:
    """Yield the rules of all sheets that say something about seeing, those inside at-rules too."""
    order = 0
    pending = [(False, iter(tinycss2.parse_stylesheet(sheets, True, True)))]
    while pending:
        is_conditional, nodes = pending[-1]
        node = next(nodes, None)
        if node is None:
            pending.pop()
        elif node.type == "at-rule" and node.content:
            pending.append((True, iter(tinycss2.parse_rule_list(node.content, True, True))))
        elif node.type == "qualified-rule" and (verdicts := _verdicts(_values(node.content))):
            is_important = any(one.important for one in _declared(node.content))
            for selector in _selectors(node.prelude):
                order += 1
                if rule := _rule(selector, verdicts, is_conditional, is_important, order):
                    yield rule


def _selectors(prelude: Iterable[object]) -> list[selectors.Selector]:
    try:
        return list(selectors.parse(prelude))
    except (selectors.SelectorError, RecursionError):
        return []  # as in a browser, one bad selector costs its whole rule


def _rule(
    selector: selectors.Selector,
    verdicts: Verdicts,
    is_conditional: bool,
    is_important: bool,
    order: int,
) -> _Rule | None:
    last = selector.parsed_tree
    is_plain = not isinstance(last, selectors.CombinedSelector)
    last = last if is_plain else last.right
    is_plain = is_plain and all(isinstance(one, _PLAIN) for one in last.simple_selectors)
    if is_conditional or not is_plain or selector.pseudo_element:
        verdicts = {kind: False for kind, hides in verdicts.items() if not hides}
    if not verdicts:
        return None
    tags, classes, ids = (
        [getattr(one, name) for one in last.simple_selectors if isinstance(one, kind)]
        for kind, name in zip(_PLAIN, ("lower_local_name", "class_name", "ident"), strict=True)
    )
    return _Rule(
        tag=next(iter(tags), ""),
        classes=frozenset(classes),
        id=next(iter(ids), ""),
        weight=(is_important, selector.specificity, order),
        verdicts=verdicts,
    )


def _verdicts(values: Mapping[str, str]) -> Verdicts:
    found: dict[str, bool] = {}
    if display := values.get("display"):
        found["display"] = display == "none"
    if visibility := values.get("visibility"):
        found["visibility"] = visibility in ("hidden", "collapse")
    if "opacity" in values:
        found["opacity"] = _number(values["opacity"]) == 0
    if "font-size" in values:
        found["font-size"] = _number(values["font-size"]) == 0
    if "color" in values:
        found["color"] = values["color"] == "transparent"
    if values.get("position") in ("absolute", "fixed"):
        offsets = [_number(values.get(side, "")) for side in ("left", "right", "top", "bottom")]
        found["place"] = any(x is not None and x <= -_FAR_AWAY_PIXELS for x in offsets)
        found["clip"] = values.get("clip", "").startswith("rect(0") or _is_clipped(values)
    if "text-indent" in values:
        indent = _number(values["text-indent"])
        found["indent"] = indent is not None and indent <= -_FAR_AWAY_PIXELS
    if values.get("overflow") in ("hidden", "clip"):
        sizes = [values[side] for side in ("width", "height", "max-height") if side in values]
        found["size"] = any(_number(size) == 0 for size in sizes)
    if "vertical-align" in values:
        found[_RAISED] = values["vertical-align"] == "super"
    if values.get("position") == "relative" and _UP.match(values.get("top", "")):
        found[_RAISED] = True
    return found


def _is_clipped(values: Mapping[str, str]) -> bool:
    return bool(re.match(r"inset\((50|100)%|circle\(0", values.get("clip-path", "")))


def _values(declarations: str | Iterable[object]) -> dict[str, str]:
    """Return property -> value, lower-cased, of "display: none; color: red"."""
    return {
        one.lower_name: tinycss2.serialize(one.value).strip().lower()
        for one in _declared(declarations)
    }


def _declared(declarations: str | Iterable[object]) -> list[tinycss2.ast.Declaration]:
    found = tinycss2.parse_blocks_contents(declarations, True, True)
    return [one for one in found if one.type == "declaration"]


def _number(value: str) -> float | None:
    found = _NUMBER.match(value)
    return float(found[0]) if found else None
