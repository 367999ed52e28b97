"""Amounts that questions ask for: what is dearer, how heavy something is, who has more votes."""

import re
from dataclasses import dataclass

from index.english.words import content_stems, stem


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

_BY_ANY_VERB = re.compile(r"\b[a-z]+ (?:the )?(?P<which>most|least)\W*$", re.IGNORECASE)
"""What is most is left open: "pays the most", "gave least"."""

_COUNTED = re.compile(
    r"\b(?:more|most|fewer|fewest|less|least) (?!than\b|expensive\b|costly\b|money\b)"
    r"(?P<thing>people|[\w’'-]+s)\b",
    re.IGNORECASE,
)


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

    @property
    def is_of_any(self) -> bool:
        """Whether the amount may be of anything: who pays the most."""
        return not self._columns | self._turned_columns

    @property
    def is_money(self) -> bool:
        """Whether it is what something costs."""
        return self._question == _MONEY.question

    def is_in(self, column: str) -> bool:
        """Whether a column of a table is named for such amounts."""
        return not (self._columns | self._turned_columns).isdisjoint(content_stems(column))

    def lower_wins(self, column: str = "") -> bool:
        """Whether the smaller amount is looked for, where it stands in this column."""
        return self.wants_less != (not self._turned_columns.isdisjoint(content_stems(column)))


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


def open_amount(asked: str) -> AmountAsked | None:
    """Return the amount of which nothing is said but who has most or least: "pays the most"."""
    found = _BY_ANY_VERB.search(asked)
    if found is None:
        return None
    return AmountAsked(
        found[0].rstrip(" ?.!"), found["which"].lower() == "least", "How much is {}?"
    )


def tells_apart(question: str) -> bool:
    """Whether a question asks for the difference of two amounts: "the difference in points"."""
    return _DIFFERENCE.search(question) is not None


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


def _amount(one: _Dimension, word: str, *, is_less: bool) -> AmountAsked:
    columns = frozenset(map(stem, one.columns.split()))
    turned = frozenset(map(stem, one.shorter_columns.split()))
    return AmountAsked(word, is_less, one.question, columns, turned)


def _amount_of(thing: str, one: _Dimension, word: str, *, is_less: bool) -> AmountAsked:
    """Return the amount of what both sides have: how long the guarantee of each is."""
    question = one.question.replace("{}", f"the {thing} of {{}}")
    columns = frozenset(content_stems(thing))
    return AmountAsked(f"{word} {thing}", is_less, question, columns, thing=thing)
