"""First-stage candidates of public question sets, computed once and kept as one file a set.

    python -m index.training.candidates --data ... --start ... --out ...

The first stage is the plain hybrid that a reader has to beat: BM25 (SQLite FTS5) over articles,
passages and sentences plus all-MiniLM-L6-v2 over passages and sentences, each standardised per
question and added. Every question keeps its ten best passages, all sentences of those with their
first-stage scores, and, where the set names one, the paragraph the question was written for.
"""

import argparse
import json
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.data import Offsets, seeded, sentence_offsets
from index.training.network import Reader

Scores = NDArray[np.float64]
"""Shape (n,): one score per article, passage or sentence."""

PASSAGE_TOKENS = 200
PASSAGES_FOR_DENSE = 24
PASSAGES_KEPT = 10
OTHER_ARTICLES = 600
"""realtimeqa is measured on its gold articles and so many others."""


@dataclass(frozen=True, slots=True)
class CandidatePassage:
    """Whole sentences of one article.

    `sentences` are offsets into `text`; `start` is where the passage begins in the article.
    """

    document: int
    start: int
    text: str
    sentences: tuple[Offsets, ...]


class LexicalIndex:
    """BM25 over a list of texts, with Porter stemming."""

    def __init__(self, texts: list[str]) -> None:
        """Index the texts in memory."""
        self._size = len(texts)
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61')")
        self._base.executemany(
            "INSERT INTO t(rowid, x) VALUES (?, ?)", list(enumerate(texts, start=1))
        )

    def scores(self, question: str) -> Scores:
        """BM25 of every text, 0 where no word is shared; higher is better."""
        found = np.zeros(self._size)
        words = set(re.findall(r"\w+", question.casefold()))
        if words:
            match = " OR ".join(f'"{word}"' for word in sorted(words))
            rows = self._base.execute("SELECT rowid, -bm25(t) FROM t WHERE t MATCH ?", (match,))
            for row, score in rows:
                found[row - 1] = score
        return found


class DenseModel:
    """all-MiniLM-L6-v2 as published: mean of token states, unit length, cached per text."""

    def __init__(self, start: Path) -> None:
        """Load the start weights."""
        self._reader = Reader().eval()
        self._reader.load_encoder(start / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(256)
        self._cache: dict[str, NDArray[np.float32]] = {}

    def vectors(self, texts: list[str]) -> NDArray[np.float32]:
        """Unit vectors, shape (len(texts), 384)."""
        new = sorted({text for text in texts if text not in self._cache}, key=len)
        for at in range(0, len(new), 32):
            self._embed(new[at : at + 32])
        return np.stack([self._cache[text] for text in texts])

    def _embed(self, texts: list[str]) -> None:
        encodings = self._tokenizer.encode_batch(texts)
        length = max(len(encoding.ids) for encoding in encodings)
        ids = torch.zeros(len(texts), length, dtype=torch.long)
        mask = torch.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = torch.tensor(encoding.ids)
            mask[row, : len(encoding.ids)] = 1
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._reader.states(ids, mask, torch.zeros_like(ids)).float()
        weights = mask[:, :, None].float()
        pooled = torch.nn.functional.normalize((states * weights).sum(1) / weights.sum(1))
        self._cache.update(zip(texts, pooled.numpy(), strict=True))


def standardised(scores: Scores) -> Scores:
    """Scores with mean 0 and deviation 1; all zero where they do not differ."""
    deviation = scores.std()
    return (scores - scores.mean()) / deviation if deviation > 0 else scores * 0.0


def pack(document: int, text: str, tokenizer: Tokenizer) -> list[CandidatePassage]:
    """Cut an article into runs of whole sentences of at most `PASSAGE_TOKENS` wordpieces each."""
    spans = sentence_offsets(text)
    encodings = tokenizer.encode_batch([text[slice(*s)] for s in spans], add_special_tokens=False)
    runs: list[list[Offsets]] = []
    filled = PASSAGE_TOKENS + 1
    for span, encoding in zip(spans, encodings, strict=True):
        if filled + len(encoding.ids) > PASSAGE_TOKENS:
            runs.append([])
            filled = 0
        runs[-1].append(span)
        filled += len(encoding.ids)
    return [
        CandidatePassage(
            document,
            run[0][0],
            text[run[0][0] : run[-1][1]],
            tuple((start - run[0][0], end - run[0][0]) for start, end in run),
        )
        for run in runs
    ]


class FirstStage:
    """Hybrid search over one article collection."""

    def __init__(self, articles: list[dict[str, Any]], dense: DenseModel, start: Path) -> None:
        """Cut, index and keep the articles (dictionaries with `id`, `title` and `text`)."""
        tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._dense = dense
        self._articles = articles
        self._titles = [article["title"].replace("_", " ") for article in articles]
        texts = [article["text"] for article in articles]
        self._by_document = [pack(n, text, tokenizer) for n, text in enumerate(texts)]
        self._passages = [passage for passages in self._by_document for passage in passages]
        self._documents = np.array([passage.document for passage in self._passages])
        self._number = {article["id"]: n for n, article in enumerate(articles)}
        joined = [f"{title}\n{text}" for title, text in zip(self._titles, texts, strict=True)]
        self._article_index = LexicalIndex(joined)
        self._passage_index = LexicalIndex([self._titled(passage) for passage in self._passages])

    def _titled(self, passage: CandidatePassage) -> str:
        return f"{self._titles[passage.document]}\n{passage.text}"

    def search(self, question: str) -> list[tuple[CandidatePassage, float, float]]:
        """The best passages, each with its first-stage score and its cosine, best first."""
        article = standardised(self._article_index.scores(question))[self._documents]
        passage = standardised(self._passage_index.scores(question))
        lexical = article + passage
        pool = np.argsort(-lexical, kind="stable")[:PASSAGES_FOR_DENSE]
        query = self._dense.vectors([question])[0]
        cosine = self._dense.vectors([self._titled(self._passages[n]) for n in pool]) @ query
        total = standardised(passage[pool]) + standardised(article[pool]) + standardised(
            cosine.astype(np.float64)
        ) * 2.0  # fmt: skip
        best = np.argsort(-total, kind="stable")[:PASSAGES_KEPT]
        return [(self._passages[pool[n]], float(total[n]), float(cosine[n])) for n in best]

    def candidates(self, question: str) -> list[dict[str, Any]]:
        """The best passages with their sentences and scores, as JSON values."""
        found = self.search(question)
        sentences = [p.text[slice(*span)] for p, _, _ in found for span in p.sentences]
        query = self._dense.vectors([question])[0]
        cosine = (self._dense.vectors(sentences) @ query).astype(np.float64)
        lexical = LexicalIndex(sentences).scores(question)
        passage = np.array([score for p, score, _ in found for _ in p.sentences])
        total = standardised(cosine) + standardised(lexical) + standardised(passage)
        rows, at = [], 0
        for candidate, score, cosine_of_passage in found:
            count = len(candidate.sentences)
            scores = [round(float(value), 4) for value in total[at : at + count]]
            rows.append(self.passage_row(candidate) | {
                "score": score, "cosine": cosine_of_passage, "sentence_scores": scores,
            })  # fmt: skip
            at += count
        return rows

    def passage_row(self, passage: CandidatePassage) -> dict[str, Any]:
        """One passage as JSON values."""
        return {
            "document": self._articles[passage.document]["id"],
            "start": passage.start,
            "title": self._titles[passage.document],
            "text": passage.text,
            "sentences": passage.sentences,
        }

    def given(self, identifiers: list[str]) -> list[dict[str, Any]]:
        """All passages of the named articles."""
        numbers = [self._number[name] for name in identifiers if name in self._number]
        return [self.passage_row(p) for number in numbers for p in self._by_document[number]]

    def evidence(self, row: dict[str, Any]) -> list[tuple[str, int, int]]:
        """Evidence sentences as (article id, start, end)."""
        spans = []
        for item in row["evidence"]:
            number = self._number.get(item["doc_id"])
            if number is None or not item.get("sentence"):
                continue
            start = self._articles[number]["text"].index(item["sentence"])
            spans.append((item["doc_id"], start, start + len(item["sentence"])))
        return spans


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sets(data: Path) -> list[tuple[str, list[dict[str, Any]], list[dict[str, Any]]]]:
    """The measured sets as (name, articles, questions)."""
    news = data / "realtimeqa"
    questions = read_lines(news / "qa.jsonl")
    gold = {item["doc_id"] for row in questions for item in row["evidence"]}
    articles = read_lines(news / "corpus.jsonl")
    others = [article for article in articles if article["id"] not in gold]
    cut = [article for article in articles if article["id"] in gold]
    cut += seeded(1).sample(others, OTHER_ARTICLES)
    questions += read_lines(news / "qa_unanswerable.jsonl")
    plain = [("squad2", "squad2", "corpus", "qa"), ("rgb", "rgb", "corpus", "qa"),
             ("rgb_negative", "rgb", "corpus_negative", "qa_negative"),
             ("hotpotqa", "hotpotqa", "corpus", "qa")]  # fmt: skip
    found = [
        (
            name,
            read_lines(data / folder / f"{corpus}.jsonl"),
            read_lines(data / folder / f"{qa}.jsonl"),
        )
        for name, folder, corpus, qa in plain
    ]
    return [*found, ("realtimeqa", cut, questions)]


def main() -> None:
    """Write one candidate file a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the question sets")
    parser.add_argument("--start", type=Path, required=True, help="folder of the start weights")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=None, help="names; all when left out")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    arguments.out.mkdir(parents=True, exist_ok=True)
    dense = DenseModel(arguments.start)
    for name, articles, questions in sets(arguments.data):
        if arguments.sets is not None and name not in arguments.sets:
            continue
        stage = FirstStage(articles, dense, arguments.start)
        with (arguments.out / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            for row in questions:
                evidence = stage.evidence(row)
                documents = row.get("context_doc_ids") or sorted({label[0] for label in evidence})
                given = stage.given(documents) if name == "squad2" else []
                out.write(json.dumps({
                    "id": row["id"], "question": row["question"], "answers": row["answers"],
                    "answerable": row["answerable"], "evidence": evidence, "given": given,
                    "passages": stage.candidates(row["question"]),
                }) + "\n")  # fmt: skip
        print(name, len(articles), "articles", len(questions), "questions", flush=True)


if __name__ == "__main__":
    main()
