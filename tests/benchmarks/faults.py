"""What a reader gets of every way in which a language model's server can fail.

    uv run python tests/benchmarks/faults.py [--timeout 60] [--first-token 30] [--idle 15]

Asks one question about the sample articles with each fault, several at a time, and prints a table
in Markdown. The limits are those of a new installation unless others are given. The seconds are
those of the writing, without the search.
"""

import argparse
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assistant import Assistant
from assistant.build import build_engine
from assistant.opening import open_library
from assistant.sample import index_sample_if_empty
from assistant.settings import LanguageModelSettings, Settings
from assistant.types import Answer
from index.library import Library
from tests.benchmarks.figures import recorded
from tests.faults.server import FAULTS
from tests.faults.server.server import HEALTHY, FaultServer

QUESTION = "At what time on Monday was the Marram Bridge closed to traffic?"
KEY = "sk-benchmark-4c1d"
AT_A_TIME = 4
DEFAULTS = LanguageModelSettings()


@recorded("faults")
def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--timeout", type=float, default=DEFAULTS.timeout_seconds)
    parser.add_argument("--first-token", type=float, default=DEFAULTS.first_token_seconds)
    parser.add_argument("--idle", type=float, default=DEFAULTS.idle_seconds)
    limits = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, FaultServer() as server:
        settings = Settings().with_data_dir(Path(folder))
        library = open_library(settings)
        with Assistant(library, build_engine(library, settings), settings) as assistant:
            index_sample_if_empty(assistant)

            def ask(name: str) -> Answer:
                return answer_of(library, settings_for(server, name, limits))

            ask(HEALTHY)  # what is loaded with the first question is no fault's doing
            with ThreadPoolExecutor(AT_A_TIME) as pool:
                found = list(pool.map(ask, FAULTS))
    print("| fault | the server | the reader gets | seconds |\n|---|---|---|---:|")
    for fault, answer in zip(FAULTS.values(), found, strict=True):
        print(f"| `{fault.name}` | {fault.what} | {outcome(answer)} | {seconds(answer):.1f} |")
    print(f"\n{len(FAULTS)} faults; the slowest took {max(map(seconds, found)):.1f} s.")
    print(f"Answers that hold the key: {sum(KEY in repr(answer) for answer in found)}.")


def settings_for(server: FaultServer, name: str, limits: argparse.Namespace) -> Settings:
    """Return the settings of a user whose server has this fault."""
    model = LanguageModelSettings(
        provider="openai-like",
        model="any",
        api_base=server.url(name),
        api_key=KEY,  # type: ignore[arg-type]
        timeout_seconds=limits.timeout,
        first_token_seconds=limits.first_token,
        idle_seconds=limits.idle,
    )
    return Settings(llm=model)


def answer_of(library: Library, settings: Settings) -> Answer:
    """Ask the question."""
    return Assistant(library, build_engine(library, settings), settings).ask(QUESTION)


def seconds(answer: Answer) -> float:
    """Return how long it took to write an answer."""
    return answer.latency_ms["write"] / 1000


def outcome(answer: Answer) -> str:
    """Say what an answer is, in a cell of the table."""
    count = len(answer.sentences)
    uncited = sum(not sentence.citations for sentence in answer.sentences)
    marked = f", {uncited} marked as uncited" if uncited else ""
    sentences = f"{count} sentence{'' if count == 1 else 's'}{marked}"
    if answer.fallback is not None:
        text = f"{sentences} quoted from the articles. {answer.fallback}"
    elif answer.incomplete is not None:
        text = f"{sentences}, marked incomplete. {answer.incomplete}"
    else:
        text = f"the whole answer: {sentences}"
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
