"""What people type: checked, and on one line."""

from index.errors import QuestionError


def checked_question(text: str, most_characters: int) -> str:
    """Return a question with single blanks: thousands in a row cost patterns seconds.

    Raises:
        QuestionError: It is empty, too long, or no text.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise QuestionError(
            "The question holds half of a character (a lone surrogate). Type it anew."
        )
    if not text.strip():
        raise QuestionError("The question is empty. Type what you want to know.")
    if len(text) > most_characters:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {most_characters:,} are read. "
            "Shorten it, or ingest the long text as an article and ask about it."
        )
    return " ".join(text.split())
