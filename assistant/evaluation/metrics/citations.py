"""Do the citations hold, and do they point at what answers?

Citation precision and recall follow ALCE (Gao et al. 2023, Enabling Large Language Models to
Generate Text with Citations), with labels in the place of its entailment model: a citation is
right when the cited sentence is, or contains, an evidence sentence of the set (strict, see
`assistant.evaluation.matching`), or when it holds an answer string (lenient).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from assistant.evaluation.answer_strings import answer_contained, normalise_answer
from assistant.evaluation.cases import Case
from assistant.evaluation.matching import matches
from assistant.evaluation.metrics.metric import CITATIONS, Metric, Terms, mean
from assistant.evaluation.questions import Evidence
from assistant.evaluation.results import ResultCitation, ResultSentence
from index.types import Span

IsRight = Callable[[ResultCitation], bool]
"""Whether one citation points at what answers."""


def strict(evidence: Sequence[Evidence]) -> IsRight:
    """Right means: the cited sentence matches an evidence sentence."""

    def is_right(citation: ResultCitation) -> bool:
        span = Span(citation.start, citation.end)
        return any(matches(citation.article_id, citation.quote, span, item) for item in evidence)

    return is_right


def lenient(answers: Sequence[str]) -> IsRight:
    """Right means: the cited sentence holds an answer string."""
    return lambda citation: answer_contained(citation.quote, answers) == 1.0


def is_valid(citation: ResultCitation, texts: Mapping[str, str]) -> bool:
    """Tell whether the offsets resolve in the stored article and cover exactly the quote."""
    text = texts.get(citation.article_id)
    if text is None or not 0 <= citation.start < citation.end <= len(text):
        return False
    return text[citation.start : citation.end] == citation.quote


def validity(citations: Sequence[ResultCitation], texts: Mapping[str, str]) -> float:
    """Share of the citations that are valid; 1 for none. Range [0, 1].

    Args:
        citations: As shown.
        texts: `Article.text` by article id, of the versions that were cited.
    """
    if not citations:
        return 1.0
    return sum(is_valid(citation, texts) for citation in citations) / len(citations)


def precision(sentences: Sequence[ResultSentence], is_right: IsRight) -> float:
    """Right citations / all citations of the answer; 0 when it cites nothing. Range [0, 1].

    Source: ALCE's citation precision.
    """
    citations = [citation for sentence in sentences for citation in sentence.citations]
    return sum(map(is_right, citations)) / len(citations) if citations else 0.0


def recall(sentences: Sequence[ResultSentence], is_right: IsRight) -> float:
    """Answer sentences with at least one right citation / all answer sentences. Range [0, 1].

    0 when there are no sentences. Source: ALCE's citation recall. In an answer of verbatim
    sentences each cites itself, so there it equals the precision; `evidence_cited` tells more.
    """
    carried = [any(map(is_right, sentence.citations)) for sentence in sentences]
    return sum(carried) / len(carried) if carried else 0.0


def evidence_cited(citations: Sequence[ResultCitation], evidence: Sequence[Evidence]) -> float:
    """Evidence sentences that are cited / all evidence sentences; 0 for none. Range [0, 1]."""
    found = [any(map(strict([item]), citations)) for item in evidence]
    return sum(found) / len(found) if found else 0.0


def cited_sentences(sentences: Sequence[ResultSentence]) -> float:
    """Answer sentences with at least one citation / all answer sentences. Range [0, 1].

    0 when there are no sentences.
    """
    cited = [bool(sentence.citations) for sentence in sentences]
    return sum(cited) / len(cited) if cited else 0.0


def grounding(sentences: Sequence[ResultSentence]) -> float:
    """Tokens of the answer that stand in its cited sentences / all tokens of the answer.

    Tokens are SQuAD's, counted with multiplicity in the answer. Range [0, 1]; 0 for no tokens. It
    shows invented words without reading for sense; an answer of verbatim sentences has 1. Source:
    K-Precision, Adlakha et al. 2024, there against the passages that a model was given.
    """
    quotes = [citation.quote for sentence in sentences for citation in sentence.citations]
    known = {token for quote in quotes for token in normalise_answer(quote).split()}
    tokens = [token for item in sentences for token in normalise_answer(item.text).split()]
    return sum(token in known for token in tokens) / len(tokens) if tokens else 0.0


def _validity(case: Case) -> Terms:
    if case.texts is None or not case.row.citations:
        return None
    return mean(validity(case.row.citations, case.texts))


CitationScore: TypeAlias = Callable[[Sequence[ResultSentence], IsRight], float]
"""Citation precision or recall."""


def _strict(score: CitationScore) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        evidence = case.question.evidence_sentences
        if not evidence or not case.row.answered:
            return None
        return mean(score(case.row.sentences, strict(evidence)))

    return terms


def _lenient(score: CitationScore) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if not case.expects_answer or not case.row.answered:
            return None
        return mean(score(case.row.sentences, lenient(case.question.answers)))

    return terms


def _evidence_cited(case: Case) -> Terms:
    evidence = case.question.evidence_sentences
    return mean(evidence_cited(case.row.citations, evidence)) if evidence else None


def _of_answer(score: Callable[[Sequence[ResultSentence]], float]) -> Callable[[Case], Terms]:
    return lambda case: mean(score(case.row.sentences)) if case.row.answered else None


METRICS = (
    Metric("citation_validity", "Citation validity", CITATIONS, _validity),
    Metric("citation_precision", "Citation precision", CITATIONS, _strict(precision)),
    Metric("citation_recall", "Citation recall", CITATIONS, _strict(recall)),
    Metric(
        "citation_precision_lenient", "Citation precision, lenient", CITATIONS, _lenient(precision)
    ),
    Metric("citation_recall_lenient", "Citation recall, lenient", CITATIONS, _lenient(recall)),
    Metric("evidence_cited", "Evidence sentences cited", CITATIONS, _evidence_cited),
    Metric("cited_sentences", "Sentences with a citation", CITATIONS, _of_answer(cited_sentences)),
    Metric("grounding", "Grounding", CITATIONS, _of_answer(grounding)),
)
