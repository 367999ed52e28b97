"""What each of several named sources says of one subject."""

from dataclasses import dataclass, replace

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.collection.told_amounts import amount_marked
from index.english.listing import listed
from index.search.retrieve import HybridRetriever

READ_SENTENCES = 15
"""Best sentences of the search in one source that may tell of it."""


@dataclass(frozen=True, slots=True)
class ComparedSources:
    """Puts what sources say of a subject beside each other. Thread safe.

    Attributes:
        retriever: Finds what they say.
    """

    retriever: HybridRetriever

    def reply(self, question: str, scope: Scope) -> CollectionReply | None:
        """Return what each of the named sources says of the subject; None where none does."""
        asks_number = "number" in question.lower() or "many" in question.lower()
        asked = f"How many {scope.subject}?" if asks_number else scope.subject
        shown, missing = [], []
        for source in scope.sources:
            inner = replace(scope.filter, sources=frozenset({source}))
            hits = self.retriever.search(asked, inner).sentences[:READ_SENTENCES]
            body = [hit for hit in hits if not hit.sentence.is_heading]
            answers = [hit for hit in body if not asks_number or amount_marked(hit)]
            best = max(answers, key=lambda one: one.margin, default=None)
            if best is None:
                missing.append(source)
            else:
                shown.append(Shown(best.sentence, label=source))
        if not shown:
            return None
        statement = f"Nothing was found in {listed(missing)}." if missing else ""
        return CollectionReply(statement, tuple(shown))
