"""How long until the first token, against asking the same model with the same prompt directly.

    uv run python tests/benchmarks/first_token.py [--runs 40] [--first-token 0.15] [--token 0.02]

The model is a server on this machine that takes as long as a real one. Directly: LlamaIndex's own
`stream_chat`. The others add what Citeline does: the limits, the writer from what was found to the
model's first token, the writer to its first whole sentence. The four take turns, so that other work
on the machine holds up all of them alike; the fastest run is the one least held up.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from llama_index.core.base.llms.types import ChatMessage

from assistant import Assistant
from assistant.answering.writing.context import ContextBuilder
from assistant.answering.writing.extractive import ExtractiveWriter
from assistant.answering.writing.language_model import LanguageModelWriter
from assistant.cancellation import Cancellation
from assistant.language_models import load_language_model
from assistant.language_models.streaming import ChatModel, ChatStream, Message
from assistant.sample import index_sample_if_empty
from assistant.settings import LanguageModelSettings
from assistant.types import Question
from tests.benchmarks.figures import recorded

QUESTION = Question("At what time on Monday was the Marram Bridge closed to traffic?")


DIRECT = "direct call: first token"


class NotingChatModel(ChatModel):
    """Notes when the first piece of the last reply was there, in seconds of the clock."""

    first_piece_at = 0.0

    def stream(
        self, messages: Sequence[Message], cancellation: Cancellation | None = None
    ) -> ChatStream:
        """Return the reply, whose first piece will be noted."""
        self.first_piece_at = 0.0
        return NotingChatStream(self, messages)


class NotingChatStream(ChatStream):
    """Tells its model when a piece is there."""

    def __next__(self) -> str:
        piece = super().__next__()
        assert isinstance(self._model, NotingChatModel)
        self._model.first_piece_at = self._model.first_piece_at or time.perf_counter()
        return piece


@recorded("first_token")
def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--first-token", type=float, default=0.15, help="seconds")
    parser.add_argument("--token", type=float, default=0.02, help="seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(options) as address:
        settings = LanguageModelSettings(provider="openai-like", model="any", api_base=address)
        with Assistant.open(Path(folder)) as assistant:
            index_sample_if_empty(assistant)
            ways = ways_to_ask(assistant, settings)
            seconds: dict[str, list[float]] = {name: [] for name in ways}
            for run in range(options.runs + 1):
                for name, ask in ways.items():
                    took = ask()
                    if run:  # the first loads what is loaded once
                        seconds[name].append(took)
    direct = seconds[DIRECT]
    print("| until | median | to direct | fastest | to direct |\n|---|---:|---:|---:|---:|")
    for name, times in seconds.items():
        median, least = statistics.median(times), min(times)
        ratios = median / statistics.median(direct), least / min(direct)
        print(
            f"| {name} | {1000 * median:.1f} ms | {ratios[0]:.3f} "
            f"| {1000 * least:.1f} ms | {ratios[1]:.3f} |"
        )
    print(f"\n{options.runs} runs each; the model's own first token takes {options.first_token} s.")


@contextmanager
def served(options: argparse.Namespace) -> Iterator[str]:
    """Serve a healthy model from a process of its own; yield its address."""
    command = [sys.executable, "-m", "tests.faults.server"]
    speed = ["--first-token", str(options.first_token), "--token", str(options.token)]
    with subprocess.Popen(
        [*command, *speed], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().split("\t")[0]
        process.kill()


def ways_to_ask(
    assistant: Assistant, settings: LanguageModelSettings
) -> dict[str, Callable[[], float]]:
    """Return functions that ask in one way each and return the seconds that it took."""
    engine = assistant.engine
    result = engine.finder.follow_ups.retriever.search(QUESTION.text, QUESTION.filter)
    direct = load_language_model(settings)
    model = NotingChatModel(load_language_model(settings), settings)
    contexts = ContextBuilder(
        engine.catalogue,
        model.count_tokens,
        settings.context_window - settings.max_output_tokens,
        assistant.settings.answer.context_passages,
    )
    writer = LanguageModelWriter(model, contexts, ExtractiveWriter(5, engine.catalogue))
    messages = contexts.build(QUESTION, result).messages
    sent = [ChatMessage(role=one.role, content=one.text) for one in messages]

    def first_of(make: Callable[[], Iterable[Any]]) -> float:
        start = time.perf_counter()
        items = iter(make())
        next(item for item in items if getattr(item, "delta", item))
        seconds = time.perf_counter() - start
        for _ in items:
            pass
        return seconds

    def through_the_writer() -> float:
        start = time.perf_counter()
        list(writer.write(QUESTION, result))
        return model.first_piece_at - start

    return {
        DIRECT: lambda: first_of(lambda: direct.stream_chat(sent)),
        "with the limits: first token": lambda: first_of(lambda: model.stream(messages)),
        "through the writer: first token": through_the_writer,
        "through the writer: first whole sentence": lambda: first_of(
            lambda: writer.write(QUESTION, result)
        ),
    }


if __name__ == "__main__":
    main()
