"""Which hard lines of a text are headings rather than sentences.

A wrong heading hides something that could have been cited; a missed one is only an odd sentence.
So the rules ask for a line that can hardly be anything else.
"""

import re
from collections.abc import Sequence

from index.sentences.lines import is_list_item, is_markdown_heading, is_table_row, is_terminated

MAX_HEADING_WORDS = 15
MAX_HEADING_LENGTH = 120
"""Characters."""

MAX_HEADINGS_IN_A_ROW = 3
"""More lines in a row that look like headings are a list, an address or a poem."""

_MAX_WIDE_HEADING_LENGTH = 30  # characters, in scripts without spaces between words
_OPENERS = "\"'“‘«‹「『([*_ "
_CLOSERS = "\"'”’»›」』)]*_ "
_LABEL = re.compile(
    r"\S+(?:\s\S+)?:\s"  # 'Updated: Friday', a value with its name
    r"|.*[^\W\d]:[^\W\d]"  # 'More:Mexico elects a president', the link to another article
)
_ADDRESS = re.compile(r"://|www\.|\S@\S")


def find_headings(lines: Sequence[str], is_single: Sequence[bool]) -> list[bool]:
    """Tell for each hard line of one text whether it is a heading.

    The last line never is, because it heads nothing; so a text always holds a sentence.

    Args:
        lines: The hard lines of the text, stripped, in order.
        is_single: For each line, whether it holds only one sentence.
    """
    looks = [
        single and looks_like_heading(line) for line, single in zip(lines, is_single, strict=True)
    ]
    if looks:
        looks[-1] = False
    start = 0
    while start < len(looks):
        stop = start
        while stop < len(looks) and looks[stop]:
            stop += 1
        if stop - start > MAX_HEADINGS_IN_A_ROW:
            looks[start:stop] = [is_markdown_heading(line) for line in lines[start:stop]]
        start = stop + 1
    return looks


def looks_like_heading(line: str) -> bool:
    """Whether a stripped line, seen alone, has the form of a heading.

    That is a Markdown heading; or a short line that starts with a capital, a number or an uncased
    letter and does not end like a sentence or clause (in capitals it may ask a question or announce
    with a colon), unless it is a list item, a table row, a value with its label or an address.
    """
    if is_markdown_heading(line):
        return True
    if len(line) > MAX_HEADING_LENGTH or is_list_item(line) or is_table_row(line):
        return False
    core = line.strip(_OPENERS + _CLOSERS)
    if not any(map(str.isalpha, core)) or not core[0].isalnum() or core[0].islower():
        return False
    words = core.split()
    if len(words) > MAX_HEADING_WORDS or _LABEL.match(core) or _ADDRESS.search(core):
        return False
    if len(words) == 1 and not core.isascii() and len(core) > _MAX_WIDE_HEADING_LENGTH:
        return False
    if core.isupper() and len(words) > 1 and core[-1] in "?:":
        return True
    return not is_terminated(line) and line[-1] not in ",，、-–—"
