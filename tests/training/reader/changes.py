"""Statements changed by rule so that they say something else: the other half of made claims.

Each rule changes one thing and says what the change does to the claim against its old evidence:
refuted, or no longer supported where it cannot be told whether it is refuted or only unsaid.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.training.reader.data import Support
from tests.training.reader.negatives import NUMBER, names, opposites
from tests.training.reader.statements import NUMBER_WORDS


@dataclass(frozen=True, slots=True)
class Change:
    """A statement after a change, and what its old evidence says of it."""

    text: str
    support: Support


_SYMMETRIC = re.compile(r"^[\s,]*(?:(?:and|or|with|between|nor|alongside|to|&|of|in|,)\b[\s,]*)?$")
_NOUN_ROLES = re.compile(
    r"\b((?:the|a|an|his|her|their|its) [a-z]+(?:s|er|or)?) ([a-z]+(?:ed|es|s)|is|was|are|were) "
    r"((?:not )?(?:[a-z]+ (?:by|than|to|over|from|against) )?)"
    r"((?:the|a|an|his|her|their|its) [a-z]+)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"\bfrom ((?:the )?[\w.,'’$-]*\w(?: [A-Z][\w'’-]+)?)"
    r" to ((?:the )?[\w.,'’$-]*\w(?: [A-Z][\w'’-]+)?)"
)
_AUXILIARY = re.compile(
    r"\b(was|were|is|are|has|have|had|can|could|will|would|should|did|does|do|must|may)\b"
)
_NEGATION = re.compile(
    r"\b(was|were|is|are|has|have|had|could|would|should|did|does|do) not "
    r"|\b(was|were|is|are|has|have|had|could|would|should|did|does|do)n['’]t |\bnever "
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_GROUPS = (
    _MONTHS,
    _DAYS,
    "million billion thousand hundred trillion".split(),
    "seconds minutes hours days weeks months years decades centuries".split(),
    "second minute hour day week month year decade century".split(),
    "miles kilometres metres kilometers meters feet inches".split(),
    "hectares acres tonnes tons kilograms pounds ounces gallons litres".split(),
    "dollars euros pounds yen francs".split(),
    "first second third fourth fifth sixth last".split(),
    "doubled halved tripled quadrupled".split(),
    "twice once thrice".split(),
    "spring summer autumn winter".split(),
    "north south east west".split(),
    "morning afternoon evening night".split(),
)
_QUANTIFIERS = (
    "all", "some", "most", "none", "few", "half", "a third", "two-thirds", "a quarter",
    "three-quarters", "a majority", "a minority", "nearly all", "hardly any", "one in ten",
)  # fmt: skip
_QUANTIFIER = re.compile(
    r"\b(all|some|most|none|few|half|one-third|two-thirds|a third|a quarter|three-quarters|"
    r"(?:a|the) majority|(?:a|the) minority|nearly all|almost all|many|several|each|every)"
    r"(?: of)?(?= (?:the |its |their |his |her )?[a-z]{3,})"
)
_BOUNDS = (
    ("more than", "fewer than"), ("at least", "at most"), ("over", "under"), ("up to", "at least"),
    ("before", "after"), ("only", "not only"), ("always", "sometimes"), ("the only", "one of the"),
)  # fmt: skip
_UNIT_OF_PEOPLE = re.compile(r"\b(\d+(?:\.\d+)?)\s?(?:%|per ?cent) of ((?:the )?[a-z]+)")


def swap_roles(text: str, other: str, generator: random.Random) -> Change | None:
    """Who did it and to whom change places: two names, two nouns about a verb, "from" and "to"."""
    found = names(text)
    pairs = [
        (first, second)
        for at, first in enumerate(found)
        for second in found[at + 1 :]
        if not _SYMMETRIC.match(text[first[1] : second[0]])
        and text[slice(*first)] not in text[slice(*second)]
        and text[slice(*second)] not in text[slice(*first)]
    ]
    if pairs:
        return Change(_exchanged(text, *generator.choice(pairs)), Support.REFUTES)
    for pattern, first, second in ((_NOUN_ROLES, 1, 4), (_FROM_TO, 1, 2)):
        match = pattern.search(text)
        if match and match[first].casefold() != match[second].casefold():
            return Change(_exchanged(text, match.span(first), match.span(second)), Support.REFUTES)
    return None


def _exchanged(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    ahead, behind = text[slice(*first)], text[slice(*second)]
    if first[0] == 0:
        ahead = ahead if names(f"x {ahead}") else f"{ahead[:1].lower()}{ahead[1:]}"
        behind = f"{behind[:1].upper()}{behind[1:]}"
    return text[: first[0]] + behind + text[first[1] : second[0]] + ahead + text[second[1] :]


def swap_opposite(text: str, other: str, generator: random.Random) -> Change | None:
    """A word gives way to its opposite."""
    found = [match for match in re.finditer(r"\b[a-z]+\b", text) if opposites(match[0])]
    if not found:
        return None
    match = generator.choice(found)
    new = generator.choice(opposites(match[0]))
    return Change(_replaced(text, match.span(), new), Support.REFUTES)


def change_number(text: str, other: str, generator: random.Random) -> Change | None:
    """A number in digits or words gives way to another; a share becomes a count."""
    if (match := _UNIT_OF_PEOPLE.search(text)) and generator.random() < 0.4:
        return Change(_replaced(text, match.span(), f"{match[1]} {match[2]}"), Support.REFUTES)
    words = [m for m in re.finditer(r"\b[a-z]+\b", text) if m[0] in NUMBER_WORDS[1:]]
    digits = list(NUMBER.finditer(text))
    if not words and not digits:
        return None
    match = generator.choice(words + digits)
    if match[0] in NUMBER_WORDS:
        new = generator.choice([word for word in NUMBER_WORDS[1:] if word != match[0]])
    else:
        new = _other_number(match[0], NUMBER.findall(other), generator)
    return Change(_replaced(text, match.span(), new), Support.REFUTES)


def _other_number(old: str, others: list[str], generator: random.Random) -> str:
    """Another number of the same length from the text, or the same with a digit changed."""
    fitting = [new for new in others if new != old and len(new) == len(old)]
    if fitting and generator.random() < 0.4:
        return generator.choice(fitting)
    places = [at for at, character in enumerate(old) if character.isdigit()]
    place = generator.choice(places[-2:] if len(places) == 4 else places)
    digits = [d for d in "123456789" if d != old[place]]
    return old[:place] + generator.choice(digits) + old[place + 1 :]


def change_unit(text: str, other: str, generator: random.Random) -> Change | None:
    """A month, day, unit, order or season gives way to another of its group."""
    found = [
        (match, group)
        for group in _GROUPS
        for match in re.finditer(r"\b(?:" + "|".join(group) + r")\b", text)
    ]
    if not found:
        return None
    match, group = generator.choice(found)
    new = generator.choice([word for word in group if word != match[0]])
    return Change(_replaced(text, match.span(), new), Support.REFUTES)


def change_quantifier(text: str, other: str, generator: random.Random) -> Change | None:
    """How many of them, or a bound on a number, changes."""
    bounds = [pair for pair in _BOUNDS if re.search(rf"\b{pair[0]}\b", text)]
    if bounds and generator.random() < 0.5:
        old, new = generator.choice(bounds)
        return Change(re.sub(rf"\b{old}\b", new, text, count=1), Support.REFUTES)
    match = _QUANTIFIER.search(text)
    if match is None:
        return None
    new = generator.choice([one for one in _QUANTIFIERS if one not in match[0]])
    new = f"{new} of" if match[0].endswith(" of") or " " in new else new
    return Change(_replaced(text, match.span(), new), Support.UNSUPPORTED)


def change_name(text: str, other: str, generator: random.Random) -> Change | None:
    """A name gives way to another of the same number of words, from elsewhere in the article."""
    found = names(text)
    candidates = sorted({other[slice(*span)] for span in names(other)} - {""})
    pairs = [
        (span, new)
        for span in found
        for new in candidates
        if new not in text
        and text[slice(*span)] not in new
        and len(new.split()) == len(text[slice(*span)].split())
    ]
    if not pairs:
        return None
    span, new = generator.choice(pairs)
    return Change(_replaced(text, span, new), Support.UNSUPPORTED)


def negate(text: str, other: str, generator: random.Random) -> Change | None:
    """A negation is added after the auxiliary, or dropped where there is one."""
    if match := _NEGATION.search(text):
        kept = match[1] or match[2] or ""
        return Change(_replaced(text, match.span(), f"{kept} ".lstrip()), Support.REFUTES)
    match = _AUXILIARY.search(text)
    if match is None:
        return None
    new = f"{match[1]} {generator.choice(('not', 'not', 'never'))}"
    return Change(_replaced(text, match.span(), new), Support.REFUTES)


def _replaced(text: str, span: tuple[int, int], new: str) -> str:
    if span[0] == 0:
        new = f"{new[:1].upper()}{new[1:]}"
    return text[: span[0]] + new + text[span[1] :]


_RULES: tuple[tuple[Callable[[str, str, random.Random], Change | None], float], ...] = (
    (swap_roles, 5.0),
    (swap_opposite, 5.0),
    (change_number, 3.0),
    (change_unit, 2.0),
    (change_quantifier, 2.0),
    (change_name, 3.0),
    (negate, 2.0),
)


def changed(text: str, other: str, generator: random.Random) -> Change | None:
    """The statement with one thing changed, or None where no rule applies.

    Args:
        text: A statement that its evidence supports.
        other: Text of the same article, for names and numbers of the same kind.
        generator: Source of randomness.
    """
    order = sorted(_RULES, key=lambda rule: generator.random() ** (1.0 / rule[1]), reverse=True)
    for rule, _ in order:
        change = rule(text, other, generator)
        if change is not None and change.text.casefold() != text.casefold():
            return change
    return None
