"""Questions of the kinds that the public sets lack: yes or no, and questions to a table.

A table stands in an article as a line for its header and a line for each row, "a | b | c".
"""

import random
import re
from dataclasses import dataclass

from tests.training.reader.data import Kind, Pair, Question, sentence_offsets, window
from tests.training.reader.negatives import opposites

_STATEMENT = re.compile(
    r"^(?P<subject>(?:The|A|An|His|Her|Their|Its|This|These|In \d{4}, the)? ?(?:[\w'’-]+ ?){1,5}?) "
    r"(?P<auxiliary>was|were|is|are|had|has|can|could|will|would|may|must) (?P<rest>[^,;:()]{8,90})"
)
_PRONOUNS = frozenset("he she it they this these that there which who".split())


def yes_no_pair(question: Question, words: int, generator: random.Random) -> Pair | None:
    """Whether something is so that the passage says is so, or is not: answered by a sentence.

    No words of the sentence are a short answer.
    """
    spans = list(sentence_offsets(question.context))
    generator.shuffle(spans)
    for span in spans[:4]:
        asked = yes_no_question(question.context[slice(*span)], generator)
        if asked is None:
            continue
        passage, start, sentences = window(question.context, span, words, generator)
        evidence = tuple(n for n, one in enumerate(sentences) if one[0] + start == span[0])
        return Pair(Kind.ANSWER, asked, question.title, passage, sentences, evidence, no_words=True)
    return None


def yes_no_question(sentence: str, generator: random.Random) -> str | None:
    """Ask whether a sentence is so, with a word turned into its opposite half of the time."""
    match = _STATEMENT.match(sentence)
    if match is None or match["subject"].split()[0].casefold() in _PRONOUNS:
        return None
    subject, rest = match["subject"], match["rest"].rstrip(" .")
    if match.end() < len(sentence) and sentence[match.end()].isalnum():
        rest = rest.rsplit(" ", 1)[0]
    if re.match(r"(?:The|A|An|His|Her|Their|Its|This|These|In)\b", subject):
        subject = f"{subject[:1].lower()}{subject[1:]}"
    turned = [word for word in rest.split() if opposites(word)]
    if turned and generator.random() < 0.5:
        word = generator.choice(turned)
        rest = rest.replace(word, generator.choice(opposites(word)), 1)
    form = generator.choice(("{0} {1} {2}?", "{0} {1} {2}?", "Is it true that {3} {4} {2}?"))
    auxiliary = match["auxiliary"]
    return form.format(auxiliary.capitalize(), subject, rest, subject, auxiliary)


@dataclass(frozen=True, slots=True)
class _Theme:
    """What a table is about: its first column, what stands there, and its other columns."""

    key: str
    entries: tuple[str, ...]
    columns: tuple[str, ...]


def _themes(table: str) -> tuple[_Theme, ...]:
    rows = ([cell.split(", ") for cell in line.split(": ")] for line in table.strip().splitlines())
    return tuple(_Theme(key[0], tuple(entries), tuple(columns)) for key, entries, columns in rows)


_THEMES = _themes("""
Country: Norway, Chile, Kenya, Japan, Latvia, Peru, Ghana, Nepal, Spain: population, area, exports, members
Product: Kettle, Desk lamp, Garden chair, Rain jacket, Tent, Bicycle pump: price, weight, units sold, stock
Team: Harbour United, Northfield Rovers, Elm Park, Rivermen, Old Mill: points, wins, goals, games played
Candidate: Maria Holt, Jan Peters, Ola Nyberg, Ruth Cole, Sam Adeyemi: votes, share, age, budget
Year: 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022: sales, profit, staff, visitors
Station: Quay Street, Market Hall, Upper Town, Airport, Mill Lane: passengers, platforms, cost, staff
Course: Pottery, Spanish, First aid, Bookkeeping, Choir, Chess: fee, places, hours, room
City: Aldport, Brenwick, Carrow, Dunmore, Eastholm, Fenley: rainfall, inhabitants, average rent, schools
""")  # noqa: E501 - rows of a table


def table_group(generator: random.Random) -> list[Pair]:
    """A question to a table with its answer, and one that the table does not answer."""
    theme = generator.choice(_THEMES)
    rows = generator.sample(theme.entries, generator.randint(3, len(theme.entries) - 1))
    shown = generator.sample(theme.columns, generator.choice((2, 3)))
    cells = [[row, *(_cell(generator) for _ in shown)] for row in rows]
    lines = [" | ".join((theme.key, *(column.capitalize() for column in shown)))]
    lines += [" | ".join(row) for row in cells]
    passage, spans, position = "\n".join(lines), [], 0
    for line in lines:
        spans.append((position, position + len(line)))
        position += len(line) + 1
    at, column = generator.randrange(len(rows)), generator.randrange(len(shown))
    start = spans[at + 1][0] + len(" | ".join(cells[at][: column + 1])) + len(" | ")
    answer = (start, start + len(cells[at][column + 1]))
    absent_column = generator.choice([one for one in theme.columns if one not in shown])
    absent_row = generator.choice([one for one in theme.entries if one not in rows])
    missing = generator.choice(
        (_asked(rows[at], absent_column, generator), _asked(absent_row, shown[column], generator))
    )
    title = generator.choice(("", theme.key, f"{theme.key} figures"))
    sentences = tuple(spans)
    return [
        Pair(Kind.ANSWER, _asked(rows[at], shown[column], generator), title, passage, sentences,
             (at + 1,), answer),
        Pair(Kind.PERTURBED_QUESTION, missing, title, passage, sentences),
    ]  # fmt: skip


def _cell(generator: random.Random) -> str:
    number = generator.choice((generator.randint(2, 99), generator.randint(100, 99_999)))
    form = generator.choice(("{:,}", "{}", "{:,}", "{}.5", "${:,}", "{} %"))
    return form.format(number)


def _asked(row: str, column: str, generator: random.Random) -> str:
    forms = (
        "What is the {column} of {row}?",
        "What was the {column} for {row}?",
        "What {column} does {row} have?",
        "{column} of {row}?",
        "Tell me the {column} of {row}.",
    )
    return generator.choice(forms).format(column=column, row=row)
