"""Who wrote a text and which paper printed it, where a line of its head says so surely."""

import re

_BY = (
    *("by", "words by", "text by", "story by", "report by", "reported by", "written by"),
    *("posted by", "compiled by", "words and pictures by", "words and photos by"),
    *("text and photos by", "von", "text von", "bericht von", "ein bericht von", "verfasst von"),
    *("geschrieben von", "text und fotos von", "par", "por", "di", "door"),
)
_LABELS = (
    *("words", "text", "author", "words and pictures", "words and photos", "text and photos"),
    *("autor", "autorin", "text und foto", "text und fotos", "texte", "tekst", "texto", "testo"),
    *("auteur", "autore"),
)
_GENRE = r"(?:\w+ )?(?:review|interview|analysis|essay|column|commentary|feature|reportage) by"
_BYLINE = re.compile(
    rf"(?:{_GENRE}|{'|'.join(_BY)})\s*:?\s|(?:{'|'.join(_LABELS)})\s*:", re.IGNORECASE
)
_WHERE = re.compile(r"\s(?:in|at|for|aus|für)\s")  # "Leo Vand in Lornby"
_AND = re.compile(r"\s(?:and|und|&)\s")
_MOST = 2  # people, with an "and" between them
_PARTICLES = frozenset(
    "van von de den der del della di da dos du la le ten ter zu zum al bin ibn af av y e".split()
)
_TITLES = frozenset(("dr.", "prof.", "jr.", "sr.", "st."))
_NO_PEOPLE = frozenset(
    "the our a an staff your my all der die das ein eine unser unsere redaktion".split()
)
_NO_PLACES = frozenset(
    "dear liebe lieber hallo hello hi in at on from since until till by before after between born "
    "died im am ab bis seit vom bei zum zur geboren gestorben deadline due valid".split()
)
_MOST_NAMES = 4
_PAPERS = frozenset(
    "gazette herald courier chronicle tribune observer mercury telegraph guardian times dispatch "
    "examiner argus advertiser sentinel inquirer zeitung kurier rundschau nachrichten".split()
)
_GERMAN_PAPER = re.compile(r"\w{3,}(?:zeitung|anzeiger|tagblatt|tageblatt|kurier|morgenpost)\Z")
_THE_PAPERS = _PAPERS | frozenset(
    "news post mail press record star journal independent standard bulletin express reporter "
    "leader echo review argus weekly".split()
)
_SECTIONS = frozenset(
    "arts books business comment culture economy education environment food health home local "
    "money national news opinion politics region regional science society sport sports technology "
    "travel weekend world feuilleton kultur lokales politik wirtschaft wissen wissenschaft".split()
)
_SECTION_WORDS = 4
_EVERY = ("daily", "weekly", "evening", "morning", "sunday")


def authors_in(segment: str) -> tuple[str, ...] | None:
    """Return the names in a byline: "By Ada Berg and Leo Stone" -> ("Ada Berg", "Leo Stone").

    A lone word after a bare "By" tells too little: "By Night" is a poem's second line.

    Returns:
        Nothing where it is a byline that names nobody, such as "By our staff"; None where it is
        none.
    """
    found = _BYLINE.match(segment)
    if not found:
        return None
    named = _WHERE.split(segment[found.end() :], maxsplit=1)[0]
    people = people_in(named)
    if any(_NO_PEOPLE & set(person.casefold().split()) for person in people):
        return ()
    if not people or (len(named.split()) == 1 and ":" not in found[0]):
        return None
    return people


def people_in(segment: str) -> tuple[str, ...]:
    """Return the one or two names that a segment is, and nothing if it is anything else."""
    people = [one.split() for one in _AND.split(segment)]
    return (
        tuple(map(" ".join, people)) if len(people) <= _MOST and all(map(is_name, people)) else ()
    )


def is_name(words: list[str]) -> bool:
    """Whether some words can be a name: one to four with capitals, and particles before them."""
    capitals = [word for word in words if word not in _PARTICLES]
    return (
        0 < len(capitals) <= _MOST_NAMES
        and len(words) <= 2 * _MOST_NAMES
        and words[-1] not in _PARTICLES
        and all(map(_is_capital, capitals))
    )


def is_place(words: list[str]) -> bool:
    """Whether some words can be the place in "Lornby, 3 May 2026": a name, and no "Dear Ada"."""
    return is_name(words) and words[0].casefold() not in _NO_PLACES


def is_paper(words: list[str]) -> bool:
    """Whether a name is that of a paper: "The Harbour Gazette", not "Press Release"."""
    if not is_name(words):
        return False
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) == 1:
        return bool(_GERMAN_PAPER.match(last))
    if first == "the":
        return last in _THE_PAPERS or words[1].casefold() in _EVERY
    return last in _PAPERS or bool(_GERMAN_PAPER.match(last))


def may_be_paper(segment: str) -> bool:
    """Whether a name is a paper's or somebody's: "Skarn Post", like "Emily Post"."""
    words = segment.split()
    return len(words) > 1 and words[-1].casefold() in _THE_PAPERS


def is_section(words: list[str]) -> bool:
    """Whether words name a part of a paper: "Business", "Science for Breakfast"."""
    return words[0].casefold() in _SECTIONS and len(words) <= _SECTION_WORDS and words[0].istitle()


def correspondent(segment: str) -> str:
    """Return who writes from where a segment says: "Leo Vand in Lornby"; else nothing."""
    name, *place = _WHERE.split(segment, maxsplit=1)
    is_one = len(name.split()) > 1 and is_name(name.split())
    return name if is_one and place and is_place(place[0].split()) else ""


def _is_capital(word: str) -> bool:
    plain = word.replace("'", "").replace("’", "").replace("-", "")
    if plain.endswith(".") and plain.casefold() not in _TITLES and len(plain) > len("J."):
        initials = plain.split(".")[:-1]
        return all(len(one) == 1 and one.isupper() for one in initials)
    return plain.rstrip(".").isalpha() and not word[0].islower()
