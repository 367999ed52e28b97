"""Trains the reader on CPU.

    python -m tests.training.reader.train --data ... --start ... --out ... [--continue RUN ...]

The run folder holds `checkpoint.pt` (weights, optimiser, step; written every few minutes by
renaming), `configuration.json`, `data.json` (hashes) and `curve.jsonl` (one line every 20 steps).
The same command resumes. `--minutes` ends the run by the clock instead, for a machine that others
use too. With `--continue` a run begins with the mean of the weights of earlier
ones: what they had in common is kept and their noise cancels.
"""

import argparse
import copy
import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn

from tests.training.reader.configuration import LARGER, MULTILINGUAL, Configuration
from tests.training.reader.curve import Curve
from tests.training.reader.data import Pair, data_hashes
from tests.training.reader.groups import Batch, Collator, GroupSource
from tests.training.reader.losses import Losses, step_losses
from tests.training.reader.multilingual import encoder_in
from tests.training.reader.network import Reader, ReaderOutput, half_precision
from tests.training.reader.recover import beginning

T = TypeVar("T")


def learning_rate_factor(step: int, configuration: Configuration) -> float:
    """Share of the peak learning rate at a step: warm-up, constant, linear decay."""
    rising = (step + 1) / configuration.warmup_steps
    falling = (configuration.steps - step) / configuration.decay_steps
    return max(0.0, min(1.0, rising, falling))


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A second schedule by the clock, where others share the machine and steps per hour vary.

    Attributes:
        end: Of the run, in seconds of `time.monotonic`.
        falling: Seconds before the end from which on the learning rate falls to zero.
    """

    end: float = math.inf
    falling: float = 1.0

    def factor(self) -> float:
        """Share of the peak learning rate now."""
        return max(0.0, min(1.0, (self.end - time.monotonic()) / self.falling))


def make_optimiser(reader: Reader, configuration: Configuration) -> torch.optim.AdamW:
    """AdamW with a higher rate for the heads and without decay for norms and biases.

    The embeddings stay frozen: they are half of the weights, and words seen in training would move
    away from the words never seen. Freezing the lowest layers saves a fifth of the time.
    """
    reader.freeze(configuration.frozen_layers)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        if parameter.requires_grad:
            rate = configuration.head_rate if "heads" in name else configuration.encoder_rate
            decay = configuration.weight_decay if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [
            {"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay}
            for (rate, decay), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
    )


def passes(groups: list[list[Pair]], collator: Collator, pairs_per_pass: int) -> Iterator[Batch]:
    """All pairs of a step, sorted by length, in forward passes of one size but for the last."""
    flat = [(pair, number) for number, group in enumerate(groups) for pair in group]
    flat.sort(key=lambda entry: len(entry[0].passage) + len(entry[0].question))
    for start in range(0, len(flat), pairs_per_pass):
        chosen = flat[start : start + pairs_per_pass]
        yield collator([pair for pair, _ in chosen], [number for _, number in chosen])


def prepared(
    source: GroupSource, collator: Collator, configuration: Configuration, first: int
) -> Iterator[list[Batch]]:
    """The batches of each step from `first` on, each made while the one before is learned."""

    def make(step: int) -> list[Batch]:
        return list(passes(source.groups(step), collator, configuration.pairs_per_pass))

    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(make, first)
        for step in range(first, configuration.steps):
            batches = coming.result()
            coming = thread.submit(make, step + 1)
            yield batches


class Replicas:
    """Copies of a reader that share its weights, each working in a thread of its own.

    On a machine that others use too this is worth a factor of two: threads that share every
    multiplication wait for the slowest at each of them.
    """

    def __init__(self, reader: Reader, count: int) -> None:
        """Share the weights of `reader` with `count` copies; gradients stay apart until summed."""
        self._reader = reader
        self._copies = [reader, *(copy.deepcopy(reader) for _ in range(count - 1))]
        for other in self._copies[1:]:
            for ours, theirs in zip(reader.parameters(), other.parameters(), strict=True):
                theirs.data = ours.data
        self._half_precision = half_precision()
        self._threads = ThreadPoolExecutor(count, initializer=lambda: torch.set_num_threads(1))

    def outputs(self, batches: Sequence[Batch]) -> list[ReaderOutput]:
        """What the reader says of each batch."""
        return self._shared(self._read, batches, range(len(batches)))

    def backward(
        self, outputs: Sequence[ReaderOutput], gradients: Sequence[Sequence[Tensor]]
    ) -> None:
        """Add the gradients of the weights to the reader's, from those of its outputs."""
        self._shared(
            lambda _, output, gradient: torch.autograd.backward(list(output), list(gradient)),
            outputs,
            gradients,
        )
        for other in self._copies[1:]:
            for ours, theirs in zip(self._reader.parameters(), other.parameters(), strict=True):
                if theirs.grad is not None:
                    ours.grad = theirs.grad if ours.grad is None else ours.grad + theirs.grad
                    theirs.grad = None

    def _read(self, reader: Reader, batch: Batch, _: int) -> ReaderOutput:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._half_precision):
            return reader(batch.input_ids, batch.attention_mask, batch.token_type_ids)

    def _shared(
        self, work: Callable[..., T], first: Sequence[Any], second: Sequence[Any]
    ) -> list[T]:
        """Give every second, third, ... item to each copy; results in the order of the items."""
        count = len(self._copies)

        def own(number: int) -> list[T]:
            pairs = list(zip(first, second, strict=True))[number::count]
            return [work(self._copies[number], *pair) for pair in pairs]

        done = list(self._threads.map(own, range(count)))
        return [done[at % count][at // count] for at in range(len(first))]


def train_step(
    replicas: Replicas,
    reader: Reader,
    optimiser: torch.optim.Optimizer,
    batches: list[Batch],
    configuration: Configuration,
    factor: float,
) -> Losses:
    """One forward and backward pass over all batches of a step, and one change of the weights."""
    outputs = replicas.outputs(batches)
    leaves = [
        ReaderOutput(*(part.detach().requires_grad_() for part in output)) for output in outputs
    ]
    losses = step_losses(leaves, batches)
    losses.total(configuration).backward()
    replicas.backward(
        outputs,
        [[part.grad if part.grad is not None else torch.zeros_like(part) for part in leaf]
         for leaf in leaves],
    )  # fmt: skip
    nn.utils.clip_grad_norm_(reader.parameters(), configuration.gradient_norm)
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * factor
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return losses


def save_checkpoint(
    path: Path, reader: Reader, optimiser: torch.optim.Optimizer, step: int
) -> None:
    """Write a checkpoint so that a stop at any instant leaves the old or the new one."""
    temporary = path.with_suffix(".new")
    torch.save(
        {"reader": reader.state_dict(), "optimiser": optimiser.state_dict(), "step": step},
        temporary,
    )
    temporary.replace(path)


def train(
    data: Path,
    start: Path,
    out: Path,
    configuration: Configuration,
    earlier: Sequence[Path] = (),
    threads: int = 2,
    limit: TimeLimit | None = None,
) -> None:
    """Train to the last step: from the checkpoint in `out`, else from earlier runs or the start."""
    torch.manual_seed(configuration.seed)
    out.mkdir(parents=True, exist_ok=True)
    (out / "configuration.json").write_text(json.dumps(configuration.to_dictionary(), indent=1))
    (out / "data.json").write_text(json.dumps(data_hashes(data), indent=1))
    limit = limit or TimeLimit()
    source = GroupSource(data, configuration)
    collator = Collator(start / "tokenizer.json", configuration)
    reader = beginning(start, earlier, configuration.layers)
    optimiser = make_optimiser(reader, configuration)
    checkpoint = out / "checkpoint.pt"
    step = load_checkpoint(checkpoint, reader, optimiser)
    replicas = Replicas(reader, threads)
    print(f"{len(source)} questions, step {step} of {configuration.steps}", flush=True)
    saved, curve = time.monotonic(), Curve(out / "curve.jsonl", Losses._fields)
    for batches in prepared(source, collator, configuration, step):
        factor = min(learning_rate_factor(step, configuration), limit.factor())
        if not factor:
            break
        losses = train_step(replicas, reader, optimiser, batches, configuration, factor)
        step += 1
        pairs = sum(len(batch.input_ids) for batch in batches)
        curve.add(step, [part.item() for part in losses], pairs)
        if time.monotonic() - saved > configuration.checkpoint_seconds:
            save_checkpoint(checkpoint, reader, optimiser, step)
            saved = time.monotonic()
    save_checkpoint(checkpoint, reader, optimiser, step)


def load_checkpoint(path: Path, reader: Reader, optimiser: torch.optim.Optimizer) -> int:
    """Go on from a checkpoint, if there is one; return how many steps were done."""
    if not path.exists():
        return 0
    stored = torch.load(path, weights_only=True)
    reader.load_state_dict(stored["reader"])
    optimiser.load_state_dict(stored["optimiser"])
    return int(stored["step"])


def main() -> argparse.Namespace:
    """Read the command line and train; return it: `start` and `out` are folders."""
    arguments = _parser().parse_args()
    torch.set_num_threads(1)
    first = Configuration() if encoder_in(arguments.start) is None else MULTILINGUAL
    first = LARGER if arguments.larger else first
    configuration = replace(
        first,
        seed=arguments.seed or first.seed,
        steps=arguments.steps,
        decay_steps=arguments.decay_steps,
    )
    train(
        arguments.data,
        arguments.start,
        arguments.out,
        configuration,
        arguments.earlier,
        arguments.threads,
        TimeLimit(time.monotonic() + 60 * arguments.minutes, 60 * arguments.decay_minutes),
    )
    return arguments


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--start", type=Path, required=True, help="folder of the start weights")
    parser.add_argument("--out", type=Path, required=True, help="run folder")
    parser.add_argument(
        "--continue",
        dest="earlier",
        type=Path,
        nargs="+",
        default=[],
        help="folders of runs, or exported readers",
    )
    parser.add_argument("--larger", action="store_true", help="from the lower layers of MPNet")
    parser.add_argument("--steps", type=int, default=Configuration().steps)
    parser.add_argument("--decay-steps", type=int, default=Configuration().decay_steps)
    parser.add_argument("--seed", type=int, help="of a run that goes on with other questions")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many")
    parser.add_argument("--decay-minutes", type=float, default=1.0, help="the last ones")
    return parser


if __name__ == "__main__":
    main()
