"""Answering about the collection: what a person asks of many articles, and not of one sentence.

`collection.py` is the way in: a request -> a reply of quoted sentences and what was counted.

- `scope.py`: which articles a request names: by source, period, title or subject.
- `inventory.py`: how many articles, which sources, from when, who is named.
- `provenance.py`: who wrote and published the articles on a subject, and when.
- `counting.py`: which articles mention something.
- `relevance.py`, `own_words.py`: which articles are about a subject, and who tells of themself.
- `summary.py`, `key_sentences.py`, `centrality.py`: key sentences of an article, a subject or all.
- `news.py`: what is new in a period, and the latest on a subject.
- `timeline.py`: what happened when.
- `comparison.py`, `compared_rows.py`, `verdict.py`: the same thing of each side, which has more.
- `differences.py`: figures in which two reports on one thing differ.
- `table_rows.py`, `turned_rows.py`, `ranked_rows.py`: the row of a table at a place, with most,
  within a bound.
- `quotation.py`: who said these words; what somebody said.
- `continuation.py`: more, shorter, or as bullets, of the answer before.
- `reply.py`: what all of these return; `wording.py`: how it names articles, counts and days.
"""
