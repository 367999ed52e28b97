"""Everything that decides what a training run does, in one frozen value stored beside it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Configuration:
    """Settings of one training run.

    The schedule is warm-up, then a constant rate, then a linear decay to zero over the last
    `decay_steps`. A constant middle lets a run be lengthened or cut short after looking at its
    curve. `layers` is how many of the start's lowest ones are taken, all where it is not said.
    `selection_seed` decides which questions of a capped set are learned from, and which
    articles of SQuAD are not: what is held out serves for calibration. Rates called `..._rate` and
    `..._kept` of the data are probabilities per question.
    """

    seed: int = 20261202
    selection_seed: int = 20261123
    steps: int = 5000
    warmup_steps: int = 40
    decay_steps: int = 4000
    questions_per_step: int = 8
    pairs_per_pass: int = 8
    layers: int | None = None
    frozen_layers: int = 2
    encoder_rate: float = 1.0e-4
    head_rate: float = 2.0e-4
    weight_decay: float = 0.01
    gradient_norm: float = 1.0
    max_length: int = 288
    question_length: int = 64
    passage_words: tuple[int, int] = (45, 100)
    title_kept: float = 0.75
    question_mark_kept: float = 0.85
    wrong_passage_rate: float = 0.3
    perturbed_question_rate: float = 0.3
    evidence_removed_rate: float = 0.1
    yes_no_rate: float = 0.04
    table_rate: float = 0.3
    claims_per_step: int = 4
    made_claims_per_step: int = 1
    written_passages_per_step: int = 3
    written_claim_passages_per_step: int = 2
    passages_of_other_languages_per_step: int = 0
    held_out_articles: float = 0.06
    tweet_questions: int = 7480
    story_questions: int = 3000
    sentence_weight: float = 1.0
    sentence_binary_weight: float = 1.0
    span_weight: float = 1.0
    answerable_weight: float = 1.0
    support_weight: float = 1.0
    checkpoint_seconds: float = 180.0

    def to_dictionary(self) -> dict[str, Any]:
        """The settings as plain JSON values."""
        return asdict(self)


MULTILINGUAL = Configuration(
    seed=20261203,
    questions_per_step=5,
    claims_per_step=1,
    made_claims_per_step=0,
    written_passages_per_step=1,
    written_claim_passages_per_step=0,
    passages_of_other_languages_per_step=5,
    tweet_questions=2500,
)
"""Of the reader of other languages, which checks no claims."""

LARGER = Configuration(
    seed=20261204,
    layers=8,
    warmup_steps=80,
    encoder_rate=5.0e-5,
    questions_per_step=24,
    made_claims_per_step=2,
    written_passages_per_step=2,
    written_claim_passages_per_step=1,
)
"""Of the second reader, begun from the lower layers of MPNet."""
