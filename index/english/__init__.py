"""Everything that knows English: every rule about its words stands in this folder, and only here.

Each thing has one source, and the room is made to shrink: what is meaning becomes a head of the
reader, what is exact stays.

- `words.py`, `verbs.py`, `untelling.py`, `people.py`: words, stems, stop words, irregular forms.
- `numbers.py`, `currencies.py`, `dates.py`, `times.py`, `names.py`: exact values in a text
  (named-entity and number recognition); `facts.py` keeps them apart. `event_days.py`,
  `datestamps.py`: the day that a sentence speaks of.
- `quantities.py`, `wholes.py`, `conditions.py`, `groups.py`: what a number counts, and for whom it
  holds.
- `denials.py`, `bounds.py`, `attribution.py`, `opposites.py`, `corrections.py`, `dissent.py`,
  `phrases.py`: negation, hedges, hearsay, antonyms: what turns a statement around.
- `predicates.py`, `roles.py`, `tense.py`, `causes.py`, `votes.py`: who did what to whom, when, why,
  and whether it was decided.
- `coreference.py`: what points at what was said before.
- `questions.py`, `requests.py`: question classification, what a person wants; of it `prefaces.py`,
  `lengths.py`, `comparing.py`, `ranking.py`, `shelves.py` and `authorship.py`.
- `periods.py`: the days that a question names. `listing.py`: how a sentence lists things.
- `sources.py`, `speakers.py`: how writers speak of their sources, and who speaks.
- `framing.py`, `instructions.py`: sentences that state nothing, or speak to a program.
- `abbreviations.py`: for sentence splitting.
"""
