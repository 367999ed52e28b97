"""`citeline ask`: one question, one answer with its sources."""

from typing import Annotated

import typer

from assistant.commands.options import (
    After,
    AsJson,
    Before,
    DataDir,
    Opened,
    SettingsFile,
    Sources,
    Today,
    carried_out,
    print_json,
    search_filter,
    settings_for,
)
from assistant.types import Answer, Citation, Verdict


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("ask")(ask)


def ask(
    question: Annotated[str, typer.Argument(help="What you want to know.")],
    source: Sources = None,
    after: After = None,
    before: Before = None,
    today: Today = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Answer one question from your articles, every sentence with its source."""
    chosen = search_filter(source, after, before)

    def act(assistant: Opened) -> tuple[Answer, bool]:
        answer = assistant.ask(question, filter=chosen, today=today)
        return answer, answer.refusal is not None and not assistant.articles()

    answer, is_empty = carried_out(act, data_dir, settings)
    if as_json:
        from assistant.serialise import answer_to_dict

        print_json(answer_to_dict(answer))
    else:
        typer.echo(as_text(answer))
    if is_empty:
        folder = settings_for(data_dir, settings).store.data_dir
        typer.echo(
            f"The data folder {folder} holds no articles: add some with `citeline ingest PATH`, "
            "or name another with --data-dir.",
            err=True,
        )


def as_text(answer: Answer) -> str:
    """Return an answer for a terminal: sentences with markers, then the numbered sources."""
    if answer.refusal is not None:
        lines = [answer.refusal.reason]
        if answer.refusal.nearest:
            lines += ["", "Nearest, but not an answer:"]
            lines += [f"  - {one.quote} ({_origin(one)})" for one in answer.refusal.nearest]
        return "\n".join(lines)
    numbers: dict[Citation, int] = {}
    lines = [answer.statement] if answer.statement else []
    for sentence in answer.sentences:
        marks = [numbers.setdefault(citation, len(numbers) + 1) for citation in sentence.citations]
        more = f" ({sentence.also_in})" if sentence.also_in else ""
        label = f"{sentence.label}: " if sentence.label else ""
        marked = "".join(f"[{number}]" for number in marks)
        lines.append(f"{label}{sentence.text} {marked}{more}")
        if sentence.verdict not in (None, Verdict.SUPPORTED):
            reasons = "; ".join(sentence.problems)
            lines.append(f"  ({sentence.verdict}{': ' if reasons else ''}{reasons})")
    lines += [f"and {answer.more:,} more"] if answer.more else []
    shortcomings = (
        ("This answer is incomplete.", answer.incomplete),
        ("Quoted, because the language model wrote no answer.", answer.fallback),
    )
    lines += [f"\n{what} {reason}" for what, reason in shortcomings if reason]
    sides = answer.disagreement.sides if answer.disagreement else ()
    if sides:
        lines += ["", "The articles do not agree:"]
    for side in sides:
        mark = numbers.setdefault(side.citation, len(numbers) + 1)
        note = ", a correction" if side.is_correction else ""
        said = f"{side.words}: " if side.words else ""
        lines.append(f"  - {said}{side.citation.quote} [{mark}]{note}")
    lines.append("")
    lines += [
        f"[{number}] {_origin(one)}, characters {one.start}-{one.end} of {one.article_id}"
        for one, number in numbers.items()
    ]
    return "\n".join(lines)


def _origin(citation: Citation) -> str:
    day = citation.date.isoformat() if citation.date else ""
    page = f"page {citation.page}" if citation.page else ""
    parts = [citation.title, citation.source, day, page]
    return ", ".join(part for part in parts if part)
