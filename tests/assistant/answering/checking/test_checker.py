"""Verdicts on answer sentences."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.checking import Check, VerdictChecker, answer_signals, support_signal
from assistant.answering.checking.model import SupportModel
from assistant.types import Verdict
from index.errors import SettingsError
from index.reader import load_reader

SOURCE = "The Marl bridge was opened by Ida Holm on 5 November 2024 and cost 30 million euros."


@pytest.fixture(scope="module")
def checker() -> VerdictChecker:
    return VerdictChecker()


@pytest.mark.parametrize(
    ("claim", "verdict", "missing"),
    [
        (SOURCE, Verdict.SUPPORTED, ()),
        (SOURCE.upper(), Verdict.SUPPORTED, ()),
        ("The Marl bridge was opened by Ida Holm.", Verdict.SUPPORTED, ()),
        ("Ida Holm opened the Marl bridge on Nov. 5.", Verdict.SUPPORTED, ()),
        ("The Marl bridge cost €30 million.", Verdict.SUPPORTED, ()),
        ("The Marl bridge was opened by Ida Berg.", Verdict.PARTLY, ("Ida Berg",)),
        ("Ida Holm opened the Marl bridge on Nov. 6.", Verdict.PARTLY, ("Nov. 6",)),
        ("The Marl bridge cost €40 million.", Verdict.PARTLY, ("€40 million",)),
        ("Fishing quotas were halved again.", Verdict.UNSUPPORTED, ()),
    ],
)
def test_verdicts(
    checker: VerdictChecker, claim: str, verdict: Verdict, missing: tuple[str, ...]
) -> None:
    check = checker.check(claim, [SOURCE])
    assert (check.verdict, check.missing) == (verdict, missing)


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("The mayor took bribes.", "Prosecutors allege that the mayor took bribes.", "lost"),
        ("The mayor took bribes.", "The mayor took bribes, prosecutors said.", "lost"),
        ("The mayor took bribes.", "The mayor is accused of taking bribes.", "lost"),
        ("Police say the mayor took bribes.", "Police said the mayor took bribes.", "kept"),
        ("The mayor took bribes.", "The mayor took bribes and was jailed.", "kept"),
        ("The coach thinks it was a foul.", "It was a foul, the coach said.", "kept"),
    ],
)
def test_attribution(checker: VerdictChecker, claim: str, evidence: str, verdict: str) -> None:
    found = checker.check(claim, [evidence]).verdict
    assert found is (Verdict.ATTRIBUTION_LOST if verdict == "lost" else Verdict.SUPPORTED)


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("The union sued the firm.", "The firm sued the union.", Verdict.UNSUPPORTED),
        ("The firm was sued by the union.", "The union sued the firm.", Verdict.SUPPORTED),
        ("The port blamed fog.", "The pilot blamed fog; the port was silent.", Verdict.PARTLY),
    ],
)
def test_who_did_it_to_whom(claim: str, evidence: str, verdict: Verdict) -> None:
    reader = load_reader()
    checker = VerdictChecker({"reader": support_signal(reader)}, answers=answer_signals(reader))
    assert checker.check(claim, [evidence]).verdict is verdict


def test_a_claim_beside_which_the_article_says_it_itself_has_lost_nothing(
    checker: VerdictChecker,
) -> None:
    evidence = ["Police said the old port closed.", "The old port closed for good."]
    assert checker.check("The old port closed.", evidence).verdict is Verdict.SUPPORTED


def test_nothing_cited_supports_nothing(checker: VerdictChecker) -> None:
    for evidence in ([], [""], ["  \n"]):
        assert checker.check("It cost $5.", evidence) == Check(Verdict.UNSUPPORTED, 0.0, ("$5",))


@given(
    st.lists(st.text(alphabet="The Marl said 5 %“”.,\n", min_size=1), min_size=1, max_size=4),
    st.data(),
)
def test_sentences_in_a_row_support_their_words(
    checker: VerdictChecker, evidence: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(evidence) - 1))
    last = data.draw(st.integers(first, len(evidence) - 1))
    claim = " ".join(evidence[first : last + 1])
    if any(character.isalnum() for character in claim):
        check = checker.check(claim, evidence)
        assert check == Check(Verdict.SUPPORTED, 1.0)


@given(st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=2))
def test_missing_facts_are_never_supported(
    checker: VerdictChecker, claim: str, evidence: list[str], context: Sequence[str]
) -> None:
    check = checker.check(claim, evidence, context=context)
    assert 0 <= check.score <= 1
    assert not (check.missing and check.verdict is Verdict.SUPPORTED)


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_another_number_is_never_supported(
    checker: VerdictChecker, claimed: int, said: int
) -> None:
    claim, source = f"The harbour has {claimed:,} boats.", f"The harbour has {said:,} boats today."
    supported = checker.check(claim, [source]).verdict is Verdict.SUPPORTED
    assert supported is (claimed == said)


def test_a_signal_of_its_own_model_decides() -> None:
    weights = {"reader": 2.0}
    model = SupportModel(intercept=0.0, weights=weights, supported=0.8, partly=0.2)
    for logit, verdict in (
        (3.0, Verdict.SUPPORTED),
        (0.0, Verdict.PARTLY),
        (-3.0, Verdict.UNSUPPORTED),
    ):
        checker = VerdictChecker({"reader": lambda claim, evidence, is_=logit: is_}, model)
        assert checker.check("It closed early.", ["They shut it before noon."]).verdict is verdict


def test_a_signal_without_a_model_is_an_error() -> None:
    with pytest.raises(SettingsError, match="lexical"):
        VerdictChecker({"horoscope": lambda claim, evidence: 1.0})


def test_an_answer_that_says_otherwise_takes_the_support_away() -> None:
    model = SupportModel(intercept=5.0, weights={}, supported=0.8, partly=0.2)
    for logit, verdict in ((0.0, Verdict.SUPPORTED), (-6.0, Verdict.PARTLY)):
        checker = VerdictChecker({}, model, answers=[lambda claim, evidence, is_=logit: is_])
        assert checker.check("It closed early.", ["They shut it before noon."]).verdict is verdict


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The appeal was dismissed.", "The court granted the appeal."),
        ("The strike was illegal, a judge ruled.", "The strike was legal, a judge ruled."),
        ("Two voters backed the plan.", "Two-thirds of voters backed the plan."),
        ("The fire injured 14 people.", "The fire destroyed 14 houses and injured three people."),
        (
            "A campaign group stated that the vaccine is safe.",
            "“The vaccine is safe,” the agency stated. A campaign group disputes that.",
        ),
        ("Prices fell by 4 percent.", "Prices rose by 4 percent."),
    ],
)
def test_with_the_reader_what_only_sounds_alike_is_not_supported(claim: str, evidence: str) -> None:
    reader = load_reader()
    checker = VerdictChecker({"reader": support_signal(reader)}, answers=answer_signals(reader))
    assert checker.check(claim, [evidence]).verdict is not Verdict.SUPPORTED
