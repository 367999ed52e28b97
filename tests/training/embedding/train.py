"""Trains the static embedding and writes its weights; see the package's docstring.

Each step takes some questions with their passages and, for each, one of the best wrong passages by
BM25. The right passage is to be nearest to its question among all passages of the batch, and the
question nearest to its passage among all questions: cross entropy of cosines over a temperature.
"""

import argparse
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from index.embedding.vocabulary import Vocabulary
from tests.training.embedding.data import TrainingText, read_training_text
from tests.training.embedding.export import write_weights
from tests.training.embedding.negatives import NONE, mined
from tests.training.embedding.table import FIRST_MOMENT, SECOND_MOMENT, Table
from tests.training.embedding.teacher import entry_vectors, read_entries
from tests.training.embedding.texts import PackedTexts, pack

FREQUENCY = {"cad_snli": 0.4, "mnli": 0.4, "tweetqa": 0.7}
"""How often a pair of a set is drawn, beside 1; few pairs of real questions are drawn twice."""
DRAWN_TWICE = ("selqa", "clapnq", "quotesum", "covidqa")
DISTRACTORS = 4000
REPORT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Configuration:
    """What training depends on beside the data."""

    dimension: int = 256
    word_rows: int = 4096
    gram_rows: int = 12288
    steps: int = 400
    pairs: int = 384
    temperature: float = 0.05
    backward: float = 0.3
    row_rate: float = 2e-4
    weight_rate: float = 0.02
    turn_rate: float = 5e-4
    pull: float = 0.01
    hardest: int = 6
    warm_up: int = 20
    seed: int = 0


class Trainer:
    """Texts, table and the state of training."""

    def __init__(self, text: TrainingText, start: Path, configuration: Configuration) -> None:
        self.configuration = configuration
        self.generator = torch.Generator().manual_seed(configuration.seed)
        entries, ids = read_entries(start / "vocab.txt")
        self.vocabulary = Vocabulary(entries, configuration.word_rows, configuration.gram_rows)
        self.passages = pack(self.vocabulary, text.passages)
        self.questions = pack(self.vocabulary, [pair.question for pair in text.pairs])
        self.negatives = mined(text, self.questions, self.passages)
        self.right = torch.tensor([pair.passage for pair in text.pairs])
        self.held_out = torch.tensor([pair.held_out for pair in text.pairs])
        self.frequency = torch.tensor(
            [
                0.0
                if pair.held_out
                else 2.0
                if pair.source in DRAWN_TWICE
                else FREQUENCY.get(pair.source, 1.0)
                for pair in text.pairs
            ]
        )
        vectors = entry_vectors(start / "model.safetensors", ids)
        self.table = Table(
            self.vocabulary, vectors, self.passages, configuration.dimension, self.generator
        )
        table = self.table
        self.optimiser = torch.optim.Adam(
            [
                {"params": [table.turn], "rate": configuration.turn_rate},
                {"params": [table.shared, table.of_kind], "rate": configuration.weight_rate / 2},
            ],
            betas=(FIRST_MOMENT, SECOND_MOMENT),
        )

    def run(self) -> None:
        """Train, and print how it goes."""
        began, total = time.perf_counter(), 0.0
        print(self.held_out_scores())
        for number in range(1, self.configuration.steps + 1):
            total += self.step(number)
            if number % REPORT_EVERY == 0:
                seconds = time.perf_counter() - began
                print(number, f"{seconds:.0f} s, loss {total / REPORT_EVERY:.3f},", end=" ")
                print(self.held_out_scores(), flush=True)
                total = 0.0

    def step(self, number: int) -> float:
        """Learn from one batch; return the loss."""
        configuration = self.configuration
        chosen = torch.multinomial(self.frequency, configuration.pairs, generator=self.generator)
        passages, places = torch.unique(
            torch.cat([self.right[chosen], self._hard(chosen)]), return_inverse=True
        )
        part, (questions, texts) = self.table.part(
            self.questions.bags(chosen), self.passages.bags(passages)
        )
        loss = self._loss(
            self.table.encode(questions, part),
            self.table.encode(texts, part),
            places[: len(chosen)],
        )
        self.optimiser.zero_grad()
        loss.backward()
        warm = min(1.0, number / configuration.warm_up)
        share = warm * (1 - (number - 1) / configuration.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * share
        self.optimiser.step()
        rates = (configuration.row_rate * share, configuration.weight_rate * share)
        self.table.step(part, *rates, configuration.pull * share, number)
        return loss.item()

    def _hard(self, chosen: Tensor) -> Tensor:
        """Return one of the best wrong passages of each question that has such."""
        place = torch.randint(self.configuration.hardest, (len(chosen),), generator=self.generator)
        hard = self.negatives[chosen, place]
        return hard[hard != NONE]

    def _loss(self, questions: Tensor, passages: Tensor, right: Tensor) -> Tensor:
        cosines = questions @ passages.T / self.configuration.temperature
        forward = functional.cross_entropy(cosines, right)
        same = (right[:, None] == right[None, :]) & ~torch.eye(len(right), dtype=torch.bool)
        back = cosines[:, right].T.masked_fill(same, -1e4)
        backward = functional.cross_entropy(back, torch.arange(len(right)))
        return forward + self.configuration.backward * backward

    @torch.no_grad()
    def held_out_scores(self) -> str:
        """Return how high the right passages of the held-out questions rank among others."""
        chosen = self.held_out.nonzero().squeeze(1)
        generator = torch.Generator().manual_seed(0)
        others = torch.randperm(len(self.passages), generator=generator)[:DISTRACTORS]
        among = torch.unique(torch.cat([self.right[chosen], others]))
        questions, passages = (
            self._vectors(self.questions, chosen),
            self._vectors(self.passages, among),
        )
        cosines = questions @ passages.T
        own = torch.searchsorted(among, self.right[chosen])
        ranks = (cosines > cosines.gather(1, own[:, None])).sum(dim=1)
        hits = [f"hit@{depth} {(ranks < depth).float().mean():.4f}" for depth in (1, 10)]
        return f"{len(chosen)} held-out questions, {len(among)} passages: {', '.join(hits)}"

    def _vectors(self, texts: PackedTexts, chosen: Tensor) -> Tensor:
        part, (bags,) = self.table.part(texts.bags(chosen))
        return self.table.encode(bags, part)


def main() -> None:
    """Read, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--start", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=Configuration.steps)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    configuration = Configuration(steps=arguments.steps)
    trainer = Trainer(read_training_text(arguments.data), arguments.start, configuration)
    trainer.run()
    table = trainer.table.finished().numpy()
    write_weights(arguments.out, trainer.vocabulary, table, asdict(configuration))


if __name__ == "__main__":
    main()
