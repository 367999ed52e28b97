"""The version of the package is the newest release of the changelog."""

import re
from importlib.metadata import version
from pathlib import Path

from assistant.version import __version__

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"
RELEASES = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", CHANGELOG.read_text("utf-8"), re.M)


def test_the_changelog_leads_with_this_version() -> None:
    assert RELEASES[0] == __version__


def test_the_installed_package_has_it() -> None:
    assert version("citeline") == __version__


def test_releases_are_listed_newest_first() -> None:
    numbers = [tuple(map(int, release.split("."))) for release in RELEASES]
    assert numbers == sorted(set(numbers), reverse=True)
