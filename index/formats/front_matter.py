"""Front matter: the fields above a Markdown text: YAML between `---`, TOML between `+++`, or JSON.

What is wrong in it never costs the text, nor the other fields: where the whole does not parse, each
field is read on its own, and as it stands if that does not parse either, so that `title: The clock:
it stopped` is a title.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_BLOCK = re.compile(
    r"\ufeff?\s*(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<block>.*?)(?:^)"
    r"(?:(?P=mark)|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_JSON = re.compile(r"\ufeff?\s*\{\s*\"")
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(?P<value>.*)")
_ENTRY = re.compile(r"^(?=[A-Za-z])", re.MULTILINE)
_TAG = re.compile(r"\A!\S*\s*")
_MAX_CHARACTERS = 1_000_000
_MAX_BRACKETS = 1_000
"""More, and the parsers of YAML and TOML might run out of the stack."""
_MAX_PARSED_CHARACTERS = 20_000
"""More, and they might take minutes: for names full of dots, time grows with the square."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields above a text, their names in lower case, and what was wrong with them."""

    fields: Mapping[str, object] = field(default_factory=dict)
    warning: str = ""


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the front matter at the very top of a text, and the text below it."""
    found = _BLOCK.match(text[:_MAX_CHARACTERS])
    if found is None:
        return _json(text) if _JSON.match(text) else (FrontMatter(), text)
    matter = _parsed(found["mark"], found["block"])
    if matter is None:  # prose between two rules
        return FrontMatter(), text
    return matter, text[found.end() :]


def has_front_matter(text: str) -> bool:
    """Whether a text opens with front matter."""
    return split_front_matter(text[:_MAX_CHARACTERS])[1] != text[:_MAX_CHARACTERS]


def _parsed(mark: str, block: str) -> FrontMatter | None:
    language = "YAML" if mark == "---" else "TOML"
    if _brackets(block) > _MAX_BRACKETS:
        problem = "it is too full of brackets"
    elif len(block) > _MAX_PARSED_CHARACTERS:
        problem = "it is too long"
    else:
        try:
            fields = _yaml(block) if language == "YAML" else _toml(block)
        except ValueError as error:
            problem = str(error)
        else:
            return FrontMatter(_lowered(fields)) if isinstance(fields, dict) else None
    fields = _field_by_field(block, language)
    if not fields:
        return None
    return FrontMatter(
        fields, f"the front matter is not valid {language} ({problem}); it was read field by field"
    )


def _brackets(block: str) -> int:
    return sum(map(block.count, "[{("))


def _json(text: str) -> tuple[FrontMatter, str]:
    """Return the fields of a JSON object at the top of a text, and the text below it."""
    beginning = text[:_MAX_PARSED_CHARACTERS].lstrip("\ufeff").lstrip()
    try:
        fields, end = json.JSONDecoder().raw_decode(beginning)
    except (ValueError, RecursionError):
        return FrontMatter(), text
    start = text.index("{")
    return FrontMatter(_lowered(fields)), text[start + end :]


def _lowered(fields: Mapping[object, object]) -> dict[str, object]:
    return {str(name).lower(): value for name, value in fields.items()}


def _yaml(block: str) -> object:
    import yaml  # type: ignore[import-untyped]

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        def flatten_mapping(self, node: object) -> None:
            """Merge nothing: a few keys that merge each other are millions of fields."""

    # A day that is none, such as 30 February, would cost the other fields.
    Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_str)

    try:
        return yaml.load(block, Loader)  # noqa: S506 - a safe loader, and more so
    except (yaml.YAMLError, RecursionError, ValueError, LookupError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise ValueError(f"{problem}, line {mark.line + 1}" if mark else problem) from error


def _toml(block: str) -> object:
    import tomllib

    try:
        return tomllib.loads(block)
    except (RecursionError, tomllib.TOMLDecodeError) as error:
        raise ValueError(str(error) or "nested too deeply") from error


def _field_by_field(block: str, language: str) -> dict[str, object]:
    parse = _yaml if language == "YAML" else _toml
    is_parsed = len(block) <= _MAX_PARSED_CHARACTERS and _brackets(block) <= _MAX_BRACKETS
    fields: dict[str, object] = {}
    for entry in _ENTRY.split(block):
        found = _FIELD.match(entry)
        if found is None:
            continue
        value: object = None
        if is_parsed:
            try:
                parsed = parse(entry)
                value = next(iter(parsed.values())) if isinstance(parsed, dict) else None
            except ValueError:
                value = None
        fields.setdefault(found["name"].lower(), _as_written(found) if value is None else value)
    return fields


def _as_written(found: re.Match[str]) -> str:
    """Return what stands behind the name of a field, without the marks of a text, also of one."""
    value = found["value"].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace("''", "'")
    elif value[:1] in ('"', "'") and value.count(value[0]) == 1:
        value = value[1:]
    return _TAG.sub("", value)
