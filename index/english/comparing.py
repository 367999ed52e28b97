"""Comparisons: which two sides a question names, and what it asks of each."""

import re
from dataclasses import dataclass

from index.english.amounts_asked import amount_asked, tells_apart
from index.english.names import names_in

_BETWEEN = re.compile(
    r"^(?P<lead>.*?[,:]\s*|.*?\bbetween\s+|\W*compare\s+|)(?P<one>[^,:?]+?)\s+"
    r"(?P<link>or|and|with|to|than|from|versus|vs\.?)\s+(?P<other>[^,:?]+)(?P<tail>.*)$",
    re.IGNORECASE,
)
_CHOOSING = re.compile(r"\W*(?:which|who|what)\b[^,:?]*[,:][^,:?]+\bor\b[^,:?]+\?\s*$", re.I)
_BEFORE_SIDE = re.compile(
    r"^(?:(?:how|where|what|in|on|which|ways?|points?|do(?:es)?|did|is|are|was|were|the|an?|both)\s+)*",
    re.IGNORECASE,
)
_AFTER_SIDE = re.compile(
    r"\s+((?:differ|disagree|agree|compare|diverge|contradict|have in common"
    r"|(?:have|has|had|got|gets?|earns?|earned|won|scored|made|sold|paid)"
    r" (?:more|fewer|less|the (?:most|fewest|least))|costs? (?:more|less))\b.*)$",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\s+(?:compares?|compared|differs?)$", re.IGNORECASE)
_HOW_COMPARES = re.compile(
    r"\W*how (?:do(?:es)?|did|would) [^,:;?]+ compare (?:with|to) [^,:;?]+\W*$", re.IGNORECASE
)
_QUALITY = re.compile(r"^(?P<asked>[^,]+?) (?:of|in|at) (?:the )?(?P<side>.+)$", re.IGNORECASE)
_QUALITY_OF_NAME = re.compile(
    r"^(?P<asked>[^,]+? (?:of|in|at|from|by)) (?:the )?(?P<side>[A-Z][^,]*)$"
)
_THAT_OF = re.compile(r"^(?:that|those) (?:of|in|at) (?:the )?", re.IGNORECASE)
_TOPIC = re.compile(
    r"\s+(?:on|in terms of|regarding|concerning|as regards|with regard to|when it comes to)"
    r" (?:the )?(?P<topic>[a-z][^,?]*)$"
)
"""What two sides are compared in: "Compare Dahl and Foss on taxes"."""
_ONE = re.compile(r"(?<=\w )one\b", re.IGNORECASE)
"""What stands for the first side's thing: "the new ferry and the old one"."""
_POSSESSIVE = re.compile(r"['’]s?$")
_THAN = re.compile(r"\s+((?:(?:more|less) )?[\w-]+) than$", re.IGNORECASE)
"""What is asked of both sides, where it stands behind them: "How do Dahl and Foss differ?"."""
_IS_MORE = re.compile(r"\s+((?:more|less|better|worse)\s+[\w-]+|[\w-]+er)$", re.IGNORECASE)
"""As in "Is the ferry or the tunnel better funded?", "... or the tunnel dearer?"."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, and what is asked of both.

    Attributes:
        one: The first side.
        other: The second one.
        asked: Of both, in the question's words.
        topic: What they are compared in, where the question names that alone: "on taxes".
        more: Further sides.
    """

    one: str
    other: str
    asked: str
    topic: str = ""
    more: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All sides, in their order."""
        return (self.one, self.other, *self.more)


def sides_of(question: str) -> Sides | None:
    """Return the two sides of a comparison, or None where a question does not name two."""
    match = _BETWEEN.match(" ".join(question.split()))
    if match is None:
        return None
    one = _BEFORE_SIDE.sub("", match["one"].strip(" .?!"))
    other = _BEFORE_SIDE.sub("", match["other"].strip(" .?!"))
    parts = [match["lead"]]
    for form, is_first in ((_THAN, True), (_AFTER_SIDE, False)):
        behind = form.search(f"{one} {match['link']}" if is_first else other)
        if behind is not None and is_first:
            one = one[: behind.start()]
        elif behind is not None:
            other = other[: behind.start()]
        parts.append(behind[1] if behind else "")
    more = _IS_MORE.search(other) if match["link"].lower() == "or" else None
    if more is not None and (" " in more[1] or amount_asked(more[1])):
        other = other[: more.start()]
        parts.append(more[1])
    topic = None if _TOPIC.search(one) else _TOPIC.search(other)
    if topic is not None:
        other = other[: topic.start()]
        parts.append(topic["topic"])
    things = _COMPARES.sub("", one).split()
    other = _ONE.sub(things[-1], other) if things else other
    one, other, quality = _of_both(*_without_possessives(one, other))
    asked = " ".join(" ".join((*parts, quality, match["tail"])).split()).strip(" ,:?.")
    if not (one and other):
        return None
    return Sides(one, other, asked, topic["topic"].rstrip(" .?!") if topic else "")


def _without_possessives(one: str, other: str) -> tuple[str, str]:
    """Return two sides of which what they have is compared: "Bryn's or Cole's", Bryn and Cole."""
    bare = _POSSESSIVE.sub("", one), _POSSESSIVE.sub("", other)
    return bare if bare[0] != one and bare[1] != other else (one, other)


def _of_both(one: str, other: str) -> tuple[str, str, str]:
    """Return the sides and what of both is compared, which may stand with the first alone.

    "The brakes of the van compare with the car's" compares the van and the car, and "the wages in
    Bryn and Hask" those of both towns.
    """
    compared = _COMPARES.sub("", one)
    bare = _THAT_OF.sub("", other)
    quality = _QUALITY.match(compared)
    if quality is not None and (compared, bare) != (one, other) and " of " not in bare:
        asked = f"What is the {quality['asked']} of"
        return quality["side"], _POSSESSIVE.sub("", bare), asked
    of_name = _QUALITY_OF_NAME.match(compared)
    if of_name is not None and _is_name(of_name["side"]) and _is_name(bare):
        return compared, f"{of_name['asked']} {bare}", ""
    return compared, bare, ""


def _is_name(text: str) -> bool:
    """Whether a text is one name; with another word before it, its first word is one too."""
    return [name.written for name in names_in(f"of {text}")] == [text]


def compares_sides(question: str) -> bool:
    """Whether a question names two sides and asks which has more, or how they compare.

    "Which is longer, the pier or the dam?"; "How does the pier compare with the dam?".
    """
    if _HOW_COMPARES.match(question):
        return sides_of(question) is not None
    chooses = _CHOOSING.match(question) or tells_apart(question)
    sides = sides_of(question) if chooses else None
    return sides is not None and amount_asked(sides.asked) is not None
