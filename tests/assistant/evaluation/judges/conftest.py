"""Judges whose language model follows a script."""

import pytest
from pydantic import Field

from assistant.evaluation.judges.judge import Judge
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.settings import LanguageModelSettings

GOOD = '{"reason": "All of it is there.", "score": 5}'


class Noting(ScriptedLanguageModel):
    """Notes every prompt in `prompts`."""

    prompts: list[str] = Field(default_factory=list)

    def stream_complete(self, prompt, formatted=False, **kwargs):
        self.prompts.append(prompt)
        return super().stream_complete(prompt, formatted, **kwargs)


class Broken(ScriptedLanguageModel):
    """Raises instead of replying, as a provider does; its first reply is the message."""

    def stream_complete(self, prompt, formatted=False, **kwargs):
        raise RuntimeError(self.replies[0])


@pytest.fixture
def judge():
    """Make a judge that replies with these texts, one a call; its model is at `model`."""

    def make(*replies, kind=Noting, **settings):
        model = kind(replies=replies or (GOOD,))
        made = Judge(model, LanguageModelSettings(provider="scripted", **settings))
        made.model = model
        return made

    return make


@pytest.fixture
def broken_model():
    return Broken
