"""A desk for each user: what one asks is in no reach of another, whatever ids are sent."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

from assistant.conversations import open_conversations
from assistant.sights import Sights
from assistant.users import User, UserStore
from assistant.web.access.seeing import OwnAssistant
from assistant.web.desk import Desk

if TYPE_CHECKING:
    from starlette.types import Scope

    from assistant.assistant import Assistant


class Desks:
    """The desks of all users, or the one desk where users are not asked for.

    Args:
        whole: Sees every article; what answers at a desk sees what its user may see.
        users: Whose folders hold the conversations; None for one desk in the data folder.

    Attributes:
        sights: What answers, by what it sees.
        assistant: What answers whoever sends a request.
    """

    def __init__(self, whole: "Assistant", users: UserStore | None) -> None:
        self.whole, self.sights = whole, Sights(whole)
        self.assistant = whole if users is None else cast("Assistant", OwnAssistant())
        self._users = users
        self._lock = threading.Lock()
        self._desks: dict[tuple[str, ...], Desk] = {}

    def of(self, scope: "Scope") -> Desk:
        """Return the desk of whoever sends a request."""
        if self._users is None:
            return self._desk(None, self.whole)
        user: User | None = scope.get("state", {}).get("user")
        assert user is not None  # noqa: S101 - the gate lets nobody else through
        return self._desk(user, self.sights.of(user.seen))

    def folder_of(self, scope: "Scope") -> Path:
        """Return the folder of what is the own of whoever sends a request."""
        return self._folder(None if self._users is None else scope["state"]["user"])

    def _folder(self, user: User | None) -> Path:
        if self._users is None or user is None:
            return self.whole.settings.store.data_dir
        return self._users.folder_of(user)

    def _desk(self, user: User | None, assistant: "Assistant") -> Desk:
        place = () if user is None else (user.id, *user.seen)
        with self._lock:
            desk = self._desks.get(place)
            if desk is None or desk.assistant is not assistant:
                conversations = open_conversations(self._folder(user))
                desk = self._desks[place] = Desk(assistant, conversations)
            return desk
