"""Facts of a claim that its evidence lacks."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.english.facts import facts_in, missing_facts, normalised


@pytest.mark.parametrize(
    ("claim", "evidence", "missing"),
    [
        ("They sold three boats.", "They sold 3 boats.", ()),
        ("They sold four boats.", "They sold 3 boats.", ("four",)),
        ("It grew 5 %.", "It grew five percent.", ()),
        ("It cost $5.", "It cost 5 euros.", ("$5",)),
        ("About 40 million voted.", "38.9 million voted.", ()),
        ("About 40 million voted.", "30 million voted.", ("40 million",)),
        ("More than 40 died.", "42 died.", ()),
        ("More than 40 died.", "38 died.", ("40",)),
        ("Fewer than 40 died.", "38 died.", ()),
        ("It closed on Nov. 5.", "It closed on 5 November 2024.", ()),
        ("It closed on Nov. 6.", "It closed on 5 November 2024.", ("Nov. 6",)),
        ("Some 1500 people came.", "1,500 people came.", ()),
        ("He read Fifty Shades in May 2020.", "In May 2020 he read fifty shades.", ()),
        ("It left for Mexico.", "It left for Canada.", ("Mexico",)),
        ("He called it “a disaster”.", "“A  disaster,” he said.", ()),
        ("He called it “a disaster”.", "“A triumph,” he said.", ("a disaster",)),
        ("He called it \"a ... disaster\".", "It was a real disaster.", ()),
        ("He said \"art\".", "The party.", ("art",)),
        ("One of them was the first.", "Two of them came.", ()),
        ("It lasted two months.", "It ended two weeks later.", ("two",)),
        ("It is 20 meters wide.", "It is 20 metres wide.", ()),
        ("At most 20 came.", "At least 20 came.", ("20",)),
        ("All five bids were read.", "Only one of the five bids was read.", ("five",)),
        ("Of the five bids one was read.", "Only one of the five bids was read.", ()),
        ("About 80 of the members came.", "Half of the 80 members came.", ("80",)),
        ("She models for L'Oréal.", "She models for L'Ore\u0301al.", ()),
    ],
)  # fmt: skip
def test_what_is_missing(claim: str, evidence: str, missing: tuple[str, ...]) -> None:
    assert missing_facts(claim, [evidence]).all == missing


def test_weekdays_follow_from_the_day_of_publication() -> None:
    claim, evidence = "The list was cut on March 1, 2017.", ["It was cut Wednesday evening."]
    assert missing_facts(claim, evidence, ["2017-03-02"]).all == ()
    assert missing_facts(claim, evidence, ["2017-04-02"]).dates == ("March 1, 2017",)


def test_names_may_stand_in_the_context_and_numbers_may_not() -> None:
    missing = missing_facts("The Marl Bridge is 40 metres.", ["It is long."], ["Marl Bridge, 40"])
    assert missing.all == ("40",)


@pytest.mark.parametrize(
    ("text", "count"),
    [("It did not and won't.", 2), ("They denied it.", 1), ("A notable knot.", 0)],
)
def test_negations(text: str, count: int) -> None:
    assert facts_in(text).negations == count


@given(st.text())
@example("&A0")
def test_a_text_lacks_nothing_of_itself(text: str) -> None:
    missing = missing_facts(text, [text])
    assert missing.all == ()


@given(st.text(), st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=2))
def test_missing_facts_stand_in_the_claim(
    claim: str, evidence: list[str], context: list[str]
) -> None:
    facts = facts_in(claim)
    written = [one.written for one in (*facts.numbers, *facts.dates, *facts.names)]
    assert set(missing_facts(claim, evidence, context).all) <= {*written, *facts.quotations}


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
