"""What the page's settings show: where everything lies, and how much is taken. Never a key.

- `GET /api/settings`.
"""

from typing import TYPE_CHECKING

from fastapi import APIRouter

from assistant.web.wording import upload_hint

if TYPE_CHECKING:
    from assistant.settings import Settings, WebSettings


def create_settings_router(settings: "Settings", web: "WebSettings") -> APIRouter:
    """Build the route."""
    router = APIRouter()

    @router.get("/api/settings")
    def told() -> dict[str, object]:
        return {
            "data_folder": str(settings.store.data_dir.absolute()),
            "most_megabytes": web.max_upload_megabytes,
            "most_characters": settings.answer.max_question_characters,
            "kinds": upload_hint(web),
            "has_runs": False,
        }

    return router
