"""Reading the score out of what a judge replied. A reply that is not clear has no score."""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

LOWEST_SCORE, HIGHEST_SCORE = 1, 5

_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_NUMBER = r"(?P<number>\d+(?:\.\d+)?)(?:\s*(?:/|out of)\s*5)?"
_FIRST_LINE = re.compile(
    rf"[\s*_#>`\"]*(?:score[\s*_\"]*[:=]?[\s*_\"]*)?{_NUMBER}[\s*_`.\"]*", re.I
)
_STRING = re.compile(rf"\s*{_NUMBER}\s*")


@dataclass(frozen=True, slots=True)
class ParsedReply:
    """A score from `LOWEST_SCORE` to `HIGHEST_SCORE`, and why; the reason may be empty."""

    score: float
    reason: str


def parse_reply(reply: str) -> ParsedReply | None:
    """Read a reply: a JSON object with a score somewhere in it, else a score as the first line.

    Several objects must agree on the score, because a model may quote one that stood in what it
    judged. Text in thinking tags is left out.

    Returns:
        None where there is no score, more than one, or one outside the scale.
    """
    text = _THINKING.sub(" ", reply)
    objects = [value for value in _objects(text) if "score" in value]
    if objects:
        return _agreed([_from_object(value) for value in objects])
    lines = [line for line in text.splitlines() if line.strip()]
    found = _FIRST_LINE.fullmatch(lines[0]) if lines else None
    if found is None:
        return None
    return _on_scale(float(found["number"]), " ".join(lines[1:]))


def _agreed(parsed: list[ParsedReply | None]) -> ParsedReply | None:
    scores = {None if item is None else item.score for item in parsed}
    return parsed[-1] if len(scores) == 1 else None


def _from_object(value: dict[str, object]) -> ParsedReply | None:
    score = value["score"]
    if isinstance(score, str):
        found = _STRING.fullmatch(score)
        score = float(found["number"]) if found else None
    if isinstance(score, bool) or not isinstance(score, int | float):
        return None
    return _on_scale(score, str(value.get("reason") or ""))


def _on_scale(score: float, reason: str) -> ParsedReply | None:
    if not math.isfinite(score) or not LOWEST_SCORE <= score <= HIGHEST_SCORE:
        return None
    return ParsedReply(float(score), " ".join(reason.split()))


def _objects(text: str) -> Iterator[dict[str, object]]:
    """Yield every outermost JSON object that stands in the text."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        yield value
        at = text.find("{", end)
