"""A desk for each user: what one asks is in no reach of another, whatever ids are sent."""

import threading
from typing import TYPE_CHECKING

from assistant.conversations import open_conversations
from assistant.users import User, UserStore
from assistant.web.desk import Desk

if TYPE_CHECKING:
    from starlette.types import Scope

    from assistant.assistant import Assistant


class Desks:
    """The desks of all users, or the one desk where users are not asked for.

    Args:
        assistant: What answers at all of them.
        users: Whose folders hold the conversations; None for one desk in the data folder.
    """

    def __init__(self, assistant: "Assistant", users: UserStore | None) -> None:
        self.assistant = assistant
        self._users = users
        self._lock = threading.Lock()
        self._desks: dict[str, Desk] = {}

    def of(self, scope: "Scope") -> Desk:
        """Return the desk of whoever sends a request."""
        user: User | None = scope.get("state", {}).get("user")
        if self._users is None:
            return self._desk("", None)
        assert user is not None  # noqa: S101 - the gate lets nobody else through
        return self._desk(user.id, user)

    def _desk(self, name: str, user: User | None) -> Desk:
        with self._lock:
            if name not in self._desks:
                folder = self.assistant.settings.store.data_dir
                if self._users is not None and user is not None:
                    folder = self._users.folder_of(user)
                self._desks[name] = Desk(self.assistant, open_conversations(folder))
            return self._desks[name]
