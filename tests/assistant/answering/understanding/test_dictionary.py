"""What is a word."""

from assistant.answering.understanding.dictionary import Dictionary
from index.embedding.static import shipped_words


def test_words_and_their_forms_are_known_and_slips_are_not() -> None:
    dictionary = Dictionary(shipped_words)
    assert all(map(dictionary.has, ("codes", "steep", "Crossings", "café", "E4", "1951")))
    assert not any(map(dictionary.has, ("brige", "goverment", "catamarran")))


def test_a_form_of_a_word_may_be_a_slip() -> None:
    dictionary = Dictionary(shipped_words)
    assert dictionary.has("directer")
    assert not dictionary.writes("directer")
    assert all(map(dictionary.writes, ("director", "Crossings", "E4")))


def test_words_are_loaded_once_and_only_when_they_are_asked_for() -> None:
    loaded = []

    def load() -> list[str]:
        loaded.append(True)
        return ["crack"]

    dictionary = Dictionary(load)
    assert not loaded
    assert dictionary.has("Cracks")
    assert not dictionary.has("barge")
    assert len(loaded) == 1
