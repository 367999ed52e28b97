"""What answers though the reader sees no answer in it: it was asked for no words of a sentence."""

from index.english.questions import kind_of
from index.english.requests import (
    asks_for_steps,
    asks_how_to,
    is_few_words,
    names_topic,
    without_request,
)
from index.english.votes import decider_asked, decides
from index.english.words import content_stems
from index.search.asked_there import is_asked
from index.sentences.lines import is_list_item
from index.store import Catalogue
from index.types import SearchResult

DECIDING_SENTENCES = 5
"""How many of the best sentences may say what somebody decided, where only that is asked."""

TELLING_SENTENCES = 3
"""How many of the best sentences may tell of a topic that is asked about."""

ASKING_SENTENCES = 5
"""How many of the best sentences may ask what is asked."""

STEPPING_SENTENCES = 5
"""How many items of lists among the best sentences may be steps."""

SEARCHED_PASSAGES = 3
"""How many of the best passages may have all words that were searched for."""

SEARCHED_SHARE = 0.5
"""Of the probability that a question needs: from it on what is found for a few words is shown."""


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
        topic <= _with_title(hit.sentence.article_id, hit.sentence.text, catalogue)
        for hit in result.sentences[:TELLING_SENTENCES]
    )


def is_asked_there(question: str, result: SearchResult, catalogue: Catalogue) -> bool:
    """Whether an article asks a question itself, but for one word at most.

    It is of the same kind and has its words, or the article's title has the others. What follows
    it answers then, also where that is "Yes, from the age of eight."
    """
    wanted = set(content_stems(question))
    for hit in result.sentences[:ASKING_SENTENCES]:
        asked = wanted.intersection(content_stems(hit.sentence.text))
        if asked and is_asked(hit.sentence) and kind_of(hit.sentence.text) is kind_of(question):
            title = content_stems(catalogue.title(hit.sentence.article_id))
            if len(wanted.difference(asked, title)) <= 1:
                return True
    return False


def has_steps(question: str, result: SearchResult, catalogue: Catalogue) -> bool:
    """Whether steps or how to do it are asked for, and an article of that title lists some.

    None of them says what they are all for: "1. Wipe off the dust."
    """
    asks = asks_for_steps(question)
    wanted = set(content_stems(question))
    listing = [hit.sentence for hit in result.sentences if is_list_item(hit.sentence.text)]
    titles = [catalogue.title(one.article_id) for one in listing[:STEPPING_SENTENCES]]
    return any(
        (asks and len(wanted.difference(content_stems(title))) <= 1) or asks_how_to(question, title)
        for title in titles
    )


def is_searched(typed: str, found: SearchResult, share: float, catalogue: Catalogue) -> bool:
    """Whether what was found for a few words, such as "ferry dogs", is what they look for.

    Who types them asks nothing that may be left open: they look for where the articles speak of
    it. A passage, with its article's title, has every word; or the reader nearly sees an answer.

    Args:
        typed: What was typed.
        found: For it.
        share: Of the probability that a question needs.
        catalogue: Knows the titles.
    """
    if not is_few_words(typed):
        return False
    wanted = set(content_stems(typed))
    return share >= SEARCHED_SHARE or any(
        wanted <= _with_title(hit.passage.article_id, hit.passage.text, catalogue)
        for hit in found.passages[:SEARCHED_PASSAGES]
    )


def _with_title(article_id: str, text: str, catalogue: Catalogue) -> set[str]:
    """Return the telling stems of a text and of its article's title."""
    return {*content_stems(catalogue.title(article_id)), *content_stems(text)}
