"""Answering about the collection: what a person asks of many articles, and not of one sentence.

`collection.py` is the way in: a request -> a reply of quoted sentences and what was counted.

- `scope.py`: which articles a request names: by source, period, title or subject.
- `inventory.py`: how many articles, which sources, from when, who is named.
- `counting.py`: which articles mention something.
- `summary.py`, `centrality.py`: key sentences of one article, a subject, or everything.
- `news.py`: what is new in a period, and the latest on a subject.
- `timeline.py`: what happened when.
- `comparison.py`: the same thing of each side.
- `quotation.py`: who said these words; what somebody said.
- `reply.py`: what all of these return.
"""
