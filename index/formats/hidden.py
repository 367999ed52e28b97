"""Which elements of a page its readers do not see, so that nobody can hide text for the model.

Looks at attributes, inline styles and the page's own `<style>` sheets. A rule of a sheet hides only
if its selector is plain (`p`, `.note`, `p.note#a`) and it stands in no `@media`; a rule that shows
counts whatever its selector. In doubt text is visible: a page must not lose what it says. Sheets in
files of their own, scripts, and white text on white are beyond what is looked at.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.errors import UnreadableError

UNRENDERED = frozenset(
    "script style template noscript head title nav select textarea datalist iframe object embed "
    "svg canvas audio video".split()
)
"""Elements whose content is no running text of the page, or not shown at all."""

_MAX_CHECKS = 2_000_000
_NUMBER = re.compile(r"-?\d*\.?\d+")
_COMPOUND = re.compile(r"(?=.)(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>(?:[.#][-\w]+)*)")
_FAR_AWAY_PIXELS = 500.0

Verdicts = Mapping[str, bool]
"""What declarations say about seeing an element: kind of hiding -> whether it hides."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The declarations of one rule, and whether it stands in an at-rule such as @media."""

    verdicts: Verdicts
    is_important: bool
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    tag: str
    classes: frozenset[str]
    id: str
    is_important: bool
    order: int
    verdicts: Verdicts

    @property
    def weight(self) -> tuple[bool, int, int, int, int]:
        """Its place in the cascade: the highest matching rule decides."""
        return self.is_important, bool(self.id), len(self.classes), bool(self.tag), self.order

    def matches(self, tag: str, classes: frozenset[str], id: str) -> bool:
        return (
            (not self.tag or self.tag == tag)
            and (not self.id or self.id == id)
            and self.classes <= classes
        )


class Styles:
    """The `<style>` sheets of one page, as far as they hide or show.

    Args:
        sheets: The content of all `<style>` elements, in order.
    """

    def __init__(self, sheets: str = "") -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._checks = 0
        order = 0
        for selectors, block in _blocks(sheets):
            for selector in selectors:
                order += 1
                if rule := _rule(selector, block, order):
                    self._rules.setdefault(_handle(rule), []).append(rule)

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether the element with these attributes, and so all that is in it, is not seen.

        Raises:
            UnreadableError: Its sheets have so many rules that this would take minutes.
        """
        if tag in UNRENDERED or "hidden" in attributes:
            return True
        if tag == "dialog" and "open" not in attributes:
            return True
        verdicts = self._cascaded(tag, attributes) if self._rules else {}
        if style := attributes.get("style"):
            verdicts = {**verdicts, **_verdicts(style)}
        return any(verdicts.values())

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


def _handle(rule: _Rule) -> str:
    """Return one part of the selector that every element it matches must have."""
    if rule.id:
        return "#" + rule.id
    if rule.classes:
        return "." + min(rule.classes)
    return rule.tag or "*"


def _blocks(sheets: str) -> Iterator[tuple[list[str], _Block]]:
    """Yield the selectors and the declarations of every rule, those inside at-rules too."""
    pieces = re.split(r"([{}])", re.sub(r"/\*.*?(?:\*/|\Z)", " ", sheets, flags=re.DOTALL))
    preludes: list[str] = []
    conditions = 0
    for text, brace in zip(pieces[::2], pieces[1::2], strict=False):
        if brace == "{":
            preludes.append(text.rpartition(";")[2].strip())
            conditions += preludes[-1].startswith("@")
        elif preludes:
            prelude = preludes.pop()
            if prelude.startswith("@"):
                conditions -= 1
            elif verdicts := _verdicts(text):
                block = _Block(verdicts, "!important" in text, bool(conditions))
                yield [selector.strip() for selector in prelude.split(",")], block


def _rule(selector: str, block: _Block, order: int) -> _Rule | None:
    verdicts = block.verdicts
    last = re.split(r"[\s>+~]+", selector)[-1]
    if last != selector or block.is_conditional or ":" in last or "[" in last:
        verdicts = {kind: False for kind, hides in verdicts.items() if not hides}
    compound = _COMPOUND.fullmatch(re.split(r"[:\[]", last)[0])
    if not verdicts or compound is None:
        return None
    tag, rest = compound["tag"] or "", compound["rest"]
    return _Rule(
        tag="" if tag == "*" else tag,
        classes=frozenset(re.findall(r"\.([-\w]+)", rest)),
        id=next(iter(re.findall(r"#([-\w]+)", rest)), ""),
        is_important=block.is_important,
        order=order,
        verdicts=verdicts,
    )


def _verdicts(declarations: str) -> Verdicts:
    values = _values(declarations)
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
    return found


def _is_clipped(values: Mapping[str, str]) -> bool:
    return bool(re.match(r"inset\((50|100)%|circle\(0", values.get("clip-path", "")))


def _values(declarations: str) -> dict[str, str]:
    """Return property -> value, lower-cased, of "display: none; color: red"."""
    values: dict[str, str] = {}
    plain = re.sub(r"/\*.*?\*/", " ", declarations.lower(), flags=re.DOTALL)
    for declaration in plain.split(";"):
        name, _, value = declaration.partition(":")
        values[name.strip()] = value.replace("!important", "").strip()
    return values


def _number(value: str) -> float | None:
    found = _NUMBER.match(value)
    return float(found[0]) if found else None
