"""Who may come in, and what they may do; off where only this machine can reach the server.

- `records.py`: users, groups, roles, scopes.
- `passwords.py`: hashes of passwords, by argon2.
- `database.py`: the file of the data folder that holds them all.
- `groups.py`: groups of users, and what their members see.
- `store.py`: users, sessions and API keys.
- `audit.py`: what was changed, and by whom.
"""

from assistant.users.audit import AuditLog
from assistant.users.groups import Groups
from assistant.users.records import Group, Identity, Key, Role, Scope, User
from assistant.users.store import UserStore, open_users

__all__ = [
    "AuditLog",
    "Group",
    "Groups",
    "Identity",
    "Key",
    "Role",
    "Scope",
    "User",
    "UserStore",
    "open_users",
]
