"""Questions that ask for two things, one after the other."""

import re

_ASKING = r"(?:who|whom|whose|what|which|when|where|why|how)"
_TWO = re.compile(
    rf"(?P<one>\W*{_ASKING}\b[^?]{{10,}}?),? and "
    rf"(?P<two>(?:by |for |in )?{_ASKING}(?: [^?]{{4,}}?)?)\s*\??$",
    re.IGNORECASE,
)
_THEN_COMPARE = re.compile(
    r"(?P<one>[^?]{10,}\?)\s+(?:please )?(?:compare|contrast)(?: (?:it|that|this|them))?"
    r" (?:with|to) (?P<other>[^?]+?)\s*[.?!]*$",
    re.IGNORECASE,
)


def parts_of(question: str) -> tuple[str, ...]:
    """Return the two questions that one asks: "When was it built and who paid for it?".

    Empty where it asks one. The second begins with a word that asks.
    """
    match = _TWO.match(" ".join(question.split()))
    return (f"{match['one']}?", f"{match['two']}?") if match else compared_after(question)


def compared_after(question: str) -> tuple[str, ...]:
    """Return a question and the one for what its answer is to be compared with.

    "How many came? Compare with the record." asks for both; empty where nothing is compared so.
    """
    match = _THEN_COMPARE.match(" ".join(question.split()))
    return (match["one"], f"What is {match['other']}?") if match else ()
