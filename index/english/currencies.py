"""Currencies as texts write them, and which may be one: ¥300 is 300 yen, or 300 yuan.

Written out here because the tables of CLDR (babel) do not serve: their English names carry the
country ("Polish zloty"), zł, kr and Kč stand in other languages' tables only, and the codes and
nouns of all three hundred currencies are English words too often (TOP 10, ALL, 5 som, real).
"""

_TABLE = """
$   | USD     | dollar dollars                        | $
€   | EUR     | euro euros                            | €
£   | GBP     | pound pounds                          | £
yen | JPY     | yen                                   |
yuan| CNY RMB | yuan renminbi                         |
₹   | INR     | rupee rupees                          | ₹
CHF | CHF     | franc francs                          |
₩   | KRW     | won                                   | ₩
zł  | PLN     | zł zloty zlotys zloties złoty złotych |
₽   | RUB     | ruble rubles rouble roubles           | ₽
₺   |         | lira liras                            | ₺
₪   | ILS     | shekel shekels                        | ₪
₴   | UAH     | hryvnia hryvnias                      | ₴
₦   | NGN     | naira                                 | ₦
₱   | PHP     | peso pesos                            | ₱
₫   | VND     | dong                                  | ₫
฿   | THB     | baht                                  | ฿
SEK | SEK     | krona kronor                          |
NOK | NOK     |                                       |
DKK | DKK     |                                       |
Kč  | CZK     | Kč koruna korunas                     |
HUF | HUF     | forint forints                        |
ZAR | ZAR     |                                       |
R$  | BRL     | reais                                 |
AED | AED     | dirham dirhams                        |
SAR | SAR     | riyal riyals                          |
IDR | IDR     | rupiah                                |
¥   |         |                                       | ¥
kr  |         | kr krone kroner crown crowns          |
"""
"""A row each: the unit, its codes, its names after an amount, its sign."""

_MAY_BE = {"¥": frozenset({"yen", "yuan"}), "kr": frozenset({"SEK", "NOK", "DKK", "Kč"})}
"""Units that stand for one of several."""

_ROWS = tuple(tuple(cell.split() for cell in row.split("|")) for row in _TABLE.strip().splitlines())
_UNITS = {
    name.lower(): unit
    for (unit,), *cells in _ROWS
    for name in (unit, *(one for cell in cells for one in cell))
}
CODES = tuple(code for row in _ROWS for code in row[1])
"""In capitals: some are words."""

NAMES = tuple(name for row in _ROWS for name in row[2])
"""What may stand after an amount, in any case."""

SIGNS = "".join(sign for row in _ROWS for sign in row[3])


def currency(written: str) -> str:
    """Return the unit that a code, a name or a sign stands for."""
    return _UNITS[written.lower()]


def is_currency(unit: str) -> bool:
    """Whether a unit is one of money."""
    return unit.lower() in _UNITS


def same_currency(one: str, other: str) -> bool:
    """Whether two units may be one: a yen is a ¥, and so is a yuan, but no yuan is a yen."""
    return one == other or other in _MAY_BE.get(one, ()) or one in _MAY_BE.get(other, ())
