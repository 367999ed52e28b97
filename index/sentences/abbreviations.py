"""Full stops that end no sentence, in languages other than English.

English has its rules in `boundaries.py`. Elsewhere three things decide: the word before the stop is
one of the language's abbreviations that something must follow (a title, "page", "article"); it is a
letter alone; or it is an ordinal number, which German, Norwegian, Polish, Turkish and others write
with a stop.
"""

import re

_ABBREVIATIONS = {
    "de": "dr prof hr fr frl st hl ing dipl mag nr str hauptstr vgl abs art bd kap abb tab tel bzw "
    "ca inkl exkl geb sog gem evtl ggf mind max min z b d h u a s i fa jan feb apr jun jul aug "
    "sept okt nov dez med phil jur rer nat habil co mio mrd",
    "fr": "m mm mme mlle mr dr pr prof mgr me st ste av bd art p pp fig n no vol chap éd env v ch "
    "janv févr juil sept oct nov déc tél réf cf",
    "it": "sig sigg dott prof avv ing geom rag arch mons don on sen art artt pag pagg fig n nr "
    "cap vol s tel es cfr dr mln mld ca c lett gen febb apr giu lug ago sett ott nov dic f sec",
    "es": "sr sra srta sres dr dra d dña prof lic ing gral cnel art arts pág págs núm avda av fig "
    "cap vol ee tel aprox ej st sto sta p",
    "pt": "sr sra dr dra prof eng exmo art arts pág n núm av fig cap vol tel aprox ex d",
    "nl": "dhr mevr mw dr prof mr ir ing drs art blz nr st ca bijv d.w.z o.a tel jl jan febr mrt "
    "apr jun jul aug sept okt nov dec",
    "no": "dr prof kl nr s kap st str fru hr jf ca dvs mill mrd eks bl f a tlf pga art fig tab",
    "sv": "dr prof kl nr s kap st ca dvs t ex bl a milj mdr tel fig tab art",
    "pl": "prof dr hab mgr inż ul al pl ks św im np tj tzn tzw zob rys s str godz nr ok ob gen płk "
    "por kpt art tab tys red hr lek wg pkt ust o",
    "cs": "dr prof ing mgr č str s ul nám např tj tzv kap obr tab sv odst čl",
    "ru": "ул д рис см стр с проф акад им тов кв корп напр т пр св просп обл доц ген гл п пп ст "
    "табл тел ср о пер пл ок янв февр апр авг сент окт нояб дек",
    "uk": "вул д рис див стор с проф акад ім м напр св просп обл доц ген гл п пп ст табл тел",
    "tr": "dr prof doç av bkz s şek cad sok mah no bşk alb gen org yrd hz st vb tel örn yy bl ör",
    "ar": "د أ م ص ج",
    "hi": "रु पृ सं डॉ प्रो श्री पं ए बी सी डी ई के एस एन एम पी आर वी जे एल जी टी एच",
}
_ABBREVIATIONS |= dict.fromkeys(("nb", "nn", "da"), _ABBREVIATIONS["no"])
_WORDS = {language: frozenset(words.split()) for language, words in _ABBREVIATIONS.items()}

_WITH_ORDINALS = frozenset("de no nb nn da fi pl cs tr".split())

_LAST_WORD = re.compile(r"([^\s.(\[«„“\"'’‘-]+)\.\Z")
_LETTER = re.compile(r"(?:^|[\s.(«„“\"-])[^\W\d_]\.\Z")
_ORDINAL = re.compile(r"(?:^|[\s(.])\d{1,2}\.\Z")
_MONTH_AND_YEAR = re.compile(r"\d{1,2}\. ?\d{4}(?!\d)")  # after the day of "1. 5. 2020"
_DAY_AND_MONTH = re.compile(r"(?:^|[\s(])\d{1,2}\. ?\d{1,2}\.\Z")
_YEAR = re.compile(r"\d{4}(?!\d)")
_ROMAN = re.compile(r"(?:^|\s)[IVX]{1,5}\.\Z")  # "II. Abdülhamid", "Wilhelm II. dankte"
_HOUSE = re.compile(r"(?:[Ss]tr\.|straße|platz|allee|weg|gasse)\s\d{1,3}\.\Z")
_UNIT_AND_YEAR = re.compile(r"\d\s+[^\W\d]{1,3}\.\Z")
_THOUSANDS = re.compile(r"\d\s+(?:Mio|Mrd|Tsd|mill|mrd|mln|mld)\.\Z")  # "3 Mio. Euro"
_SHORT_WORD = re.compile(r"[^\W\d_]{1,4}\.\Z")
_COMPANY = re.compile(
    r"(?:S\.\s?A|Ltda|Ltd|Inc|Corp|LLC|A\.\s?Ş|GmbH|AG|KG|S\.\s?p\.\s?A|B\.\s?V|N\.\s?V|SA|AS|AB)\b"
)
"""Forms of companies, which follow an abbreviated word: "Gas y Cía. S.A."."""
_TOWN = re.compile(r"(?:^|\s)г\.\Z")
# The last of a row of abbreviated words, as in "usw.", "и т. д.", "p. m.": may end a sentence.
_CLOSING = re.compile(
    r"\b(?:и\s+т\.\s?[дп]|[ap]\.\s?m|u\.\s?a|u\.\s?[äÄ]|o\.\s?ä|EE\.\s?UU)\.\Z", re.IGNORECASE
)
# Words that sentencex takes for abbreviations that something follows.
_ENDING = re.compile(r"\b(?:det|contra|ecc|UU|usw|osv|itd|itp|т\. ?[дп])\.\Z")
# Words that open a German sentence far more often than they follow an ordinal.
_OPENERS = re.compile(
    r"(?:Der|Die|Das|Den|Dem|Ein|Eine|Er|Sie|Es|Wir|Ich|Man|Im|In|Am|An|Auf|Bei|Mit|Nach|Vor|Für"
    r"|Sein|Seine|Ihr|Ihre|Dieser|Diese|Dieses|Jeder|Jede|Alle|Andere|Niemand|Gegen|Ab|Seit|Zum"
    r"|Doch|Aber|Und|Auch|Dann|Danach|Damit|Dabei|Heute|Nun|So|Wer|Was|Wie|Wo|Wenn|Als)\b"
)


def continues(before: str, following: str, language: str) -> bool:
    """Whether the sentence goes on after the full stop at the end of `before`.

    Args:
        before: The last characters of the sentence up to a full stop.
        following: What comes after it, without white space before it; not empty.
        language: As `language_of` returns it; not English.
    """
    if _COMPANY.match(following) and _SHORT_WORD.search(before):
        return True
    if _ROMAN.search(before) and language in _WITH_ORDINALS:
        return language == "tr" or following[0].islower()
    if _HOUSE.search(before):
        return False
    if _ORDINAL.search(before):
        return _is_ordinal(before, following, language)
    if _CLOSING.search(before):
        # Whatever follows "u. a." in German, nouns have capitals, too.
        is_opened = language != "de" or _OPENERS.match(following) is not None
        return not (following[0].isupper() and is_opened)
    if _TOWN.search(before):
        return not _UNIT_AND_YEAR.search(before)
    if _THOUSANDS.search(before):
        return True
    found = _LAST_WORD.search(before)
    if found and found[1].casefold() in _WORDS.get(language, ()):
        return not (_UNIT_AND_YEAR.search(before) and following[0].isupper())
    return _LETTER.search(before) is not None and not _UNIT_AND_YEAR.search(before)


def may_end_abbreviated(before: str) -> bool:
    """Whether a stop may end a sentence although its word looks abbreviated: "pane, ecc."."""
    return _ENDING.search(before) is not None


def _is_ordinal(before: str, following: str, language: str) -> bool:
    if _MONTH_AND_YEAR.match(following):
        return True
    if _DAY_AND_MONTH.search(before) and _YEAR.match(following):
        return True
    if language not in _WITH_ORDINALS:
        return False
    if language == "tr" or following[0].isdigit():
        return not following[0].isupper()
    return language == "de" and not _OPENERS.match(following)
