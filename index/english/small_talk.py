"""What people say to a chat without asking its articles anything: greetings, thanks, "help".

A search would find something near to it all the same, and nothing that answers.
"""

import re

_GREETING = r"(?:hello|hi|hey|howdy|good (?:morning|afternoon|evening|day))(?: there| again)?"
_ASSENT = r"(?:ok|okay|great|cool|nice|perfect|good|fine|sure|i see|got it|all right|alright)"
_THANKS = (
    r"(?:many |a lot of )?(?:thanks|thank you|thx|cheers)"
    r"(?: (?:so|very) much| a lot| again| for (?:that|this|your help|the help|everything))?"
    r"(?: that (?:helps|helped|was helpful|is all))?"
)
_FAREWELL = r"(?:bye|goodbye|bye bye|see you|good night)"
_ABOUT = (
    r"(?:help|help me|who are you|what are you|what can you do|what do you do|what can i (?:ask|do)"
    r"(?: you| here)?|how (?:do you|does (?:this|it)) work|what (?:is|does) this"
    r"(?: page| site| app| chat)?(?: for| do)?|what are (?:the|my|these|your) articles about"
    r"|(?:list|show)(?: me)?(?: all)?(?: of)?(?: the| my| your)? articles"
    r"|(?:what|which) articles (?:are there|do you (?:have|know)|can i ask about))"
)
_SMALL_TALK = re.compile(
    rf"(?:(?:{_GREETING}|{_ASSENT}|{_THANKS}|{_FAREWELL}|{_ABOUT}|please)(?: |$))+", re.IGNORECASE
)


def is_small_talk(text: str) -> bool:
    """Whether a text is nothing but greetings, thanks, assent, or questions about the chat."""
    words = " ".join(re.findall(r"[\w’']+", text))
    return _SMALL_TALK.fullmatch(words) is not None
