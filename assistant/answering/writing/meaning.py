"""Which sentences speak of what is meant: of whom and of when a question names."""

from assistant.answering.draft import Candidate
from assistant.answering.writing.candidates import candidates
from assistant.answering.writing.dating import of_time
from assistant.answering.writing.naming import of_named
from index.store import Catalogue
from index.types import SearchResult


def meant(question: str, result: SearchResult, catalogue: Catalogue) -> list[Candidate]:
    """Return the sentences that may answer, best first, those that speak of others behind.

    In other languages than English names and days are not told, and the order stays.

    Args:
        question: As it was searched for.
        result: What was found.
        catalogue: Where the articles are read.
    """
    found = candidates(question, result)
    if result.language != "en":
        return found
    return of_time(question, of_named(question, found, catalogue), catalogue)
