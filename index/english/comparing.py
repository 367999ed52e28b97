"""Comparisons: which two sides a question names, and what it asks of each."""

import re
from dataclasses import dataclass

from index.english.names import names_in
from index.english.words import content_stems, stem

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


@dataclass(frozen=True, slots=True)
class _Dimension:
    """What amounts are of: how it is asked for, what is more and less of it, where it is written.

    Attributes:
        question: With a gap for what has the amount.
        more: Forms of the adjective for more of it.
        less: Forms for less of it.
        columns: Words that name a column of a table with such amounts.
        shorter_columns: Such words where less means more: who is faster needs less time.
    """

    question: str
    more: str
    less: str
    columns: str
    shorter_columns: str = ""


_TIME = "years months weeks days hours minutes seconds"
_MONEY = _Dimension(
    "How much does {} cost?",
    "dearer dearest costlier costliest pricier expensive",
    "cheaper cheapest",
    "price cost bid offer fee fare rent rate sum budget amount",
)
_WEIGHT = _Dimension("How heavy is {}?", "heavier heaviest", "lighter lightest", "weight mass")
_CAPACITY = _Dimension("How much does {} hold?", "roomier roomiest", "", "capacity volume")
_DIMENSIONS = (
    _MONEY,
    _CAPACITY,
    _Dimension("How long is {}?", "longer longest", "shorter shortest", f"length duration {_TIME}"),
    _Dimension("How high is {}?", "higher highest", "lower lowest", "height elevation altitude"),
    _Dimension("How tall is {}?", "taller tallest", "", "height size"),
    _Dimension("How old is {}?", "older oldest", "younger youngest", "age"),
    _Dimension(
        "How large is {}?",
        "larger largest bigger biggest greater greatest",
        "smaller smallest",
        "size area population capacity",
    ),
    _Dimension("How deep is {}?", "deeper deepest", "shallower shallowest", "depth"),
    _Dimension("How wide is {}?", "wider widest", "narrower narrowest", "width"),
    _WEIGHT,
    _Dimension(
        "How fast is {}?",
        "faster fastest quicker quickest",
        "slower slowest",
        "speed",
        f"time duration {_TIME}",
    ),
    _Dimension("How far is {}?", "farther farthest further", "nearer nearest", "distance"),
)
DIFFERENCE = "difference"
"""What an amount is asked for by whose sides are to be told apart: "the difference in points"."""

_COSTS = re.compile(r"\b(?:costs?|prices?|priced|paid|worth)\b", re.IGNORECASE)
_HOW_MUCH_IS = re.compile(r"\bhow much (?:is|are|was|were)\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\bweigh(?:s|ed)?\b", re.IGNORECASE)
_HOLDS = re.compile(
    r"\bhow m(?:uch|any)\b[^?]*\b(?:hold|fit)s?\b|\bholds? (?:the )?(?:more|most|less|least)\b",
    re.IGNORECASE,
)
_BY_VERB = ((_WEIGHS, _WEIGHT, "heavier", "lighter"), (_HOLDS, _CAPACITY, "roomier", "smaller"))
_LESS = re.compile(r"\b(?:less|least|fewer|fewest)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"\bdifference in (?P<thing>[\w’'-]+)", re.IGNORECASE)
_HAS_QUALITY = re.compile(
    r"\b(?:ha[sd]|have|with|g[eo]ts?|gives?|gave|offers?|offered|suffer(?:s|ed)?|made|makes?"
    r"|earn(?:s|ed)?|saw|took|takes?|paid|pays?)\s+(?:the |an? )?[\w-]+er"
    r" (?P<thing>[a-z][\w’'-]+)$",
    re.IGNORECASE,
)
"""What of both sides is compared, where they themselves are not: who has the longer guarantee."""

_COUNTED = re.compile(
    r"\b(?:more|most|fewer|fewest|less|least) (?!than\b|expensive\b|costly\b|money\b)"
    r"(?P<thing>people|[\w’'-]+s)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared, and what is asked of both.

    Attributes:
        one: The first side.
        other: The second one.
        asked: Of both, in the question's words.
        topic: What they are compared in, where the question names that alone: "on taxes".
    """

    one: str
    other: str
    asked: str
    topic: str = ""


@dataclass(frozen=True, slots=True)
class AmountAsked:
    """The amount that is asked of both sides of a comparison.

    Attributes:
        word: What the side is that the question looks for: "cheaper", "more votes".
        wants_less: The smaller amount has it.
        thing: What of both sides has the amount, where they themselves do not: the guarantee.
    """

    word: str
    wants_less: bool
    _question: str
    _columns: frozenset[str] = frozenset()
    _turned_columns: frozenset[str] = frozenset()
    thing: str = ""

    def question(self, side: str) -> str:
        """Return the question for one side's amount: "How much does the school cost?"."""
        return self._question.format(side)

    def is_in(self, column: str) -> bool:
        """Whether a column of a table is named for such amounts."""
        return not (self._columns | self._turned_columns).isdisjoint(content_stems(column))

    def lower_wins(self, column: str = "") -> bool:
        """Whether the smaller amount is looked for, where it stands in this column."""
        return self.wants_less != (not self._turned_columns.isdisjoint(content_stems(column)))


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


def amount_asked(asked: str) -> AmountAsked | None:
    """Return the amount that a comparison asks for, without its sides: "Which costs more".

    None where no amount is compared that English has a plain question for.
    """
    less = _LESS.search(asked) is not None
    for word in re.findall(r"\w+", asked.lower()):
        for one in _DIMENSIONS:
            is_less = word in one.less.split()
            if is_less or word in one.more.split():
                if quality := _HAS_QUALITY.search(asked):
                    return _amount_of(quality["thing"], one, word, is_less=is_less)
                written = f"{'less' if less else 'more'} {word}" if word == "expensive" else word
                return _amount(one, written, is_less=is_less != (less and word == "expensive"))
    if _COSTS.search(asked):
        return _amount(_MONEY, "cheaper" if less else "dearer", is_less=less)
    for form, one, more_of_it, less_of_it in _BY_VERB:
        if form.search(asked):
            return _amount(one, less_of_it if less else more_of_it, is_less=less)
    if apart := _DIFFERENCE.search(asked):
        question = f"What is the {apart['thing']} of {{}}?"
        return AmountAsked(DIFFERENCE, False, question, frozenset({stem(apart["thing"])}))
    things = _COUNTED.search(asked)
    if things is None:
        return None
    word = f"{'fewer' if less else 'more'} {things['thing']}"
    question = f"How many {things['thing']} does {{}} have?"
    return AmountAsked(word, less, question, frozenset({stem(things["thing"])}))


def measure_asked(question: str) -> AmountAsked | None:
    """Return the amount that a question asks of one thing: "How heavy is it?", "What did it cost?".

    None where it asks for no amount that columns of tables are named for.
    """
    for one in _DIMENSIONS:
        asks = one.question.split(" is ")[0]
        if asks != one.question and re.search(rf"\b{asks}\b", question, re.IGNORECASE):
            return _amount(one, asks.split()[-1], is_less=False)
    for form, one, more_of_it, _ in _BY_VERB:
        if form.search(question):
            return _amount(one, more_of_it, is_less=False)
    asks_price = _COSTS.search(question) or _HOW_MUCH_IS.search(question)
    return _amount(_MONEY, "dearer", is_less=False) if asks_price else None


def compares_sides(question: str) -> bool:
    """Whether a question names two sides and asks which has more, or how they compare.

    "Which is longer, the pier or the dam?"; "How does the pier compare with the dam?".
    """
    if _HOW_COMPARES.match(question):
        return sides_of(question) is not None
    chooses = _CHOOSING.match(question) or _DIFFERENCE.search(question)
    sides = sides_of(question) if chooses else None
    return sides is not None and amount_asked(sides.asked) is not None


def _amount(one: _Dimension, word: str, *, is_less: bool) -> AmountAsked:
    columns = frozenset(map(stem, one.columns.split()))
    turned = frozenset(map(stem, one.shorter_columns.split()))
    return AmountAsked(word, is_less, one.question, columns, turned)


def _amount_of(thing: str, one: _Dimension, word: str, *, is_less: bool) -> AmountAsked:
    """Return the amount of what both sides have: how long the guarantee of each is."""
    question = one.question.replace("{}", f"the {thing} of {{}}")
    columns = frozenset(content_stems(thing))
    return AmountAsked(f"{word} {thing}", is_less, question, columns, thing=thing)
