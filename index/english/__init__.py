"""Everything that knows English: every rule about its words stands in this folder, and only here.

Each thing has one source, and the room is made to shrink: what is meaning becomes a head of the
reader, what is exact stays.

- `words.py`, `verbs.py`, `untelling.py`: words, stems, stop words, irregular forms.
- `numbers.py`, `currencies.py`, `dates.py`, `times.py`, `names.py`: exact values in a text
  (named-entity and number recognition); `facts.py` keeps them apart.
- `denials.py`, `bounds.py`, `attribution.py`, `opposites.py`, `corrections.py`, `phrases.py`:
  negation, hedges, hearsay, antonyms: what turns a statement around.
- `coreference.py`: what points at what was said before.
- `questions.py`, `requests.py`: question classification, what a person wants.
- `periods.py`: the days that a question names. `listing.py`: how a sentence lists things.
- `sources.py`: how writers speak of their sources.
- `framing.py`, `instructions.py`: sentences that state nothing, or speak to a program.
- `abbreviations.py`: for sentence splitting.
"""
