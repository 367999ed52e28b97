"""A follow-up that only asks why: the question before says why what."""

import re

_WHY = re.compile(r"\W*(?:(?:and|but|or|so)\s+)?(?:why|how come)\W*$", re.IGNORECASE)
_VERB = r"(?:is|are|was|were|do|does|did|will|can|has|have|had)\b"
_SENTENCE = re.compile(
    r"\W*(?:(?:and|but|so)\s+)?(?:(?:what|who|whom|when|where|which|how)\s+"
    rf"(?:(?!{_VERB})[\w’'-]+\s+)*)?(?P<asked>{_VERB}\s+.+?)\W*$",
    re.IGNORECASE,
)


def why_asked(question: str, before: str) -> str | None:
    """Return what a bare "And why?" asks after another question: "Why was the bridge closed?".

    None where it says more, or the one before is no sentence that it can be asked of.

    Args:
        question: As it was asked.
        before: The question before it, whole.
    """
    sentence = _SENTENCE.match(before) if _WHY.match(question) else None
    asked = sentence["asked"] if sentence else ""
    return f"Why {asked[0].lower()}{asked[1:]}?" if asked else None
