"""The page on which somebody signs in or out, in the language of the browser. It has no script."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.users import User
from assistant.web import render
from assistant.web.plain_page import plain_page

WRONG = "Name and password do not fit together."
TOO_OFTEN = "Too many tries. Wait a minute."

FORM = """<p class="promise">{promise}</p>{problem}
<form method="post" action="/login?next={place}">
<label for="name">{name}</label>
<input id="name" name="name" autocomplete="username" required autofocus>
<label for="password">{password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>{sign_in}</button></form>"""

SIGNED_IN = """<p>{signed_in}</p>
<p><a href="/">{to_chat}</a></p>
<form method="post" action="/logout"><button>{sign_out}</button></form>"""

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "promise": "Every sentence points at the sentence that says so.",
        "name": "Name",
        "password": "Password",
        "sign_in": "Sign in",
        "sign_out": "Sign out",
        "to_chat": "Go to the chat",
        "signed_in": "You are signed in as {name} ({role}).",
        WRONG: WRONG,
        TOO_OFTEN: TOO_OFTEN,
    },
    "de": {
        "promise": "Jeder Satz zeigt auf den Satz, der es sagt.",
        "name": "Name",
        "password": "Passwort",
        "sign_in": "Anmelden",
        "sign_out": "Abmelden",
        "to_chat": "Zum Gespräch",
        "signed_in": "Sie sind angemeldet als {name} ({role}).",
        WRONG: "Name und Passwort passen nicht zusammen.",
        TOO_OFTEN: "Zu viele Versuche. Warten Sie eine Minute.",
    },
}


@dataclass(frozen=True, slots=True)
class LoginPage:
    """The page in one language, a key of `WORDS`."""

    language: str

    def form(self, place: str, problem: str = "") -> str:
        """Return the page that asks for name and password.

        Args:
            place: Where to go afterwards, a path of ours.
            problem: Why the last try failed, a key of the words.
        """
        words = WORDS[self.language]
        alert = f'<p role="alert">{words[problem]}</p>' if problem else ""
        return self._page(FORM.format(**words, problem=alert, place=render.escaped(place)))

    def signed_in(self, user: User) -> str:
        """Return the page that says who is signed in."""
        words = WORDS[self.language]
        said = words["signed_in"].format(name=render.one_line(user.name), role=user.role.value)
        return self._page(SIGNED_IN.format(**{**words, "signed_in": said}))

    def _page(self, body: str) -> str:
        return plain_page(self.language, WORDS[self.language]["sign_in"], body)
