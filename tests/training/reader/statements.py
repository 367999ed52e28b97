"""True statements made by rule from a passage: what its sentences, shortened or reworded, say.

A statement keeps what it says apart from what it was made from, so that `changes.py` can make it
false and `made_claims.py` can pair it with evidence.
"""

import random
import re

NUMBER_WORDS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty".split()
)

_PARENTHESIS = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]")
_RELATIVE = re.compile(
    r", (?:which|who|whose|whom|where|when|while|although|though|because|as|since|including|"
    r"such as|according to|with|after|before)\b[^,;]*(?:,(?= )|(?=[.!]?$))"
)
_LEADING = re.compile(
    r"^(?:In|On|At|After|Before|During|By|Since|When|While|Although|As|For|However|Moreover|"
    r"Furthermore|Also|Additionally|Despite|Under|From|With|Following|Until|Thus|Therefore)\b"
    r"[^,]{0,70}, (?=\w)"
)
_COORDINATED = re.compile(
    r"(?:;|, and|, but|, or|, with|, while| and (?:is|was|were|had|has)\b).*$"
)
_SUBJECT_QUESTION = re.compile(
    r"^(?:Who|What|Which(?: [\w-]+){1,3}?|What(?: [\w-]+){1,2}?) "
    r"((?:was|is|were|are|had|has|can|could|will|would) "
    r"(?!the |a |an |his |her |their |[A-Z]).+)\?$"
)
_VERB_QUESTION = re.compile(
    r"^(?:Who|What) ([a-z]+ed|[a-z]+s|wrote|won|led|made|became|took|gave|built|held|began|found"
    r"|lost|sold|paid|ran|said|taught) (.+)\?$"
)
_IDENTITY = re.compile(r"^(?:What|Who) (is|was|are|were) ((?:the|a|an|[A-Z]).+)\?$")
_PASSIVE = re.compile(r"^(When|Where) (was|were|is|are) (.+?) ([a-z]+ed|built|born|held|made|found|"
                      r"written|sold|taken|located)( [^?]*)?\?$")  # fmt: skip
_ASCII_NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})+\b")
_REWORDINGS = (
    ("percent", "%"), (" %", " percent"), ("United States", "US"), ("U.S.", "United States"),
    ("United Kingdom", "UK"), (" and ", " as well as "), (" because ", " since "),
    (" began ", " started "), (" began to ", " started to "), (" about ", " around "),
    ("approximately", "about"), (" however,", ""), (" also ", " "), (" very ", " "),
    (" many ", " a lot of "), (" large ", " big "), (" until ", " up to "), 
    (" near ", " close to "),
    (" over ", " more than "), (" more than ", " over "), (" nearly ", " almost "),
    (" in order to ", " to "), (" purchased ", " bought "), (" died ", " passed away "),
    (" is located ", " lies "), (" won ", " was the winner of "), (" such as ", " like "),
)  # fmt: skip


def shortened(sentence: str, generator: random.Random) -> str:
    """The sentence with some of its asides, its opening or its second half left out."""
    text = sentence
    for pattern, chance in (
        (_PARENTHESIS, 0.7),
        (_RELATIVE, 0.6),
        (_LEADING, 0.4),
        (_COORDINATED, 0.4),
    ):
        if generator.random() < chance:
            text = _kept_if_whole(pattern.sub("", text), text)
    return text


def reworded(sentence: str, generator: random.Random) -> str:
    """The sentence with some words written otherwise that mean the same."""
    text = sentence
    for old, new in generator.sample(_REWORDINGS, 12):
        if old in text and generator.random() < 0.7:
            text = text.replace(old, new, 1)
    if generator.random() < 0.4:
        text = _ASCII_NUMBER.sub(lambda match: match[0].replace(",", ""), text)
    if generator.random() < 0.4:
        for number, word in enumerate(NUMBER_WORDS[2:], start=2):
            text = re.sub(rf"(?<= ){word}(?= )", str(number), text)
    return text


def from_question(question: str, answer: str) -> str | None:
    """A question and its answer as a statement, for the forms where the order of words is plain."""
    answer = answer.strip(" .")
    if match := _SUBJECT_QUESTION.match(question):
        return _sentence(f"{answer} {match[1]}")
    if match := _VERB_QUESTION.match(question):
        return _sentence(f"{answer} {match[1]} {match[2]}")
    if match := _IDENTITY.match(question):
        return _sentence(f"{match[2]} {match[1]} {answer}")
    if match := _PASSIVE.match(question):
        wh, auxiliary, subject, verb, rest = match.groups()
        answer = re.sub(r"^(?:in|on|at) ", "", answer)
        place = "on" if wh == "When" and not re.fullmatch(r"(?:\w+ )?\d{4}", answer) else "in"
        return _sentence(f"{subject} {auxiliary} {verb}{rest or ''} {place} {answer}")
    return None


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _kept_if_whole(shorter: str, text: str) -> str:
    """The shorter text as a sentence again; the longer where too little is left."""
    shorter = shorter.strip(" ,;")
    if len(shorter.split()) < 5:
        return text
    ended = shorter if shorter.endswith((".", "!", "?", '"', "”")) else f"{shorter}."
    return f"{ended[:1].upper()}{ended[1:]}"
