"""What Citeline says of itself to whoever asks: "What can you do?", "Can you make mistakes?"."""

ABOUT = (
    "Answers come from your articles alone, and every sentence cites the ones that say so. "
    "It may still be the wrong sentence, or leave out what matters: a press on its number shows "
    "where it stands. "
    "Ask for a fact, a summary, a list, a count, a comparison, a timeline, a quotation or for what "
    "is new. "
    "Articles are added under “Add”, or with the command “citeline ingest”."
)
"""Whole sentences, each of which the page knows in German too."""
