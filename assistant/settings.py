"""Every setting, in one nested model, from a TOML file and the environment.

The environment wins: `CITELINE_WEB__PORT=8000` sets `web.port`. An unknown name is an error, so a
typo never passes for a setting.
"""

import difflib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from pydantic_settings import SettingsError as SourceError

from index.errors import SettingsError

SETTINGS_NAME = "citeline.toml"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StoreSettings(_Section):
    """Where the index lives."""

    store: Literal["local", "server"] = Field(
        "local",
        description="local: articles in the data folder, of one process; server: in PostgreSQL and "
        "Chroma's server, for any number of processes.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("citeline"),
        description="Folder of the catalogue and the vectors, which one process at a time owns; "
        "with server of users and conversations only.",
    )
    postgres_url: SecretStr | None = Field(
        None,
        description="For server: postgresql://user:password@host/name; better kept in the "
        "environment.",
    )
    chroma_url: str = Field("", description="For server: http://host:port, where `chroma run` is.")


class EmbeddingSettings(_Section):
    """Which model turns text into vectors. Changing it needs `citeline reindex`."""

    provider: Literal["embedded", "onnx", "openai-like", "ollama"] = Field(
        "embedded",
        description="embedded: the model that comes along; onnx: a model of your own in a folder; "
        "openai-like, ollama: a server.",
    )
    folder: Path | None = Field(None, description="For onnx: holds model.onnx and tokenizer.json.")
    model: str | None = Field(None, description="For openai-like and ollama: the model's name.")
    api_base: str | None = Field(None, description="For openai-like and ollama: the server.")
    api_key: SecretStr | None = Field(
        None, description="For openai-like: the server's key; better kept in the environment."
    )
    pooling: Literal["mean", "cls"] = Field("mean", description="For onnx: as its card says.")
    query_prefix: str = Field("", description='For onnx: put before questions, as in "query: ".')
    passage_prefix: str = Field("", description="For onnx: put before passages.")
    max_tokens: int = Field(256, ge=64, le=8192, description="For onnx: read of a passage.")


class PassageSettings(_Section):
    """How articles are cut."""

    max_tokens: int = Field(200, ge=50, le=400, description="Token budget of a passage.")
    encoding: str = Field("cl100k_base", description="tiktoken encoding that counts the budget.")


class RetrievalSettings(_Section):
    """How articles are searched."""

    read_passages: int = Field(
        10, ge=0, le=50, description="Best passages that the reader goes over; 0 does without it."
    )


class AnswerSettings(_Section):
    """How questions are answered."""

    writer: Literal["auto", "extractive"] = Field(
        "auto", description="auto: the language model where one is set; extractive: never it."
    )
    max_sentences: int = Field(5, ge=1, le=20, description="Most sentences that are quoted.")
    context_passages: int = Field(
        12, ge=1, le=50, description="Most passages that a language model is shown."
    )
    refusal_threshold: float = Field(
        0.25,
        ge=0.0,
        le=1.0,
        description="Refuse when the probability that the articles answer is below this.",
    )
    short_answer_threshold: float = Field(
        0.7,
        ge=0.0,
        le=1.0,
        description="Mark words as the answer when the probability that they are right is at "
        "least this.",
    )
    max_question_characters: int = Field(
        4000, ge=1, le=100_000, description="Longer questions are sent back with an explanation."
    )


class LanguageModelSettings(_Section):
    """A language model; without a provider none is used."""

    provider: Literal["openai-like", "openai", "anthropic", "ollama", "scripted"] | None = Field(
        None, description="Who writes the answers; without one they are quoted."
    )
    model: str | None = Field(None, description="The model's name at the provider.")
    api_base: str | None = Field(None, description="The server; needed for openai-like.")
    api_key: SecretStr | None = Field(
        None, description="The provider's key; better kept in the environment."
    )
    script: Path | None = Field(
        None, description="For scripted: JSON Lines, one reply a line as a JSON string."
    )
    context_window: int = Field(
        8192, ge=512, description="Tokens in and out at once; for openai-like and ollama."
    )
    max_output_tokens: int = Field(1024, ge=1, description="Most tokens of one reply.")
    temperature: float = Field(
        0.0, ge=0.0, le=2.0, description="0: the likeliest words; higher: more varied ones."
    )
    timeout_seconds: float = Field(
        60.0, gt=0.0, description="Of one reply in all, with every try and wait."
    )
    first_token_seconds: float = Field(
        30.0, gt=0.0, description="How long a try may be silent before its first text."
    )
    idle_seconds: float = Field(15.0, gt=0.0, description="How long a reply may pause.")
    price_per_million_input_tokens: float | None = Field(
        None, ge=0.0, description="In any currency; both prices are needed to know the cost."
    )
    price_per_million_output_tokens: float | None = Field(
        None, ge=0.0, description="In the same currency."
    )


class WebSettings(_Section):
    """The web chat."""

    host: str = Field(
        "127.0.0.1", description="The address to listen on; by default this machine only."
    )
    port: int = Field(7860, ge=0, le=65535, description="The next free one is taken if in use.")
    allowed_hosts: tuple[str, ...] = Field(
        ("127.0.0.1", "localhost", "::1"),
        description="Host names under which the page may be opened.",
    )
    max_upload_megabytes: int = Field(
        20, ge=1, le=1000, description="Size limit of a file that is added on the page."
    )
    questions_per_minute: int = Field(
        0, ge=0, le=10_000, description="Of one program, or one user's programs; 0 sets no limit."
    )
    users: bool = Field(False, description="Let in only users, with roles; see `citeline users`.")
    proxy_user_header: str = Field(
        "", description="Header in which a trusted proxy names the user; it asks for the login."
    )
    proxy_groups_header: str = Field(
        "",
        description="Header in which that proxy names the user's groups, with commas between them.",
    )
    trusted_proxies: tuple[str, ...] = Field(
        (), description="Addresses of the proxies whose headers are believed."
    )
    open_to_everyone: bool = Field(
        False,
        description="Serve other machines without users: whoever reaches it may read and delete.",
    )


class Settings(BaseSettings):
    """All settings of one Citeline. Build it with `load_settings` and pass it down."""

    model_config = SettingsConfigDict(
        env_prefix="CITELINE_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    store: StoreSettings = Field(default_factory=StoreSettings)
    embedding: EmbeddingSettings = Field(default_factory=EmbeddingSettings)
    passages: PassageSettings = Field(default_factory=PassageSettings)
    retrieval: RetrievalSettings = Field(default_factory=RetrievalSettings)
    answer: AnswerSettings = Field(default_factory=AnswerSettings)
    llm: LanguageModelSettings = Field(default_factory=LanguageModelSettings)
    web: WebSettings = Field(default_factory=WebSettings)

    def with_data_dir(self, data_dir: Path) -> "Settings":
        """Return the same settings for another data folder."""
        return self.model_copy(
            update={"store": self.store.model_copy(update={"data_dir": data_dir})}
        )

    def with_store(self, kind: Literal["local", "server"]) -> "Settings":
        """Return the same settings for the other kind of store, or for this one."""
        return self.model_copy(update={"store": self.store.model_copy(update={"store": kind})})

    @property
    def is_written(self) -> bool:
        """Whether a language model writes the answers."""
        return self.llm.provider is not None and self.answer.writer == "auto"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, whose values come in as arguments."""
        return env_settings, init_settings


def load_settings(file: Path | None = None, *, data_dir: Path | None = None) -> Settings:
    """Read the settings.

    Args:
        file: A TOML file; by default `citeline.toml` in the user's configuration folder, if there.
        data_dir: Overrides `store.data_dir` wherever it is set.

    Raises:
        SettingsError: The file cannot be read, or a setting is unknown or out of range.
    """
    values = _read(file)
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise SettingsError(_explained(error)) from error
    except SourceError as error:
        # Its text has the name of the setting and not the value, which may be a secret.
        raise SettingsError(
            f'Wrong settings: {error}. Write it as JSON, such as {{"provider": "ollama"}}, or set '
            "its parts, as in CITELINE_LLM__PROVIDER."
        ) from error
    return settings if data_dir is None else settings.with_data_dir(data_dir)


def _read(file: Path | None) -> dict[str, Any]:
    path = file or user_config_path("citeline") / SETTINGS_NAME
    if file is None and not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"The settings file {path} cannot be read as TOML: {error}. Correct it, or name "
            "another one with --settings."
        ) from error


def _explained(error: ValidationError) -> str:
    """Name each wrong setting without repeating its value, which may be a secret."""
    wrong = "; ".join(map(_complaint, error.errors(include_input=False)))
    return (
        f"Wrong settings: {wrong}. Correct them where they are set: in the settings file, or in a "
        "variable of the environment that begins with CITELINE_."
    )


def _complaint(detail: ErrorDetails) -> str:
    name = ".".join(map(str, detail["loc"]))
    if detail["type"] != "extra_forbidden":
        return f"{name}: {detail['msg'].lower()}"
    near = difflib.get_close_matches(name, tuple(_names(Settings)), n=1)
    meant = f", did you mean {near[0]}?" if near else ""
    return f"{name}: there is no such setting{meant}"


def _names(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield the names of all settings with those of their sections: `web.port`."""
    for name, field in model.model_fields.items():
        yield prefix + name
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _names(field.annotation, f"{prefix}{name}.")
