"""The pages about runs in German: every metric has a name, and what is not known stays."""

import re

from assistant.evaluation.metrics import METRICS
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.report.words import german, speaker

HOLE = re.compile(r"\{(\w+)\}")


def test_every_metric_and_outcome_has_a_german_name() -> None:
    say = speaker("de")
    named = [one.label for one in METRICS if one.label != "F1"] + [one.value for one in Outcome]
    assert [one for one in named if say(one) == one] == []
    assert say("Sentence nDCG@10") == "Sätze, nDCG@10"
    assert say("Latency, retrieve, p95") == "Antwortzeit, Suchen, p95"


def test_what_is_not_known_and_what_is_english_stays() -> None:
    assert speaker("de")("Herons nest in May.") == "Herons nest in May."
    assert speaker("en")("Metric") == speaker("fr")("Metric") == "Metric"


def test_holes_are_the_same_in_both_languages() -> None:
    for english, put in german().items():
        assert sorted(HOLE.findall(english)) == sorted(HOLE.findall(put))
