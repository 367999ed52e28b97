"""What a call does about a server that fails: how often it tries, when it gives up, what it keeps.

What a reader gets of every fault is in test_language_model.py.
"""

import gc
import logging
import threading
import traceback

import pytest

from assistant.language_models import load_language_model
from assistant.language_models.breaker import MAX_FAILURES, CircuitBreaker
from assistant.language_models.call import MAX_TRIES
from assistant.language_models.streaming import ChatModel, Message
from assistant.language_models.usage import Usage
from index.errors import LanguageModelError
from tests.faults.server import FAULTS
from tests.faults.server.exchange import Speech
from tests.faults.server.server import HEALTHY, FaultServer
from tests.faults.server.statuses import ELSEWHERE

pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")

MESSAGES = (Message("system", "Be brief."), Message("user", "When did it close?"))
FREED_SECONDS = 2.0
"""How soon a reply that is given up must have freed its connection and its reader."""


def chat(settings, breaker=None):
    return ChatModel(load_language_model(settings), settings, breaker)


def outcome(model):
    """Return the text that came and why no more did."""
    pieces = []
    try:
        pieces.extend(model.stream(MESSAGES))
    except LanguageModelError as error:
        return "".join(pieces), str(error)
    return "".join(pieces), None


def test_there_are_faults_of_every_kind():
    assert len(FAULTS) >= 25
    assert {fault.leaves for fault in FAULTS.values()} == {"whole", "part", "nothing"}


def test_a_healthy_server_is_asked_once_with_these_messages(fault_server, ask_of):
    model = chat(ask_of(HEALTHY))
    assert outcome(model) == (fault_server.speech.reply, None)
    (request,) = fault_server.requests
    assert request["messages"] == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "When did it close?"},
    ]


def test_the_providers_counts_of_tokens_are_asked_for_and_taken(fault_server, ask_of):
    stream = chat(ask_of(HEALTHY)).stream(MESSAGES)
    list(stream)
    assert (stream.usage.input_tokens, stream.usage.output_tokens) == (11, 7)
    assert fault_server.requests[0]["stream_options"] == {"include_usage": True}


@pytest.mark.parametrize("fault", ["refused", "401", "403", "429", "500"])
def test_a_call_that_is_refused_costs_nothing(ask_of, fault):
    prices = {"price_per_million_input_tokens": 1e6, "price_per_million_output_tokens": 1e6}
    settings = ask_of(fault, **prices)
    stream = chat(settings).stream(MESSAGES)
    with pytest.raises(LanguageModelError, match="did not reply"):
        list(stream)
    assert stream.usage == Usage(0, 0)
    assert stream.usage.cost(settings) == 0.0


def test_a_call_through_anthropics_package_gets_as_far_as_the_server(ask_of):
    # Their adapter fails before that with a package of theirs that is too new for it.
    pytest.importorskip("llama_index.llms.anthropic", reason="the extra anthropic is missing")
    model = chat(ask_of("404", provider="anthropic", model="claude-sonnet-4-5"))
    text, reason = outcome(model)
    assert not text
    assert "404" in reason


@pytest.mark.parametrize(
    ("name", "tries"),
    [
        ("500", MAX_TRIES),
        ("429", MAX_TRIES),
        ("closed", MAX_TRIES),
        ("500-once", 2),
        ("cut-once", 2),
        ("429-seconds", 2),
        ("429-garbage", 2),
        ("429-absurd", 1),
        ("400", 1),
        ("401", 1),
        ("404", 1),
        ("bad-json", 1),
        ("gzip-bomb", 1),
        ("hang-text", 1),
        ("cut-token", 1),
        ("cut-marker", 1),
        ("hang-middle", 1),
        ("error-event", 1),
    ],
)
def test_it_tries_again_only_where_that_helps_and_before_any_text(
    fault_server, ask_of, name, tries
):
    outcome(chat(ask_of(name, timeout_seconds=20.0)))
    assert fault_server.asked[name] == tries


def test_no_pause_goes_beyond_the_deadline(fault_server, ask_of):
    text, reason = outcome(chat(ask_of("429-seconds", timeout_seconds=0.9)))
    assert text == ""
    assert "asks to wait 1 s" in reason
    assert fault_server.asked["429-seconds"] == 1


def test_a_redirect_is_not_followed(fault_server, ask_of):
    assert "status 307" in outcome(chat(ask_of("307")))[1]
    assert fault_server.asked[ELSEWHERE] == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hang-headers", "llm.first_token_seconds"),
        ("drip-nothing", "llm.first_token_seconds"),
        ("hang-middle", "llm.idle_seconds"),
        ("drip-text", "llm.timeout_seconds"),
        ("huge-line", "more than 16,777,216 bytes"),
        ("gzip-bomb", "compressed"),
        ("huge-reply", "llm.max_output_tokens"),
        ("length", "llm.max_output_tokens"),
        ("filtered", "content_filter"),
        ("refused", "llm.api_base runs"),
    ],
)
def test_the_reason_names_what_can_be_done(ask_of, name, told):
    more = {"first_token_seconds": 60.0, "timeout_seconds": 60.0} if name == "huge-line" else {}
    assert told in outcome(chat(ask_of(name, **more)))[1]


def test_after_several_failures_the_server_is_left_alone(fault_server, ask_of):
    settings = ask_of("400")
    model = chat(settings)
    for _ in range(MAX_FAILURES + 1):
        assert "status 400" in outcome(model)[1]  # the request is to blame, not the server
    model = chat(ask_of("bad-json"))
    for _ in range(MAX_FAILURES):
        assert "cannot be read" in outcome(model)[1]
    assert "several times" in outcome(model)[1]
    assert fault_server.asked["bad-json"] == MAX_FAILURES


def test_a_judge_can_ask_all_the_same(fault_server, ask_of):
    model = chat(ask_of("bad-json"), CircuitBreaker(max_failures=float("inf")))
    for _ in range(MAX_FAILURES + 2):
        assert "cannot be read" in outcome(model)[1]


@pytest.mark.parametrize("name", ["hang-headers", "hang-text", "hang-middle", "drip-text"])
def test_closing_from_another_thread_frees_reader_and_connection(fault_server, ask_of, name):
    patient = {"timeout_seconds": 60.0, "first_token_seconds": 60.0, "idle_seconds": 60.0}
    stream = chat(ask_of(name, **patient)).stream(MESSAGES)
    reasons = []

    def read():
        try:
            list(stream)
        except LanguageModelError as error:
            reasons.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    assert fault_server.wait_until_asked(name, 10.0)
    stream.close()
    reader.join(FREED_SECONDS)
    assert not reader.is_alive()
    assert reasons == ["The language model's reply was stopped."]
    assert fault_server.wait_until_idle(FREED_SECONDS)


@pytest.mark.parametrize("name", ["hang-middle", "drip-text"])
def test_a_stream_that_is_dropped_gives_its_connection_back(fault_server, ask_of, name):
    patient = {"timeout_seconds": 60.0, "first_token_seconds": 60.0, "idle_seconds": 60.0}
    stream = chat(ask_of(name, **patient)).stream(MESSAGES)
    next(stream)
    del stream
    gc.collect()
    assert fault_server.wait_until_idle(FREED_SECONDS)


def test_a_model_that_is_dropped_ends_its_thread(ask_of):
    model = chat(ask_of(HEALTHY))
    before = {thread for thread in threading.enumerate() if "citeline" in thread.name}
    outcome(model)
    (ours,) = {thread for thread in threading.enumerate() if "citeline" in thread.name} - before
    del model
    gc.collect()
    ours.join(FREED_SECONDS)
    assert not ours.is_alive()


def test_replies_to_many_threads_do_not_mingle(ask_of):
    replies = {}
    with FaultServer(Speech(token_seconds=0.01)) as server:
        model = chat(ask_of(HEALTHY).model_copy(update={"api_base": server.url(HEALTHY)}))

        def read(number):
            replies[number] = model.complete(MESSAGES)

        threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert replies == dict.fromkeys(range(12), server.speech.reply)


@pytest.mark.parametrize("name", ["401", "cut-token", "error-event", "refused"])
def test_no_error_traceback_or_log_holds_the_key(ask_of, name, caplog):
    caplog.set_level(logging.DEBUG)
    settings = ask_of(name)
    model = chat(settings)
    with pytest.raises(LanguageModelError) as caught:
        model.complete(MESSAGES)
    key = settings.api_key.get_secret_value()
    told = "".join(traceback.format_exception(caught.value))
    assert key not in told
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert key not in caplog.text
    assert key not in repr(model) + repr(settings) + repr(model.stream(MESSAGES))


def test_a_key_from_a_file_with_a_line_end_works(fault_server, ask_of):
    settings = ask_of(HEALTHY).model_copy(deep=True)
    settings = type(settings)(**{**settings.model_dump(), "api_key": "sk-from-a-file\n"})
    assert outcome(chat(settings)) == (fault_server.speech.reply, None)
