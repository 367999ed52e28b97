"""Plain text -> article drafts: the text as it is, below front matter if it opens with some.

The line that becomes the title stays in the text too, so that offsets into the file's characters
are offsets into the article's text.
"""

from index.formats.draft import Draft
from index.formats.fields import read_fields
from index.formats.front_matter import split_front_matter


def read_plain(text: str) -> Draft:
    """Return the draft of a text file; title, date, source, url and author from front matter."""
    matter, content = split_front_matter(text)
    fields, warnings = read_fields(matter.fields, "front matter")
    if not fields:  # a list between two rules, or a JSON object, is the text itself
        return Draft(text)
    if matter.warning:
        warnings = (matter.warning, *warnings)
    return Draft(content.lstrip("\n"), warnings=warnings, **fields)
