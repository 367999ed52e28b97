"""Arabic words as search compares them: without what is written on to them.

A light stemmer after Larkey, Ballesteros and Connell (2007): "and", the article and the commonest
endings go. One letter that may mean "in", "for", "so" or "as" stays, since it may as well belong to
the word; a term without it is given beside it.
"""

_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_WRITTEN_ON = frozenset("بلفك")
_LEAST_WORD = 3
_LEAST_STEM = 2
_LEAST_BESIDE = 3


def arabic_terms(word: str) -> tuple[str, ...]:
    """Return the terms of a word whose letters are spelled alike, without marks: one or two."""
    stem = _without_ending(_without_article(word))
    bare = _without_and(word)
    if bare[0] in _WRITTEN_ON and _without_article(bare) == bare:
        beside = _without_ending(bare[1:])
        if len(beside) >= _LEAST_BESIDE:
            return stem, beside
    return (stem,)


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST_STEM:
            return _without_and(word[len(article) :])
    return _without_and(word)


def _without_and(word: str) -> str:
    """Return a word without a first و: where it belongs to the word, it goes from all its forms."""
    return word[1:] if word[0] == "و" and len(word) > _LEAST_WORD else word


def _without_ending(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
    return word
