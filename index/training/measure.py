"""Scores an exported reader against the plain first stage on the candidate files.

    python -m index.training.measure --model ... --tokenizer ... --candidates ...

Sentence ranking: `first` is the first stage, `reader` the reader alone, `sum` their z-scores added,
all over the sentences of the same ten passages. A sentence counts as evidence when it overlaps a
labelled sentence of the same article by more than half of the shorter one.
"""

import argparse
import json
import re
import string
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.training.candidates import standardised
from index.training.reading import OnnxReader, Reading

Scores = NDArray[np.float64]
RANKINGS = ("first", "reader", "sum")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One question with all its candidate sentences and what both stages say of them."""

    row: dict[str, Any]
    texts: list[str]
    documents: list[str]
    evidence: NDArray[np.bool_]
    scores: dict[str, Scores]
    readings: list[Reading]


def normalise_answer(text: str) -> str:
    """SQuAD's normalisation: lower case, no punctuation, no articles, single spaces."""
    text = "".join(character for character in text.lower() if character not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def exact_match(guess: str, truths: list[str]) -> float:
    """1.0 if the normalised guess equals a normalised truth."""
    return float(normalise_answer(guess) in {normalise_answer(truth) for truth in truths})


def token_f1(guess: str, truths: list[str]) -> float:
    """The best token F1 of the guess against any truth, as SQuAD counts it."""
    best = 0.0
    words = normalise_answer(guess).split()
    for truth in truths:
        target = normalise_answer(truth).split()
        same = sum((Counter(words) & Counter(target)).values())
        if same:
            best = max(best, 2.0 * same / (len(words) + len(target)))
    return best


def contains(text: str, answers: list[str]) -> bool:
    """Whether a normalised answer stands in the normalised text, at word borders."""
    whole = f" {normalise_answer(text)} "
    wanted = [normalise_answer(answer) for answer in answers]
    return any(answer and f" {answer} " in whole for answer in wanted)


def auroc(positive: list[float], negative: list[float]) -> float:
    """Chance that a positive scores above a negative; ties count half."""
    left, right = np.array(positive)[:, None], np.array(negative)[None, :]
    return float((left > right).mean() + 0.5 * (left == right).mean())


def rank(row: dict[str, Any], reader: OnnxReader) -> Ranked:
    """Read the candidates of one question."""
    passages = row["passages"]
    readings = reader.read(row["question"], passages)
    texts, documents, evidence = [], [], []
    for passage in passages:
        for start, end in passage["sentences"]:
            place = (passage["document"], passage["start"] + start, passage["start"] + end)
            texts.append(passage["text"][start:end])
            documents.append(passage["document"])
            evidence.append(any(_overlap(place, label) for label in row["evidence"]))
    first = np.array([score for passage in passages for score in passage["sentence_scores"]])
    read = np.concatenate([reading.sentences for reading in readings])
    total = standardised(first) + standardised(read)
    scores = {"first": first, "reader": read, "sum": total}
    return Ranked(row, texts, documents, np.array(evidence), scores, readings)


def _overlap(place: tuple[str, int, int], label: list[Any]) -> bool:
    shared = min(place[2], label[2]) - max(place[1], label[1])
    return place[0] == label[0] and shared * 2 > min(place[2] - place[1], label[2] - label[1])


def best_answer(ranked: Ranked) -> str:
    """The short answer: best sum of the span's margin and its sentence's standing."""
    spans, margins, standing, at = [], [], [], 0
    for passage, reading in zip(ranked.row["passages"], ranked.readings, strict=True):
        for answer in reading.answers:
            spans.append(passage["text"][answer.start : answer.end])
            margins.append(answer.margin)
            standing.append(ranked.scores["sum"][at + answer.sentence])
        at += len(passage["sentences"])
    total = standardised(np.array(margins)) + np.array(standing)
    return spans[int(total.argmax())]


def sentence_figures(questions: list[Ranked]) -> dict[str, float]:
    """Evidence hit@1, hit@5, MRR@10 and answer string in the first 1 and 3, by ranking."""
    figures: dict[str, float] = {}
    labelled = [ranked for ranked in questions if ranked.row["evidence"]]
    for name in RANKINGS:
        places = []
        for ranked in labelled:
            order = np.argsort(-ranked.scores[name], kind="stable")
            found = np.flatnonzero(ranked.evidence[order])
            places.append(int(found[0]) if len(found) else 10**6)
        if places:
            where = np.array(places)
            figures[f"{name} hit@1"] = float((where < 1).mean())
            figures[f"{name} hit@5"] = float((where < 5).mean())
            figures[f"{name} MRR@10"] = float(np.where(where < 10, 1.0 / (where + 1.0), 0.0).mean())
        for depth in (1, 3):
            figures[f"{name} answer in {depth}"] = float(
                np.mean([_answer_within(ranked, name, depth) for ranked in questions])
            )
    return figures


def _answer_within(ranked: Ranked, name: str, depth: int) -> bool:
    order = np.argsort(-ranked.scores[name], kind="stable")[:depth]
    return contains(" | ".join(ranked.texts[n] for n in order), ranked.row["answers"])


def answer_figures(questions: list[Ranked]) -> dict[str, float]:
    """Exact match and F1 of the short answer over the whole collection."""
    guesses = [(best_answer(ranked), ranked.row["answers"]) for ranked in questions]
    return {
        "answer EM": float(np.mean([exact_match(guess, truths) for guess, truths in guesses])),
        "answer F1": float(np.mean([token_f1(guess, truths) for guess, truths in guesses])),
    }


def confidences(question: dict[str, Any], readings: list[Reading], key: str) -> dict[str, float]:
    """Signals that a question is answered by what was read; higher means more likely."""
    found = {
        "answerable": max(reading.answerable for reading in readings),
        "span": max((a.margin for reading in readings for a in reading.answers), default=-99.0),
        "sentence": max(float(reading.sentences.max()) for reading in readings),
    }
    if key == "passages":
        found["cosine"] = max(passage["cosine"] for passage in question["passages"])
    return found


def refusal_figures(
    positive: list[dict[str, float]], negative: list[dict[str, float]]
) -> dict[str, float]:
    """AUROC of every signal, and of the mean of the standardised signals."""
    figures = {}
    everything = positive + negative
    mixed = np.zeros(len(everything))
    for name in everything[0]:
        values = np.array([signals[name] for signals in everything])
        figures[f"AUROC {name}"] = auroc(
            list(values[: len(positive)]), list(values[len(positive) :])
        )
        mixed += standardised(values)
    figures["AUROC all"] = auroc(list(mixed[: len(positive)]), list(mixed[len(positive) :]))
    return figures


def both_articles(questions: list[Ranked]) -> dict[str, float]:
    """Share of questions whose evidence articles are all among the first five distinct articles."""
    figures = {}
    for name in RANKINGS:
        hits = []
        for ranked in questions:
            order = np.argsort(-ranked.scores[name], kind="stable")
            first = list(dict.fromkeys(ranked.documents[n] for n in order))[:5]
            hits.append({label[0] for label in ranked.row["evidence"]} <= set(first))
        figures[f"{name} both articles in 5"] = float(np.mean(hits))
    return figures


def load(folder: Path, name: str, limit: int) -> list[dict[str, Any]]:
    """Questions of one candidate file; with a limit every n-th of them."""
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    step = max(1, len(lines) // limit) if limit else 1
    return [json.loads(line) for line in lines[::step]]


def measure(reader: OnnxReader, folder: Path, limit: int) -> dict[str, dict[str, float]]:
    """All figures of all sets."""
    report: dict[str, dict[str, float]] = {}
    squad = load(folder, "squad2", limit)
    ranked = [rank(row, reader) for row in squad if row["answerable"]]
    report["squad2"] = sentence_figures(ranked) | answer_figures(ranked)
    given: dict[bool, list[dict[str, float]]] = {True: [], False: []}
    for row in squad:
        readings = reader.read(row["question"], row["given"])
        given[row["answerable"]].append(confidences(row, readings, "given"))
    report["squad2 given paragraph"] = refusal_figures(given[True], given[False])
    for name, other in (("realtimeqa", ""), ("rgb", "rgb_negative")):
        rows = load(folder, name, limit)
        rows += load(folder, other, limit) if other else []
        both = [rank(row, reader) for row in rows]
        answered = [item for item in both if item.row["answerable"]]
        refused = [item for item in both if not item.row["answerable"]]
        signals = [
            [confidences(item.row, item.readings, "passages") for item in part]
            for part in (answered, refused)
        ]
        report[name] = sentence_figures(answered) | refusal_figures(signals[0], signals[1])
    hops = [rank(row, reader) for row in load(folder, "hotpotqa", limit)]
    report["hotpotqa"] = sentence_figures(hops) | both_articles(hops)
    return report


def passages_milliseconds(reader: OnnxReader, folder: Path) -> float:
    """Median time to read 8 passages of the news set at once."""
    rows = load(folder, "realtimeqa", 20)
    times = []
    for row in rows:
        begun = time.perf_counter()
        reader.read(row["question"], row["passages"][:8])
        times.append(time.perf_counter() - begun)
    return float(np.median(times)) * 1000.0


def main() -> None:
    """Measure and print, or write, the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--candidates", type=Path, required=True)
    parser.add_argument("--max-length", type=int, default=288)
    parser.add_argument("--limit", type=int, default=0, help="about so many questions a set")
    parser.add_argument("--out", type=Path, help="where to write the figures as JSON")
    arguments = parser.parse_args()
    reader = OnnxReader(arguments.model, arguments.tokenizer, arguments.max_length)
    report = measure(reader, arguments.candidates, arguments.limit)
    report["speed"] = {"8 passages, ms": passages_milliseconds(reader, arguments.candidates)}
    for name, figures in report.items():
        print(name)
        for label, value in figures.items():
            print(f"  {label:28s} {value:.3f}")
    if arguments.out:
        arguments.out.write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
