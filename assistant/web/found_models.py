"""Language models that run on this machine: which servers answer, and with which models."""

import asyncio
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter

from assistant.web.wording import writer_line

if TYPE_CHECKING:
    import httpx

    from assistant.settings import Settings

WAIT_SECONDS = 0.7
"""A server of this machine answers within, or is not there."""

MOST_MODELS = 50

TRIAL = "Reply with the word: ready"
MOST_SHOWN = 100
"""Characters of the reply to that."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A server that people run at home, at the port that it comes with."""

    name: str
    port: int
    provider: str

    @property
    def api_base(self) -> str:
        """The address that the settings want."""
        path = "" if self.provider == "ollama" else "/v1"
        return f"http://127.0.0.1:{self.port}{path}"


KINDS = (
    Kind("Ollama", 11434, "ollama"),
    Kind("llama.cpp", 8080, "openai-like"),
    Kind("LM Studio", 1234, "openai-like"),
    Kind("vLLM", 8000, "openai-like"),
)


@dataclass(frozen=True, slots=True)
class Server:
    """One that answered; `problem` says why its models are not known."""

    name: str
    provider: str
    api_base: str
    models: tuple[str, ...] = ()
    problem: str = ""


def create_model_router(settings: "Settings") -> APIRouter:
    """Build the route that looks for language models, at fixed addresses of this machine."""
    router = APIRouter()

    @router.get("/api/language-models")
    async def language_models() -> dict[str, object]:
        servers = await found_servers()
        return {
            "writer": writer_line(settings),
            "is_written": settings.is_written,
            "servers": [asdict(one) for one in servers],
        }

    @router.post("/api/language-models/test")
    def test() -> dict[str, str]:
        return {"said": tried(settings)}

    return router


def tried(settings: "Settings") -> str:
    """Ask the language model that is set for a word; return what came of it, in a sentence.

    Raises:
        CitelineError: No model is set, or it does not answer; the sentence says what to do, and
            never a key.
    """
    from assistant.language_models import load_language_model
    from assistant.language_models.streaming import ChatModel, Message

    begun = time.perf_counter()
    model = ChatModel(load_language_model(settings.llm), settings.llm)
    reply = " ".join(model.complete([Message("user", TRIAL)]).split())
    seconds = time.perf_counter() - begun
    return f"It answered in {seconds:.1f} s: “{reply[:MOST_SHOWN]}”"


async def found_servers(kinds: tuple[Kind, ...] = KINDS) -> list[Server]:
    """Return the servers that answer, in the order of their kinds."""
    import httpx  # when somebody looks: it is heavy

    # Without the proxies of the environment: what is asked never leaves the machine.
    async with httpx.AsyncClient(timeout=WAIT_SECONDS, trust_env=False) as client:
        found = await asyncio.gather(*(_server(client, kind) for kind in kinds))
    return [one for one in found if one is not None]


async def _server(client: "httpx.AsyncClient", kind: Kind) -> Server | None:
    import httpx

    base = f"http://127.0.0.1:{kind.port}"
    try:
        reply = await client.get(f"{base}/v1/models")
        names = [row["id"] for row in reply.json()["data"]]
    except httpx.HTTPError:
        return None
    except (ValueError, KeyError, TypeError):
        return Server(kind.name, kind.provider, kind.api_base, problem="models it does not name")
    shown = tuple(name for name in names if isinstance(name, str))[:MOST_MODELS]
    return Server(kind.name, kind.provider, kind.api_base, shown)
