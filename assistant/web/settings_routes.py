"""What the page's settings show: where everything lies, and how much is taken. Never a key.

- `GET /citeline/settings`.
"""

from typing import TYPE_CHECKING

from fastapi import APIRouter

from assistant.web.wording import upload_hint

if TYPE_CHECKING:
    from assistant.settings import Settings, WebSettings


def create_settings_router(
    settings: "Settings", web: "WebSettings", *, has_runs: bool = False
) -> APIRouter:
    """Build the route; `has_runs` says that the page shows the runs of an evaluation.

    Where others are let in, they are not told the names of this machine's folders.
    """
    router = APIRouter(include_in_schema=False)

    folder = str(settings.store.data_dir.absolute())

    @router.get("/citeline/settings")
    def told() -> dict[str, object]:
        return {
            "data_folder": "" if web.open_to_everyone or web.users else folder,
            "most_megabytes": web.max_upload_megabytes,
            "most_characters": settings.answer.max_question_characters,
            "kinds": upload_hint(web),
            "has_runs": has_runs,
            "has_users": web.users,
        }

    return router
