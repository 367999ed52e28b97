"""Everything that can go wrong, as one tree.

    CitelineError
    ├── SettingsError            a setting is missing, unknown or out of range
    ├── ArticleError             one file or row could not become an article; the others go on
    │   ├── UnreadableError      it cannot be opened or decoded
    │   ├── UnsupportedError     no reader knows this format
    │   ├── TooLargeError        it is larger than is taken
    │   └── EmptyError           it holds no text
    ├── ModelError               an embedding or reader model is missing or not the expected file
    ├── StoreError               the data folder cannot be used
    │   ├── AwayError            a server that it is on does not reply
    │   ├── LockedError          another process owns it
    │   ├── OwnerEndedError      the process that owned it has ended before it replied
    │   ├── ReadOnlyError        nothing can be written to it
    │   ├── MismatchError        it was built with another model or by a newer Citeline
    │   └── DamagedError         vectors and catalogue disagree
    ├── NotFoundError            no article has this id
    ├── QuestionError            the question is empty or too long
    ├── LanguageModelError       a language model did not reply, or not to the end
    ├── DatasetError             a row of a question set is not of the documented form
    └── CitationError            a citation does not hold; it is never shown

Each message says what happened, to which file or question, and what to do.
"""


class CitelineError(Exception):
    """Base of every error that Citeline raises on purpose. Its text is fit to be shown."""


class SettingsError(CitelineError):
    """A setting is missing, unknown or out of range."""


class ArticleError(CitelineError):
    """One file or row could not become an article."""


class UnreadableError(ArticleError):
    """A file cannot be opened or its bytes cannot be decoded."""


class UnsupportedError(ArticleError):
    """No reader knows the format of a file."""


class TooLargeError(ArticleError):
    """A file is larger than is taken."""


class EmptyError(ArticleError):
    """A file or row holds no text."""


class ModelError(CitelineError):
    """An embedding or reader model is missing, or is not the expected file."""


class StoreError(CitelineError):
    """The data folder cannot be used."""


class AwayError(StoreError):
    """A server that holds articles or vectors does not reply."""


class LockedError(StoreError):
    """Another process owns the data folder."""


class OwnerEndedError(StoreError):
    """The process that owned the data folder, and was asked, has ended before it replied."""


class ReadOnlyError(StoreError):
    """Nothing can be written to the data folder, so that nobody can own it."""


class MismatchError(StoreError):
    """The data folder was built with another model, or by a newer Citeline."""


class DamagedError(StoreError):
    """Vectors and catalogue disagree."""


class NotFoundError(CitelineError):
    """No article has the given id."""


class QuestionError(CitelineError):
    """A question is empty or too long."""


class LanguageModelError(CitelineError):
    """A language model did not reply, or not to the end. Its text names no key."""


class DatasetError(CitelineError):
    """A row of a question set is not of the documented form."""


class CitationError(CitelineError):
    """A citation does not hold: its quote is not what its offsets cover."""
