"""What is asked of the full-text index, in the language of SQLite: read into a tree.

    expression   ::=  either (OR either)*
    either       ::=  one ([AND] one)*
    one          ::=  phrase | NEAR(phrase... [, N]) | (expression)

A phrase is a word or anything in double quotes.
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from index.errors import StoreError

_TOKEN = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([(),])|([^\s"(),]+))')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after another."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """Phrases that stand close together; `written` is how that was asked for."""

    phrases: tuple[Phrase, ...]
    written: str


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    parts: "tuple[Expression, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    parts: "tuple[Expression, ...]"


Expression: TypeAlias = Phrase | Near | All | Any


def parsed(expression: str) -> Expression:
    """Return an expression as a tree.

    Raises:
        StoreError: It cannot be read.
    """
    tokens = _Tokens(expression)
    found = _either(tokens)
    if tokens.next is not None:
        raise tokens.unreadable()
    return found


class _Tokens:
    """The tokens of an expression, one by one: ("phrase" | "sign" | "word", text)."""

    def __init__(self, expression: str) -> None:
        self._expression, self._place = expression, 0
        self.next: tuple[str, str] | None = None
        self.take()

    def take(self) -> tuple[str, str] | None:
        """Return the next token, and go on."""
        taken, self.next = self.next, None
        if self._expression[self._place :].strip():
            match = _TOKEN.match(self._expression, self._place)
            if match is None:
                raise self.unreadable()
            self._place = match.end()
            quoted, sign, word = match.groups()
            if quoted is not None:
                self.next = ("phrase", quoted.replace('""', '"'))
            else:
                self.next = ("sign", sign) if sign else ("word", word)
        return taken

    def takes(self, token: tuple[str, str]) -> bool:
        """Go past a token, if it is the next."""
        is_next = self.next == token
        if is_next:
            self.take()
        return is_next

    def need(self, token: tuple[str, str]) -> None:
        """Go past a token that has to come."""
        if not self.takes(token):
            raise self.unreadable()

    def unreadable(self) -> StoreError:
        return StoreError(f"A search for {self._expression!r} cannot be read.")


def _either(tokens: _Tokens) -> Expression:
    parts = [_both(tokens)]
    while tokens.takes(("word", "OR")):
        parts.append(_both(tokens))
    return parts[0] if len(parts) == 1 else Any(tuple(parts))


def _both(tokens: _Tokens) -> Expression:
    parts = [_one(tokens)]
    while tokens.next not in (None, ("word", "OR"), ("sign", ")")):
        tokens.takes(("word", "AND"))
        parts.append(_one(tokens))
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _one(tokens: _Tokens) -> Expression:
    if tokens.takes(("sign", "(")):
        found = _either(tokens)
        tokens.need(("sign", ")"))
        return found
    taken = tokens.take()
    if taken == ("word", "NEAR") and tokens.next == ("sign", "("):
        return _near(tokens)
    if taken is None or taken[0] == "sign" or taken in (("word", "AND"), ("word", "OR")):
        raise tokens.unreadable()
    return Phrase(taken[1])


def _near(tokens: _Tokens) -> Near:
    tokens.need(("sign", "("))
    phrases, distance = list[Phrase](), "10"
    while not tokens.takes(("sign", ")")):
        if tokens.takes(("sign", ",")):
            _, distance = tokens.take() or ("", "")
        else:
            taken = tokens.take()
            if taken is None or taken[0] == "sign":
                raise tokens.unreadable()
            phrases.append(Phrase(taken[1]))
    if not (phrases and distance.isdecimal()):
        raise tokens.unreadable()
    quoted = " ".join('"{}"'.format(one.text.replace('"', '""')) for one in phrases)
    return Near(tuple(phrases), f"NEAR({quoted}, {distance})")
