"""Which neighbour an answering sentence is shown with, so that a reader knows of what it speaks.

What it needs was worked out for a sentence that stands alone. Behind a question less is needed:
who asked when the pool reopens knows what "It will reopen in May" is about, and is helped only by a
sentence that says what of the question this one does not.
"""

from collections.abc import Sequence

from assistant.answering.neighbours import clear_before, needed_beside
from assistant.answering.writing.naming import other_named_before
from index.english.attribution import lacks_speaker
from index.english.coreference import begins_with_person
from index.english.names import has_name, names_in
from index.english.questions import asks_who
from index.english.words import content_stems
from index.search.asked_there import is_asked
from index.types import Sentence


def beside(question: str, sentence: Sentence, around: Sequence[Sentence]) -> Sentence | None:
    """Return the sentence to show with one that answers; None where that is understood without.

    Args:
        question: As it was asked.
        sentence: The one that answers.
        around: The sentences around it in its article, as `needed_beside` takes them.
    """
    needed = needed_beside(sentence, around)
    missing = set(content_stems(question)) - set(content_stems(sentence.text))
    if needed is None or not content_stems(question):
        return needed
    if is_asked(needed):
        return needed if missing & set(content_stems(needed.text)) else None
    if lacks_speaker(sentence.text):
        return needed
    if begins_with_person(sentence.text):
        return needed if _tells_who(question, needed.text) else None
    other = other_named_before(sentence, names_in(question), around)
    if other is not None:
        return other  # else its "it" would be taken for what was asked about
    told = (one for one in clear_before(sentence, around) if missing & set(content_stems(one.text)))
    return next(told, None)


def _tells_who(question: str, text: str) -> bool:
    """Whether a text says who "she" is: by a whole name, or by one that the question has."""
    asked = names_in(question)
    if asks_who(question) or not asked:
        return True
    named = [name for name in names_in(text) if len(name.parts) > 1]
    return bool(named) or any(has_name(name, [text]) for name in asked)
