"""The page on which somebody signs in or out, in the language of the browser. It has no script."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.users import User
from assistant.web import render
from assistant.web.assets import still_style

WRONG = "Name and password do not fit together."
TOO_OFTEN = "Too many tries. Wait a minute."

# Without a referrer of its own a form would come from "null", and be refused as another page's.
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Citeline: {sign_in}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<style>{style}</style></head><body><main><h1>Citeline<sup>1</sup></h1>{body}</main></body></html>
"""

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

STYLE = """
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); }
main { box-sizing: border-box; max-width: 24rem; margin: 12vh auto 0; padding: 1.5rem; }
h1 { margin: 0 0 .25rem; font: 600 2rem/1.2 var(--serif); letter-spacing: -.01em; }
sup { color: var(--accent); font: 600 .55em/1 var(--sans); }
.promise { margin: 0 0 1.75rem; color: var(--ink-soft); }
[role=alert] { padding: .7rem .9rem; border-radius: var(--radius); background: var(--warn-soft);
color: var(--warn); }
label { display: block; color: var(--ink-soft); font-size: var(--quiet); }
input, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
border: 1px solid var(--edge); border-radius: var(--radius); font: inherit; }
input { margin: .2rem 0 1rem; background: var(--raised); color: var(--ink); }
button { margin-top: .5rem; border-color: var(--accent); background: var(--accent);
color: var(--accent-ink); cursor: pointer; font-weight: 600; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
"""

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
        sign_in = WORDS[self.language]["sign_in"]
        style = still_style() + STYLE
        return PAGE.format(language=self.language, sign_in=sign_in, style=style, body=body)
