"""What the page says about itself: its header, who writes the answers, what can be added."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings, WebSettings

HEADER = (
    '<div class="brand"><h1 class="name">Citeline</h1>'
    '<span class="promise">Every sentence points at the sentence that says so.</span></div>'
)

FILE_KINDS = {
    "PDF": ".pdf",
    "Word": ".docx",
    "web pages": ".html",
    "e-books": ".epub",
    "mail": ".eml",
    "tables": ".csv",
    "slides": ".pptx",
    "text": ".txt",
}
"""What may be added, in a reader's words, each with an ending of its files."""


def writer_line(settings: "Settings") -> str:
    """Say which language model writes the answers, by its name alone."""
    if not settings.is_written:
        return "No language model: answers are verbatim sentences."
    name = settings.llm.model or settings.llm.provider
    return f"Written by {name}, every sentence checked."


def upload_hint(settings: "WebSettings") -> str:
    """Say which files can be added."""
    return f"{', '.join(FILE_KINDS)}; up to {settings.max_upload_megabytes:,} MB each"
