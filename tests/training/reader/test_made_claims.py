import random

import pytest

from tests.training.reader.data import Kind, Question, Support
from tests.training.reader.made_claims import made_claims

CONTEXT = (
    "In 1843 Ada Lovelace described the machine of Charles Babbage in a paper, which few read. "
    "Babbage never built it, and the government stopped paying in 1842. "
    "Luigi Menabrea had written about the engine in Turin after a lecture by Babbage."
)
QUESTION = Question("Who described the machine?", "Engine", CONTEXT, ((8, 20),), True, "squad11")
ARTICLE = "Henry Moseley and Doron Swade wrote about it too. So did Allan Bromley in 1990."


@pytest.mark.parametrize("seed", range(60))
def test_claims_about_one_passage_begin_with_a_supported_one(seed: int) -> None:
    claims = made_claims(QUESTION, ARTICLE, random.Random(seed))
    assert {claim.kind for claim in claims} <= {Kind.CLAIM}
    for claim in claims:
        assert claim.support is not None
        assert claim.question
        assert claim.passage
    if claims:
        assert claims[0].support is Support.SUPPORTS


def test_every_way_of_not_being_supported_is_made() -> None:
    made = [c for seed in range(200) for c in made_claims(QUESTION, ARTICLE, random.Random(seed))]
    assert {claim.support for claim in made} == set(Support)


def test_a_passage_without_whole_sentences_gives_none() -> None:
    short = Question("Who?", "", "See pic.twitter.com/a for more of it now.", ((0, 3),), True, "x")
    assert made_claims(short, "", random.Random(0)) == []
