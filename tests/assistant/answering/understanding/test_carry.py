"""Which words a follow-up takes over from the conversation."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.carry import MOST_WORDS
from assistant.answering.understanding.carry import carried_words as carried_by
from assistant.answering.understanding.leaning import Leaning
from assistant.types import Citation, Turn
from index.english.words import stem

LEANING = Leaning()


def carried_words(question, history):
    return carried_by(question, history, lambda *pair: LEANING.probability(*pair) >= 0.5)


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
    assert carried_words("How old is she?", history) == ("Ada", "Berg")
    assert carried_words("Where was it?", history) == ("won", "race", "Ada", "Berg")


def test_who_holds_a_post_in_a_place_is_meant_and_not_the_place():
    cited = Citation("a", "0" * 16, 0, 9, "The mayor, Ida Holm, opened the Quay Road.")
    history = [user("Who is mayor of the island, in Hask?"), Turn("assistant", "She.", (cited,))]
    assert carried_words("What did she open?", history) == ("Ida", "Holm")


def test_a_phrase_takes_the_names_that_were_answered():
    cited = Citation("a", "0" * 16, 0, 9, "The race was won by Ada Berg.")
    history = [user("Who won the race?"), Turn("assistant", "A woman did.", (cited,))]
    assert carried_words("And in which year?", history) == ("won", "race", "Ada", "Berg")


def test_a_ship_that_is_she_is_not_the_place_where_she_lies():
    history = [user("Which boat did the pilots get?"), Turn("assistant", "One for Port Hask.")]
    history[1] = Turn("assistant", "The pilots at Port Hask have been given a new boat.")
    assert carried_words("How long is she?", history)[:2] == ("boat", "pilots")


def test_whom_a_question_pointed_at_is_not_its_answer():
    history = [user("Who won the race?"), Turn("assistant", "It was Ada Berg.")]
    history += [user("Who is her father?")]
    history += [Turn("assistant", "Ada Berg is the daughter of Olav Berg, the baker.")]
    assert carried_words("How old is he?", history) == ("Olav", "Berg")


def test_what_happens_is_asked_for_no_name():
    cited = Citation("a", "0" * 16, 0, 9, "The paper says Warden Pike wants goats.")
    history = [user("What will graze there instead?"), Turn("assistant", "Goats.", (cited,))]
    assert carried_words("Since when?", history) == ("graze", "instead")


def test_it_is_what_the_question_was_about_and_not_what_it_asked():
    history = [user("What does the Alba Nord cost?"), Turn("assistant", "900 crowns.")]
    assert carried_words("How wide is it?", history) == ("Alba", "Nord")
    history = [user("When did Hask council sell the pier?"), Turn("assistant", "In May.")]
    assert "pier" in carried_words("How long is it?", history)


def test_whom_the_talk_began_with_is_meant_however_many_turns_later():
    questions = ["Who was Agnes Holm?", "Where was she born?", "And when?", "What did she paint?"]
    history = [user(text) for text in questions]
    assert carried_words("Did she have children?", history) == ("Agnes", "Holm")


def test_what_was_refused_carries_nothing():
    cited = Citation("a", "0" * 16, 0, 9, "The Vega was built in 1961.")
    history = [
        *(user("When was the Vega built?"), Turn("assistant", "In 1961.", (cited,))),
        *(user("Who is Otto Brand?"), Turn("assistant", "No answer was found.")),
    ]
    assert carried_words("And where?", history) == ("Vega", "built")


def test_without_citations_the_names_of_the_answer_itself():
    history = [user("Who won?"), Turn("assistant", "It was Ada Berg, before Ida Holm.")]
    assert carried_words("How old is she?", history) == ("Ada", "Berg")


def test_only_a_pronoun_takes_names():
    history = [user("Who won?"), Turn("assistant", "It was Ada Berg.")]
    assert carried_words("And second?", history) == ("won",)


def test_a_question_without_words_of_its_own_takes_the_name_that_was_asked_for():
    cited = Citation("a", "0" * 16, 0, 9, "The council gave the contract to Corvan Lines.")
    history = [user("Which company got the contract?"), Turn("assistant", "It did.", (cited,))]
    assert carried_words("Why?", history) == ("company", "got", "contract", "Corvan", "Lines")


def test_who_somebody_is_is_known_from_an_answer_that_begins_with_what_was_asked_about():
    cited = Citation("a", "0" * 16, 0, 9, "Tarnwick dairy, owned by Edda Quill, closes.")
    history = [user("Who owns the dairy in Tarnwick?"), Turn("assistant", "Quill.", (cited,))]
    assert carried_words("What did she say?", history)[-2:] == ("Edda", "Quill")


def test_of_a_request_its_subject_and_of_one_that_goes_on_nothing():
    told = {"Summarise the article on the canal.": "canal", "as bullets": ""}
    history = [user(text) for text in told]
    assert carried_by("And the fines?", history, lambda *_: True, told.__getitem__) == ("canal",)


def test_nothing_without_earlier_questions():
    assert carried_words("Why?", [Turn("assistant", "Hello, I am Ada.")]) == ()


@given(st.text(max_size=60), st.lists(st.text(max_size=200), max_size=5))
def test_few_words_of_the_conversation_each_once(question, earlier):
    carried = carried_words(question, [user(text) for text in earlier])
    stems = [stem(word) for word in carried]
    assert len(carried) <= MOST_WORDS
    assert len(set(stems)) == len(stems)
    assert all(any(word in text for text in earlier) for word in carried)
