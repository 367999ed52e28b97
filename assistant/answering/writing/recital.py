"""Does a model's sentence recite its instructions? An attack in an article may ask for that."""

import re

RUN = 8
"""Words in a row that a sentence and the instructions do not share by chance."""

_BORDER = re.compile(r"\W*(?:(?:BEGIN|END) (?:ARTICLES|EARLIER CONVERSATION)\b|(?:ARTICLE|FROM): )")
"""Lines around articles, see `prompts/answer_question.md`, and above them, see `context.py`."""

_WORD = re.compile(r"\w+")


def recites(sentence: str, instructions: str) -> bool:
    """Whether a sentence shares `RUN` words in a row with the instructions, or is a border.

    Case and punctuation do not count in the words.
    """
    if _BORDER.match(sentence):
        return True
    words = _WORD.findall(sentence.casefold())
    told = f" {' '.join(_WORD.findall(instructions.casefold()))} "
    runs = (words[start : start + RUN] for start in range(len(words) - RUN + 1))
    return any(f" {' '.join(run)} " in told for run in runs)
