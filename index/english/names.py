"""Names: runs of capitalised words and acronyms, and whether a source has them.

A single capitalised word at the start of a sentence may be any word and is not taken for a name.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from index.english.dates import CALENDAR
from index.english.words import STOP_WORDS, words
from index.types import Span


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a text.

    Attributes:
        parts: Its words in lower case, without titles such as President, "U.S." as "us".
        written: As it stands in the text.
        span: Where it stands.
    """

    parts: tuple[str, ...]
    written: str
    span: Span


_CAPITALISED = (
    r"(?:(?:[A-Z]\.){2,}|(?:[A-Z]|Mrs?|Ms|Dr|St|Jr|Sr|Sen|Rep|Gov|Gen|Prof|Capt)\."
    r"|[^\W\d_a-zß-öø-ÿ](?:[\w&]|[’'](?!s\b)(?=\w))*)"
)
_PARTICLES = """de del della des du da das dos di la le van von der den zu bin ibn bint al el ul
y""".split()
"""Small words inside a name, of which several may follow each other: von der."""

_ELIDED = r"(?:(?:al|el|ad|an|ar|as|ash|az|ul|ud)-|(?:d|l|dell)[’'])"
"""What may stand before the capital within a name: Bashar al-Assad, Giscard d'Estaing."""

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[\w&]+(?:[’'](?!s\b)\w+)*")
_RUN = re.compile(
    rf"(?<![\w.&]){_CAPITALISED}"
    rf"(?:(?:[ -]|\s&\s|\s(?:(?:of|of\sthe)\s|(?:(?:{'|'.join(_PARTICLES)})\s)+))"
    rf"{_ELIDED}?{_CAPITALISED})*"
)
_INITIALS = re.compile(r"\b[A-Z]\.(?:\s?[A-Z]\.)+")
_ELISION = re.compile(r"^(?:d|l|dell)'(?=\w)")
_OPENING = "\"'“‘’(["
"""What may stand before the first word of a sentence."""
_TITLES = frozenset(
    """mr mrs ms dr sir dame president prime minister senator sen rep representative governor gov
    judge justice king queen prince princess professor prof captain general gen chief mayor lord
    lady pope chancellor secretary ambassador coach director officer executive ceo""".split()
)
_LINKS = frozenset(("of", "the", "&", "OF", "THE", *_PARTICLES, *"ad an ar as ash az ud".split()))
_ERAS = frozenset("i bc ad bce ce am pm".split())
_NO_NAMES = _TITLES | CALENDAR | _ERAS
_SAME = {
    "french": "france", "british": "britain", "spanish": "spain", "dutch": "netherlands",
    "greek": "greece", "danish": "denmark", "swedish": "sweden", "irish": "ireland",
    "welsh": "wales", "scottish": "scotland", "turkish": "turkey", "swiss": "switzerland",
    "usa": "us", "america": "us", "american": "us", "americans": "us", "uk": "britain",
}  # fmt: skip
"""Names of one country that share no stem, and the form they are compared in."""
COUNTRY_NAMES = frozenset(_SAME) | frozenset(_SAME.values())
"""Names of countries and their people that share no stem."""

_REMEMBERED = 8
"""Texts whose words are kept: in one article, each name of a question is looked for."""

_REMEMBERED_NAMES = 1024
"""Texts whose names are kept: sentences of one answer are compared with each other."""

_SPELT_OUT = {"us": "united states", "britain": "united kingdom", "eu": "european union"}
_DEMONYM_ENDINGS = tuple("ians ian eans ean ans an ese ish is i a y s".split())


@lru_cache(_REMEMBERED_NAMES)
def names_in(text: str) -> tuple[Name, ...]:
    """Return the names of a text in reading order."""
    return tuple(_names(text))


def with_whom_it_names(text: str, words: Span) -> Span:
    """Return words of a text, with the name behind them where they are only its title: Captain."""
    if any(_plain(word) not in _TITLES for word in words.of(text).split()):
        return words
    behind = (one for one in names_in(text) if one.span.start >= words.end)
    name = next((one for one in behind if not text[words.end : one.span.start].strip(" .")), None)
    return words if name is None else Span(words.start, name.span.end)


def has_name(name: Name, sources: Sequence[str], articles: Sequence[str] | None = None) -> bool:
    """Whether the sources, taken together, have a name.

    They have it when they have every word of it, in any case and with another ending (Canada,
    Canadian) or as an acronym or its words, unless they belong to different names there (Joe
    Smith and Ann Lee are no Ann Smith); or when they write the last word only (Smith for Joe
    Smith, but not beside Jane Smith).

    Args:
        name: Of a claim.
        sources: What the claim cites and what is known beside it.
        articles: Whole texts that the sources are from: a name of which the sources write the last
            word only must stand there. None asks for no more than that word.
    """
    if _is_whole(name, sources):
        return True
    last, text = name.parts[-1], "\n".join(sources)
    is_short = _is_present([last], text) and all(
        _is_shorter(other, name) for other in _names_with([last], text)
    )
    return is_short and (articles is None or len(name.parts) == 1 or _is_whole(name, articles))


def _is_whole(name: Name, sources: Sequence[str]) -> bool:
    """Whether the sources have all of a name, or its acronym."""
    text = "\n".join(sources)
    if len(name.parts) > 1 and _is_present([_initials(name.parts)], text):
        return True
    last = name.parts[-1]
    return all(
        _is_present(_forms(part), text)
        or _is_spelt_out(part, text)
        or (len(part) == 1 and any(_is_initial(part, one) for one in _names_with([last], text)))
        for part in name.parts
    ) and not _is_mixed(name, text)


def _is_shorter(other: Name, name: Name) -> bool:
    """Whether a name has nothing that another lacks: J. Smith beside Joe Smith."""
    return all(part in name.parts or _is_initial(part, name) for part in other.parts)


def _is_initial(part: str, name: Name) -> bool:
    return len(part) == 1 and any(word.startswith(part) for word in name.parts)


def _is_mixed(name: Name, text: str) -> bool:
    """Whether a name of two words has each from other names: Jonas Holm from Jonas Ek, Ida Holm.

    Not if a source writes one of the words by itself: Prince Edward and Amelia Windsor may well
    hold an Edward Windsor.
    """
    if len(name.parts) != 2:
        return False
    others = list(_names_with(name.parts, text))
    beside = [[set(other.parts) for other in others if part in other.parts] for part in name.parts]
    return all(names and all(len(one) > 1 for one in names) for names in beside) and not any(
        set(name.parts) <= one for names in beside for one in names
    )


def _is_present(forms: Iterable[str], text: str) -> bool:
    """Whether a text has a word that may be written in one of these forms."""
    return any(form in _present(text, form[0]) for form in forms)


@lru_cache(_REMEMBERED * _REMEMBERED)
def _present(text: str, first: str) -> frozenset[str]:
    """Return the forms of the words that begin with a letter, and initials; see `_words_of`."""
    tokens, initials = _words_of(text)
    return initials.union(*map(_forms, tokens.get(first, ())))


@lru_cache(_REMEMBERED)
def _words_of(text: str) -> tuple[Mapping[str, Sequence[str]], frozenset[str]]:
    """Return the words by the letter that their forms begin with, and initials beside them.

    These as J.K., J. K. and one by one.
    """
    tokens = defaultdict[str, list[str]](list)
    for token in {_folded(token) for token in set(_TOKEN.findall(text))}:
        tokens[_SAME.get(token, token)[0]].append(token)
    initials = ["".join(filter(str.isalpha, run)).lower() for run in _INITIALS.findall(text)]
    return tokens, frozenset(initials).union(*initials)


def _names_with(parts: Sequence[str], text: str) -> Iterator[Name]:
    """Yield the names of a text that have one of some words."""
    found = _names(text, lambda run: any(map(_plain_form(run).__contains__, parts)))
    return (one for one in found if not set(parts).isdisjoint(one.parts))


@lru_cache(_REMEMBERED)
def _acronyms(text: str) -> frozenset[str]:
    """Return the initials of the names of a text, of no fewer than three words."""
    long = _names(text, lambda run: len(_TOKEN.findall(run)) > 2)
    return frozenset(_initials(name.parts) for name in long)


def _names(text: str, is_wanted: Callable[[str], bool] | None = None) -> Iterator[Name]:
    """Yield the names of a text, or of those of its runs of capitalised words that are wanted."""
    for match in _RUN.finditer(text):
        if is_wanted is not None and not is_wanted(match.group()):
            continue
        tokens = [
            (token.group(), match.start() + token.start(), match.start() + token.end())
            for token in _TOKEN.finditer(match.group())
        ]
        before = text[max(0, match.start() - 40) : match.start()]
        if _ends_sentence(before) and not _is_acronym(tokens[0][0]):
            tokens = _without_opening(tokens)
        for kept in _between_titles(tokens):
            parts = tuple(_folded(token[0]) for token in kept)
            if any(len(part) > 1 for part in parts):
                start, end = kept[0][1], kept[-1][2]
                yield Name(parts, text[start:end], Span(start, end))


def _ends_sentence(before: str) -> bool:
    """Whether a sentence begins behind a text: after a full stop and a space, or on a line."""
    last = before.rstrip(_OPENING)
    said = last.rstrip()
    gap = last[len(said) :]
    return not said or "\n" in gap or (bool(gap) and said[-1] in ".!?:;")


def _between_titles(tokens: list[tuple[str, int, int]]) -> Iterator[list[tuple[str, int, int]]]:
    """Yield the telling tokens of each name in a run: "Lorvane Mayor Ann Lee" holds two.

    So does "Mayor of New Lorvane Ann Lee", what she is mayor of and her own.
    """
    after_title = False
    for is_title, group in groupby(tokens, lambda token: _plain(token[0]) in _TITLES):
        found = list(group)
        kept = [token for token in found if _tells(token[0])]
        own = -2 if after_title and found[0][0] == "of" and len(kept) > 2 else len(kept)
        yield from (part for part in (kept[:own], kept[own:]) if part and not is_title)
        after_title = is_title


def _without_opening(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Drop the first word of a sentence unless it can only be part of a name."""
    telling = [token for token in tokens if token[0] not in _LINKS and not _is_i(token[0])]
    first = tokens[0][0].lower()
    return tokens[1:] if len(telling) == 1 or first in STOP_WORDS else tokens


def _tells(token: str) -> bool:
    word = _plain(token)
    return (
        token not in _LINKS
        and word not in _NO_NAMES
        and not _is_i(word)
        and (word not in STOP_WORDS or _is_acronym(token))
    )


def _is_i(token: str) -> bool:
    """Whether a word is I, with or without its verb: I'm, I’d."""
    return token.lower() == "i" or token.lower().startswith(("i'", "i’"))


def _plain(token: str) -> str:
    return token.lower().rstrip(".")


def _is_acronym(token: str) -> bool:
    letters = token.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _folded(token: str) -> str:
    """Return a word as names are compared: lower case, acronyms without full stops, no d'."""
    plain = _plain_form(token)
    return _ELISION.sub("", plain) if "'" in plain else plain


def _plain_form(written: str) -> str:
    return written.replace(".", "").replace("’", "'").lower()


def _forms(part: str) -> frozenset[str]:
    """Return the word and what it may be with another ending, at least four letters long."""
    plain = _SAME.get(part, part)
    cut = {plain.removesuffix(ending) for ending in _DEMONYM_ENDINGS}
    return frozenset({plain} | {one for one in cut if len(one) >= 4})


def _initials(parts: Sequence[str]) -> str:
    return "".join(part[0] for part in parts)


def _is_spelt_out(part: str, text: str) -> bool:
    """Whether a word is the acronym of a name, or of words, in a text."""
    words_of = _SPELT_OUT.get(_SAME.get(part, part))
    if words_of is not None and words_of in " ".join(word.lower() for word in words(text)):
        return True
    return len(part) > 2 and any(part in letters for letters in _acronyms(text))
