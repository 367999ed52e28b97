"""No dependency may be so old that an advisory names it: the bounds, and what is locked.

pip-audit cannot be had without a network, and says "no known vulnerabilities" where it reached
nothing. The table holds what the advisories of 2024 to 2026 said was the first release without the
hole; raise a floor here and in pyproject.toml when a new one is read.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]

FLOORS = {
    "chromadb": "1.5.9",  # CVE-2026-45829 is in every release; its server is never started
    "gradio": "6.31.0",  # CVE-2026-111497, CVE-2026-48545, CVE-2026-28414 to 28416
    "llama-index": "0.14.25",  # CVE-2025-7647, CVE-2025-7707 and ten before them
    "lxml": "6.1",  # CVE-2026-41066
    "pillow": "12.1.1",  # CVE-2026-25990
    "python-multipart": "0.0.26",  # CVE-2026-40347, CVE-2026-24486
    "requests": "2.33",  # CVE-2026-25645
    "starlette": "1.3.1",  # CVE-2026-54282, CVE-2026-54283, CVE-2026-48710
    "urllib3": "2.7",  # CVE-2026-44431, CVE-2026-44432, CVE-2026-21441
}
"""Package -> the first release without a known hole."""

FLOORS_OF_OTHERS = {
    "aiohttp": "3.14.3",  # about thirty advisories
    "nltk": "3.10",  # CVE-2026-33231
    "pypdf": "6.16.1",  # CVE-2026-84309 to 84311, which are files that never end
    "transformers": "5.5.0",  # CVE-2026-5241, CVE-2026-4372
}
"""The same of what only some dependency may bring along."""


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


def numbers(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in version.split(".")]
    return (*parts, 0, 0)[:3]


def lower_bounds() -> Iterator[tuple[str, str]]:
    """Yield each dependency with its lower bound, or the one release that it is held to."""
    for line in read("pyproject.toml")["project"]["dependencies"]:
        name = re.match(r"[\w.-]+", line)
        bound = re.search(r"(?:>=|==)\s*([\d.]+)", line)
        if name and bound:
            yield name[0], bound[1]


@pytest.mark.parametrize("name", FLOORS)
def test_the_lower_bound_is_at_or_above_the_floor(name: str) -> None:
    bounds = dict(lower_bounds())
    assert name in bounds, f"{name} has no lower bound in pyproject.toml"
    assert numbers(bounds[name]) >= numbers(FLOORS[name])


def test_what_is_locked_is_at_or_above_the_floor() -> None:
    floors = FLOORS | FLOORS_OF_OTHERS
    locked = [(one["name"], one.get("version", "")) for one in read("uv.lock")["package"]]
    assert {name for name, _ in locked} >= set(FLOORS)
    below = [
        (name, version)
        for name, version in locked
        if name in floors and numbers(version) < numbers(floors[name])
    ]
    assert not below
