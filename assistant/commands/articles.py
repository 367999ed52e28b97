"""`citeline articles list | show ID | remove ID | undo ID`, and `citeline reindex`."""

from typing import Annotated

import typer

from assistant.commands.groups import CommandGroup
from assistant.commands.options import (
    AsJson,
    DataDir,
    Opened,
    SettingsFile,
    carried_out,
    once_free,
    open_assistant,
    print_json,
    settings_for,
)
from index.errors import NotFoundError
from index.types import Article

_MOST_NAMED = 5

ArticleId = Annotated[str, typer.Argument(help="As `citeline articles list` shows it.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        cls=CommandGroup,
        help="List, show and remove articles, and take back a change.",
        no_args_is_help=True,
    )
    group.command("list")(list_articles)
    group.command("show")(show)
    group.command("remove")(remove)
    group.command("undo")(undo)
    app.add_typer(group, name="articles")
    app.command("reindex")(reindex)


def list_articles(
    as_json: AsJson = False, data_dir: DataDir = None, settings: SettingsFile = None
) -> None:
    """List every article, newest first."""
    summaries = carried_out(lambda assistant: assistant.articles(), data_dir, settings)
    if as_json:
        print_json(
            [
                {
                    "id": one.id,
                    "version": one.version,
                    "title": one.title,
                    "source": one.source,
                    "url": one.url,
                    "date": one.date.isoformat() if one.date else None,
                    "author": one.author,
                    "sentences": one.sentences,
                    "copy_of": one.copy_of,
                }
                for one in summaries
            ]
        )
        return
    for one in summaries:
        day = one.date.isoformat() if one.date else "undated   "
        origin = ", ".join(part for part in (one.source, one.author) if part)
        about = f" ({origin})" if origin else ""
        copied = f" - copy of {one.copy_of}" if one.copy_of else ""
        typer.echo(f"{one.id}  {day}  {one.title}{about}{copied}")
    if not summaries:
        typer.echo("No articles yet. Add some with `citeline ingest PATH`.")


def show(
    article: Annotated[str, typer.Argument(help="Its id or its title, or how one of them begins.")],
    as_json: AsJson = False,
    data_dir: DataDir = None,
    settings: SettingsFile = None,
) -> None:
    """Show the text of an article exactly as it is stored and cited."""
    found = carried_out(lambda assistant: _named(article, assistant), data_dir, settings)
    if as_json:
        print_json(_as_dict(found))
        return
    day = found.date.isoformat() if found.date else ""
    about = ", ".join(part for part in (found.source, found.author, day, found.url) if part)
    typer.echo("\n".join(line for line in (found.title, about, "", found.text) if line != ""))


def _named(said: str, assistant: Opened) -> Article:
    """Return the article of this id or title, or the only one of which one of them begins so."""
    try:
        return assistant.article(said)
    except NotFoundError:
        names = [(one.id, one.title.casefold()) for one in assistant.articles()]
        wanted = said.casefold()
        fitting = [id_ for id_, title in names if wanted and title == wanted]
        fitting = fitting or [
            id_
            for id_, title in names
            if wanted and (title.startswith(wanted) or id_.startswith(said))
        ]
        if len(fitting) == 1:
            return assistant.article(fitting[0])
        if not fitting:
            raise
    raise NotFoundError(
        f"{len(fitting):,} articles are called {said!r} or begin so; name one by its id: "
        + ", ".join(fitting[:_MOST_NAMED])
        + ("." if len(fitting) <= _MOST_NAMED else ", and others.")
    )


def remove(article_id: ArticleId, data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Remove an article for good. The file it came from is not touched, and can be added again."""
    with open_assistant(data_dir, settings) as assistant:
        assistant.remove(article_id)
    typer.echo(
        f"Removed {article_id}. Nothing of it is kept; to have it again, add its file again."
    )


def undo(article_id: ArticleId, data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Bring back the version of an article that a changed one replaced; again undoes that.

    What was removed does not come back.
    """
    with open_assistant(data_dir, settings) as assistant:
        assistant.undo(article_id)
    typer.echo(f"Brought back the earlier version of {article_id}.")


def reindex(data_dir: DataDir = None, settings: SettingsFile = None) -> None:
    """Embed every article anew, after a change of the embedding model."""
    from assistant.opening import open_library

    chosen = settings_for(data_dir, settings)
    with once_free(chosen, lambda: open_library(chosen, accept_other_model=True)) as library:
        count = library.reindex()
    typer.echo(f"Embedded {count:,} passages anew.")


def _as_dict(article: Article) -> dict[str, str | None]:
    return {
        "id": article.id,
        "version": article.version,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "date": article.date.isoformat() if article.date else None,
        "author": article.author,
        "text": article.text,
    }
