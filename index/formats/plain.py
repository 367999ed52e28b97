"""Plain text -> article drafts: the text as it is.

The line that becomes the title stays in the text too, so that offsets into the file's characters
are offsets into the article's text.
"""

from index.formats.draft import Draft


def read_plain(text: str) -> Draft:
    """Return the draft of a text file."""
    return Draft(text)
