"""Fits the model that tells whether a question leans on the one before it.

    uv run --group training python -m tests.training.leaning DATA

Learned from are the pairs in `leaning.txt`, and pairs made from `squad11.jsonl.gz` in DATA (SQuAD
1.1, CC BY-SA 4.0): two questions about one paragraph, the second as it is, or with a name that
both have replaced by a pronoun; and two questions about two articles, of which the second has no
pronoun for anything that it does not name itself. Prints the accuracy of cross-validation over the
written pairs, then writes `leaning.json` into the package. Pairs that were never learned from are
told apart by `tests/assistant/answering/understanding/test_leaning.py`.
"""

import argparse
import gzip
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.answering import understanding
from assistant.answering.understanding.leaning import Pair, features_of, read_pairs
from index.english.coreference import points_at_somebody
from index.english.names import names_in

PAIRS = Path(__file__).with_name("leaning.txt")
MADE_PAIRS = 3000
"""Of each kind."""

APART_PAIRS = 6000
"""Questions to two articles; about one in nine of them points at something and is left out."""

WRITTEN_WEIGHT = 10.0
"""Of a written pair beside a made one."""

RAREST = 3
PENALTY = 1.0
"""Inverse strength of the ridge."""

_POINTS = re.compile(r"\b(?:this|that|these|those|such|they|the (?:other|same|above))\b", re.I)
_PRONOUNS = ("it", "he", "she", "they")
_OBJECTS = {"it": "it", "he": "him", "she": "her", "they": "them"}
_OWNERS = {"it": "its", "he": "his", "she": "her", "they": "their"}
_BEFORE_OBJECTS = frozenset("of in to for from with by about at on after before against".split())


def main() -> None:
    """Print how well written pairs are told, fit, and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    written = list(read_pairs(PAIRS.read_text("utf-8").splitlines()))
    made = list(made_pairs(arguments.data))
    right = sum(_right(train, test, made) for train, test in _folds(written))
    print(f"{len(written)} written pairs, {len(made)} made: {right / len(written):.3f} right")
    write(*fitted(written, made))


def made_pairs(data: Path) -> Iterator[Pair]:
    """Yield pairs of questions about one paragraph, with and without a pronoun in the second."""
    with gzip.open(data / "squad11.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    by_context = defaultdict(list)
    for row in rows:
        by_context[row["context"]].append(row["question"].strip())
    chance = random.Random(0)
    leaning, standing = [], []
    asked = [row["question"].strip() for row in rows]
    apart = zip(chance.sample(asked, APART_PAIRS), chance.sample(asked, APART_PAIRS), strict=True)
    for before, question in apart:
        if not (points_at_somebody(question) or _POINTS.search(question)):
            yield Pair(before, question, leans=False)
    for questions in by_context.values():
        for before, question in itertools.pairwise(questions):
            replaced = _with_pronoun(before, question, chance)
            if replaced is not None:
                leaning.append(Pair(before, replaced, leans=True))
                standing.append(Pair(before, question, leans=False))
            elif names_in(question):
                standing.append(Pair(before, question, leans=False))
    for pairs in (leaning, standing):
        chance.shuffle(pairs)
        yield from pairs[:MADE_PAIRS]


def _with_pronoun(before: str, question: str, chance: random.Random) -> str | None:
    """Return a question with a name that the one before has too as a pronoun; None without one."""
    for name in names_in(question):
        written = name.written
        at = question.find(written)
        if at < 1 or written not in before or question.count(written) != 1:
            continue
        pronoun = chance.choice(_PRONOUNS)
        lead = question[:at].removesuffix("the ").removesuffix("The ")
        rest = question[at + len(written) :]
        if rest.startswith(("'s ", "’s ")):
            return f"{lead}{_OWNERS[pronoun]}{rest[2:]}"
        if rest[:1] not in ("", " ", "?", ","):
            continue
        is_object = lead.split()[-1:] and lead.split()[-1].lower() in _BEFORE_OBJECTS
        return f"{lead}{_OBJECTS[pronoun] if is_object else pronoun}{rest}"
    return None


def fitted(
    written: Sequence[Pair], made: Sequence[Pair]
) -> tuple[DictVectorizer, LogisticRegression]:
    """Return the features and the model that tells which pairs lean."""
    pairs = [*written, *made]
    found = [features_of(one.before, one.question) for one in pairs]
    counts = Counter(name for one in found for name in one)
    vectorizer = DictVectorizer(dtype=np.float32)
    rows = vectorizer.fit_transform(
        [{name: value for name, value in one.items() if counts[name] >= RAREST} for one in found]
    )
    weights = [WRITTEN_WEIGHT] * len(written) + [1.0] * len(made)
    model = LogisticRegression(C=PENALTY, max_iter=300)
    return vectorizer, model.fit(rows, [one.leans for one in pairs], weights)


def _folds(written: Sequence[Pair]) -> Iterable[tuple[list[Pair], list[Pair]]]:
    kinds = [one.leans for one in written]
    for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(kinds, kinds):
        yield [written[at] for at in train], [written[at] for at in test]


def _right(train: Sequence[Pair], test: Sequence[Pair], made: Sequence[Pair]) -> int:
    vectorizer, model = fitted(train, made)
    told = model.predict(vectorizer.transform([features_of(o.before, o.question) for o in test]))
    for one, is_leaning in zip(test, told, strict=True):
        if one.leans != is_leaning:
            print(f"  {'leans' if one.leans else 'stands'}: {one.before} | {one.question}")
    return int(sum(one.leans == leans for one, leans in zip(test, told, strict=True)))


def write(vectorizer: DictVectorizer, model: LogisticRegression) -> None:
    """Write the model where the program reads it; weights next to none are left out."""
    names = vectorizer.get_feature_names_out().tolist()
    weights = {
        name: round(float(weight), 3)
        for name, weight in zip(names, model.coef_[0], strict=True)
        if abs(weight) >= 0.01
    }
    content = {"intercept": round(float(model.intercept_[0]), 4), "weights": weights}
    path = Path(str(understanding.__file__)).parent / "leaning.json"
    path.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
