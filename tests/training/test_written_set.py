import json
from pathlib import Path

from tests.training.written_set import CORPUS, QUESTIONS, write_set


def test_the_set_has_articles_and_questions_of_both_kinds(tmp_path: Path) -> None:
    write_set(tmp_path)
    articles, questions = (
        [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in (CORPUS, QUESTIONS)
    )
    texts = {one["id"]: one["text"] for one in articles}
    assert {one["answerable"] for one in questions} == {True, False}
    for one in questions:
        text = texts[one["evidence"][0]["doc_id"]]
        assert all(answer in text for answer in one["answers"])
