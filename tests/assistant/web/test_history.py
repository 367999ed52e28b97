"""Earlier answers come back with their citations; those that do not hold are left out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from starlette.testclient import TestClient

from assistant import Assistant
from assistant.serialise import citation_to_dict
from assistant.types import Citation, Turn
from assistant.web.history import HistoryTurn, read_turns
from index.errors import NotFoundError
from index.types import Article

ARTICLE = Article("kites", "Kites", "Petra Holub flew the orange kite.", "Post", "http://a.b/")


class Shelf:
    """Holds one article, as an assistant would."""

    def article(self, article_id: str) -> Article:
        if article_id != ARTICLE.id:
            raise NotFoundError(f"No article has the id {article_id!r}.")
        return ARTICLE


def held(*citations: dict[str, Any]) -> tuple[Citation, ...]:
    """Return what is left of an answer's citations."""
    shelf: Any = Shelf()
    turn = HistoryTurn.model_validate(
        {"role": "assistant", "text": "So.", "citations": list(citations)}
    )
    ((read),) = read_turns(shelf, [turn])
    assert (read.role, read.text) == ("assistant", "So.")
    return read.citations


def test_the_rest_of_an_answer_is_read_from_the_articles_too() -> None:
    rest = [
        {"text": "Made up.", "label": "3 March", "verdict": None, "citations": [pointing(0, 11)]},
        {"citations": [pointing(0, 11, quote="Somebody else")]},
    ]
    shelf: Any = Shelf()
    turn = HistoryTurn.model_validate({"role": "assistant", "text": "So.", "rest": rest})
    ((read),) = read_turns(shelf, [turn])
    assert [(one.text, one.label) for one in read.rest] == [("Petra Holub", "3 March")]
    assert read.citations == ()


def pointing(start: int, end: int, **fields: str) -> dict[str, Any]:
    return {"article_id": ARTICLE.id, "start": start, "end": end, **fields}


@given(st.integers(0, 60), st.integers(1, 60), st.booleans())
def test_what_holds_is_read_from_the_article(start: int, length: int, is_quoted: bool) -> None:
    end = start + length
    quote = ARTICLE.text[start:end]
    read = held(pointing(start, end, **({"quote": quote} if is_quoted else {})))
    if end > len(ARTICLE.text):
        assert read == ()
    else:
        (one,) = read
        assert (one.version, one.title, one.source) == (ARTICLE.version, "Kites", "Post")
        assert citation_to_dict(one) == pointing(start, end, quote=quote) | {"page": None}


@pytest.mark.parametrize(
    "citation",
    [
        {"article_id": "gone", "start": 0, "end": 5},
        pointing(0, 10**12),
        pointing(0, 11, quote="Petra Novak"),
        pointing(0, 11, quote=""),
    ],
    ids=["gone", "beyond", "other words", "empty quote"],
)
def test_what_does_not_hold_is_left_out(citation: dict[str, Any]) -> None:
    assert held(citation, pointing(0, 11)) == held(pointing(0, 11))


@pytest.mark.parametrize(
    ("citation", "problem"),
    [
        (pointing(-1, 5), "start"),
        (pointing(5, 5), "end must be greater than start"),
        ({"article_id": "a", "start": 0}, "end"),
        (pointing(0, 5, colour="red"), "colour"),
    ],
    ids=["negative", "empty", "no end", "unknown"],
)
def test_what_is_no_citation_is_refused(citation: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        held(citation)


def test_an_answer_has_no_end_of_citations() -> None:
    with pytest.raises(ValidationError, match="at most 50"):
        held(*[pointing(0, 5)] * 51)


# Over HTTP


def history(citation: dict[str, Any] | None) -> list[dict[str, Any]]:
    answer: dict[str, Any] = {"role": "assistant", "text": "Yes."}
    if citation:
        answer["citations"] = [citation]
    return [{"role": "user", "text": "Was it ever found again?"}, answer]


def test_a_cited_name_stands_for_a_pronoun(client: TestClient, assistant: Assistant) -> None:
    cited = {"article_id": "bridge-engineer", "start": 0, "end": 25}
    assert "Marrisk" in assistant.article("bridge-engineer").text[:25]
    body = {"question": "How old is she?", "history": history(cited)}
    assert "Marrisk" in client.post("/api/ask", json=body).json()["searched_for"]
    body["history"] = history({**cited, "quote": "Dr. Odile Cleaver had been"})
    assert "Marrisk" not in client.post("/api/ask", json=body).json()["searched_for"]


def test_a_follow_up_is_answered_as_in_python(client: TestClient, assistant: Assistant) -> None:
    cited = assistant.ask("Why was the Marram Bridge closed?").sentences[0].citations[0]
    body = {"question": "And for how long?", "history": history(citation_to_dict(cited))}
    turns = [Turn("user", "Was it ever found again?"), Turn("assistant", "Yes.", (cited,))]
    expected = assistant.ask("And for how long?", history=turns)
    given_answer = client.post("/api/ask", json=body).json()
    assert given_answer["searched_for"] == expected.searched_for
    assert given_answer["answer"] == expected.text


@pytest.mark.parametrize(
    ("citation", "status"),
    [
        ({"article_id": "gone\0", "start": 0, "end": 5}, 200),
        ({"article_id": "bridge-closed", "start": 0, "end": 10**30}, 200),
        ({"article_id": "bridge-closed", "start": 5, "end": 0}, 422),
        ({"article_id": 7, "start": 0, "end": 5}, 422),
    ],
    ids=["gone", "beyond", "backwards", "number"],
)
def test_a_wrong_citation_is_never_our_fault(
    client: TestClient, citation: dict[str, Any], status: int
) -> None:
    body = {"question": "And for how long?", "history": history(citation)}
    reply = client.post("/api/ask", json=body)
    assert reply.status_code == status
    if status == 422:
        assert reply.json()["error"].startswith("history.1.citations.0")
