"""Values -> HTML. Pure functions; the only place where text becomes markup.

Every piece of text goes through `escaped`. Nothing here interprets Markdown, and no result holds a
line break outside of an article's text, so that a Markdown renderer leaves it alone.
"""

import html
import re
from collections.abc import Iterable, Sequence, Set
from datetime import date
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from assistant.types import Answer, AnswerSentence, Citation, Refusal, Verdict
from index.types import Article, Span

VERDICT_NOTES = {
    Verdict.PARTLY: "only partly in the source",
    Verdict.UNSUPPORTED: "not in the source",
    Verdict.ATTRIBUTION_LOST: "the source reports this as somebody's words",
}

SHOWN_PROBLEMS = 3
"""Of one sentence; further ones would tell no more."""

NEAREST = "The nearest sentences. They do not answer the question."
CORRECTS = " · a correction"
DIFFERING = "The articles do not agree. A correction, or the newer article, comes first."
INCOMPLETE = "This answer is incomplete."
QUOTED_INSTEAD = "The articles are quoted, because the language model wrote no answer."

UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
"""HTML cannot hold NUL, and UTF-8 cannot hold lone surrogates."""


class Described(Protocol):
    """Anything that says who published it and when."""

    @property
    def source(self) -> str:
        """Who published it; may be empty."""

    @property
    def date(self) -> date | None:
        """Day of publication, if known."""


class Listed(Described, Protocol):
    """An article as the list shows it."""

    @property
    def id(self) -> str:
        """The article's id."""

    @property
    def title(self) -> str:
        """One line."""


def escaped(text: str) -> str:
    """Return `text` so that a browser shows exactly it, in content and in quoted attributes.

    NUL and lone surrogates have no form in a page and become U+FFFD.
    """
    shown = UNSHOWABLE.sub("\ufffd", text)
    return html.escape(shown).replace("\r", "&#13;")


def one_line(text: str) -> str:
    """Return `text` escaped, its line breaks as character references."""
    return escaped(text).replace("\n", "&#10;")


def day(value: date) -> str:
    """Return a date as people write it, such as "3 May 2026"."""
    return f"{value.day} {value:%B %Y}"


def plural(noun: str, count: int) -> str:
    """Return `noun` with an s unless there is exactly one."""
    return noun if count == 1 else f"{noun}s"


def web_link(url: str) -> str | None:
    """Return `url` if it is a plain http or https address with a host, else None."""
    if any(character.isspace() or not character.isprintable() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def source_link(article_id: str, citation: Citation | None = None) -> str:
    """Return the fragment address that opens an article, at a citation if one is given."""
    fields: dict[str, str | int] = {"article": UNSHOWABLE.sub("\ufffd", article_id)}
    if citation is not None:
        fields |= {"version": citation.version, "start": citation.start, "end": citation.end}
    return f"#source?{urlencode(fields)}"


def question(text: str) -> str:
    """Return what the reader asked."""
    return f'<div class="question">{one_line(text)}</div>'


def status(text: str) -> str:
    """Return a line that says what is being done."""
    return f'<div class="status">{one_line(text)}</div>'


def error_note(text: str) -> str:
    """Return a sentence about something that went wrong."""
    return f'<div class="note error">{one_line(text)}</div>'


def sentences(written: Sequence[AnswerSentence], short_answer: str | None = None) -> str:
    """Return answer sentences with numbered markers.

    Verbatim sentences are grouped under the article they stand in. Written ones stay one text,
    with the cited articles listed below it.
    """
    numbers = sentence_numbers(written)
    if all(is_verbatim(sentence) for sentence in written):
        groups = grouped(written)
        body = "".join(quoted_group(group, numbers, short_answer) for group in groups)
    else:
        prose = " ".join(sentence_html(one, numbers, short_answer) for one in written)
        body = f'<div class="written">{prose}</div>{cited_articles(numbers)}'
    return f'<div class="answer">{body}</div>'


def reply(answer: Answer) -> str:
    """Return a whole answer: its sentences or its refusal, what went wrong, and what it took."""
    if answer.refusal is not None:
        body = refusal(answer.refusal)
    else:
        body = sentences(answer.sentences, answer.short_answer) + disagreement(answer)
    return f"{body}{shortcomings(answer)}{spent(answer)}"


def disagreement(answer: Answer) -> str:
    """Return the sentences that contradict each other in what was asked; empty if none do."""
    sides = answer.disagreement.sides if answer.disagreement else ()
    cited = [*sentence_numbers(answer.sentences), *(side.citation for side in sides)]
    numbers = citation_numbers(cited)
    items = [
        quoted_item(side.citation, numbers, side.words, CORRECTS if side.is_correction else "")
        for side in sides
    ]
    return f'<div class="answer differing">{quoted_list(DIFFERING, items)}</div>' if items else ""


def shortcomings(answer: Answer) -> str:
    """Return why an answer breaks off, or quotes where it should be written; empty if neither."""
    notes = [
        f'<div class="note">{introduction} {one_line(reason)}</div>'
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


def refusal(refused: Refusal) -> str:
    """Return why there is no answer, and the nearest sentences, marked as not answering."""
    reason = f'<div class="reason">{one_line(refused.reason)}</div>'
    if not refused.nearest:
        return f'<div class="answer refusal">{reason}</div>'
    numbers = citation_numbers(refused.nearest)
    nearest = quoted_list(NEAREST, [quoted_item(citation, numbers) for citation in numbers])
    return f'<div class="answer refusal">{reason}{nearest}</div>'


def quoted_list(label: str, items: Iterable[str]) -> str:
    """Return quoted sentences under a line that says what they are."""
    return f'<div class="nearest"><div class="label">{label}</div><ul>{"".join(items)}</ul></div>'


def quoted_item(
    citation: Citation, numbers: dict[Citation, int], words: str | None = None, note: str = ""
) -> str:
    """Return a sentence in a list, some of its words in bold, with its marker, source and date."""
    mark = marker(numbers[citation], citation)
    about = f'{mark}<div class="meta">{byline(citation)}{note}</div>'
    return f"<li><span>{emphasised(citation.quote, words)}</span> {about}</li>"


def sentence_numbers(written: Sequence[AnswerSentence]) -> dict[Citation, int]:
    """Number the citations of an answer in the order in which `sentences` shows them."""
    verbatim = all(is_verbatim(sentence) for sentence in written)
    shown = [one for group in grouped(written) for one in group] if verbatim else written
    return citation_numbers(citation for one in shown for citation in one.citations)


def citation_numbers(citations: Iterable[Citation]) -> dict[Citation, int]:
    """Number citations from 1 by first use."""
    numbers: dict[Citation, int] = {}
    for citation in citations:
        numbers.setdefault(citation, len(numbers) + 1)
    return numbers


def is_verbatim(sentence: AnswerSentence) -> bool:
    """Whether an answer sentence is word for word the first sentence that it cites."""
    return bool(sentence.citations) and sentence.text == sentence.citations[0].quote


def grouped(written: Sequence[AnswerSentence]) -> list[list[AnswerSentence]]:
    """Put verbatim sentences of one article together, in the order of first use."""
    groups: dict[str, list[AnswerSentence]] = {}
    for sentence in written:
        groups.setdefault(sentence.citations[0].article_id, []).append(sentence)
    return list(groups.values())


def quoted_group(
    group: Sequence[AnswerSentence], numbers: dict[Citation, int], short_answer: str | None
) -> str:
    """Return the sentences of one article under a line with its title, source and date."""
    lines = "".join(
        f'<div class="sentence">{sentence_html(one, numbers, short_answer)}</div>' for one in group
    )
    return f'<div class="group">{article_line(group[0].citations[0])}{lines}</div>'


def sentence_html(
    sentence: AnswerSentence, numbers: dict[Citation, int], short_answer: str | None
) -> str:
    """Return one answer sentence, its markers and, unless it is supported, its verdict."""
    markers = "".join(marker(numbers[citation], citation) for citation in sentence.citations)
    note = VERDICT_NOTES.get(sentence.verdict) if sentence.verdict else None
    problems = "; ".join(sentence.problems[:SHOWN_PROBLEMS])
    said = f"{note}: {problems}" if problems else note
    verdict = f' <span class="verdict">{one_line(said)}</span>' if said and note else ""
    text = emphasised(sentence.text, short_answer, sentence.answer)
    return f"<span>{text}</span> {markers}{verdict}"


def emphasised(text: str, words: str | None, known: Span | None = None) -> str:
    """Return `text` with `words` in bold: where they are known to stand, or the first of them."""
    start = text.find(words) if words else -1
    if known is not None and known.of(text) == words:
        start = known.start
    if not words or start < 0:
        return one_line(text)
    before, after = text[:start], text[start + len(words) :]
    return f"{one_line(before)}<strong>{one_line(words)}</strong>{one_line(after)}"


def marker(number: int, citation: Citation) -> str:
    """Return the marker of one citation: a link that opens its article at the cited text."""
    about = ", ".join(part for part in (citation.title, citation.source) if part)
    return (
        f'<a class="cite" href="{escaped(source_link(citation.article_id, citation))}"'
        f' title="{one_line(about)}">[{number}]</a>'
    )


def article_line(citation: Citation) -> str:
    """Return the heading line of a cited article: its title, source and date."""
    link = escaped(source_link(citation.article_id))
    title = one_line(citation.title or "Untitled")
    meta = byline(citation)
    details = f' <span class="meta">{meta}</span>' if meta else ""
    return f'<div class="from"><a class="open" href="{link}">{title}</a>{details}</div>'


def cited_articles(numbers: dict[Citation, int]) -> str:
    """Return the articles behind a written answer, each with the markers that lead to it."""
    by_article: dict[str, list[Citation]] = {}
    for citation in numbers:
        by_article.setdefault(citation.article_id, []).append(citation)
    lines = "".join(
        f"<li>{''.join(marker(numbers[one], one) for one in group)} {article_line(group[0])}</li>"
        for group in by_article.values()
    )
    return f'<ul class="sources">{lines}</ul>' if lines else ""


def byline(about: Described) -> str:
    """Return source and date of an article on one line; empty if neither is known."""
    parts = [one_line(about.source)] if about.source else []
    if about.date:
        parts.append(day(about.date))
    return " · ".join(parts)


def source(article: Article, headings: Set[int], cited: Span | None = None, note: str = "") -> str:
    """Return a whole article for the source panel.

    The text content of the element of class "text" is `article.text`, character for character, and
    that of its marks is the cited part of it.

    Args:
        article: The stored article.
        headings: Offsets at which its headings start.
        cited: What to highlight; must lie inside the text.
        note: A sentence shown above the text.
    """
    meta = byline(article)
    if article.author:
        meta = " · ".join(part for part in (one_line(article.author), meta) if part)
    url = web_link(article.url)
    link = ""
    if url:
        host = one_line(urlsplit(url).hostname or "")
        link = (
            f'<p class="read"><a href="{escaped(url)}" target="_blank"'
            f' rel="noopener noreferrer">Read at {host}</a></p>'
        )
    about = f'<p class="meta">{meta}</p>' if meta else ""
    warning = f'<p class="note">{one_line(note)}</p>' if note else ""
    return (
        f'<h2 tabindex="-1">{one_line(article.title)}</h2>{about}{link}{warning}'
        f'<div class="text">{article_text(article.text, headings, cited)}</div>'
    )


def article_text(text: str, headings: Set[int], cited: Span | None) -> str:
    """Return an article's lines as headings and paragraphs, the cited part marked."""
    pieces = []
    is_first = True
    for match in re.finditer(r"\n+|[^\n]+", text):
        line = match.group()
        if line.startswith("\n"):
            pieces.append(line)
            continue
        start = match.end() - len(line.lstrip())
        tag = "h3" if start in headings else "p"
        marked, has_mark = marked_line(line, match.start(), cited, is_first)
        is_first = is_first and not has_mark
        pieces.append(f"<{tag}>{marked}</{tag}>")
    return "".join(pieces)


def marked_line(line: str, offset: int, cited: Span | None, is_first: bool) -> tuple[str, bool]:
    """Return one line escaped, and whether a part of the cited span was marked in it."""
    if cited is None:
        return escaped(line), False
    start, end = max(cited.start - offset, 0), min(cited.end - offset, len(line))
    if start >= end:
        return escaped(line), False
    attributes = ' id="cited" tabindex="-1"' if is_first else ""
    marked = f"<mark{attributes}>{escaped(line[start:end])}</mark>"
    return f"{escaped(line[:start])}{marked}{escaped(line[end:])}", True


def article_list(listed: Sequence[Listed], total: int) -> str:
    """Return the list of articles, each of which opens in the source panel.

    Args:
        listed: What to show, in order.
        total: How many there are; said when it is more than what is shown.
    """
    if not listed:
        empty = "No article matches." if total else "No articles yet. Add some to ask about them."
        return f'<div class="articles"><div class="label">{empty}</div></div>'
    count = f"{total:,} {plural('article', total)}"
    label = count if len(listed) == total else f"{len(listed):,} of {count}"
    rows = "".join(
        f'<li><a class="open" href="{escaped(source_link(one.id))}">'
        f'<span class="title">{one_line(one.title)}</span>'
        f'<span class="meta">{byline(one)}</span></a></li>'
        for one in listed
    )
    return f'<div class="articles"><div class="label">{label}</div><ul>{rows}</ul></div>'


def progress(label: str, done: int, total: int) -> str:
    """Return a progress bar with what is being done above it; at 0 it only says "busy"."""
    value = f' value="{done}"' if done else ""
    return (
        f'<div class="progress"><div>{one_line(label)}</div>'
        f'<progress max="{max(total, 1)}"{value}></progress></div>'
    )


def added(summary: str, failures: Iterable[tuple[str, str]]) -> str:
    """Return what became of an upload: a summary, and names of failed files with the reasons."""
    rows = "".join(
        f"<li><strong>{one_line(name)}</strong> {one_line(reason)}</li>"
        for name, reason in failures
    )
    failed = f'<ul class="failures">{rows}</ul>' if rows else ""
    return f'<div><div class="added">{one_line(summary)}</div>{failed}</div>'
