"""What of a text is compared to find its near-copies among very many: MinHash, in bands.

Three words that follow one another are a shingle. Of texts that share the part s of theirs
(Jaccard), the least shingle under a hash is the same with the probability s; three of them make a
band, and of 24 bands one is the same with 1 - (1 - s^3)^24: .96 for s = .5, .79 for .4, .02 for .1.
So only few texts are left to be compared in full (https://en.wikipedia.org/wiki/MinHash).

Datasketch, the library for it, brings SciPy along, and hashes shingle by shingle with SHA-1.
"""

from collections.abc import Iterator
from zlib import crc32

import numpy as np
import numpy.typing as npt

BANDS = 24
_OF_BAND = 3

FIRST_WORDS = 300
"""Of longer texts the first words are taken: what papers leave out or add is at the end."""

FEWEST_WORDS = 5
"""A text of fewer words has no band: it is no report."""

_LONG_WORD = 20
"""Where words are this long on average, in characters, none are told apart, as in Chinese: there,
characters are taken for words."""

_FIRST_CHARACTERS = 12 * FIRST_WORDS

_Hashes = npt.NDArray[np.uint64]
"""uint64."""

_SHINGLE_FACTORS: _Hashes = np.array(
    [0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9], np.uint64
)


def _factors() -> Iterator[int]:
    """Yield odd numbers of 64 bits, always the same: what they give is stored.

    They are those of SplitMix64 (Steele, Lea and Flood, 2014).
    """
    state = 0
    while True:
        state = (state + 0x9E37_79B9_7F4A_7C15) % 2**64
        mixed = (state ^ state >> 30) * 0xBF58_476D_1CE4_E5B9 % 2**64
        mixed = (mixed ^ mixed >> 27) * 0x94D0_49BB_1331_11EB % 2**64
        yield (mixed ^ mixed >> 31) | 1


_FACTORS: _Hashes = np.fromiter(_factors(), np.uint64, BANDS * _OF_BAND)
"""(hashes,)"""


def bands(text: str) -> list[int]:
    """Return the bands of a text, as integers of 64 bits with a sign; none of a short one."""
    beginning = text[:_FIRST_CHARACTERS].lower()
    words = beginning.split()
    if len(words) * _LONG_WORD < len(beginning):
        words = list(beginning)
    words = words[:FIRST_WORDS]
    if len(words) < FEWEST_WORDS:
        return []
    hashed = np.array([crc32(word.encode()) for word in words], np.uint64)
    parts = (hashed[at : len(words) - 2 + at] * _SHINGLE_FACTORS[at] for at in range(3))
    shingles = np.add.reduce(list(parts))
    shingles ^= shingles >> np.uint64(29)  # a product's low bits depend on low bits only
    least = (_FACTORS[:, None] * shingles).min(axis=1).reshape(BANDS, _OF_BAND)
    of_bands = (least * _FACTORS[:_OF_BAND]).sum(axis=1, dtype=np.uint64)
    numbered = of_bands - of_bands % np.uint64(BANDS) + np.arange(BANDS, dtype=np.uint64)
    return [int(one) for one in numbered.view(np.int64)]
