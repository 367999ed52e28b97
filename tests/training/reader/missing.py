"""Questions for what a passage does not tell, made by rule: a missing detail, another predicate.

`negatives.py` changes a word or two of a question that a passage answers. These are as fluent as
people's own: a common question about something that the passage names, of which no word of the
passage speaks; or the subject of one question with what another one asks about.
"""

import random
import re

from tests.training.reader.negatives import names

_ASKED = """
How much did {x} cost? / cost price paid pay dollar pound euro worth fund budget million $ £ €
How much money was spent on {x}? / spen cost price paid dollar pound euro fund budget million $ £ €
Who paid for {x}? / paid pay fund financ sponsor donat money cost expense
Who designed {x}? / design architect plan engineer drew creat
Who built {x}? / buil construct erect made
Who founded {x}? / found establish creat start form set
Who owns {x}? / own belong bought acqui propert purchas
Who is in charge of {x}? / charge lead led head run ran direct chair president manag chief minister
When did {x} open? / open inaugurat launch
When did {x} begin? / beg start open launch since 
When will {x} be finished? / finish complet end clos until
When was {x} last repaired? / repair restor renovat rebuil fix
What year was {x} founded? / found establish form creat beg start
Where is {x} located? / locat situat lies city country street town near north south east west in
Why was {x} closed? / clos shut end
Why did {x} resign? / resign quit step left leav
Who won {x}? / won win victor champion beat defeat
Who wrote {x}? / wrote writ author poet novel publish
Who discovered {x}? / discover found find
Who opposed {x}? / oppos against critic protest object reject
Who voted against {x}? / vot elect ballot
What colour is {x}? / colo red blue green white black yellow brown grey gray golden
How tall is {x}? / tall high height met feet foot ft cm
How long is {x}? / long length kilomet mile met feet km minute hour
How much does {x} weigh? / weigh kg kilogram ton pound gram
How deep is {x}? / deep depth met feet
How fast was {x}? / speed mph km fast second knot
How many people work at {x}? / employ work staff job
How many people live in {x}? / populat inhabit live resident people
How many people attended {x}? / attend audien crowd people visitor spectat
How many people were injured in {x}? / injur wound hurt casualt
How many copies of {x} were sold? / copies copy sold sale sell
What time did {x} start? / a.m p.m clock noon midnight hour morning evening :
What was the weather like at {x}? / weather rain sun snow wind storm cloud
Which company made {x}? / compan inc corp manufactur made produc firm
What is the phone number of {x}? / phone call telephone
How many votes did {x} get? / vot ballot elect
How long did {x} last? / last long hour day week month year minute until from
What did critics say about {x}? / critic review prais
Which bank financed {x}? / bank financ loan fund
What percentage of {x} was lost? / percent % share half third
What is {x} made of? / made consist compos wood stone metal steel built
"""

_ASKED_OF_PEOPLE = """
Where was {x} born? / born birth native grew
When was {x} born? / born birth 1 2
When did {x} die? / die death dead kill 1 2
How did {x} die? / die death dead kill suicid murder
How old is {x}? / age year old born
Who is {x} married to? / wife husband marri spouse wed partner
How many children does {x} have? / child son daughter kid father mother bab
What is the name of {x}'s brother? / brother sibling
What is the name of {x}'s mother? / mother parent mum
Where did {x} go to school? / school univers colleg educat stud degree
What is {x}'s salary? / salar paid pay earn wage $ £
What did {x} say about the plan? / said say told stat argu claim
Where does {x} live? / live lives living home house resid
What did {x} study? / stud degree univers colleg
When did {x} resign? / resign quit step left leav
"""

_QUESTION = re.compile(
    r"^(?P<asked>(?:When|Where|Why|How|Who|What|Which|In what|In which|How many|How much"
    r"|What kind of"
    r"|What type of)(?: [a-z]+){0,2}) (?P<auxiliary>did|was|were|is|are|does|do|has|had|can|could)"
    r" (?P<subject>(?:the|a|an) (?:[a-z-]+ )?[\w-]+|(?:[A-Z][\w'’.-]+ ?){1,4}) (?P<rest>[a-z].+)\?$"
)
_COMMON_NOUN = re.compile(
    r"\b[Tt]he (?:[a-z]{4,} )?[a-z]{4,}"
    r"(?= (?:of|in|was|is|were|are|that|to|and|for|at|on|has|had)\b|[.,;])"
)


def _asked_about(table: str) -> list[tuple[str, tuple[str, ...]]]:
    rows = [line.split(" / ") for line in table.strip().splitlines()]
    return [(form, tuple(cues.split())) for form, cues in rows]


_THINGS, _PEOPLE = _asked_about(_ASKED), _asked_about(_ASKED_OF_PEOPLE)


def missing_detail(question: str, passage: str, generator: random.Random) -> str | None:
    """A common question about what question or passage name, of which no word of it speaks.

    A cue stands for all words that begin with it.
    """
    known = {passage[slice(*span)] for span in names(passage)}
    known = {name for name in known if len(name.split()) <= 4}
    nouns = {f"t{match[0][1:]}" for match in _COMMON_NOUN.finditer(passage)}
    kept = {one for one in known | nouns if one in question} or known | nouns
    if not kept:
        return None
    subject = generator.choice(sorted(kept))
    words = re.findall(r"[a-z]+|[$£€%:]|\d|a\.m|p\.m", passage.casefold())
    of_people = subject in known and " " in subject and generator.random() < 0.7
    forms = _PEOPLE if of_people else _THINGS
    for form, cues in generator.sample(forms, 12):
        if not any(word.startswith(cues) for word in words):
            return form.format(x=subject)
    return None


def other_predicate(question: str, others: list[str], generator: random.Random) -> str | None:
    """The subject of a question with what another question about the same article asks.

    Args:
        question: A question that its passage answers.
        others: Questions about other passages of the article.
        generator: Source of randomness.
    """
    own = _QUESTION.match(question)
    if own is None or not others:
        return None
    for other in generator.sample(others, min(10, len(others))):
        match = _QUESTION.match(other)
        if match is None or match["subject"].strip() == own["subject"].strip():
            continue
        if match["rest"].casefold() == own["rest"].casefold():
            continue
        if match["auxiliary"] in {"did", "was"}:
            subject = own["subject"].strip()
            return f"{match['asked']} {match['auxiliary']} {subject} {match['rest']}?"
    return None
