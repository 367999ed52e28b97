"""The prompts are there, and each judge's prompt holds what it needs."""

from string import Template

import pytest

from prompts import load_prompt

JUDGES = {
    "judge_faithfulness": {"question", "sources", "answer", "nonce"},
    "judge_correctness": {"question", "references", "answer", "nonce"},
}


@pytest.mark.parametrize("name", JUDGES)
def test_a_judges_prompt_has_its_placeholders_and_no_other(name):
    assert set(Template(load_prompt(name)).get_identifiers()) == JUDGES[name]


@pytest.mark.parametrize("name", JUDGES)
def test_all_material_stands_between_marks(name):
    """Whatever is put in stands between a BEGIN and its END, each with the nonce."""
    prompt = Template(load_prompt(name)).substitute(
        {part: f"<{part}>" for part in JUDGES[name] - {"nonce"}}, nonce="NONCE"
    )
    for part in JUDGES[name] - {"nonce"}:
        label = part.upper()
        block = f"BEGIN {label} NONCE\n<{part}>\nEND {label} NONCE\n"
        assert prompt.count(block) == 1
        assert prompt.count(f"<{part}>") == 1


@pytest.mark.parametrize("name", ["absent", "../judge_correctness", "__init__", ""])
def test_an_unknown_prompt_is_an_error_that_names_the_others(name):
    with pytest.raises(LookupError, match="judge_correctness, judge_faithfulness"):
        load_prompt(name)
