"""A paragraph to put lines between, and the headings that are found in a text."""

from index.sentences.split import split_sentences
from index.types import Article

PARAGRAPH = (
    "The secretary of state said in the capital that the talks had covered a range of issues, "
    "from trade to the support that one of the two countries gives to the other in the war. "
    "He left for home in the evening."
)


def headings(text: str) -> list[str]:
    sentences = split_sentences(Article(id="a", title="A title", text=text))
    return [sentence.text for sentence in sentences if sentence.is_heading]
