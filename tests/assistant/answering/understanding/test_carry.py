"""Which words a follow-up takes over from the conversation."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.carry import MOST_WORDS, carried_words
from assistant.types import Citation, Turn
from index.english.words import stem


def user(text):
    return Turn("user", text)


def test_the_telling_words_of_the_question_before():
    history = [user("Please tell me about the FICO score!"), Turn("assistant", "It is a number.")]
    assert carried_words("Why?", history) == ("FICO", "score")


def test_further_back_only_while_the_questions_lean():
    history = [user("Who built the ferry?"), user("Where is the Marram Bridge?"), user("Why?")]
    assert carried_words("And when?", history) == ("Marram", "Bridge")


def test_what_the_question_says_itself_is_not_repeated():
    history = [user("How many bridges were closed in Averil?")]
    assert carried_words("What about other bridge closings?", history) == ("many", "Averil")[1:]


def test_a_pronoun_takes_the_names_that_the_last_answer_cites():
    cited = Citation("a", "0" * 16, 0, 9, "The race was won by Ada Berg.")
    history = [user("Who won the race?"), Turn("assistant", "A woman did.", (cited,))]
    assert carried_words("How old is she?", history) == ("won", "race", "Ada", "Berg")


def test_without_citations_the_names_of_the_answer_itself():
    history = [user("Who won?"), Turn("assistant", "It was Ada Berg, before Ida Holm.")]
    assert carried_words("How old is she?", history) == ("won", "Ada", "Berg", "Ida", "Holm")


def test_only_a_pronoun_takes_names():
    history = [user("Who won?"), Turn("assistant", "It was Ada Berg.")]
    assert carried_words("And second?", history) == ("won",)


def test_nothing_without_earlier_questions():
    assert carried_words("Why?", [Turn("assistant", "Hello, I am Ada.")]) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=200), max_size=5))
def test_few_words_of_the_conversation_each_once(question, earlier):
    carried = carried_words(question, [user(text) for text in earlier])
    stems = [stem(word) for word in carried]
    assert len(carried) <= MOST_WORDS
    assert len(set(stems)) == len(stems)
    assert all(any(word in text for text in earlier) for word in carried)
