"""OpenDocument texts: what their readers see of them, in its order."""

from index.formats.documents import document_drafts
from tests.index.formats.making import zipped

NAMES = "office text table style draw"
SPACES = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{"drawing" if one == "draw" else one}:1.0"'
    for one in NAMES.split()
)
STYLES = (
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><text:list-style style:name="count">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def text_of(body: str) -> str:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    [draft] = document_drafts("pond.odt", zipped({"content.xml": content}))
    return draft.text


def item(text: str) -> str:
    return f"<text:list-item><text:p>{text}</text:p></text:list-item>"


def test_notes_stand_at_the_end_and_leave_their_mark() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Counted in May.</text:p></text:note-body></text:note>"
    )
    assert text_of(f"<text:p>Nine ducks.{note} Two left.</text:p><text:p>End.</text:p>") == (
        "Nine ducks.¹ Two left.\n\nEnd.\n\n1. Counted in May."
    )


def test_what_was_deleted_or_remarked_is_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Old.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:table-of-content>"
        "<text:p>Ducks 1</text:p></text:table-of-content><text:p>New<office:annotation>"
        "<text:p>Why?</text:p></office:annotation> pond.</text:p>"
        '<text:section text:display="none"><text:p>Hidden.</text:p></text:section>'
    )
    assert text_of(body) == "New pond."


def test_spaces_breaks_and_raised_numbers() -> None:
    body = (
        '<text:p>5 × 10<text:span text:style-name="up">6</text:span><text:s/>seeds<text:tab/>in all'
        "<text:line-break/>so far &lt; next</text:p>"
    )
    assert text_of(body) == "5 × 10⁶ seeds in all\nso far < next"


def test_a_list_goes_on_counting_behind_a_paragraph() -> None:
    body = (
        f'<text:list text:style-name="count">{item("Dig.")}{item("Fill.")}</text:list>'
        "<text:p>Wait.</text:p>"
        f'<text:list text:style-name="count" text:continue-numbering="true">{item("Look.")}'
        f"</text:list><text:list>{item('Ducks')}</text:list>"
    )
    lines = [line for line in text_of(body).split("\n") if line]
    assert lines == ["1. Dig.", "2. Fill.", "Wait.", "3. Look.", "- Ducks"]


def test_a_table_has_a_line_for_each_row() -> None:
    def row(*cells: str) -> str:
        inner = "".join(
            f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    head = f"<table:table-header-rows>{row('Pond', 'Ducks')}</table:table-header-rows>"
    assert text_of(f"<table:table>{head}{row('North', '9')}{row('South', '')}</table:table>") == (
        "Pond | Ducks\nNorth | 9\nSouth |"
    )


def test_a_box_follows_the_paragraph_that_holds_it() -> None:
    text = "<text:p>Figure 1: the pond</text:p>"
    box = f"<draw:frame><draw:text-box>{text}</draw:text-box></draw:frame>"
    assert text_of(f"<text:p>It {box}froze.</text:p>") == "It froze.\n\nFigure 1: the pond"
