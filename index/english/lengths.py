"""How long an answer is asked to be: "in three sentences", "five key points"."""

import re

from index.english.numbers import numbers_in

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a single)"
_UNIT = (
    r"(?:(?:short|brief|simple|clear|key|main|central|essential|important|major|bullet)\s+){0,3}"
    r"(?:sentences?|lines?|points?|bullets?|takeaways?|facts|things|statements?)"
)
_LIMIT = r"(?:at most|no more than|about|around|just|only|exactly|roughly|(?:two|three|four) or)"
_COUNTED = re.compile(rf"\b(?P<count>{_NUMBER})\s+(?:most\s+)?{_UNIT}\b", re.IGNORECASE)
_OF_EACH = re.compile(r"\b(?:each|every|per)\b", re.IGNORECASE)
_IN_LENGTH = re.compile(
    rf"[\s,:;-]*\b(?:in|with|using|within)\s+(?:{_LIMIT}\s+)?{_NUMBER}\s+(?:most\s+)?{_UNIT}"
    r"(?:\s+(?:or less|or fewer|at most|max(?:imum)?))?\b[,:;]?",
    re.IGNORECASE,
)


def length_asked(question: str) -> int | None:
    """Return how many sentences or points an answer is asked to have; None where nothing is said.

    Only a request asks for its own length: "Which three points does she make?" is a question. "A
    sentence for each article" says nothing of the whole.
    """
    counted = _COUNTED.search(question)
    if counted is None or _OF_EACH.search(question):
        return None
    numbers = numbers_in(counted["count"])
    return int(numbers[0].value) if numbers else 1


def without_length(question: str) -> str:
    """Return a request without the length that it wants: "Sum it up in two lines" is "Sum it up".

    As it is where nothing else is said.
    """
    rest = " ".join(_IN_LENGTH.sub(" ", question, count=1).split())
    return rest if re.search(r"\w", rest) else question
