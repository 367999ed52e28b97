"""The one place that wires what answers questions."""

from collections.abc import Callable

from assistant.answering.checking import VerdictChecker, answer_signals, support_signal
from assistant.answering.checking.answer import AnswerChecker
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.collection.collection import Collection
from assistant.answering.collection.comparison import Comparisons
from assistant.answering.collection.continuation import Continuations
from assistant.answering.collection.counting import Counter
from assistant.answering.collection.differences import ReportDifferences
from assistant.answering.collection.found_rows import FoundRows
from assistant.answering.collection.inventory import Inventory
from assistant.answering.collection.labelled_amounts import LabelledAmounts
from assistant.answering.collection.listed_under import ListedUnder
from assistant.answering.collection.news import News
from assistant.answering.collection.provenance import Provenance
from assistant.answering.collection.quotation import Quotations
from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.said_about import SaidAbout
from assistant.answering.collection.scope import ScopeFinder
from assistant.answering.collection.searched_words import SearchedWords
from assistant.answering.collection.summary import Summarizer
from assistant.answering.collection.timeline import Timelines
from assistant.answering.collection.told_ages import ToldAges
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.deciding.answerability import Answerability
from assistant.answering.deciding.confidence import Confidence
from assistant.answering.deciding.refusal import Refuser
from assistant.answering.draft import Writer
from assistant.answering.engine import CitationEngine
from assistant.answering.finding import Finder
from assistant.answering.understanding import FollowUps
from assistant.answering.understanding.casing import Casing
from assistant.answering.understanding.dictionary import Dictionary
from assistant.answering.understanding.foreign_requests import load_foreign_requests
from assistant.answering.understanding.german_requests import load_german_requests
from assistant.answering.understanding.request_classifier import (
    RequestClassifier,
    load_request_model,
)
from assistant.answering.understanding.rewriting import FollowUpModel
from assistant.answering.understanding.synonyms import Synonyms
from assistant.answering.writing.extractive import ExtractiveWriter
from assistant.language_models import load_language_model
from assistant.language_models.streaming import ChatModel
from assistant.settings import Settings
from assistant.types import Question
from index.embedding import Embedding, embed_matrix, load_embedding
from index.embedding.static import shipped_words
from index.holdings import Holdings
from index.search.retrieve import HybridRetriever
from index.store import Catalogue


def _chat_model(settings: Settings) -> ChatModel | None:
    if not settings.is_written:
        return None
    return ChatModel(load_language_model(settings.llm), settings.llm)


def _writer(
    library: Holdings, settings: Settings, model: ChatModel | None, embedding: Embedding
) -> Writer:
    extractive = ExtractiveWriter(
        settings.answer.max_sentences,
        library.catalogue,
        lambda texts: embed_matrix(embedding, texts),
    )
    if model is None:
        return extractive
    from assistant.answering.writing.context import ContextBuilder
    from assistant.answering.writing.language_model import LanguageModelWriter

    budget = settings.llm.context_window - settings.llm.max_output_tokens
    contexts = ContextBuilder(
        library.catalogue, model.count_tokens, budget, settings.answer.context_passages
    )
    return LanguageModelWriter(model, contexts, extractive)


def _follow_ups(
    library: Holdings,
    retriever: HybridRetriever,
    model: ChatModel | None,
    told: Callable[[str], str],
    synonyms: Synonyms,
) -> FollowUps:
    return FollowUps(
        retriever,
        library.catalogue,
        FollowUpModel(model, lambda: sorted(library.catalogue.sources())) if model else None,
        told=told,
        nearest=synonyms.nearest,
    )


def build_engine(library: Holdings, settings: Settings) -> CitationEngine:
    """Wire what answers questions over an open library."""
    catalogue, model = library.catalogue, _chat_model(settings)
    retriever = library.retriever()
    # The package's own, whichever one searches: requests were learned with it.
    is_own = settings.embedding.provider == "embedded"
    embedding = library.embedding if is_own else load_embedding()
    requests = RequestClassifier(load_request_model(), lambda texts: embed_matrix(embedding, texts))
    german, foreign = load_german_requests(), load_foreign_requests()

    def told(question: str) -> str:
        translated = german.told(question)
        translated = foreign.told(question) if translated is None else translated
        return requests.told(question) if translated is None else translated

    synonyms = Synonyms(lambda words: embed_matrix(embedding, words))
    refuser = Refuser(catalogue, synonyms)
    follow_ups = _follow_ups(library, retriever, model, told, synonyms)
    collection = _collection(library, retriever, requests, embedding, synonyms, refuser)
    threshold = settings.answer.refusal_threshold
    finder = _finder(catalogue, follow_ups, collection, synonyms, threshold)
    return CitationEngine(
        catalogue=catalogue,
        finder=finder,
        casing=Casing(catalogue),
        writer=_writer(library, settings, model, embedding),
        checkers=_checkers(library),
        disagreements=DisagreementFinder(catalogue),
        refuser=refuser,
        confidence=Confidence(),
        short_answer_threshold=settings.answer.short_answer_threshold,
        requests=requests,
        foreign=lambda question: german.asked(question) or foreign.asked(question),
        takes_apart=model is None,
    )


def _finder(
    catalogue: Catalogue,
    follow_ups: FollowUps,
    collection: Collection,
    synonyms: Synonyms,
    threshold: float,
) -> Finder:
    return Finder(
        catalogue=catalogue,
        follow_ups=follow_ups,
        answerability=Answerability(catalogue, synonyms),
        collection=collection,
        refusal_threshold=threshold,
        synonyms=synonyms,
        dictionary=Dictionary(shipped_words),
    )


def _checkers(library: Holdings) -> Callable[[Question], AnswerChecker]:
    catalogue, reader = library.catalogue, library.reader
    verdicts = VerdictChecker()
    if reader is not None:
        verdicts = VerdictChecker(
            {"reader": support_signal(reader)}, answers=answer_signals(reader)
        )
    return lambda question: AnswerChecker(CitationChecker(catalogue), verdicts, question)


def _collection(
    library: Holdings,
    retriever: HybridRetriever,
    requests: RequestClassifier,
    embedding: Embedding,
    synonyms: Synonyms,
    refuser: Refuser,
) -> Collection:
    catalogue = library.catalogue
    relevance, listed_under = Relevance(catalogue, retriever), ListedUnder(catalogue)
    return Collection(
        catalogue,
        ScopeFinder(catalogue, requests.subject),
        Inventory(catalogue, relevance),
        Provenance(catalogue, relevance),
        Counter(catalogue, relevance),
        Summarizer(catalogue, retriever, relevance, embedding),
        News(catalogue, relevance),
        Timelines(catalogue, relevance),
        Comparisons(catalogue, retriever),
        ReportDifferences(catalogue, relevance, embedding),
        Quotations(catalogue),
        SaidAbout(catalogue, synonyms),
        (
            FoundRows(catalogue).reply,
            LabelledAmounts(catalogue).reply,
            ToldAges(catalogue).reply,
            listed_under.counted,
            listed_under.items_counted,
        ),
        listed_under,
        SearchedWords(catalogue),
        Continuations(catalogue, retriever),
        refuser,
    )
