"""Irregular verbs: forms that no stemmer takes for one word, and who does a thing from doing it."""

from index.english.words import stem

_FORMS = """
become became; beat beat beaten; begin began begun; break broke broken; bring brought; build built;
buy bought; catch caught; choose chose chosen; come came; draw drew drawn; drive drove driven; fall
fell fallen; feel felt; fight fought; give gave given; grow grew grown; go goes gone went; hold
held; keep kept; know knew known; lead led; leave left; lend lent; lose lost; meet met; pay paid;
ride rode ridden; rise rose risen; seek sought; sell sold; speak spoke spoken; spend spent; stand
stood; steal stole stolen; swim swam swum; take took taken; teach taught; tell told; think thought;
throw threw thrown; wear wore worn; win won; write wrote written
"""
"""A verb and its irregular forms. Not find, whose past founds cities."""

_DOERS = "direct director; found founder; lead leader; win winner; write writer"

IRREGULAR_FORMS = frozenset(_FORMS.replace(";", " ").split())
"""Verbs that change more than their ending, and what they change to."""

PAST_FORMS = frozenset(form for entry in _FORMS.split(";") for form in entry.split()[1:])
"""Irregular past forms; some are also those of the present."""

_VERB_STEMS = {
    stem(form): stem(verb)
    for verb, *forms in (entry.split() for entry in f"{_FORMS};{_DOERS}".split(";"))
    for form in forms
}


def verb_stem(word: str) -> str:
    """Return the stem that a word is compared by: that of its verb, for "wrote" and "writer"."""
    own = stem(word)
    return _VERB_STEMS.get(own, own)


def is_past_form(word: str) -> bool:
    """Whether a word in lower case may be the past of a verb, or its participle."""
    return word.endswith("ed") or word in PAST_FORMS
