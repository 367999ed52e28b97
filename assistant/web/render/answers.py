"""Answers: their sentences with markers and verdicts, what went wrong, and what they took."""

from collections.abc import Iterable, Sequence

from assistant.types import Answer, AnswerSentence, Verdict
from assistant.web.render.citations import Numbers, article_line, cited_articles, marker
from assistant.web.render.markup import NO_BREAK, emphasised, note, one_line
from assistant.web.render.quotations import Standings, disagreement, refusal, where
from assistant.web.render.rows import cell_spans, with_quiet_bars
from index.sentences.lines import is_table_row

VERDICT_NOTES = {
    Verdict.PARTLY: "only partly in the source",
    Verdict.UNSUPPORTED: "not in the source",
    Verdict.ATTRIBUTION_LOST: "the source reports this as somebody’s words",
}

SHOWN_PROBLEMS = 3
"""Of one sentence; further ones would tell no more."""

MORE = "#again?question=Show+more&amp;kind=more"
"""Asks for what a list left out, of an answer that does not hold it."""

INCOMPLETE = "This answer is incomplete."
QUOTED_INSTEAD = "The articles are quoted, because the language model wrote no answer."


def reply(answer: Answer, standings: Standings | None = None) -> str:
    """Return a whole answer: its sentences or its refusal, what went wrong, and what it took.

    Args:
        answer: To show.
        standings: What became of the sources of an old answer.
    """
    if answer.refusal is not None:
        body = refusal(answer.refusal, standings)
    else:
        written = sentences(answer.sentences, answer.short_answer, standings)
        body = (
            lead(answer, standings)
            + stated(answer.statement)
            + written
            + further(answer, standings)
            + disagreement(answer.disagreement, all_numbers(answer.sentences), standings)
        )
    return f"{body}{shortcomings(answer)}{spent(answer)}"


def lead(answer: Answer, standings: Standings | None = None) -> str:
    """Return the words that answer, with the marker of the sentence they stand in; empty if unsure.

    Where the articles contradict each other no side of theirs leads.
    """
    said = leading(answer)
    if said is None or not answer.short_answer:
        return ""
    mark = marker(sentence_numbers(answer.sentences, standings), said.citations[0])
    return f'<div class="lead" dir="auto">{one_line(answer.short_answer)}{NO_BREAK}{mark}</div>'


def leading(answer: Answer) -> AnswerSentence | None:
    """Return the sentence that the short answer stands in; None where no words lead."""
    words = answer.short_answer
    if not words or answer.disagreement is not None:
        return None
    said = next((one for one in answer.sentences if words in one.text), None)
    return said if said is not None and said.citations else None


def stated(statement: str) -> str:
    """Return what the program itself counted, apart from what is quoted; empty for nothing."""
    return f'<div class="stated">{one_line(statement)}</div>' if statement else ""


def further(answer: Answer, standings: Standings | None = None) -> str:
    """Return what an answer leaves out, under a line that opens it; empty for nothing."""
    if not answer.more:
        return ""
    line = f"and {answer.more:,} more"
    if not answer.rest:
        return f'<div class="hint"><a class="kind" href="{MORE}">{line}</a></div>'
    above = all_numbers(answer.sentences)
    sides = answer.disagreement.sides if answer.disagreement else ()
    numbers = Numbers(
        (*above, *(one.citation for one in sides), *all_numbers(answer.rest)), standings
    )
    groups = quoted_groups(grouped(answer.rest), numbers)
    is_part = len(numbers) - len(above) < answer.more
    first = f'<div class="hint">The first {len(answer.rest):,} of them.</div>' if is_part else ""
    return f'<details class="rest"><summary>{line}</summary>{groups}{first}</details>'


def sentences(
    written: Sequence[AnswerSentence],
    short_answer: str | None = None,
    standings: Standings | None = None,
) -> str:
    """Return answer sentences with numbered markers.

    Verbatim sentences are grouped under the article they stand in. Written ones stay one text,
    with the cited articles listed below it. Sentences that say the same are folded, and open.
    """
    numbers = all_numbers(written, standings)
    if all(is_verbatim(sentence) for sentence in written):
        body = quoted_groups(grouped(written), numbers, short_answer)
    else:
        prose = " ".join(sentence_html(one, numbers, short_answer) for one in written)
        listed = cited_articles(sentence_numbers(written, standings))
        body = f'<div class="written">{prose}</div>{listed}'
    return f'<div class="answer">{body}</div>'


def sentence_numbers(
    written: Sequence[AnswerSentence], standings: Standings | None = None
) -> Numbers:
    """Number the citations of an answer in the order in which `sentences` shows them."""
    verbatim = all(is_verbatim(sentence) for sentence in written)
    shown = [one for group in grouped(written) for one in group] if verbatim else written
    return Numbers((citation for one in shown for citation in one.citations), standings)


def all_numbers(written: Sequence[AnswerSentence], standings: Standings | None = None) -> Numbers:
    """Number what an answer cites, and after that what is folded."""
    shown = sentence_numbers(written, standings)
    folded = (citation for one in written for citation in one.folded)
    return Numbers((*shown, *folded), standings)


def is_verbatim(sentence: AnswerSentence) -> bool:
    """Whether an answer sentence is word for word the first sentence that it cites."""
    return bool(sentence.citations) and sentence.text == sentence.citations[0].quote


def grouped(written: Sequence[AnswerSentence]) -> list[list[AnswerSentence]]:
    """Put verbatim sentences of one article together, in the order of first use.

    Labelled ones, such as the days of a timeline, keep their own order: only those that follow one
    another are put together.
    """
    groups: dict[str, list[AnswerSentence]] = {}
    run, article = 0, ""
    for at, sentence in enumerate(written):
        first = sentence.citations[0].article_id
        run = run if first == article else at
        article = first
        groups.setdefault(f"{run}" if sentence.label else first, []).append(sentence)
    return list(groups.values())


def quoted_groups(
    groups: Iterable[Sequence[AnswerSentence]], numbers: Numbers, short_answer: str | None = None
) -> str:
    """Return groups of sentences of one article each, under lines that name their articles."""
    named: set[str] = set()
    shown = []
    for group in groups:
        article = group[0].citations[0].article_id
        shown.append(quoted_group(group, numbers, short_answer, is_again=article in named))
        named.add(article)
    return "".join(shown)


def quoted_group(
    group: Sequence[AnswerSentence],
    numbers: Numbers,
    short_answer: str | None,
    *,
    is_again: bool = False,
) -> str:
    """Return the sentences of one article under a line with its title, source and date.

    `is_again` says that a group before it is of the same article.
    """
    lines = "".join(
        f'<div class="sentence">{sentence_html(one, numbers, short_answer)}</div>' for one in group
    )
    own = group[0].citations[0].article_id
    cited = [one for sentence in group for one in sentence.citations if one.article_id == own]
    line = article_line(cited, is_again=is_again)
    return f'<div class="group" dir="auto">{line}{lines}</div>'


def sentence_html(sentence: AnswerSentence, numbers: Numbers, short_answer: str | None) -> str:
    """Return one answer sentence, its markers and, unless it is supported, its verdict."""
    bold = emphasised(sentence.text, short_answer, sentence.answer)
    text = with_quiet_bars(sentence.text, bold)
    markers = "".join(marker(numbers, citation) for citation in sentence.citations)
    more = folded(sentence, numbers)
    cited = f"{NO_BREAK}{markers}{more}" if markers else ""
    said_before = label_of(sentence)
    label = f'<span class="label">{one_line(said_before)}</span> ' if said_before else ""
    verdict = VERDICT_NOTES.get(sentence.verdict) if sentence.verdict else None
    if verdict is None:
        return f"{label}<span>{text}</span>{cited}"
    said = "; ".join((verdict, *sentence.problems[:SHOWN_PROBLEMS]))
    return (
        f'{label}<span class="doubted">{text}</span>{cited} '
        f'<span class="verdict">{one_line(said)}</span>'
    )


def label_of(sentence: AnswerSentence) -> str:
    """Return what a sentence is shown as; of a row without the name that it begins with.

    Nothing where that is its article's title, which stands above it.
    """
    if sentence.citations and sentence.label == sentence.citations[0].title:
        return ""
    if not is_table_row(sentence.text.strip()):
        return sentence.label
    first, last = cell_spans(sentence.text)[0]
    return sentence.label.removeprefix(f"{sentence.text[first:last].strip(' |')}, ")


def folded(sentence: AnswerSentence, numbers: Numbers) -> str:
    """Return the sentences that say the same, under a line that opens them; empty for none."""
    if not sentence.folded:
        return ""
    items = "".join(
        f"<li>{with_quiet_bars(one.quote, one_line(one.quote))}{NO_BREAK}{marker(numbers, one)} "
        f'<span class="meta">{where(one)}</span></li>'
        for one in sentence.folded
    )
    summary = f"<summary>{sentence.also_in}</summary>"
    return f'<details class="folded">{summary}<ul>{items}</ul></details>'


def shortcomings(answer: Answer) -> str:
    """Return why an answer breaks off, or quotes where it should be written; empty if neither."""
    notes = [
        note(f"{introduction} {reason}")
        for introduction, reason in (
            (INCOMPLETE, answer.incomplete),
            (QUOTED_INSTEAD, answer.fallback),
        )
        if reason
    ]
    return "".join(notes)


def spent(answer: Answer) -> str:
    """Return the tokens that a language model took for an answer, and their cost if known."""
    if not answer.tokens:
        return ""
    sent = sum(count for use, count in answer.tokens.items() if use.endswith("_input"))
    received = sum(count for use, count in answer.tokens.items() if use.endswith("_output"))
    cost = "" if answer.cost is None else f" · cost {answer.cost:.4g}"
    return f'<div class="meta">{sent:,} tokens in, {received:,} out{cost}</div>'
