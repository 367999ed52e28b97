"""What a judge said about one answer, and the file that keeps it: `judgements.jsonl`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from index.errors import DatasetError

JUDGEMENTS_NAME = "judgements.jsonl"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One call of a judge.

    Attributes:
        question_id: Whose answer was judged.
        judge: "faithfulness" or "correctness".
        model: Name of the model that judged.
        prompt: Fingerprint of the prompt's text.
        score: From 1 to 5; None where there is none, and then `error` says why.
        reason: In the model's words; may be empty.
        input_tokens: Sent.
        output_tokens: Received.
        cost: In the currency of the prices; None where none are set.
        error: Why there is no score; None where there is one.
    """

    question_id: str
    judge: str
    model: str
    prompt: str
    score: float | None = None
    reason: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    error: str | None = None


_ROW = TypeAdapter(Judgement)


def judgement_to_json(judgement: Judgement) -> str:
    """Return the judgement as one line of JSON, without the line end."""
    return _ROW.dump_json(judgement).decode()


def read_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Read the judgements of a run; none where it was not judged.

    A last line without a line end, which a killed process left, is skipped.

    Raises:
        DatasetError: A line is not a judgement.
    """
    path = folder / JUDGEMENTS_NAME
    if not path.exists():
        return ()
    whole, _, _ = path.read_text(encoding="utf-8").rpartition("\n")
    judgements = []
    for number, line in enumerate(whole.split("\n"), 1):
        if not line:
            continue
        try:
            judgements.append(_ROW.validate_json(line))
        except ValidationError as error:
            raise DatasetError(
                f"{path}, line {number}: not a judgement. Remove the file and judge again."
            ) from error
    return tuple(judgements)


def write_judgements(folder: Path, judgements: Sequence[Judgement]) -> None:
    """Write the file anew."""
    lines = [judgement_to_json(judgement) + "\n" for judgement in judgements]
    (folder / JUDGEMENTS_NAME).write_text("".join(lines), encoding="utf-8")
