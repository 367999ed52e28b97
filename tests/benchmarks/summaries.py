"""Do summaries hold what an article says first? ROUGE-2 recall beside simple ways, in one table.

    uv pip install --target DIR sumy     (outside of this folder: it needs nltk, left out here)
    PYTHONPATH=.:DIR uv run --group dev python tests/benchmarks/summaries.py SHARED_DATA_FOLDER

News says the most important in its first sentence. It is cut off and is the reference; the rest of
the article is summarised in three sentences: its first three; those of LexRank as `sumy` has it;
and Citeline's. Near-copies of the reference would be a gift to all three and are left out.
"""

import argparse
import itertools
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from assistant.answering.collection.centrality import centralities, key_sentences
from assistant.answering.collection.key_sentences import FEWEST_WORDS, READ_SENTENCES
from index.embedding import embed_matrix, load_embedding
from index.english.same_words import say_the_same
from index.english.words import stems
from index.sentences.split import split_sentences
from index.types import Article
from tests.benchmarks.figures import recorded

ARTICLES = 300
SENTENCES = 3
FEWEST_SENTENCES = 10
SHORTEST_REFERENCE = 12
"""Words; a shorter first sentence is a heading or a remark."""

Summary = Callable[[Sequence[str]], Sequence[str]]


@recorded("summaries")
def main() -> None:
    """Summarise and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    ways: dict[str, Summary] = {
        "the first three sentences": lambda texts: texts[:SENTENCES],
        "LexRank (sumy)": lexrank,
        "Citeline": own_summary(),
    }
    pairs = list(articles(arguments.data / "realtimeqa" / "corpus.jsonl"))
    found = {
        name: np.array([rouge_2(first, way(rest)) for first, rest in pairs])
        for name, way in ways.items()
    }
    print("| summary of three sentences | ROUGE-2 recall | above it / below it, of articles |")
    print("| --- | --- | --- |")
    own = found["Citeline"]
    for name, values in found.items():
        flips = f"{np.count_nonzero(values > own)} / {np.count_nonzero(values < own)}"
        print(f"| {name} | {values.mean():.3f} | {'' if name == 'Citeline' else flips} |")
    print(f"\n{len(pairs)} articles; above and below Citeline's.")


def articles(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the first sentence of an article and the rest that tells something."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    random.Random(0).shuffle(rows)
    count = 0
    for row in rows:
        texts = [
            one.text
            for one in split_sentences(Article(row["id"], row["title"], row["text"]))
            if not one.is_heading
        ]
        telling = [text for text in texts if len(text.split()) >= FEWEST_WORDS]
        if len(telling) < FEWEST_SENTENCES or len(telling[0].split()) < SHORTEST_REFERENCE:
            continue
        rest = [text for text in telling[1:READ_SENTENCES] if not say_the_same(text, telling[0])]
        yield telling[0], rest
        count += 1
        if count == ARTICLES:
            return


def own_summary() -> Summary:
    """Return Citeline's way, as `Summarizer` does it."""
    embedding = load_embedding()

    def summary(texts: Sequence[str]) -> Sequence[str]:
        vectors = embed_matrix(embedding, texts)
        ranks = centralities(vectors, range(len(texts)))
        return [texts[at] for at in sorted(key_sentences(vectors, ranks, SENTENCES))]

    return summary


def lexrank(texts: Sequence[str]) -> Sequence[str]:
    """Return the summary of sumy's LexRank, which is given the sentences as they are split here."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer

    class Words:
        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(stems(text))

    document = ObjectDocumentModel([Paragraph([Sentence(text, Words()) for text in texts])])
    return [str(one) for one in LexRankSummarizer()(document, SENTENCES)]


def rouge_2(reference: str, summary: Sequence[str]) -> float:
    """Return which share of the reference's pairs of words stands in the summary."""
    wanted = _pairs(reference)
    there: Counter[tuple[str, str]] = Counter()
    for text in summary:
        there.update(_pairs(text))
    return sum((wanted & there).values()) / max(1, sum(wanted.values()))


def _pairs(text: str) -> Counter[tuple[str, str]]:
    found = stems(text)
    return Counter(itertools.pairwise(found))


if __name__ == "__main__":
    main()
