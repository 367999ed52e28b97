import json
from pathlib import Path

import pytest

from tests.training.reader.data import Kind, Question, Support
from tests.training.reader.written import (
    is_held_out,
    passage_id,
    written_claims,
    written_pairs,
)

PUBLIC = "The mill burned in 1870. Ana Reis rebuilt it with 40 men."
OWN = "Entry costs £4. Dogs stay outside."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    questions = [
        {"passage": passage_id(PUBLIC), "question": "Who rebuilt it?", "answer": "Ana Reis"},
        {"passage": passage_id(PUBLIC), "question": "Who burned it?", "kind": "detail"},
        {"passage": "x1", "question": "May dogs come in?", "sentence": "Dogs stay"},
        {"passage": "x1", "question": "Which letter?", "answer": "s"},
        {"passage": "of nothing", "question": "Who?", "answer": "Nobody"},
    ]
    claims = [
        {"passage": "x1", "claim": "You pay four pounds.", "label": "supports"},
        {"passage": "x1", "claim": "You pay five pounds.", "label": "refutes"},
    ]
    passages = [{"id": "x1", "title": "The garden", "text": OWN}]
    for name, rows in (
        ("questions-1", questions),
        ("claims-1", claims),
        ("passages", passages),
    ):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return tmp_path


PUBLIC_QUESTIONS = [Question("When?", "Mill", PUBLIC, (), True, "squad11")]


def both(function, folder: Path) -> list:  # type: ignore[no-untyped-def, type-arg]
    return [
        pair
        for held_out in (False, True)
        for group in function(PUBLIC_QUESTIONS, folder, held_out)
        for pair in group
    ]


def test_questions_find_their_passage_and_their_words(folder: Path) -> None:
    pairs = {pair.question: pair for pair in both(written_pairs, folder)}
    assert pairs.keys() == {"Who rebuilt it?", "Who burned it?", "May dogs come in?"}
    rebuilt = pairs["Who rebuilt it?"]
    assert rebuilt.answer is not None
    assert rebuilt.passage[slice(*rebuilt.answer)] == "Ana Reis"
    assert (rebuilt.evidence, rebuilt.title) == ((1,), "Mill")
    assert pairs["Who burned it?"].kind is Kind.UNANSWERABLE
    dogs = pairs["May dogs come in?"]
    assert (dogs.kind, dogs.evidence, dogs.answer, dogs.no_words) == (Kind.ANSWER, (1,), None, True)


def test_a_passage_is_cut_into_the_sentences_of_its_language(tmp_path: Path) -> None:
    text = "桥于周一关闭。市长说修理需要三周！人们很生气。"
    passage = {"id": "zh-1", "language": "zh", "title": "桥", "text": text}
    question = {"passage": "zh-1", "question": "修理要多久？", "answer": "三周"}
    for name, row in (("passages", passage), ("questions-zh", question)):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (pair,) = (
        one
        for held_out in (False, True)
        for group in written_pairs((), tmp_path, held_out)
        for one in group
    )
    assert [text[slice(*span)] for span in pair.sentences] == [
        "桥于周一关闭。",
        "市长说修理需要三周！",
        "人们很生气。",
    ]
    assert pair.evidence == (1,)


def test_claims_say_what_the_passage_says_of_them(folder: Path) -> None:
    assert [pair.support for pair in both(written_claims, folder)] == [
        Support.SUPPORTS,
        Support.REFUTES,
    ]


def test_a_passage_is_learned_from_or_held_out_as_a_whole(folder: Path) -> None:
    kept = written_pairs(PUBLIC_QUESTIONS, folder)
    out = written_pairs(PUBLIC_QUESTIONS, folder, held_out=True)
    assert len(kept) + len(out) == 2
    assert all(is_held_out(passage_id(PUBLIC)) is (group in out) for group in (*kept, *out)
               if group[0].passage == PUBLIC)  # fmt: skip
