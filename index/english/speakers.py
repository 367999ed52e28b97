"""Who speaks in a sentence: "Orr said", "said the mayor, Ida Orr", "Orr: ..."."""

import re
from dataclasses import dataclass

from index.english.attribution import SPEAKING_WORDS, lacks_speaker
from index.english.names import names_in

_QUOTATION = re.compile(r"[“\"„][^“”\"„]*[”\"]")
_MARK = re.compile(r"[“”\"„]")
_LABEL = re.compile(r"\W*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?:\s")
"""Opens what somebody says in an interview or a protocol."""

_SUBJECT = r"\W*(?:[A-Z][\w’'-]+ ){0,3}"
"""Begins a sentence whose subject somebody is: the first names before theirs."""

QUOTED_WORDS = 4
"""Fewest in quotation marks that somebody says who "called it “not what we had hoped for”": fewer
may be a title or a single word."""

_ASKS_SAYING = re.compile(
    r"^\W*(?:and |but |so )?what (?:exactly )?(?:did|does|do|has|have|had) (?P<who>[^?,]+?) "
    r"(?:say|said|tell|told|explain(?:ed)?|admit(?:ted)?|announced?|comment(?:ed)?|remark(?:ed)?)"
    r"(?: (?!about\b)[\w’'-]+){0,3}? (?:about|regarding|concerning) (?P<topic>[^?]+?)\W*$",
    re.IGNORECASE,
)
_ASKS_SAYING_THEN = re.compile(
    _ASKS_SAYING.pattern.replace("(?:about|regarding|concerning)", "(?:on|after|before|when)"),
    re.IGNORECASE,
)
"""Behind what, or on it; tried second: "What did she say on Monday about the ferry?"."""

_ASKS_HOW_SAID = re.compile(
    r"^\W*(?:and |but |so )?how (?:exactly )?(?:did|does|do|has|have|had) (?P<who>[^?,]+?) "
    r"(?:put|describe|explain|justify|comment on|react to|reply to|respond to) "
    r"(?P<topic>[^?]+?)\W*$",
    re.IGNORECASE,
)
_ASKS_WHAT_IS_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id)|tell|told|explain(?:ed)?|explanation|repl(?:y|ied)|responded?|response"
    r"|react(?:ed)?|reaction|comment(?:ed)?|remark(?:ed)?|argued?|argument|admit(?:ted)?|think"
    r"|thought|views?|opinion|put it)\b",
    re.IGNORECASE,
)
_ASKS_WHO_CALLED = re.compile(
    r"^\W*(?:and |but |so )?who(?: was it (?:that|who))?(?: (?:has|had|once|even))* "
    r"(?:called|named|described|dubbed|labelled|branded|termed|deemed|considered|compared|likened"
    r"|dismissed|denounced|praised|hailed|referred to|spoke of) (?P<what>[^?]+?)\W*$",
    re.IGNORECASE,
)
_ASKS_WHO_SAID = re.compile(
    r"^\W*(?:and |but |so )?who(?: was it (?:that|who))?(?: (?:has|had|once|even))* (?:said|says"
    r"|claimed|claims|argued|thought|thinks|insisted|complained|joked|admitted|promised|warned)"
    r" (?:that )?(?P<what>[^?]+?)\W*$",
    re.IGNORECASE,
)
_ASKS_WHO_SAYS_WHAT = re.compile(
    r"\b(?:quot(?:es?|ed|ations?)|who (?:said|says) what)\b", re.IGNORECASE
)
_ROLE = re.compile(r"(?:the|their|its|his|her) (?P<role>[a-z-]+(?: [a-z-]+)?)")

_SHE_SAYS = re.compile(
    rf"\b(?:he|she|they)\s+(?:\w+\s+)?(?:{SPEAKING_WORDS})\b"
    rf"|\b(?:{SPEAKING_WORDS})\s+(?:he|she|they)\b\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SayingAsked:
    """What a question asks somebody's words for.

    Attributes:
        speaker: A name, or a role such as "the coach".
        names: What the speaker may be called in a sentence: the parts of a name, or the role.
        topic: What they are to speak of.
    """

    speaker: str
    names: tuple[str, ...]
    topic: str


def saying_asked(question: str) -> SayingAsked | None:
    """Return whose words on what are asked for: "What did Ida Orr say about the ferry?".

    None where nobody is named so, or no topic.
    """
    forms = (_ASKS_SAYING, _ASKS_SAYING_THEN, _ASKS_HOW_SAID)
    match = next(filter(None, (form.match(question) for form in forms)), None)
    if match is None:
        return None
    who, names = match["who"].strip(), names_in(f"by {match['who']}")
    title = who.removesuffix(names[0].written.strip()) if len(names) == 1 else who
    if title != who and (not title or title.istitle()):  # "Dr" is no part of a name
        return SayingAsked(
            who, tuple(dict.fromkeys(reversed(who.removeprefix(title).split()))), match["topic"]
        )
    role = _ROLE.fullmatch(who)
    return SayingAsked(role["role"], (role["role"],), match["topic"]) if role else None


def said_words_asked(question: str) -> str:
    """Return the words whose speaker a question asks for; empty where it asks for none.

    Of "Who called May a gamble?" they are "May a gamble".
    """
    match = _ASKS_WHO_CALLED.match(question) or _ASKS_WHO_SAID.match(question)
    return match["what"] if match else ""


def asks_what_is_said(question: str) -> bool:
    """Whether somebody's words may be what a question asks for: an explanation, a reaction."""
    return _ASKS_WHAT_IS_SAID.search(question) is not None


def asks_who_says_what(question: str) -> bool:
    """Whether a question asks for what everybody says, in their own words: "List all quotes"."""
    return _ASKS_WHO_SAYS_WHAT.search(question) is not None


def quotes(text: str) -> bool:
    """Whether a sentence has somebody's own words in marks, and more than a title or a word."""
    return _words_quoted(text) >= QUOTED_WORDS


def is_direct(text: str) -> bool:
    """Whether a sentence has somebody's own words: in quotation marks, or after their name."""
    return _MARK.search(text) is not None or is_labelled(text)


def is_labelled(text: str) -> bool:
    """Whether a sentence opens with the name of who says it: "Orr: We shall see."."""
    return _LABEL.match(text) is not None


def speaks(surname: str, text: str, *, named_before: bool = False, spoke: bool = False) -> bool:
    """Whether somebody speaks in a sentence: in their own words, or as it is reported.

    Args:
        surname: Whose.
        text: The sentence.
        named_before: The sentence before it names them, so that "she said" is theirs.
        spoke: They speak in the sentence before it.
    """
    name = re.escape(surname)
    if is_labelled(text):
        # Transcripts write names in capitals.
        return re.match(rf"\W*(?:\w+ )?{name}:\s", text, re.IGNORECASE) is not None
    outside = _QUOTATION.sub("“”", text)
    does = (
        rf"\b{name}(?:\s+\w+){{0,2}}\s+(?:{SPEAKING_WORDS})\b"
        rf"|\b{name}, [^;]{{1,80}}?, (?:{SPEAKING_WORDS})\b"
        rf"|\b{name}\s+(?:\w+ly\s+)?\w+(?:ed|s)\s+that\s"  # who assures that something is so
    )
    # "..., said the mayor, Ida Orr": not what somebody announced of her.
    done = (
        rf"(?:^|[,;:“”–—-])\W*(?:as\s+|so\s+)?(?:{SPEAKING_WORDS})\s+(?:[\w’'-]+,?\s+){{0,6}}{name}"
        r"\s*(?:[,.;:“”\"]|$)"
    )
    if re.search(f"{does}|{done}", outside) is not None:
        return True
    if _words_quoted(text) >= QUOTED_WORDS and re.match(rf"{_SUBJECT}{name}\b[^.“”]*“”", outside):
        return True
    if (named_before or spoke) and _SHE_SAYS.search(outside) is not None:
        return True
    return spoke and text[:1] in '“"„' and lacks_speaker(text)


def _words_quoted(text: str) -> int:
    """Return how many words the longest quotation of a sentence has."""
    return max((len(one.split()) for one in _QUOTATION.findall(text)), default=0)
