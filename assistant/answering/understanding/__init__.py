"""Follow-ups: a question and the turns before it -> a search for a question that stands alone.

- `carry.py`: which words of the conversation it leaves out;
- `rewriting.py`: a language model's stand-alone question and filters, as far as they check out;
- `follow_ups.py`: chooses between them and searches. A question that stands alone is left as it is.
"""

from assistant.answering.understanding.follow_ups import FollowUps, Understood

__all__ = ["FollowUps", "Understood"]
