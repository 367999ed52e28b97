"""Understanding: a question and the turns before it -> what is wanted, and what is searched for.

What a person wants:

- `request.py`: a fact, or a request for something else: a summary, a count, a timeline.
- `request_classifier.py`, `request_forms.py`: which of them, by the form of the words.
- `foreign_requests.py`: requests in a dozen other languages, by patterns.
- `german_requests.py`, `german_forms.py`, `german_periods.py`: the same in German; what is
  asked for is put into English and answered like any request.

Follow-ups:

- `leaning.py`: does the question lean on the one before it?
- `carry.py`: which words of the conversation it leaves out.
- `antecedents.py`: which of the people named before he or she is.
- `cited.py`: what the last answers cite, which stays among what is ranked.
- `substitution.py`, `repeated.py`: the question, or the request, before it with another name or
  time.
- `german_follow_ups.py`: the same for questions in German, by rules.
- `rewriting.py`: a language model's stand-alone question and filters, as far as they check out.
- `follow_ups.py`: chooses between them and searches. A question that stands alone is left as it is.

`spelling.py` writes words as the articles do, `synonyms.py` knows other words for the same.
"""

from assistant.answering.understanding.follow_ups import FollowUps
from assistant.answering.understanding.understood import Understood

__all__ = ["FollowUps", "Understood"]
