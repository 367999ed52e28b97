"""Questions about something that they only describe: "the councillor who moved the dog tax"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from index.english.words import content_stems

_DESCRIBED = re.compile(
    r"\b(?P<what>(?:the|an?)\s+(?:(?!of\b)[\w’'-]+\s+){0,2}?[\w’'-]+)\s+"
    r"(?P<link>(?:(?:on|in|at|to|by|for|from|about|with|of|through)\s+(?:whom|which|whose)"
    r"|who|whom|whose|which|that|where|of)\b)\s+(?P<rest>[^?]+)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|is|are|was|were|will|would|can|could|must|should|may|might|has|have|had)\s+$",
    re.IGNORECASE,
)
"""Right before a description it is the subject, and the question goes on behind it."""

_POSSESSED = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*['’]s [a-z][\w-]+\b(?!['’])")
_WORD = re.compile(r"[\w’'-]+")
_OF_PEOPLE = frozenset({"who", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Described:
    """One reading of a question as being about what it describes.

    Attributes:
        description: "the councillor who moved the dog tax".
        before: What of the question stands before it: "How many votes did ".
        after: What stands behind it: " get in the election?".
        is_person: The description says that it is somebody.
        is_role: It is one of something: "the chair of the club".
    """

    description: str
    before: str
    after: str
    is_person: bool
    is_role: bool

    @property
    def question(self) -> str:
        """The question for what is described."""
        return f"{'Who' if self.is_person else 'What'} is {self.description}?"

    def asked_of(self, named: str) -> str:
        """Return the question with what is described called by its name."""
        return f"{self.before}{named}{self.after}"


def described(question: str, told: Collection[str]) -> Iterator[Described]:
    """Yield the readings of a question as one about what it describes; none of most.

    Args:
        question: As it was asked.
        told: The stems of a sentence that may say what is described. A description goes on, where
            the question goes on behind it, as long as that has its words.
    """
    match = _DESCRIBED.search(question, len(question.split(" ", 1)[0]))
    if match is None:
        return
    before, start = question[: match.start()], match.start("rest")
    ends = [match.end()]
    if is_subject(question, match.start()):
        ends = [*dict.fromkeys(filter(None, (_end(match, told, gap) for gap in (1, 0))))]
    is_role = match["link"].lower() == "of"
    is_person = is_role or match["link"].split()[-1].lower() in _OF_PEOPLE
    for end in ends:
        # A name right behind says what of it is meant: "the title of the book Ida Holm wrote".
        if end > start and not question[end:].lstrip()[:1].isupper():
            description = question[match.start() : end].strip(" ,")
            yield Described(description, before, question[end:], is_person, is_role)


def is_subject(question: str, start: int) -> bool:
    """Whether what stands at a place of a question is its subject: right behind its auxiliary."""
    return _AUXILIARY.search(question[:start]) is not None


def possessed(question: str) -> Described | None:
    """Return who or what of somebody's a question is about: "Nora Vik's opponent"; else None."""
    match = _POSSESSED.search(question)
    if match is None:
        return None
    before, after = question[: match.start()], question[match.end() :]
    return Described(match[0], before, after, is_person=True, is_role=True)


def _end(match: re.Match[str], told: Collection[str], gap: int) -> int | None:
    """Return where a description ends: at its last word that is told, with so few between them."""
    end, missed = None, 0
    for word in _WORD.finditer(match.string, match.start("rest"), match.end()):
        stems = content_stems(word[0])
        if stems and not set(stems).isdisjoint(told):
            end, missed = word.end(), 0
        elif stems and end is not None:
            missed += 1
            if missed > gap:
                break
    return end
