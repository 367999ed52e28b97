"""The form of a German request: its own words, with a gap where it names what it is about.

As in `request_forms.py` the examples say which words are requests' own: those outside of {braces}.
A word is compared in lower case with ä, ö, ü and ß written out, since many people type it so.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from assistant.answering.understanding.request_forms import GAP
from assistant.types import RequestKind
from index.languages.stop_words import STOP_WORDS

QUOTATION = '"'
"""In a form: words in quotation marks, or all behind a colon."""

SLOT = "{}"
"""In English: where what a request is about goes."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“„\"«»](?P<marked>[^“”„\"«»]+)[”“\"«»]|:\s*(?P<open>[^\s“„\"«»].*)$")
_BRACED = re.compile(r"\{([^}]*)\}")
_HEADING = re.compile(r"\[(?P<kind>\w+)\](?: (?P<english>.+))?")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "'": None, "’": None})

_PASSED_OVER = frozenset(
    """der die das den dem des ein eine einen einem einer eines mein meine meinen meiner meinem mir
    mich bitte mal denn eigentlich doch gern gerne schnell drin jetzt gerade""".split()
)
"""Words that make no difference to what is asked for."""

_OF_YOU = frozenset("sie ihnen ihr ihre ihren ihrer ihrem".split())
_OF_OTHERS = "er"
"""What the former become where others are meant and not whoever is asked: sie, not Sie."""

_ARTICLE = frozenset(
    """artikel artikels text textes bericht berichts berichtes beitrag beitrags beitrages dokument
    dokuments meldung""".split()
)
_ARTICLES = frozenset(
    """artikeln texte texten berichte berichten beitraege beitraegen dokumente dokumenten
    meldungen""".split()
)
"""What articles are called, one or several; how many "Artikel" are is told by the word before."""

_DETERMINERS = frozenset("der die das den dem des".split())

_ABOUT = frozenset("ueber zu zum zur von vom".split())
"""Words before what a request is about; one stands for all."""

SHORTEST_MISTYPED = 5
LIKENESS, NOUN_LIKENESS = 0.85, 0.9
"""Ratcliff and Obershelp's; what begins with a capital is as a rule another noun, not a slip."""


@dataclass(frozen=True, slots=True)
class GermanExample:
    """A German request whose kind is known, and how the same is asked in English.

    Attributes:
        kind: Of the request.
        english: With a slot for each thing that it is about; empty for a plain question.
        marked: As it is typed, with braces around what it is about.
    """

    kind: RequestKind
    english: str
    marked: str

    @property
    def text(self) -> str:
        """What a person types."""
        return _BRACED.sub(r"\1", self.marked)


def german_examples() -> tuple[GermanExample, ...]:
    """Return the examples in the package."""
    folder = files("assistant.answering.understanding")
    text = (folder / "german_requests.txt").read_text("utf-8")
    return tuple(read_german_examples(text.splitlines()))


def read_german_examples(lines: Iterable[str]) -> Iterator[GermanExample]:
    """Yield the examples of lines under "[kind] English request"; # begins a remark."""
    heading = None
    for line in lines:
        heading = _HEADING.fullmatch(line) or heading
        if heading is not None and line and line[0] not in "[#":
            yield GermanExample(RequestKind(heading["kind"]), heading["english"] or "", line)


def words_of_requests(known: Iterable[GermanExample]) -> frozenset[str]:
    """Return the words that make a request, written out: all but those it may be about."""
    own = (_BRACED.sub(" ", one.marked) for one in known if one.english)
    found = {written_out(word) for text in own for word in _TOKEN.findall(text)}
    return _PASSED_OVER | found | set(map(written_out, STOP_WORDS["de"]))


def linking_words(known: Iterable[GermanExample]) -> frozenset[str]:
    """Return the words between the two things that some requests are about: with, and, from."""
    between = (re.search(r"\}(.+?)\{", one.marked) for one in known)
    texts = (one[1] for one in between if one is not None)
    return frozenset(written_out(_TOKEN.findall(text)[0]) for text in texts)


def quoted_in(text: str) -> str:
    """Return the first words in quotation marks, else all behind a colon; empty without either."""
    match = _QUOTED.search(text)
    return (match["marked"] or match["open"]).strip() if match else ""


def german_form(text: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the words of a request, written out, with gaps for all that it is about.

    Example: "Fasse den Text über den Zoo zusammen" -> fasse, den, artikel, zu, *, zusammen.
    """
    form, last = list[str](), ""
    begin, end = _quotation(text)
    is_capitalised = text.strip()[:1].isupper()
    for match in _TOKEN.finditer(text):
        word = _known(match[0], known)
        if begin <= match.start() < end:
            own = QUOTATION
        elif is_capitalised and match[0] in _OF_YOU:
            own = _OF_OTHERS
        else:
            own = _meant(word) if word in known else GAP
        if own not in (GAP, QUOTATION) or last != own:
            form.append(own)
        last = own if own not in _PASSED_OVER else last
    return tuple(
        one
        for one, after in zip(form, (*form[1:], ""), strict=False)
        if one not in _PASSED_OVER or (one in _DETERMINERS and after == "artikel")
    )


def subjects_of(
    text: str, known: Collection[str], links: Collection[str], count: int
) -> tuple[str, ...]:
    """Return what a request is about, as it writes it: all from its first strange word to its last.

    Args:
        text: The request.
        known: The words that make requests.
        links: The words between two things; the last one that can parts them.
        count: How many things it is about, 1 or 2.

    Returns:
        So many; fewer where it names fewer.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [_known(one[0], known) for one in tokens]
    strange = [at for at, word in enumerate(words) if word not in known]
    if count == 1 or not strange:
        return _joined(text, tokens, strange)
    parting = [at for at in range(strange[0], strange[-1]) if words[at] in links]
    if not parting:
        return _joined(text, tokens, strange)
    before = [at for at in strange if at < parting[-1]]
    after = [at for at in strange if at > parting[-1]]
    return (*_joined(text, tokens, before), *_joined(text, tokens, after))


def _meant(word: str) -> str:
    """Return the word that stands for one and those like it."""
    if word in _ABOUT:
        return "zu"
    return "artikel" if word in _ARTICLE else "artikeln" if word in _ARTICLES else word


def _joined(text: str, tokens: list[re.Match[str]], chosen: list[int]) -> tuple[str, ...]:
    """Return the text from the first of some tokens to the last, if there is any."""
    return (text[tokens[chosen[0]].start() : tokens[chosen[-1]].end()],) if chosen else ()


def _quotation(text: str) -> tuple[int, int]:
    match = _QUOTED.search(text)
    return match.span() if match else (0, 0)


def _known(written: str, known: Collection[str]) -> str:
    """Return a word written out; where it is no word of requests but nearly one, that one."""
    word = written_out(written)
    if word in known or len(word) < SHORTEST_MISTYPED or not word.isalpha():
        return word
    likeness = LIKENESS if written[0].islower() else NOUN_LIKENESS
    alike = [one for one in known if one[0] == word[0] and abs(len(one) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, alike, 1, likeness)), word)


def written_out(word: str) -> str:
    """Return a word in lower case, without umlauts and apostrophes."""
    return word.lower().translate(_WRITTEN_OUT)
