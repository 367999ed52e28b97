"""What passages score beside each other, on hand-made candidates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.scoring import PassageCandidate, Weights, ranked_passages
from index.store import PassageRow
from index.types import Passage, Span


def candidate(
    title: str, text: str, dense: float, article_id: str = "", first: int = 0
) -> PassageCandidate:
    own = article_id or title
    passage = Passage(f"{own}-{first}", own, "1", first, first, Span(0, len(text)), text, 10)
    return PassageCandidate(PassageRow(1, 1, passage, title, None), dense, 0.0, 0.0)


def order(question: str, candidates: list[PassageCandidate], weights: Weights) -> list[str]:
    return [hit.passage.id for _, hit in ranked_passages(question, candidates, weights)]


FILM = candidate("The Copper Queen", "A film by Ida Holm, shot in Vardo.", 0.9)
NEAR = candidate("Queens", "Queens and kings of the north.", 0.8)
NAMED = candidate("Ida Holm", "A director, born in 1931.", 0.1)
NAMED_LESS = candidate("Vardo", "A town in the north.", 0.0)
OTHER = candidate("Copper", "A metal.", 0.2)
QUESTION = "where was the director of that film born"


def test_what_the_best_passage_names_comes_next_in_its_own_order() -> None:
    found = order(QUESTION, [OTHER, NAMED_LESS, NEAR, NAMED, FILM], Weights())
    assert found == ["The Copper Queen-0", "Ida Holm-0", "Vardo-0", "Queens-0", "Copper-0"]


def test_without_the_bonus_what_is_named_stays_where_it_is() -> None:
    found = order(QUESTION, [NAMED, NEAR, FILM], Weights(named_by_best=0.0))
    assert found == ["The Copper Queen-0", "Queens-0", "Ida Holm-0"]


def test_of_a_named_article_only_the_best_passage_is_lifted() -> None:
    again = candidate("Ida Holm", "Her first play.", 0.05, first=1)
    found = order(QUESTION, [again, NAMED, NEAR, OTHER, FILM], Weights())
    assert found[:2] == ["The Copper Queen-0", "Ida Holm-0"]
    assert found[-1] == "Ida Holm-1"


def test_an_article_that_names_itself_gains_nothing() -> None:
    same = candidate("Ida Holm", "Ida Holm, born in 1931.", 0.9, article_id="first")
    twin = candidate("Ida Holm", "Another of that name.", 0.1, article_id="second")
    ranked = ranked_passages(QUESTION, [same, NEAR, twin], Weights())
    assert [hit.parts["by_best"] for _, hit in ranked] == [0.0, 0.0, 0.0]


@given(
    cosines=st.lists(st.floats(-1, 1), min_size=1, max_size=8),
    bonus=st.floats(0, 10),
    names=st.sets(st.integers(0, 7)),
)
def test_a_bonus_never_goes_past_the_best(
    cosines: list[float], bonus: float, names: set[int]
) -> None:
    text = " ".join(f"Title{number}." for number in sorted(names))
    candidates = [candidate(f"Title{n}", text, cosine) for n, cosine in enumerate(cosines)]
    plain = ranked_passages(QUESTION, candidates, Weights(named_by_best=0.0))
    lifted = ranked_passages(QUESTION, candidates, Weights(named_by_best=bonus))
    assert lifted[0][1].score == pytest.approx(plain[0][1].score)
    for _, hit in lifted:
        assert 0.0 <= hit.parts["by_best"] <= bonus
        assert hit.score <= lifted[0][1].score
