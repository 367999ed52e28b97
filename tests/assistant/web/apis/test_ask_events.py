"""An answer as server-sent events, as it is made."""

import json
import subprocess

import httpx
import pytest

from assistant import Assistant
from assistant.serialise import answer_to_dict

QUESTION = "Why was the Marram Bridge closed?"
ACCEPT = {"accept": "text/event-stream"}


def events_of(text: str) -> list[tuple[str, dict[str, object]]]:
    events = []
    for block in text.strip().split("\n\n"):
        name, data = block.split("\n")
        events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def test_sentences_come_before_the_whole_answer(address: str, assistant: Assistant) -> None:
    reply = httpx.post(f"{address}/api/ask", json={"question": QUESTION}, headers=ACCEPT)
    assert reply.headers["content-type"].startswith("text/event-stream")
    events = events_of(reply.text)
    expected = json.loads(json.dumps(answer_to_dict(assistant.ask(QUESTION))))
    assert events[0][0] == "searched"
    assert [values for name, values in events if name == "sentence"] == expected["sentences"]
    name, whole = events[-1]
    assert name == "answer"
    assert whole.pop("latency_ms")
    expected.pop("latency_ms")
    assert whole == expected


def test_a_bad_question_has_its_status(address: str) -> None:
    reply = httpx.post(f"{address}/api/ask", json={"question": "  "}, headers=ACCEPT)
    assert reply.status_code == 422
    assert "empty" in reply.json()["error"]


def test_curl_streams(address: str) -> None:
    done = subprocess.run(
        [
            *("curl", "--silent", "-N", "-H", "Accept: text/event-stream"),
            *("--json", json.dumps({"question": QUESTION}), f"{address}/api/ask"),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert events_of(done.stdout)[-1][0] == "answer"


@pytest.mark.parametrize("path", ["/api/ask", "/v1/chat/completions"])
def test_places_are_given_back_by_those_who_go(address: str, path: str) -> None:
    body = {"question": QUESTION, "stream": True}
    if path != "/api/ask":
        body = {"model": "citeline", "stream": True, "messages": [{"role": "user", "content": "a"}]}
    else:
        body.pop("stream")
    for _ in range(30):  # more than there are places
        with httpx.stream("POST", f"{address}{path}", json=body, headers=ACCEPT) as reply:
            assert reply.status_code == 200
    assert httpx.post(f"{address}/api/ask", json={"question": QUESTION}).status_code == 200
