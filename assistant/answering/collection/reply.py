"""What a request about the collection gets: a count, the articles behind it, their sentences."""

from dataclasses import dataclass

from index.types import Sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a reply shows.

    Attributes:
        sentence: Quoted and cited.
        label: What stands before it, such as a day of a timeline or a side of a comparison.
        copies: Sentences of other articles that say the same; cited with it.
    """

    sentence: Sentence
    label: str = ""
    copies: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionReply:
    """The reply to one request about the collection.

    Attributes:
        statement: What the catalogue says, counted by the program and quoted from nowhere.
        shown: What shows it, in reading order.
        more: How many further sentences or articles fit and are not shown.
        is_refusal: Nothing fits: the statement says why.
        answer: Words of what is shown that answer by themselves; empty where none do.
    """

    statement: str = ""
    shown: tuple[Shown, ...] = ()
    more: int = 0
    is_refusal: bool = False
    answer: str = ""
