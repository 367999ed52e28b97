"""Labels among the candidates: what items, columns and paragraphs are called answers nothing."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.draft import Candidate
from assistant.answering.neighbours import is_label, names_what_follows
from index.search.table_heads import is_head
from index.sentences.lines import is_item_label, is_table_row
from index.store import Catalogue
from index.types import Sentence


def without_labels(found: Sequence[Candidate], catalogue: Catalogue) -> list[Candidate]:
    """Return the candidates that say something, best first.

    What a paragraph opens with as its heading ("Changing the blade.") stands for the sentence
    behind it, which takes its place; what items and columns are called is left out.

    Args:
        found: Best first.
        catalogue: Where the sentences behind them are read.
    """
    kept: list[Candidate] = []
    own = {one.hit.sentence: one for one in reversed(found)}
    lifted: set[Sentence] = set()
    for one in found:
        sentence = one.hit.sentence
        may_be = names_what_follows(sentence) or is_table_row(sentence.text)
        after = _next(sentence, catalogue) if may_be else []
        if is_label(sentence, after) and not is_item_label(sentence.text):
            behind = after[0]
            if any(other.hit.sentence == behind for other in kept):
                continue
            lifted.add(behind)
            itself = own.get(behind)
            hit = itself.hit if itself else replace(one.hit, sentence=behind, answer=None)
            kept.append(Candidate(hit, one.score, itself.words if itself else None))
        elif sentence not in lifted and not _is_name(sentence, after):
            kept.append(one)
    return kept


def _is_name(sentence: Sentence, after: Sequence[Sentence]) -> bool:
    if is_table_row(sentence.text):
        return is_head([sentence.text, *(below.text for below in after)])
    return is_label(sentence, after)


def _next(sentence: Sentence, catalogue: Catalogue) -> list[Sentence]:
    number = sentence.number + 1
    after = catalogue.sentences(sentence.article_id, number, number)
    return [other for other in after if other.version == sentence.version]
