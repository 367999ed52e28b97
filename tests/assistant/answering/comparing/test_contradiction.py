"""Names contradict each other where two articles say the same of them, and only there."""

from pathlib import Path

import pytest

from tests.assistant.reports import Report, found

MASTERS = "Who won the 2025 Averil Masters?"
HEAD = "Who is the head of the Tarn Institute?"
RESTORER = "Who restored the old Wyndle altar?"

DIFFERENT = {
    "names of who did it": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters by two strokes.", "Ada Quill"),
            Report("Golf: Berta Holm wins the 2025 Averil Masters.", "Berta Holm", day=1),
        ],
        ["Berta Holm", "Ada Quill"],
    ),
    "names after by": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters by two strokes.", "Ada Quill"),
            Report("Rain: the 2025 Averil Masters was won by Berta Holm.", "Berta Holm", day=1),
        ],
        ["Berta Holm", "Ada Quill"],
    ),
    "names of who it is": (
        HEAD,
        [
            Report("The head of the Tarn Institute, Ada Quill, resigned.", "Ada Quill"),
            Report("Yesterday the head of the Tarn Institute, Berta Holm, spoke.", "Berta Holm", 2),
        ],
        ["Berta Holm", "Ada Quill"],
    ),
    "names in copies of a sentence": (
        RESTORER,
        [
            Report(
                "Experts from two museums now think that Ada Quill restored the Wyndle altar when "
                "she was still a student in Lorvane.",
                "Ada Quill",
            ),
            Report(
                "Experts from two museums now think that Berta Holm restored the Wyndle altar when "
                "she was still a student in Lorvane.",
                "Berta Holm",
                day=2,
                margin=-1.0,
            ),
        ],
        ["Berta Holm", "Ada Quill"],
    ),
}

ALIKE = {
    "names spelt otherwise": (
        MASTERS,
        [
            Report("Ada Kvíllova won the 2025 Averil Masters.", "Ada Kvíllova"),
            Report("Ada Kvillova won the 2025 Averil Masters.", "Ada Kvillova"),
        ],
    ),
    "a part of a name": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report("On Sunday Quill won the 2025 Averil Masters.", "Quill"),
        ],
    ),
    "an acronym": (
        "Who built the Averil Tunnel?",
        [
            Report("The firm United Tunnel Works built the Averil Tunnel.", "United Tunnel Works"),
            Report("The firm UTW built the Averil Tunnel.", "UTW"),
        ],
    ),
    "names that a sentence has both": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report(
                "On Sunday Berta Holm won the 2025 Averil Masters, says Ada Quill.", "Berta Holm"
            ),
        ],
    ),
    "names that an article has both": (
        HEAD,
        [
            Report("The head of the Tarn Institute, Ada Quill, resigned.", "Ada Quill"),
            Report(
                "The head of the Tarn Institute, Berta Holm, spoke. She follows Ada Quill.",
                "Berta Holm",
                day=2,
            ),
        ],
    ),
    "a former one": (
        HEAD,
        [
            Report("The head of the Tarn Institute, Ada Quill, resigned.", "Ada Quill"),
            Report("The former head of the Tarn Institute, Berta Holm, spoke.", "Berta Holm"),
        ],
    ),
    "of a longer name": (
        "Who is the head of Tarn?",
        [
            Report("The head of Tarn, Ada Quill, resigned.", "Ada Quill"),
            Report("The head of Tarn Foundation, Berta Holm, spoke.", "Berta Holm"),
        ],
    ),
    "names between other words": (
        HEAD,
        [
            Report("The head of the Tarn Institute, Ada Quill, resigned.", "Ada Quill"),
            Report("The head of a Tarn Institute laboratory, Berta Holm, spoke.", "Berta Holm"),
        ],
    ),
    "names in a list": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report("On Sunday Berta Holm and Cai Orr won the 2025 Averil Masters.", "Berta Holm"),
        ],
    ),
    "names in other places": (
        MASTERS,
        [
            Report("In Lorvane, Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report("In Kesterhythe, Berta Holm won the 2025 Averil Masters.", "Berta Holm"),
        ],
    ),
    "who did it to whom": (
        "Who beat Ada Quill in the Averil Masters?",
        [
            Report("In the Averil Masters, Berta Holm beat Ada Quill.", "Berta Holm"),
            Report("In the Averil Masters, Ada Quill beat Cai Orr.", "Cai Orr"),
        ],
    ),
    "names that the reader doubts": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report("On Sunday Berta Holm won the 2025 Averil Masters.", "Berta Holm", margin=-1.0),
        ],
    ),
    "names that several may have": (
        "Who said that the Averil Tunnel is safe?",
        [
            Report("Ada Quill said that the Averil Tunnel is safe.", "Ada Quill"),
            Report("Berta Holm said that the Averil Tunnel is safe.", "Berta Holm"),
        ],
    ),
    "names of what is not specific": (
        "Who won the election?",
        [
            Report("On Sunday Ada Quill won the election.", "Ada Quill"),
            Report("On Sunday Berta Holm won the election.", "Berta Holm"),
        ],
    ),
    "names asked for in the plural": (
        "Which clubs won the 2025 Averil Cup?",
        [
            Report("Yesterday Lorvane Rovers won the 2025 Averil Cup.", "Lorvane Rovers"),
            Report("Yesterday Kesterhythe Town won the 2025 Averil Cup.", "Kesterhythe Town"),
        ],
    ),
    "a denied name": (
        MASTERS,
        [
            Report("On Sunday Ada Quill won the 2025 Averil Masters.", "Ada Quill"),
            Report("No, Berta Holm won the 2025 Averil Masters.", "Berta Holm"),
        ],
    ),
    "a question for a name": (
        "Who opened the pier?",
        [
            Report("Ada Quill opened the pier in 1968.", "Ada Quill"),
            Report("Ida Holm opened the pier in 1970.", "Ida Holm"),
        ],
    ),
}


@pytest.mark.parametrize(("question", "reports", "words"), DIFFERENT.values(), ids=DIFFERENT)
def test_names_that_differ_in_one_statement_are_seen(
    tmp_path: Path, question: str, reports: list[Report], words: list[str]
) -> None:
    disagreement = found(tmp_path, question, reports)
    assert disagreement is not None
    assert [side.words for side in disagreement.sides] == words


@pytest.mark.parametrize(("question", "reports"), ALIKE.values(), ids=ALIKE)
def test_names_that_may_both_be_right_are_not_shown(
    tmp_path: Path, question: str, reports: list[Report]
) -> None:
    assert found(tmp_path, question, reports) is None
