"""Each written sentence against the stored text: its pointers first, then what they say."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.checking import Check, VerdictChecker
from assistant.answering.checking.absence import says_no_answer
from assistant.answering.checking.alignment import pick_evidence
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.checking.fragments import holds
from assistant.answering.draft import DraftSentence
from assistant.types import AnswerSentence, Citation, Question, Verdict
from index.english.dates import day_text
from index.english.framing import bare_answer, states_nothing
from index.english.instructions import is_instruction
from index.english.names import Name, names_in
from index.english.same_words import say_the_same

MATCHED_SENTENCES = 2
"""A sentence that cites nothing is held against at most this many of the sentences offered."""

CITES_NOTHING = "it cites nothing, and none of the sentences found says it"
REVERSES = "what it cites seems to say the opposite"
CITES_UNKNOWN = "what it cites does not exist"
BARE_ANSWER = "its words stand there, but whether they answer the question is not checked"
CITES_INSTRUCTION = "what it cites reports nothing: it tells a program what to do"


class AnswerChecker:
    """Checks the sentences of one answer. Make one for each answer, see `CitationChecker`.

    Attributes:
        citations: Checks what they cite, and whatever else of this answer is to be cited.
    """

    def __init__(
        self, citations: CitationChecker, verdicts: VerdictChecker, question: Question
    ) -> None:
        self.citations = citations
        self._verdicts = verdicts
        self._question = question

    def checked(self, draft: DraftSentence) -> AnswerSentence | None:
        """Return the sentence with the citations that hold, and a verdict on it.

        None if it cites and none of its citations holds any more. One that cites nothing gets the
        sentences that support it, of those offered, or is marked as unsupported.
        """
        sentence = self._verified(draft)
        return None if sentence is None else _with_few_copies(sentence)

    def _verified(self, draft: DraftSentence) -> AnswerSentence | None:
        if draft.sources:
            sentence = self.citations.checked(draft)
            if sentence is None or sentence.verdict is not None:
                return sentence
            judged = self._judged(draft.text, sentence.citations)
            return self._named(draft, judged) or judged
        if draft.unknown:
            return AnswerSentence(draft.text, (), Verdict.UNSUPPORTED, (CITES_UNKNOWN,))
        is_bare = bare_answer(draft.text) is not None
        offered = [one.text for one in draft.offered]
        if not is_bare and (
            states_nothing(draft.text, self._question.text)
            or says_no_answer(draft.text, self._question.text, offered)
        ):
            return AnswerSentence(draft.text, ())
        return self._matched(draft)

    def _judged(self, text: str, citations: tuple[Citation, ...]) -> AnswerSentence:
        reports = [citation for citation in citations if not is_instruction(citation.quote)]
        if not reports:
            return AnswerSentence(text, citations, Verdict.UNSUPPORTED, (CITES_INSTRUCTION,))
        check = self._check(text, reports)
        return AnswerSentence(text, citations, check.verdict, _problems(check, text))

    def _named(self, draft: DraftSentence, judged: AnswerSentence) -> AnswerSentence | None:
        """Return the sentence with citations added that name whom its own call "he" or "it".

        None unless it is supported then, and lacked nothing but the names that they are about.
        """
        missing = [
            one for one in names_in(draft.text) if problem_of(one.written) in judged.problems
        ]
        if not missing or len(missing) < len(judged.problems):
            return None
        beside = [self.citations.naming(source) for source in draft.sources]
        added = [
            one for one in beside if one and all(_is_about(one.text, name) for name in missing)
        ]
        citations = tuple(dict.fromkeys([*self.citations.valid(added), *judged.citations]))
        extended = self._judged(draft.text, citations)
        return extended if extended.verdict is Verdict.SUPPORTED else None

    def _matched(self, draft: DraftSentence) -> AnswerSentence:
        offered = [sentence for sentence in draft.offered if not is_instruction(sentence.text)]
        texts = [sentence.text for sentence in offered]
        picked = pick_evidence(self._claim(draft.text), texts, MATCHED_SENTENCES)
        wanted = Verdict.SUPPORTED if bare_answer(draft.text) is None else Verdict.PARTLY
        for count in range(1, len(picked) + 1):
            sources = [offered[at] for at in sorted(picked[:count])]
            citations = tuple(self.citations.valid(sources))
            check = self._check(draft.text, citations)
            if citations and check.verdict is wanted:
                return AnswerSentence(draft.text, citations, wanted, _problems(check, draft.text))
        return AnswerSentence(draft.text, (), Verdict.UNSUPPORTED, (CITES_NOTHING,))

    def _check(self, text: str, citations: Sequence[Citation]) -> Check:
        """Return what the sources say. That a bare answer is to the question, they never do."""
        quotes = [citation.quote for citation in citations]
        answer = bare_answer(text)
        if answer is not None and not holds(quotes, answer):
            return Check(Verdict.UNSUPPORTED, 0.0)
        cited = dict.fromkeys(citation.article_id for citation in citations)
        articles = [self.citations.article(article_id).text for article_id in cited]
        check = self._verdicts.check(
            self._claim(text), quotes, context=_context(citations), articles=articles
        )
        if answer is None:
            return check
        stands = check.verdict is Verdict.SUPPORTED
        return replace(check, verdict=Verdict.PARTLY if stands else Verdict.UNSUPPORTED)

    def _claim(self, text: str) -> str:
        """Return what a sentence states: a bare answer states what was asked, too."""
        return text if bare_answer(text) is None else f"{self._question.text} {text}"


def _with_few_copies(sentence: AnswerSentence) -> AnswerSentence:
    """Return the sentence with one of the citations that say the same, the first; others fold."""
    kept: list[Citation] = []
    folded: list[Citation] = []
    for citation in sentence.citations:
        is_copy = any(say_the_same(one.quote, citation.quote) for one in kept)
        (folded if is_copy else kept).append(citation)
    return replace(sentence, citations=tuple(kept), folded=tuple(folded))


def _context(citations: Sequence[Citation]) -> list[str]:
    """Return title, source and date of each cited article: a claim may take names from there.

    Not the question, which may take for granted what no article says.
    """
    parts = [
        part
        for citation in citations
        for part in (
            citation.title,
            citation.source,
            day_text(citation.date) if citation.date else "",
        )
    ]
    return [part for part in dict.fromkeys(parts) if part]


def problem_of(fact: str) -> str:
    """Return what is said of a fact that the cited sentences do not have."""
    return f"“{fact}” is not in what it cites"


def _is_about(text: str, name: Name) -> bool:
    """Whether a text begins with a name that shares a word with this one."""
    names = names_in(text)
    return bool(names) and not set(names[0].parts).isdisjoint(name.parts)


def _problems(check: Check, text: str) -> tuple[str, ...]:
    is_bare = check.verdict is Verdict.PARTLY and bare_answer(text) is not None
    return (
        *((BARE_ANSWER,) if is_bare else ()),
        *((REVERSES,) if check.is_reversed else ()),
        *(problem_of(fact) for fact in check.missing),
        *(f"it says “{own}” where it cites “{other}”" for own, other in check.opposites),
    )
