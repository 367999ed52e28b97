"""A small set whose every number is worked out by hand."""

import json

import pytest

from assistant.evaluation.dataset import locate_evidence
from assistant.evaluation.measurements import (
    intervals,
    measure,
    read_measurements,
    write_measurements,
)
from assistant.evaluation.summary import slice_ids, summarise, summary_to_dict
from assistant.types import Turn
from index.errors import DatasetError

WON = "Ada Lovelace won the race in May."
LOST = "Grace Hopper lost it by a minute."
RAIN = "It rained on the day of the race."
TEXTS = {"a": f"{WON} {LOST}", "b": RAIN}


@pytest.fixture
def questions(ask):
    turns = (Turn("user", "Tell me about the race."),)
    return locate_evidence(
        [
            ask("found", ("a", WON), answers=("Ada Lovelace",), type="who"),
            ask("missed", ("a", LOST), answers=("Grace Hopper",), type="who"),
            ask("refused", ("a", WON), ("b", RAIN), answers=("May",), type="when"),
            ask("unknown", answerable=False, type="unanswerable", history=turns),
            ask("invented", answerable=False, type="unanswerable"),
            ask("broken", ("b", RAIN), answers=("rain",), type="when"),
        ],
        TEXTS,
    )


@pytest.fixture
def rows(reply, found, cited):
    won, lost = found("a", WON, 0), found("a", LOST, len(WON) + 1)
    rain = found("b", RAIN)
    return [
        reply(
            "found",
            answer=WON,
            short_answer="Ada Lovelace",
            sentences=(cited(WON, ("a", WON)),),
            retrieved_articles=("b", "a"),
            retrieved_sentences=(rain, won, lost),
            answerability=0.9,
            latency_ms={"retrieve": 10.0, "total": 30.0},
            tokens={"prompt": 100},
        ),
        reply(
            "missed",
            answer=RAIN,
            sentences=(cited("It rained.", ("b", RAIN), ("b", "wrong")), cited("So there.")),
            retrieved_articles=("a", "b"),
            retrieved_sentences=(lost, rain),
            answerability=0.7,
            latency_ms={"retrieve": 20.0, "total": 40.0},
            tokens={"prompt": 50},
        ),
        reply("refused", answer="No.", refused=True, answerability=0.2, latency_ms={"total": 10.0}),
        reply("unknown", answer="No.", refused=True, answerability=0.1, latency_ms={"total": 10.0}),
        reply(
            "invented",
            answer=RAIN,
            sentences=(cited(RAIN, ("b", RAIN)),),
            answerability=0.8,
            latency_ms={"total": 60.0},
        ),
        reply("broken", error="RuntimeError: down"),
    ]


EXPECTED = {
    # found: rank 2, missed: rank 1, refused and broken: nothing retrieved
    "article_hit_at_1": (1 / 4, 4),
    "article_hit_at_3": (2 / 4, 4),
    "article_mrr_at_10": ((1 / 2 + 1) / 4, 4),
    "article_ndcg_at_10": ((0.6309297535714575 + 1) / 4, 4),
    "article_recall_at_5": (2 / 4, 4),
    "article_all_at_5": (2 / 4, 4),
    "sentence_hit_at_1": (1 / 4, 4),
    "sentence_hit_at_3": (2 / 4, 4),
    "sentence_mrr_at_10": (1.5 / 4, 4),
    "evidence_within_500": (2 / 4, 4),
    "answer_in_sentence_at_1": (1 / 4, 4),
    "answer_in_sentence_at_3": (2 / 4, 4),
    # found is exact; missed predicts its whole answer, which shares no word with "Grace Hopper"
    "exact_match": (1 / 4, 4),
    "f1": (1 / 4, 4),
    # unknown is rightly empty, invented is not
    "exact_match_overall": (2 / 6, 6),
    "f1_overall": (2 / 6, 6),
    "answer_contained": (1 / 4, 4),
    "answer_in_citations": (1 / 4, 4),
    # the quote "wrong" does not stand at its offsets
    "citation_validity": ((1 + 1 / 2 + 1) / 3, 3),
    # of the two answered with evidence: 1/1 and 0/2 citations, 1/1 and 0/2 sentences
    "citation_precision": (1 / 2, 2),
    "citation_recall": (1 / 2, 2),
    "citation_precision_lenient": (1 / 2, 2),
    "evidence_cited": (1 / 4, 4),
    "cited_sentences": ((1 + 1 / 2 + 1) / 3, 3),
    # found and invented are verbatim; "It rained. So there." shares two of its four tokens
    "grounding": ((1 + 2 / 4 + 1) / 3, 3),
    "refusal_precision": (1 / 2, 2),
    "refusal_recall": (1 / 2, 2),
    "refusal_f1": (1 / 2, 3),
    "false_refusal_rate": (1 / 4, 4),
    # answerable .9 .7 .2 against .1 .8: above in 2 + 1 + 1 of 6 pairs
    "answerability_auroc": (4 / 6, 5),
    "refusal_recall_at_10_percent": (1 / 2, 5),
    "error_rate": (1 / 6, 6),
    "latency_ms_p50": (30, 5),
    "latency_ms_p95": (56, 5),
    "latency_ms_retrieve_p50": (15, 2),
    "tokens_prompt_mean": (30, 5),
}


@pytest.fixture
def measurements(questions, rows):
    return measure(questions, rows, TEXTS)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_small_set_by_hand(name, questions, rows, measurements):
    interval = summarise(questions, rows, measurements).metrics[name]
    value, n = EXPECTED[name]
    assert interval.value == pytest.approx(value)
    assert interval.n == n
    assert interval.low <= interval.value + 1e-12
    assert interval.high >= interval.value - 1e-12


def test_without_texts_validity_is_not_measured(questions, rows):
    interval = intervals(measure(questions, rows))["citation_validity"]
    assert (interval.value, interval.n) == (None, 0)


def test_slices_are_by_type_answerability_and_turn(questions):
    assert slice_ids(questions) == {
        "answerable: no": ["unknown", "invented"],
        "answerable: yes": ["found", "missed", "refused", "broken"],
        "turn: first": ["found", "missed", "refused", "invented", "broken"],
        "turn: follow-up": ["unknown"],
        "type: unanswerable": ["unknown", "invented"],
        "type: when": ["refused", "broken"],
        "type: who": ["found", "missed"],
    }


def test_a_slice_that_holds_everything_is_left_out(ask):
    assert slice_ids([ask("one", type="x"), ask("two", type="x")]) == {}


def test_a_slice_holds_only_what_applies_there(questions, rows, measurements):
    slices = summarise(questions, rows, measurements).slices
    assert slices["type: who"]["sentence_hit_at_1"].value == 0.5
    assert slices["type: who"]["sentence_hit_at_1"].n == 2
    assert "sentence_hit_at_1" not in slices["type: unanswerable"]
    assert "answerability_auroc" not in slices["type: who"]


def test_the_risk_is_the_share_of_unanswerable_questions(questions, rows, measurements):
    points = summarise(questions, rows, measurements).risk_coverage
    assert [(p.threshold, p.coverage, p.risk) for p in points] == [
        (0.9, pytest.approx(1 / 5), 0),
        (0.8, pytest.approx(2 / 5), 1 / 2),
        (0.7, pytest.approx(3 / 5), pytest.approx(1 / 3)),
        (0.2, pytest.approx(4 / 5), 1 / 4),
        (0.1, 1, pytest.approx(2 / 5)),
    ]


def test_the_summary_is_strict_json(questions, rows, measurements):
    content = summary_to_dict(summarise(questions, rows, measurements))
    read = json.loads(json.dumps(content, allow_nan=False))
    assert read["questions"] == 6
    assert read["metrics"]["error_rate"]["n"] == 6
    assert set(read["metrics"]["f1"]) == {"value", "low", "high", "n"}


def test_measurements_survive_their_file(tmp_path, measurements):
    path = tmp_path / "scores.json"
    write_measurements(path, measurements)
    again = read_measurements(path)
    assert list(again) == list(measurements)
    assert [item.ids for item in again.values()] == [item.ids for item in measurements.values()]
    assert intervals(again, seed=1) == intervals(measurements, seed=1)


@pytest.mark.parametrize("text", ["{", "[]", '{"f1": {}}'], ids=["torn", "list", "keys"])
def test_other_files_are_no_measurements(tmp_path, text):
    path = tmp_path / "scores.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match="not the scores of a finished run"):
        read_measurements(path)


def test_nothing_run_measures_nothing(questions):
    metrics = summarise(questions, [], measure(questions, [])).metrics
    assert {interval.n for interval in metrics.values()} == {0}
    assert {interval.value for interval in metrics.values()} == {None}
