import pytest

from assistant.evaluation.metrics import citations
from assistant.evaluation.questions import Evidence
from assistant.evaluation.results import ResultCitation

RIGHT = "The fair opened on the second of May."
WRONG = "Tickets were cheaper than last year."
EVIDENCE = [Evidence("a", RIGHT)]
TEXTS = {"a": f"{RIGHT} {WRONG}"}


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(ResultCitation("a", 0, len(RIGHT), RIGHT), True, id="exact"),
        pytest.param(ResultCitation("a", 1, len(RIGHT) + 1, RIGHT), False, id="shifted"),
        pytest.param(ResultCitation("a", 0, len(RIGHT) - 1, RIGHT), False, id="too-short"),
        pytest.param(ResultCitation("b", 0, len(RIGHT), RIGHT), False, id="unknown-article"),
        pytest.param(ResultCitation("a", 0, 0, ""), False, id="empty"),
        pytest.param(ResultCitation("a", -1, 0, ""), False, id="negative"),
        pytest.param(ResultCitation("a", len(RIGHT) + 1, 999, WRONG), False, id="beyond-the-end"),
    ],
)
def test_a_citation_is_valid_when_its_offsets_cover_its_quote(citation, expected):
    assert citations.is_valid(citation, TEXTS) is expected


def test_validity_is_the_share_of_valid_citations():
    good = ResultCitation("a", 0, len(RIGHT), RIGHT)
    bad = ResultCitation("a", 3, 5, "xx")
    assert citations.validity([good, bad, good, good], TEXTS) == 0.75
    assert citations.validity([], TEXTS) == 1


def test_precision_counts_citations_and_recall_counts_sentences(cited):
    answer = [
        cited("It opened in May.", ("a", RIGHT), ("a", WRONG), ("b", RIGHT)),
        cited("It was cheap.", ("a", WRONG)),
        cited("It was fun."),
    ]
    strict = citations.strict(EVIDENCE)
    assert citations.precision(answer, strict) == 1 / 4
    assert citations.recall(answer, strict) == 1 / 3


def test_lenient_is_right_when_the_cited_sentence_holds_the_answer(cited):
    answer = [cited("May.", ("elsewhere", "On 2 May, at last."), ("a", WRONG))]
    assert citations.precision(answer, citations.lenient(["May"])) == 0.5
    assert citations.recall(answer, citations.lenient(["May"])) == 1
    assert citations.precision(answer, citations.lenient(["June"])) == 0


def test_an_answer_without_citations_scores_zero(cited):
    strict = citations.strict(EVIDENCE)
    assert citations.precision([cited("So.")], strict) == 0
    assert citations.recall([cited("So.")], strict) == 0
    assert citations.precision([], strict) == citations.recall([], strict) == 0


def test_evidence_cited_is_the_share_of_the_evidence(cited):
    both = [*EVIDENCE, Evidence("b", "It closed again in the autumn.")]
    answer = cited("x", ("a", RIGHT), ("a", RIGHT))
    assert citations.evidence_cited(answer.citations, both) == 0.5
    assert citations.evidence_cited((), both) == 0
    assert citations.evidence_cited(answer.citations, []) == 0


def test_cited_sentences_is_the_share_with_any_citation(cited):
    assert citations.cited_sentences([cited("x", ("a", WRONG)), cited("y")]) == 0.5
    assert citations.cited_sentences([]) == 0


def test_grounding_is_the_share_of_the_answers_tokens_that_are_cited(cited):
    answer = [cited("The fair opened twice, twice.", ("a", RIGHT)), cited("In May!")]
    assert citations.grounding(answer) == 3 / 6
    assert citations.grounding([cited(RIGHT, ("a", RIGHT))]) == 1
    assert citations.grounding([cited("Invented.")]) == 0
    assert citations.grounding([]) == 0
