"""The prompts, one Markdown file each. Imports the standard library only."""

from importlib.resources import files


def load_prompt(name: str) -> str:
    """Return the text of a prompt, with its `$placeholders` for `string.Template`.

    Args:
        name: Of its file, without the ending, such as "judge_correctness".

    Raises:
        LookupError: There is no prompt of this name.
    """
    texts = {
        file.name.removesuffix(".md"): file
        for file in files(__name__).iterdir()
        if file.name.endswith(".md")
    }
    if name not in texts:
        raise LookupError(f"There is no prompt {name!r}. There are {', '.join(sorted(texts))}.")
    return texts[name].read_text(encoding="utf-8")
