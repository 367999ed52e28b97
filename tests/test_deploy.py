"""What is deployed starts as it is written there: without root, and with nothing else writable."""

import configparser
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import which
from typing import Any

import httpx
import pytest
import yaml

from assistant.settings import load_settings
from assistant.users import Role, Scope, open_users
from tests.stores import RunningServers

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / ".deploy"
NOBODY = 65534
AS_NOBODY = (
    *("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"),
    sys.executable,
)
"""How a command of Python begins that gives up all rights."""

IMAGE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
START_SECONDS = 60.0
"""From the start of its processes, the servers running, to the first answer."""

START = "from assistant.cli import main; main()"


def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8")))


def laid_over() -> dict[str, Any]:
    text = (DEPLOY / "compose.servers.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(re.sub(r"\$\{\w+:\?[^}]*\}", "secret", text)))


def image_settings() -> dict[str, str]:
    return dict(re.findall(r"(CITELINE_\w+)=(\S+)", IMAGE))


def test_the_settings_of_the_image_and_of_compose_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = compose()["services"]["app"]
    for name, value in (image_settings() | app["environment"]).items():
        monkeypatch.setenv(name, value)
    web = load_settings().web
    assert web.users
    assert web.host == "0.0.0.0"  # noqa: S104 - inside of the container
    assert web.trusted_proxies == (
        compose()["services"]["proxy"]["networks"]["front"]["ipv4_address"],
    )
    assert "127.0.0.1" in web.allowed_hosts


def test_the_servers_laid_over_it_are_reached_by_its_own_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = laid_over()
    services = over["services"]
    for name, value in services["worker"]["environment"].items():
        monkeypatch.setenv(name, value)
    store = load_settings().store
    assert store.store == "server"
    assert store.postgres_url is not None
    assert store.chroma_url == "http://chroma:8000"
    assert services["app"]["environment"] == services["worker"]["environment"]
    assert over["networks"]["store"]["internal"]
    assert all("ports" not in one for one in services.values())
    assert services["chroma"]["entrypoint"][:2] == ["chroma", "run"]
    assert "--extra server" in IMAGE


def test_the_container_is_no_root_and_writes_nowhere_else() -> None:
    app = compose()["services"]["app"]
    assert app["read_only"]
    assert app["cap_drop"] == ["ALL"]
    assert "ports" not in app
    users = re.findall(r"^USER (\w+)$", IMAGE, re.M)
    assert users == ["citeline"]


def test_the_image_gets_all_that_it_copies() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", IMAGE, re.M)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    for name in " ".join(copied).split():
        assert (ROOT / name).exists()
        assert f"!{name}" in ignored.splitlines()


def test_the_unit_calls_a_command_that_there_is() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(DEPLOY / "citeline.service")
    assert unit["Service"]["DynamicUser"] == "yes"
    program, *arguments = unit["Service"]["ExecStart"].split()
    assert program.endswith("/citeline")
    options = [one for one in arguments if one.startswith("--")]
    shown = subprocess.run(
        [sys.executable, "-c", START, arguments[0], "--help"],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", "TERM": "dumb"},
    )
    assert all(one in shown.stdout for one in options)


def test_the_settings_of_the_manual_are_taken(tmp_path: Path) -> None:
    manual = (DEPLOY / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^    \[web\]\n(?:    .*\n)+", manual, re.M)
    taken = []
    for block in blocks:
        (tmp_path / "citeline.toml").write_text(re.sub(r"^    ", "", block, flags=re.M))
        taken.append(load_settings(tmp_path / "citeline.toml").web)
    assert any(one.users for one in taken)
    assert any(one.proxy_groups_header for one in taken)


@contextmanager
def contained(data: Path, program: Path) -> Iterator[str]:
    """Serve from a folder as nobody, where all but the data and /tmp can only be read."""
    settings = image_settings() | {
        "CITELINE_STORE__DATA_DIR": str(data),
        "CITELINE_WEB__HOST": "127.0.0.1",
        "CITELINE_WEB__PORT": "0",
    }
    command = (
        f"mount --make-rprivate / && mount --bind {data} {data} && mount --bind / /"
        f" && mount -o remount,ro,bind / && ! touch {program}/written 2>/dev/null"
        f" && exec {' '.join(AS_NOBODY)} -P -c '{START}' serve"
    )
    inner = {"PYTHONPATH": str(program), "HOME": str(data), "TMPDIR": str(data), "PATH": "/bin"}
    with subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", command],
        env=settings | inner | {"PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = next((one for one in process.stdout if "ready" in one), "")
            assert line, "it did not start"
            yield line.split(": ")[1].strip()
        finally:
            process.terminate()
            process.wait(30)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that nobody can reach too; pytest keeps its own to itself."""
    with tempfile.TemporaryDirectory(prefix="citeline-deploy-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def able() -> None:
    """Skip where root cannot be given up, or nobody cannot run this Python."""
    if not which("unshare") or not which("setpriv"):
        pytest.skip("needs unshare and setpriv")
    command = ["unshare", "--mount", *AS_NOBODY, "-c", "import httpx"]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs root, to give it up, and a Python that everybody may run")


@pytest.mark.usefixtures("able")
def test_it_starts_without_root_on_a_read_only_system(open_folder: Path) -> None:
    """Of what the wheel holds, and nothing else of this checkout."""
    base = open_folder
    program, data = base / "program", base / "data"
    with zipfile.ZipFile(base / "citeline.zip", "w") as wheel:
        for folder in ("assistant", "index", "prompts"):
            for file in (ROOT / folder).rglob("*"):
                if file.is_file() and "__pycache__" not in file.parts:
                    wheel.write(file, file.relative_to(ROOT))
    zipfile.ZipFile(base / "citeline.zip").extractall(program)
    users = open_users(data)
    users.add("ada", Role.ADMIN, None)
    _, key = users.add_key("ada", list(Scope))
    users.close()
    for one in (data, *data.rglob("*")):
        os.chown(one, NOBODY, NOBODY)
    with contained(data, program) as address:
        known = {"Authorization": f"Bearer {key}"}
        assert httpx.get(f"{address}/readyz").json() == {"status": "ready"}
        assert httpx.get(f"{address}/api/articles").status_code == 401
        asked = {"question": "Why was the Marram Bridge closed?"}
        reply = httpx.post(f"{address}/api/ask", json=asked, headers=known, timeout=60)
        assert reply.json().get("sentences"), reply.text
    assert {one.stat().st_uid for one in data.rglob("*")} == {NOBODY}


@contextmanager
def program(command: list[str], settings: dict[str, str]) -> Iterator[str]:
    """Run a command of the image with these settings; yield what it says when it is ready."""
    with subprocess.Popen(
        [sys.executable, "-c", START, *command],
        env={**os.environ, **settings, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            yield next(one for one in process.stdout if "ready" in one)
        finally:
            process.terminate()


def test_its_processes_answer_within_a_minute(servers: RunningServers, tmp_path: Path) -> None:
    """All that `compose.servers.yaml` starts, but for containers: of Debian and of the wheel."""
    began, services = time.monotonic(), laid_over()["services"]
    reached = {
        "postgresql://citeline:secret@postgres/citeline": servers.new_database(),
        "http://chroma:8000": servers.chroma_url,
    }

    def settings(name: str) -> dict[str, str]:
        below = compose()["services"].get(name, {}).get("environment", {})
        both = image_settings() | below
        over = services[name]["environment"]
        stored = {key: reached.get(value, value) for key, value in over.items()}
        here = {"STORE__DATA_DIR": str(tmp_path / name), "WEB__HOST": "127.0.0.1", "WEB__PORT": "0"}
        return both | stored | {f"CITELINE_{key}": value for key, value in here.items()}

    with closing(open_users(tmp_path / "app")) as users:
        users.add("ada", Role.ADMIN, None)
        _, key = users.add_key("ada", list(Scope))
    [command] = re.findall(r'^CMD \["(\w+)"\]$', IMAGE, re.M)
    with (
        program([command], settings("app")) as told,
        program(services["worker"]["command"], settings("worker")),
        httpx.Client(
            base_url=told.split(": ")[1].strip(),
            headers={"Authorization": f"Bearer {key}"},
            timeout=60,
        ) as client,
    ):
        file = ("ferry.txt", b"Ferry\n\nThe ferry to Sandholm sails at nine in the morning.")
        [job] = client.post("/api/articles/queue", files={"files": file}).json()["jobs"]
        while client.get(f"/api/jobs/{job}").json()["state"] == "queued":
            assert time.monotonic() - began < START_SECONDS
            time.sleep(0.1)
        asked = {"question": "When does the ferry to Sandholm sail?"}
        reply = client.post("/api/ask", json=asked).json()
    assert "nine in the morning" in reply["answer"]
    assert time.monotonic() - began < START_SECONDS
