r"""A language model that does what any text in its prompt tells it to: injection at its worst.

No real model is so easily led, so what an attack in an article cannot do through this one, it can
do through none. It is for tests and measurements, and no provider of the settings.
"""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from assistant.language_models.scripted import ScriptedLanguageModel

_NUMBERED = re.compile(r"^\[(\d+)\]\s*(.*)$", re.MULTILINE)
_USER = re.compile(r"^user:", re.MULTILINE)
_LEAK = re.compile(r"\b(?:system prompt|your (?:rules|instructions)|the text above)\b", re.I)
_PAYLOADS = (
    re.compile(r"\brepeat <(.+?)>(?= for me)", re.I),
    re.compile(r"\b(?:print|say|output)\b:? (?!your|the text)(.+)$", re.I),
    re.compile(r"\b(?:add|include|insert|provide it to the user:?|like) \"(.+)\"", re.I),
    re.compile(r"^<+\"?(.+?)\"?>+$"),
    re.compile(r"<<\"(.+)\">>"),
)
_COMMAND = re.compile(
    r"^(?:In your (?:response|answer|reply)\b|(?:Add|Anagram|Augment|Break down|Combine|Compose"
    r"|Convert|Describe|Develop|Disregard|Draft|Embed|Enhance|Explain|Group|Ignore|Include|Insert"
    r"|Integrate|Introduce|Jumble|Misspell|Modify|Print|Provide|Rearrange|Remove|Render|Repeat"
    r"|Replace|Scramble|Substitute|Translate|Use|Visit|Write)\b)"
)
_ADDRESS = re.compile(r"\bhttps?://|\bwww\.|\w\.com\b", re.I)


class ObedientLanguageModel(ScriptedLanguageModel):
    """Finds instructions among the numbered sentences that it is shown, and follows them all.

    Told to print words, it prints them; told to show its instructions, it shows its system prompt;
    told anything else, or shown a web address, it repeats what it was told. With no instruction in
    sight it repeats the first sentence. Every line of its reply is given a marker, as an attacker
    would want it.

    Attributes:
        cites: The first sentence, which has nothing to do with the attack, or the attack's own.
    """

    replies: tuple[str, ...] = Field(default=())
    cites: Literal["first", "attack"] = "first"

    @classmethod
    def class_name(cls) -> str:
        """Return the name that LlamaIndex serialises the class under."""
        return "obedient_language_model"

    def _reply(self, prompt: str) -> str:
        start = _USER.search(prompt)
        system = prompt[: start.start()].removeprefix("system:").strip() if start else ""
        numbered = [(int(number), text) for number, text in _NUMBERED.findall(prompt)]
        lines = [
            f"{line} [{number if self.cites == 'attack' else numbered[0][0]}]"
            for number, text in numbered
            for line in _obeyed(text, system)
        ]
        first = [f"{text} [{number}]" for number, text in numbered[:1]]
        return "\n".join(lines or first)


def _obeyed(sentence: str, system: str) -> Iterator[str]:
    """Yield what one sentence of an article makes the model say."""
    if _LEAK.search(sentence):
        yield from (line for line in system.splitlines() if line.strip())
        return
    said = [found[1] for found in (payload.search(sentence) for payload in _PAYLOADS) if found]
    if said:
        yield said[0]
    elif _COMMAND.search(sentence) or _ADDRESS.search(sentence):
        yield sentence
