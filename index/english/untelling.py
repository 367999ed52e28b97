"""Words of a question that tell nothing by their absence: no article has them, or another form."""

import re

from index.english.coreference import CONNECTIVES
from index.english.dates import CALENDAR
from index.english.names import COUNTRY_NAMES
from index.english.verbs import IRREGULAR_FORMS
from index.english.words import ASKING_WORDS

_FRAMING = frozenset(
    """
    across almost along among amount another around article articles becomes behind beside best
    called character characters children city color colour company country date despite difference
    differences does during england english ever exactly except explain explained explanation
    famous feet finding fly following found full gets getting group happen happened having keeping
    keeps latest length let lets letting liked likes long makes making many massive meant month
    months much name named names nearly needs never newest news number often part people percent
    percentage person place put puts quarter real reason recent recently report reported represent
    represents same says season seem seen send sent showed shown shows since story subject swimming
    table term terms time today tomorrow total tried tries trying understanding understood upcoming
    used using wanted wants week well within women word year years yesterday
    """.split()
)
"""Words that only frame a question, and those whose forms no list here has."""

UNTELLING_WORDS = _FRAMING | ASKING_WORDS | IRREGULAR_FORMS | COUNTRY_NAMES | CALENDAR | CONNECTIVES
"""In lower case."""

_UNTELLING_FORM = re.compile(r"\w{5,}ly|(?:any|every|no|some)(?:body|one|thing|where|how|times?)")
"""Adverbs, and pronouns for whoever or whatever it may be: roughly, anybody."""


def tells(word: str) -> bool:
    """Whether it says something of a question that no article has a word of it, in lower case."""
    return word not in UNTELLING_WORDS and _UNTELLING_FORM.fullmatch(word) is None
