"""Are the words right? SQuAD's exact match and F1, and whether an answer string is contained."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from assistant.evaluation.answer_strings import answer_contained, normalise_answer
from assistant.evaluation.cases import Case
from assistant.evaluation.metrics.metric import ANSWERS, Metric, Terms, mean


def exact_match(prediction: str, answers: Sequence[str]) -> float:
    """1 when the normalised prediction equals one of the normalised answers, else 0.

    Range {0, 1}. No answers means that the question has none; then an empty prediction is right.
    Source: SQuAD.
    """
    return _best(prediction, answers, lambda guess, answer: float(guess == answer))


def f1(prediction: str, answers: Sequence[str]) -> float:
    """Token overlap with the closest answer: F1 = 2 P R / (P + R) over bags of tokens.

    P is the share of the prediction's tokens that are in the answer, R the share of the answer's
    that are in the prediction, both counted with multiplicity after normalisation. When either
    side has no token, 1 if both have none, else 0. Range [0, 1]. Source: SQuAD.
    """
    return _best(prediction, answers, _token_f1)


def _best(prediction: str, answers: Sequence[str], score: Callable[[str, str], float]) -> float:
    """Score against every answer and keep the best, as SQuAD 2.0 does.

    Answers that normalise to nothing are left out; when none is left the answer is "".
    """
    normalised = [answer for answer in map(normalise_answer, answers) if answer] or [""]
    guess = normalise_answer(prediction)
    return max(score(guess, answer) for answer in normalised)


def _token_f1(guess: str, answer: str) -> float:
    guess_tokens, answer_tokens = guess.split(), answer.split()
    if not guess_tokens or not answer_tokens:
        return float(guess_tokens == answer_tokens)
    shared = (Counter(guess_tokens) & Counter(answer_tokens)).total()
    return 2 * shared / (len(guess_tokens) + len(answer_tokens))


def _squad(score: Callable[[str, Sequence[str]], float]) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if not case.expects_answer:
            return None
        return mean(score(case.prediction, case.question.answers))

    return terms


def _squad_overall(score: Callable[[str, Sequence[str]], float]) -> Callable[[Case], Terms]:
    def terms(case: Case) -> Terms:
        if case.question.answerable:
            return _squad(score)(case)
        return mean(0.0 if case.row.failed else score(case.prediction, ()))

    return terms


def _contained(texts: Iterable[str], case: Case) -> Terms:
    if not case.expects_answer:
        return None
    return mean(max((answer_contained(text, case.question.answers) for text in texts), default=0))


METRICS = (
    Metric("exact_match", "Exact match", ANSWERS, _squad(exact_match)),
    Metric("f1", "F1", ANSWERS, _squad(f1)),
    Metric(
        "exact_match_overall", "Exact match, all questions", ANSWERS, _squad_overall(exact_match)
    ),
    Metric("f1_overall", "F1, all questions", ANSWERS, _squad_overall(f1)),
    Metric(
        "answer_contained",
        "Answer string in answer",
        ANSWERS,
        lambda case: _contained([case.row.answer] if case.row.answered else [], case),
    ),
    Metric(
        "answer_in_citations",
        "Answer string in citations",
        ANSWERS,
        lambda case: _contained([citation.quote for citation in case.row.citations], case),
    ),
)
