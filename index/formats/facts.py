"""What a document says of itself, without what only its program wrote there."""

import re

_MEANS_NOTHING = frozenset(
    "(anonymous) anonymous (unspecified) unspecified unknown untitled python-docx user admin "
    "administrator html-to-docx pptxgenjs openpyxl".split()
) | {
    "enscript output",
    "pptxgenjs presentation",
    "the document title",
    "powerpoint presentation",
    "word document",
    "untitled document",
    "untitled presentation",
}
_WORD_TITLE = re.compile(
    r"Microsoft (?:Office )?(?:Word|PowerPoint|Excel) - |\.(?:docx?|odt|rtf|tex)\Z"
)


def meant(value: str) -> str:
    """Return a title or an author as somebody gave it, or nothing.

    Example: "Microsoft Word - Crane.docx" -> "Crane", "(anonymous)" -> "".
    """
    plain = _WORD_TITLE.sub("", value).strip()
    return "" if plain.casefold() in _MEANS_NOTHING else plain
