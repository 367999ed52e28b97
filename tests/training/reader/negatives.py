"""Questions that a passage does not answer although its words say otherwise, made by rule.

Human unanswerable questions of the SQuAD 2.0 kind keep nearly every word of the passage and change
one thing: a name, a number, a word for its opposite, a negation. These rules do the same to
answerable questions, crudely: a share of the results is ungrammatical or still answerable.
"""

import random
import re

OPPOSITES = """first/last most/least largest/smallest biggest/smallest highest/lowest
longest/shortest before/after more/fewer more/less increase/decrease increased/decreased
rise/fall rose/fell win/lose won/lost north/south northern/southern east/west eastern/western
begin/end began/ended start/end started/ended oldest/youngest old/new early/late earlier/later
earliest/latest major/minor maximum/minimum above/below inside/outside including/excluding
male/female men/women man/woman son/daughter father/mother king/queen buy/sell bought/sold
open/close opened/closed allowed/prohibited accepted/rejected support/oppose supported/opposed
strong/weak stronger/weaker rich/poor cause/prevent caused/prevented include/exclude high/low
higher/lower large/small greater/smaller best/worst better/worse public/private import/export
legal/illegal join/leave arrive/depart arrived/departed gain/lose gained/lost hot/cold
positive/negative common/rare modern/ancient upper/lower majority/minority popular/unpopular
successful/unsuccessful formal/informal friend/enemy attack/defend attacked/defended
teacher/student employer/employee domestic/foreign internal/external physical/mental
created/destroyed built/demolished added/removed appointed/dismissed published/withdrawn
always/never many/few left/right top/bottom front/back day/night summer/winter
granted/dismissed grant/dismiss granted/refused upheld/overturned uphold/overturn
convicted/acquitted guilty/innocent approved/rejected approve/reject passed/defeated
agreed/refused agree/disagree
agreed/disagreed confirmed/denied confirm/deny admitted/denied increased/reduced expanded/shrank
grew/shrank grew/fell climbed/fell gained/slipped doubled/halved raised/lowered raise/lower
raised/cut strengthened/weakened improved/worsened improve/worsen better/worse hired/fired
hire/dismiss promoted/demoted arrested/released arrested/freed allowed/banned allows/bans
permitted/forbidden legalised/banned mandatory/optional required/forbidden safe/dangerous
likely/unlikely possible/impossible true/false correct/wrong able/unable willing/unwilling
succeeded/failed succeed/fail success/failure victory/defeat victories/defeats winner/loser
winners/losers profit/loss profits/losses surplus/deficit praised/criticised praise/criticise
praised/condemned welcomed/condemned backed/opposed favour/oppose favoured/opposed for/against
supporters/opponents supporter/opponent ally/rival allies/rivals borrowed/lent lend/borrow
borrower/lender buyer/seller buyers/sellers employer/worker landlord/tenant landlords/tenants
plaintiff/defendant doctor/patient doctors/patients parent/child parents/children husband/wife
brother/sister actor/actress enter/leave entered/left opened/shut started/stopped start/stop
began/stopped continued/stopped extended/shortened delayed/hastened postponed/advanced
faster/slower fast/slow quickly/slowly heavier/lighter heavy/light longer/shorter long/short
wider/narrower wide/narrow thicker/thinner deep/shallow warm/cold warmer/colder dry/wet full/empty
present/absent alive/dead married/divorced armed/unarmed voluntary/compulsory temporary/permanent
urban/rural liberal/conservative rich/poor expensive/cheap cheaper/dearer safe/unsafe
visible/invisible natural/artificial simple/complex easy/difficult easier/harder similar/different
same/different together/apart with/without inside/outside indoor/outdoor ascending/descending
maximum/minimum most/fewest best/worst first/second united/divided unified/split won/drew
launched/cancelled signed/vetoed ratified/rejected repealed/enacted elected/ousted
resigned/stayed recovered/died survived/died born/died rescued/abandoned found/lost
discovered/hid revealed/concealed remembered/forgot accept/refuse accepted/declined
encouraged/discouraged enabled/prevented helped/hindered helps/hinders protects/endangers
increases/decreases rises/falls allowed/prevented includes/excludes supports/opposes
before/after above/beneath over/under up/down upward/downward forward/backward""".split()

NAME = re.compile(r"\b[A-Z][\w'’.-]*[\w](?:\s+(?:of\s+|the\s+)?[A-Z][\w'’.-]*\w)*")
NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d+\b")
NOUN = re.compile(
    r"\b(?:the|a|an|of|for|in)\s+([a-z]{4,})(?=\s+(?:of|in|was|is|were|are|that|to|and|for|at|on)\b|[?.,;])"
)
AUXILIARY = re.compile(
    r"\b(did|does|do|was|were|is|are|has|have|had|can|could|will|would|should)\s+(?=\w)"
)
SENTENCE_END = re.compile(r"[.!?:;]['\"”’)]?\s*$|\n\s*$")
QUESTION_WORDS = frozenset(
    "who what when where why which how whose whom in on at the a an did does do was were is are"
    " during after before according for from by to of with if as along besides".split()
)


CALENDAR = frozenset(
    "January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
"""Names of another kind: exchanged among themselves only."""

CONTRACTED = frozenset("did does do was were is are has have had could would should".split())


def _opposite_table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for pair in OPPOSITES:
        left, right = pair.split("/")
        table.setdefault(left, []).append(right)
        table.setdefault(right, []).append(left)
    return table


_OPPOSITES = _opposite_table()


def opposites(word: str) -> list[str]:
    """Words that say the opposite of a word, in the same form."""
    return _OPPOSITES.get(word, [])


def names(text: str) -> list[tuple[int, int]]:
    """Offsets of capitalised runs, without a question's or sentence's ordinary first word."""
    spans = []
    for match in NAME.finditer(text):
        start, end = match.span()
        first = re.match(r"[\w'’-]+", text[start:end])
        if first and first[0].casefold() in QUESTION_WORDS:
            start += len(first[0])
            start += len(text[start:end]) - len(text[start:end].lstrip())
        if end - start > 2 and text[start:end] not in CALENDAR:
            spans.append((start, end))
    return spans


def _replacement(
    old: str, candidates: set[str], question: str, generator: random.Random
) -> str | None:
    """A candidate of about the same length that shares no word with the question."""
    used = set(question.casefold().split())
    fitting = sorted(
        candidate
        for candidate in candidates
        if abs(len(candidate.split()) - len(old.split())) <= 1
        and not used & set(candidate.casefold().split())
        and candidate.casefold() not in old.casefold()
        and old.casefold() not in candidate.casefold()
    )
    return generator.choice(fitting) if fitting else None


def _swap(
    question: str, spans: list[tuple[int, int]], candidates: set[str], generator: random.Random
) -> str | None:
    if not spans:
        return None
    start, end = generator.choice(spans)
    new = _replacement(question[start:end], candidates, question, generator)
    return None if new is None else question[:start] + new + question[end:]


def swap_name(question: str, text: str, answer: str, generator: random.Random) -> str | None:
    """Put another name of the text in place of one in the question."""
    candidates = {
        text[start:end]
        for start, end in names(text)
        if " " in text[start:end] or (start and not SENTENCE_END.search(text[start - 3 : start]))
    }
    candidates = {name for name in candidates if name.casefold() not in answer.casefold()}
    return _swap(question, names(question), candidates, generator)


def swap_number(question: str, text: str, answer: str, generator: random.Random) -> str | None:
    """Put another number in place of one in the question: of the text, or one close by."""
    spans = [match.span() for match in NUMBER.finditer(question)]
    candidates = {match[0] for match in NUMBER.finditer(text)} - set(NUMBER.findall(answer))
    if spans and generator.random() < 0.5:
        start, end = generator.choice(spans)
        digits = question[start:end]
        if digits.isdigit():
            near = int(digits) + generator.choice((-20, -10, -3, -2, -1, 1, 2, 3, 10, 20))
            return f"{question[:start]}{abs(near)}{question[end:]}"
    return _swap(question, spans, candidates, generator)


def swap_noun(question: str, text: str, answer: str, generator: random.Random) -> str | None:
    """Put another noun-like word of the text in place of one that question and text share."""
    shared = text.casefold()
    spans = [m.span(1) for m in NOUN.finditer(question) if m[1] in shared]
    candidates = {match[1] for match in NOUN.finditer(text)}
    candidates = {word for word in candidates if word not in answer.casefold()}
    return _swap(question, spans, candidates, generator)


def swap_opposite(question: str, text: str, answer: str, generator: random.Random) -> str | None:
    """Put a word's opposite in its place."""
    spans = [m.span() for m in re.finditer(r"[a-z]+", question) if m[0] in _OPPOSITES]
    if not spans:
        return None
    start, end = generator.choice(spans)
    new = generator.choice(_OPPOSITES[question[start:end]])
    return None if new in answer.casefold().split() else question[:start] + new + question[end:]


def negate(question: str, text: str, answer: str, generator: random.Random) -> str | None:
    """Negate the auxiliary: "Who was elected" -> "Who wasn't elected" or "Who was not elected"."""
    match = AUXILIARY.search(question)
    if match is None:
        return None
    word = match[1]
    if word in CONTRACTED and generator.random() < 0.7:
        return f"{question[: match.start()]}{word}n't {question[match.end() :]}"
    return (
        f"{question[: match.end()]}{generator.choice(('not', 'never'))} {question[match.end() :]}"
    )


_RULES = (swap_name, swap_number, swap_noun, swap_opposite, negate)
_WEIGHTS = (5.0, 3.0, 3.0, 3.0, 1.0)

NEGATIONS_LEFT_OUT = 0.6
"""Share of the questions to which no other rule applies that are left alone."""


def perturb(
    question: str, passage: str, article: str, answer: str, generator: random.Random
) -> str | None:
    """A question that the passage no longer answers, or None where no rule applies.

    Args:
        question: An answerable question.
        passage: The passage that answers it; half of the replacements come from it.
        article: Text of the same article, for the other half.
        answer: The answer's text, which is never put into the question.
        generator: Source of randomness.
    """
    order = sorted(
        range(len(_RULES)), key=lambda n: generator.random() ** (1.0 / _WEIGHTS[n]), reverse=True
    )
    for number in order:
        if _RULES[number] is negate and generator.random() < NEGATIONS_LEFT_OUT:
            continue
        text = passage if generator.random() < 0.6 else article
        changed = _RULES[number](question, text, answer, generator)
        if changed is not None and changed != question:
            return changed
    return None
