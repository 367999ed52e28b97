"""Everything that knows English: every rule about its words stands in this folder, and only here.

- `words.py`: words, their stems, and those too common to tell.
- `numbers.py`, `dates.py`, `names.py`: exact values in a text; `facts.py` keeps them apart.
- `denials.py`, `bounds.py`, `attribution.py`, `opposites.py`: what turns a statement around.
- `sources.py`: how writers speak of their sources.
- `questions.py`, `requests.py`, `small_talk.py`: what a person wants.
"""
