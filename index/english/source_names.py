"""Sources that a question names: "according to the Post", "what does the Gazette say?"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.english.corrections import is_correction
from index.english.words import STOP_WORDS, words

_SHORTEST = 3
"""Letters of a source's name that may be taken for it in running text."""

_LIMITING = (
    r"(?:\bac{1,2}or?d\w*\s+to|\bas\s+(?:reported|told|written|stated|described|covered)\s+(?:in|by)"
    r"|\bgoing\s+by|\bper)\s+"
)
"""Names whose word an answer is to be; "acording to" is often typed so."""

_ASKING = r"\b(?:does|did|do|has|have)\s+"
_OF_SOURCE = (
    r"(?P<of>[’']?s?\s+(?:own\s+|first\s+|later\s+|latest\s+)?"
    r"(?:corrections?|clarifications?|reports?|articles?|accounts?|versions?|story|stories|review"
    r"|piece|coverage)\b)"
)
_LIMITS = re.compile(_LIMITING, re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:in|by|from)\s", re.IGNORECASE)
_OF = re.compile(_OF_SOURCE, re.IGNORECASE)
_ANOTHER = re.compile(r"\s*(?:,|and|or|than|as)\s+(?:to\s+)?(?:the\s+)?(\w+)", re.IGNORECASE)
_JOINING = frozenset("according acording what about say says tell tells report reports".split())


@dataclass(frozen=True, slots=True)
class SourceLimit:
    """A question of which the answer is to be some source's.

    Attributes:
        sources: One source; several where it is written with "The" and without.
        text: The question without the source's name; empty where nothing else is asked.
        wants_correction: It asks for what the source put right.
    """

    sources: frozenset[str]
    text: str
    wants_correction: bool


def named_sources(question: str, sources: Mapping[str, str]) -> dict[str, str]:
    """Return those of some sources that a question names, each with how it names it.

    A source is named whole and as words, or by the last of its words where no other source ends in
    it: "the Gazette". In small letters that is a name only where a source is spoken of: "according
    to the gazette", "what does the gazette say?".

    Args:
        question: As it was asked.
        sources: Source -> its name, which has no ending of a file.
    """
    found: dict[str, str] = {}
    names = {source: _bare(name) for source, name in sources.items()}
    kinds = {tuple(name) for name in names.values() if name}
    for source, name in names.items():
        if len(" ".join(name)) < _SHORTEST:
            continue
        whole = re.search(rf"(?<!\w){_form(name)}(?!\w)", question, re.IGNORECASE)
        last = re.escape(name[-1])
        told = re.search(rf"\bthe ({last.title()})(?!\w)", question) or re.search(
            rf"(?:{_LIMITING}|{_ASKING})(?:the\s+)?({last})(?!\w)", question, re.IGNORECASE
        )
        if whole is not None:
            found[source] = whole[0]
        elif told is not None and [one[-1] for one in kinds].count(name[-1]) == 1:
            found[source] = told[1]
    return found


def may_limit(question: str) -> bool:
    """Whether a question may ask for the word of a source, whatever sources there are."""
    return bool(_LIMITS.search(question) or (_WITHIN.search(question) and _OF.search(question)))


def source_limit(question: str, sources: Mapping[str, str]) -> SourceLimit | None:
    """Return the source whose word a question asks for: "according to the Post".

    None where it names none so, or several.

    Args:
        question: As it was asked.
        sources: Source -> its name.
    """
    named = named_sources(question, sources)
    limits = {one: found for one, how in named.items() if (found := _limited_at(question, how))}
    if not limits or len({tuple(_bare(sources[one])) for one in named}) > 1:
        return None
    match = next(iter(limits.values()))
    other = _ANOTHER.match(question, match.end())
    if other is not None and any(_bare(one)[-1:] == [other[1].lower()] for one in sources.values()):
        return None
    left = f"{question[: match.start()].rstrip(' ,')} {question[match.end() :].lstrip(' ,')}"
    left = re.sub(r"\s+(?=[?!.])", "", left).strip()
    asks = any(one.lower() not in STOP_WORDS | _JOINING for one in words(left))
    is_correction_named = match["of"] is not None and is_correction(match["of"])
    return SourceLimit(frozenset(limits), left if asks else "", is_correction_named)


def _limited_at(question: str, written: str) -> re.Match[str] | None:
    """Return where a question asks for the word of a source, as it writes it: "in its report"."""
    lead = rf"(?:{_LIMITING}|\b(?P<in>in|by|from)\s+)(?:the\s+)?"
    form = rf"{lead}{re.escape(written)}(?!\w)(?:{_OF_SOURCE})?"
    found = re.finditer(form, question, re.IGNORECASE)
    return next((one for one in found if not one["in"] or one["of"]), None)


def _form(name: Sequence[str]) -> str:
    return r"[\W_]+".join(map(re.escape, name))


def _bare(name: str) -> list[str]:
    """Return the words of a name in lower case, without "the" before them."""
    found = [one.lower() for one in words(name)]
    return found[1:] if found[:1] == ["the"] and len(found) > 1 else found
