"""What answers though the reader sees no answer in it: it was asked for no words of a sentence."""

from index.english.requests import names_topic, without_request
from index.english.votes import decider_asked, decides
from index.english.words import content_stems
from index.store import Catalogue
from index.types import SearchResult

DECIDING_SENTENCES = 5
"""How many of the best sentences may say what somebody decided, where only that is asked."""

TELLING_SENTENCES = 3
"""How many of the best sentences may tell of a topic that is asked about."""


def is_decided(question: str, result: SearchResult, catalogue: Catalogue) -> bool:
    """Whether one of the best sentences says that the body decided of which a question asks what.

    Its article has every word for that body. The reader sees no one part of it for the answer.
    """
    decider = decider_asked(question)
    if decider is None:
        return False
    wanted = set(content_stems(decider))
    for hit in result.sentences[:DECIDING_SENTENCES]:
        if decides(hit.sentence.text):
            article = catalogue.article(hit.sentence.article_id)
            if wanted <= set(content_stems(f"{article.title} {article.text}")):
                return True
    return False


def is_told(question: str, result: SearchResult, catalogue: Catalogue) -> bool:
    """Whether one of the best sentences is on the topic of which a question asks what is known.

    Nothing in it is an answer, which is what the reader looks for; but it, or its article's title,
    has every word of the topic.
    """
    if not names_topic(question):
        return False
    topic = set(content_stems(without_request(question)))
    return bool(topic) and any(
        topic
        <= {
            *content_stems(catalogue.title(hit.sentence.article_id)),
            *content_stems(hit.sentence.text),
        }
        for hit in result.sentences[:TELLING_SENTENCES]
    )
