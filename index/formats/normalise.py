"""The one normalisation of `Article.text`.

It is length-preserving: character n of the result stands where character n of the text as supplied
stood, so offsets that somebody else worked out on the supplied text hold for the stored text too.
That rules out Unicode composition (NFC) and deleting anything: what cannot stay becomes a space.
"""

import re

_LINE_BREAK = "\r\x0b\x0c\x85\u2028\u2029"
_SURROGATE = "\ud800-\udfff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"

# Invisible to the reader and yet text to a language model: direction marks and overrides, word
# joiners, byte order marks, annotation anchors and tag characters. A space instead of nothing keeps
# lengths, and shows where somebody put something between two letters. The price is that the flags
# of England, Scotland and Wales, written with tag characters, become a black flag.
_INVISIBLE = (
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)

# One selector chooses the look of the character before it (a coloured heart, a regional ideograph).
# A selector after a selector chooses nothing: rows of them are a known way to hide bytes in text.
_SELECTOR = "\ufe00-\ufe0f\U000e0100-\U000e01ef"

# The joiners U+200C and U+200D are spelling between letters of Arabic, Indic and other joining
# scripts (Persian "می‌خواهم") and build one emoji out of several. Anywhere else they hide.
_JOINER = "\u200c\u200d"
_JOINED = (
    "\u0600-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefe"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f"
    "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
)

_ANYTHING = re.compile(f"[{_LINE_BREAK}{_SURROGATE}{_CONTROL}{_INVISIBLE}{_SELECTOR}{_JOINER}]")
# In this order: each step may take away a neighbour that the next one looks at.
_STEPS = (
    (re.compile(f"[{_LINE_BREAK}]"), "\n"),
    (re.compile(f"[{_SURROGATE}]"), "\ufffd"),
    (re.compile(f"[{_CONTROL}{_INVISIBLE}]"), " "),
    (re.compile(f"[{_SELECTOR}](?<=[{_SELECTOR}]{{2}})"), " "),
    (re.compile(f"[{_JOINER}](?:(?<![{_JOINED}][{_JOINER}])|(?![{_JOINED}]))"), " "),
)


def normalise(text: str) -> str:
    r"""Return the text as it is stored: one kind of line break, nothing invisible, same length.

    "\r\n" becomes " \n"; every other line break becomes "\n"; control and invisible formatting
    characters become a space; lone surrogates become U+FFFD. Joiners stay where spelling or an
    emoji needs them. No-break spaces and soft hyphens stay: they are typography. Idempotent.
    """
    if not _ANYTHING.search(text):
        return text
    text = text.replace("\r\n", " \n")
    for unwanted, replacement in _STEPS:
        text = unwanted.sub(replacement, text)
    return text


def one_line(text: str, max_characters: int = 300) -> str:
    """Return `text` as one line: normalised, white space collapsed, cut at a word if too long."""
    return shorten(" ".join(normalise(text).split()), max_characters)


def shorten(line: str, max_characters: int) -> str:
    """Return `line`, or its beginning up to a word's end and "…", in at most `max_characters`."""
    if len(line) <= max_characters:
        return line
    head = line[: max_characters - 1]
    # Text without spaces (Chinese, Japanese, a web address) is cut where it is.
    space = head.rfind(" ") if line[max_characters - 1] != " " else -1
    if space > max_characters // 2:
        head = head[:space]
    return head.rstrip(" ,;:.-–—") + "…"
