"""Words for opposite things: a claim must not say "fell" where its source says "rose"."""

from collections.abc import Sequence

from index.english.words import stem, words

_PAIRS = """
accept accepted / reject rejected refuse refused
acquitted / convicted
after / before
allow allowed allows / ban banned bans forbid forbidden
alive survived survive / dead died killed
approved approve approves / rejected reject rejects vetoed
arrived arrive / left leave
best / worst
better / worse
bigger larger / smaller
bought buy buys / sold sell sells
cheaper / dearer
confirmed confirm / denied deny
earlier / later
east eastern / west western
faster / slower
first / last
found / lost
free / paid
gain gained gains / lose lost loses
guilty / innocent
higher highest / lower lowest
hired / fired sacked
increase increased rise rises risen rose grew grow / decrease decreased fall fallen fell drop shrank
inside / outside
joined / left quit
longer / shorter
majority / minority
maximum / minimum
more most / less least fewer fewest
north northern / south southern
older oldest / younger youngest
open opened opens reopened / close closed closes shut
over above / under below
passed / failed
present / absent
profit profits / loss losses
public / private
richer / poorer
start started begin began begun / end ended finish finished stop stopped
stronger / weaker
success succeeded / failure failed
support supported supports back backed / oppose opposed opposes
true / false
up / down
victory won win wins winner / defeat defeated lost lose loses loser
with / without
"""


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PAIRS.strip().splitlines():
        sides = [{stem(word) for word in side.split()} for side in line.split("/")]
        for own, other in (sides, sides[::-1]):
            for word in own:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others - {word}) for word, others in found.items()}


OPPOSITES = _opposites()
"""By the stem of a word, the stems of its opposites."""


def opposite_words(claim: str, evidence: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the words of a claim of which the evidence has an opposite only, each with that.

    A word is none of them if the evidence has it, or if the claim has the opposite too.
    """
    written = {stem(word): word for text in evidence for word in reversed(words(text))}
    claimed = {stem(word): word for word in words(claim)}
    return tuple(
        (word, written[other])
        for own, word in claimed.items()
        if own not in written
        for other in sorted(OPPOSITES.get(own, frozenset()) & written.keys() - claimed.keys())[:1]
    )
