"""What a request is about: "Could you tell me more about the harbour?" is about the harbour.

Articles do not hold the words that people wrap a question in, and the reader, which learned from
plain questions, takes "I'd like to know about ..." for one that nothing answers. Measured on the 52
requests among the questions of two public sets of conversations: 56 % were refused with these
words and 6 % without them; asked of articles about something else, all are refused.
"""

import re

from index.english.words import ASKING_WORDS, content_stems, words

_GREETING = (
    r"(?:(?:yes|yeah|no|okay|ok|sure|thanks|thank you|hi|hello|great|now|well|so|and|but|then|also)"
    r"\b[\s,.!:;-]*)*"
)
_VERB = (
    r"(?:(?:tell|give|show|teach|inform|remind|provide) (?:me|us)(?: with)?|let (?:me|us) know"
    r"|(?:explain|describe|summari[sz]e|discuss|provide)(?: (?:(?:to|with) )?(?:me|us))?"
    r"|elaborate|expand)"
)
_ASKED = (
    r"(?:(?:can|could|would|will) you )?(?:(?:please|kindly|further|also|briefly|maybe) )*"
    rf"{_VERB}(?: please)?"
)
_WONDERED = (
    r"what (?:can|could) you (?:tell|say)(?: to)?(?: me| us)?|what do (?:you|we) know"
    r"|what(?:['’]s| is| has been) (?:known|said|reported|written|told)"
    r"(?= (?:about|of|on)\b)"
    r"|(?:what|how)(?= about\b)|do you (?:know|have)"
    r"|is there(?= (?:any |some )?(?:information|info|details?|anything|something)\b)"
    r"|what do(?:es)? (?:the|my|these) (?:articles?|documents?|sources?|texts?)"
    r" (?:say|tell(?: me| us)?)"
    r"|(?:what are )?(?:the )?pros and cons (?:of|for)"
)
_ALLOWED = r"(?:can|could|may) (?:i|we) (?:please )?(?:get|have|see)"
_WISHED = (
    r"i(?:['’]d| would| do)?(?: really| also)? (?:like|want|wish|love|need)(?: you)?"
    r" to (?:know|learn|hear|understand|find out|read)"
    r"|i(?:['’]m| am)(?: also| very| really)? (?:interested|curious|wondering)"
    r"(?: to (?:know|learn|hear))?(?: in)?"
    r"|i(?:['’]m| am) looking for"
)
_AMOUNT = (
    r"(?:(?:a little|a bit|a few|some|any|something|anything|everything|all|more|further|additional"
    r"|in detail|in general|briefly) )*"
)
_MATTER = r"(?:(?:the )?(?:information|info|details?|facts|background) )?"
_ABOUT = r"(?:(?:about|on|upon|regarding|concerning|of) )?"

_LEAD = re.compile(
    rf"\W*{_GREETING}(?:{_ASKED}|{_WONDERED}|{_ALLOWED}|{_WISHED}) {_AMOUNT}{_MATTER}{_ABOUT}",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\W*(?:please )?(?:(?:can|could|would) you )?(?:please )?"
    r"(?:(?:list|name|enumerate)(?: me)?|(?:give|show)(?: me)? (?:a|the)(?: \w+)? list of)"
    r"(?: (?:all|every|each))?(?: of)?(?: the)? ",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"\bstep[ -]by[ -]step\b|\b(?:what|which|the|all|every|each|list) (?:are )?(?:the )?"
    r"(?:steps?|instructions)\b|\bone (?:step|thing) after (?:the other|another)\b"
    r"|\b(?:full|whole|complete|entire) (?:recipe|instructions|procedure)\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\W*(?:(?:and|so|but) )?how (?:(?:do|does|can|could|should|must|would|may|is|are) \w|to \w)",
    re.IGNORECASE,
)
_ASKS_MANNER = re.compile(
    r"^\W*(?:and |but |so )?how (?:exactly )?(?:do|does|did|is|are|was|were|will|would|can|could"
    r"|should|must|has|have|had)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\W*how (?:did|has|have) (?:[^\s?]+ ){2,}"
    r"(?:unfold(?:ed)?\b|develop(?:ed)?(?=\W*$| (?:between|since|from|over|during|in|after|so) ))",
    re.IGNORECASE,
)
_LATEST_THING = re.compile(
    r"\b(?:latest|newest|most recent) (?!news|developments?|updates?|reports?|articles?"
    r"|story|stories|information|word|events?|happenings|state|status|situation|position)"
    r"[a-z]+ (?:for|of|on|in) \w",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*,?\s+(?:and(?: also| then)?|as well as)\s+|\s*,\s+", re.IGNORECASE)
_RELATIVE = re.compile(r"\s+(?:who|that|which)\s+", re.IGNORECASE)
_NOTHING_MORE = re.compile(r"(?:(?:some|a little|a bit) )?(?:more|that|this|it|why|how)", re.I)
_INTERROGATIVE = re.compile(r"(?:who|whom|whose|what|which|when|where|how|why|if|whether)\b", re.I)
_MANNER = (
    r"(?:[\s,]+(?:like|as if) i(?:['’]m| am| was| were) [\w\s]{3,20}"
    r"|[\s,]+in (?:simple|plain|easy|short|other|a few) (?:terms|words|english|language)"
    r"|[\s,]+(?:briefly|simply|shortly|quickly|in (?:short|brief|detail)))?"
)
_END = re.compile(rf"{_MANNER}[\s,]*(?:\bplease)?[\s.!?]*$", re.IGNORECASE)


_MOST_WORDS = 6
"""Of a question that is only what is asked for: "ferry fare children"."""

_SAYS_MORE = re.compile(
    r"\b(?:who|whom|whose|what|which|when|where|why|how|if|whether|am|is|are|was|were|be|been|do|does"
    r"|did|has|have|had|can|could|will|would|shall|should|may|might|must|not|i|you|he|she|it|we|they"
    r"|me|us|them|this|that|these|those|and|or|but|so|vs|versus|all|any|more|about|than)\b"
    r"|^(?:please|tell|give|show|list|name|explain|describe|summari[sz]e|compare|find)\b"
    r"|[^\w\s’'.-]",
    re.IGNORECASE,
)
_SEVERAL_OF = re.compile(r"(?:[\w’'-]+ )?[\w’'-]+[^\Wsui]s (?:of|for) ", re.IGNORECASE)
_ARTICLE = re.compile(r"^\W*(?:the|an?) ", re.IGNORECASE)


def is_few_words(text: str) -> bool:
    """Whether a text is only what it asks for, as typed into a search box: "ferry fare".

    A name alone is not: it asks for whatever is said of it.
    """
    parts = _asked_for(text).split()
    is_name = all(one[0].isupper() for one in parts)
    return is_only_named(text) and len(parts) > 1 and not is_name


def is_only_named(text: str) -> bool:
    """Whether a text only names what it is about, as one or a few words or as a name: "Ida Orr"."""
    asked = _asked_for(text)
    return 0 < len(asked.split()) <= _MOST_WORDS and _SAYS_MORE.search(asked) is None


def plain_question(text: str) -> str:
    """Return a few words as a question: "ferry fare" as what the ferry fare is; others as they are.

    The reader has learned from questions: "What is the ferry fare?" finds the same sentences, and
    is .1 to .4 surer of most of them (21 of a tester's).
    """
    asked = _asked_for(text)
    verb = "are" if _SEVERAL_OF.match(asked) else "is"
    return f"What {verb} the {asked}?" if is_few_words(text) else text


def _asked_for(text: str) -> str:
    return _ARTICLE.sub("", text.strip(" ?"), count=1)


def listing_question(text: str) -> str:
    """Return an order to list things as the question for them; any other text as it is.

    "List all ministers who visited Hask." becomes "Which ministers visited Hask?", and "Name the
    sponsors of the cup." becomes "What are the sponsors of the cup?".
    """
    order = _ORDER.match(text)
    things = text[order.end() :].strip(" .!?") if order else ""
    if not things:
        return text
    relative = _RELATIVE.search(things)
    if relative is None:
        return f"What are the {things}?"
    return f"Which {things[: relative.start()]} {things[relative.end() :]}?"


def without_request(question: str) -> str:
    """Return what a request asks for, or a question that is none as it is.

    "Can you tell me why the team moved?" becomes "why the team moved", and "I want to learn about
    air drying, please." becomes "air drying".
    """
    lead = _LEAD.match(" ".join(question.split()))
    if lead is None:
        return question
    rest = _END.sub("", lead.string[lead.end() :])
    says_something = re.search(r"\w\w", rest) and not _NOTHING_MORE.fullmatch(rest)
    return rest if says_something else question


def asks_for_latest_thing(question: str) -> bool:
    """Whether what is asked for is a thing, the latest of its kind: "the latest figure for it"."""
    return _LATEST_THING.search(question) is not None


def subjects_joined(subject: str) -> list[str]:
    """Return the subjects that one joins: of "the flood and the inquiry" both."""
    parts = [_ARTICLE.sub("", one).strip() for one in _JOINED.split(subject)]
    return parts if all(parts) else [subject]


def asks_for_steps(question: str) -> bool:
    """Whether a question wants all steps of something, one after another."""
    return _STEPS.search(question) is not None


def asks_how_to(question: str, title: str) -> bool:
    """Whether a question asks how something is done that an article is about, by its title.

    "How do I apply for a berth?" is so of "Getting a berth in Hask": of three telling words or more
    one may be another.

    Args:
        question: As it was asked.
        title: Of the article.
    """
    telling = (word for word in words(question) if word.lower() not in ASKING_WORDS)
    wanted, told = set(content_stems(" ".join(telling))), set(content_stems(title))
    if _HOW_TO.match(question) is None or wanted.isdisjoint(told):
        return False
    return wanted <= told or len(wanted - told) == 1 < len(wanted & told)


def asks_for_manner(question: str) -> bool:
    """Whether a question wants to know in what way or by what means something is done."""
    return _ASKS_MANNER.search(question) is not None


def asks_for_course(question: str) -> bool:
    """Whether a question wants a story told in its order: "How did the strike unfold?"."""
    return _COURSE.match(question) is not None


def names_topic(question: str) -> bool:
    """Whether a request asks for what is said of something, no fact: "tell me about bees"."""
    asked = without_request(question)
    return asked != question and _INTERROGATIVE.match(asked) is None
