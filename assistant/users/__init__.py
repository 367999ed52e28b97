"""Who may come in, and what they may do; off where only this machine can reach the server.

- `records.py`: users, roles, scopes.
- `passwords.py`: hashes of passwords, by argon2.
- `store.py`: users, sessions and API keys in one file of the data folder.
- `audit.py`: what was changed, and by whom.
"""

from assistant.users.audit import AuditLog
from assistant.users.records import Identity, Key, Role, Scope, User
from assistant.users.store import UserStore, open_users

__all__ = ["AuditLog", "Identity", "Key", "Role", "Scope", "User", "UserStore", "open_users"]
