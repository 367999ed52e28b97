"""What each head of the reader says by itself: short answers, no answer, and support for claims.

    uv run python tests/benchmarks/reader_heads.py SHARED_DATA_FOLDER [MODEL...]

MODEL are exported readers to compare, `name=model.onnx`; by default both that ship.

- squad2, each paragraph read whole and by itself: of the answerable questions, the surest short
  answer (EM, F1) and whether it stands in the evidence sentence; of those that people wrote with
  unanswerable ones beside them, how well each signal tells the two apart (AUROC), and the share of
  the unanswerable that is refused where 8 % of the answerable ones are.
- WiCE, claims against each set of evidence that people marked, the surest counting: AUROC of
  supported against the rest; accuracy and F1 at even odds.
- `claim_pairs.jsonl`, written by hand: of two claims about one piece of evidence that differ in a
  role, a word for its opposite, a number or a speaker, the supported one must score higher; `both`
  counts the pairs of which both fall on their side of even odds.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation.metrics.refusal import auroc
from assistant.evaluation.metrics.short_answers import exact_match, f1
from index.reader import (
    PassageReading,
    ReadableClaim,
    Reader,
    load_careful_reader,
    load_reader,
)
from index.reader.model import ReadablePassage
from index.sentences.split import sentence_spans

MAX_TOKENS = 288
TOKENIZER = Path(str(files("index.reader") / "weights" / "tokenizer.json"))
FALSE_REFUSALS = 0.08
PAIRS = Path(__file__).with_name("claim_pairs.jsonl")

Row = dict[str, Any]


def main() -> None:
    """Read, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", nargs="*", help="name=model.onnx")
    arguments = parser.parse_args()
    for name, reader in readers_of(arguments.models).items():
        print(f"{name}\n" + "\n".join(report(reader, arguments.data)))


def readers_of(models: Sequence[str]) -> dict[str, Reader]:
    """Return the readers of `name=model.onnx` arguments, or those that ship."""
    if not models:
        return {"quick": load_reader(), "careful": load_careful_reader()}
    parts = (model.partition("=") for model in models)
    return {name: Reader(Path(path), TOKENIZER, MAX_TOKENS) for name, _, path in parts}


def report(reader: Reader, data: Path) -> Iterator[str]:
    """Yield a line for each measure."""
    yield from own_paragraph(reader, data / "squad2")
    yield wice(reader, data / "wice")
    yield from hand_written(reader)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of squad2 and what the reader says of its paragraph."""

    row: Row
    paragraph: ReadablePassage
    reading: PassageReading

    @property
    def margin(self) -> float:
        """The margin over none of the surest short answer."""
        return max(one.margin for one in self.reading.sentences if one is not None)

    def right(self) -> tuple[float, float, float]:
        """Return EM and F1 of the surest short answer, and whether its sentence is evidence."""
        read = [(n, one) for n, one in enumerate(self.reading.sentences) if one is not None]
        number, best = max(read, key=lambda entry: entry[1].margin)
        words = best.answer.of(self.paragraph.text)
        sentence = self.paragraph.sentences[number].of(self.paragraph.text)
        evidence = [one["sentence"] for one in self.row["evidence"] if "sentence" in one]
        hit = any(sentence in one or one in sentence for one in evidence)
        return exact_match(words, self.row["answers"]), f1(words, self.row["answers"]), float(hit)


def own_paragraph(reader: Reader, folder: Path) -> Iterator[str]:
    """Yield what is right of the answerable questions, and how the unanswerable are told apart."""
    articles = {row["id"]: row for row in rows(folder / "corpus.jsonl")}
    asked = []
    for row in rows(folder / "qa.jsonl"):
        given = row.get("context_doc_ids") or [one["doc_id"] for one in row["evidence"]]
        article = articles[given[0]]
        spans = tuple(sentence_spans(article["text"]))
        paragraph = ReadablePassage(article["title"], article["text"], spans)
        asked.append(Asked(row, paragraph, reader.read(row["question"], [paragraph])[0]))
    right = np.mean([one.right() for one in asked if one.row["answerable"]], axis=0)
    yield "squad2 own paragraph: EM {:.3f} F1 {:.3f} sentence hit@1 {:.3f}".format(*right)
    judged = [one for one in asked if one.row["type"].startswith("squad2")]
    labels = np.array([float(one.row["answerable"]) for one in judged])
    answerable = np.array([one.reading.answerable for one in judged])
    margin = np.array([one.margin for one in judged])
    signals = {
        "answerable": answerable,
        "margin": margin,
        "both": answerable / answerable.std() + margin / margin.std(),
    }
    for name, scores in signals.items():
        threshold = np.quantile(scores[labels == 1], FALSE_REFUSALS)
        refused = float((scores[labels == 0] < threshold).mean())
        area = float(auroc(scores[np.newaxis], labels[np.newaxis])[0])
        yield (
            f"squad2 own paragraph, {name}: AUROC {area:.3f}, refused {refused:.3f} "
            f"(n {len(labels)}, {int(labels.sum())} answerable)"
        )


def wice(reader: Reader, folder: Path) -> str:
    """Return how well the support head tells supported claims from the rest."""
    pages = {row["id"]: row for row in rows(folder / "corpus.jsonl")}
    labels, scores = [], []
    for row in rows(folder / "qa.jsonl"):
        title = pages[row["context_doc_ids"][0]]["title"]
        claims = [
            ReadableClaim(row["question"], " ".join(evidence), title)
            for evidence in row["evidence_sets"]
        ]
        labels.append(float(row["answers"] == ["supported"]))
        scores.append(max((one.supports for one in reader.read_claims(claims)), default=0.0))
    truth, given = np.array(labels), np.array(scores)
    area = float(auroc(given[np.newaxis], truth[np.newaxis])[0])
    verdicts = given >= 0.5
    accuracy = float((verdicts == truth).mean())
    harmonic = 2 * float((verdicts * truth).sum()) / float(verdicts.sum() + truth.sum())
    return f"WiCE: accuracy {accuracy:.3f} F1 {harmonic:.3f} AUROC {area:.3f} (n {len(truth)})"


def hand_written(reader: Reader) -> Iterator[str]:
    """Yield the share of the pairs told apart, of each kind and of all."""
    found: dict[str, list[tuple[bool, bool]]] = {"all": []}
    for row in rows(PAIRS):
        claims = [ReadableClaim(row[name], row["evidence"]) for name in ("supported", "changed")]
        true, false = (one.supports for one in reader.read_claims(claims))
        told = (true > false, true >= 0.5 > false)
        found.setdefault(row["kind"], []).append(told)
        found["all"].append(told)
    for kind, told in found.items():
        apart, both = np.mean(told, axis=0)
        yield f"hand-written pairs, {kind}: told apart {apart:.3f}, both {both:.3f} (n {len(told)})"


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
