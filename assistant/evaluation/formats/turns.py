"""The earlier turns of a conversation, in the forms in which they are found -> role and text.

`{"role", "content"}` as language models' servers take them, a question with its answer, pairs of
the two, and bare strings in turn, the user's first.
"""

from collections.abc import Iterator, Mapping, Sequence

_USERS = frozenset({"user", "human", "questioner"})
_ASSISTANTS = frozenset({"assistant", "ai", "agent", "bot", "gpt", "model", "answerer"})
_NOT_SAID = frozenset({"system", "developer"})
"""Roles of what nobody said to anybody: instructions."""

_ROLE_NAMES = ("role", "speaker", "from")
_TEXT_NAMES = ("text", "content", "message", "value", "utterance")


def read_turns(turns: Sequence[object]) -> list[object]:
    """Return the turns as `{"role", "text"}`; what is of no known form is returned as it is."""
    return [turn for at, item in enumerate(turns) for turn in _turns(item, at)]


def _turns(item: object, at: int) -> Iterator[object]:
    if isinstance(item, str):
        yield {"role": "assistant" if at % 2 else "user", "text": item}
    elif isinstance(item, list) and len(item) == 2 and all(isinstance(one, str) for one in item):
        yield from _exchange(*item)
    elif not isinstance(item, Mapping):
        yield item
    elif isinstance(item.get("question"), str):
        yield from _exchange(item["question"], item.get("answer"))
    else:
        turn = _turn(item)
        if turn.get("role") not in _NOT_SAID:
            yield turn


def _exchange(question: str, answer: object) -> Iterator[dict[str, str]]:
    yield {"role": "user", "text": question}
    if isinstance(answer, str):
        yield {"role": "assistant", "text": answer}


def _turn(item: Mapping[str, object]) -> dict[str, object]:
    found = {
        "role": next((item[name] for name in _ROLE_NAMES if name in item), None),
        "text": _text(next((item[name] for name in _TEXT_NAMES if name in item), None)),
    }
    role = found["role"].lower() if isinstance(found["role"], str) else found["role"]
    if role in _USERS or role in _ASSISTANTS:
        role = "user" if role in _USERS else "assistant"
    return {name: part for name, part in (found | {"role": role}).items() if part is not None}


def _text(content: object) -> object:
    """Return the text of a message whose content is a list of parts."""
    if isinstance(content, list) and all(isinstance(part, Mapping) for part in content):
        return "\n".join(str(part["text"]) for part in content if "text" in part)
    return content
