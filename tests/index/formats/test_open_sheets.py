"""Numbers of ODS that a narrow column cuts, and those that are rounded on purpose."""

import pytest

from index.formats.documents import document_drafts
from tests.index.formats.making import zipped

KIND = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = """<office:document-content
xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
<style:style style:name="plain" style:family="table-cell"/>
<style:style style:name="general" style:family="table-cell" style:data-style-name="General"/>
<style:style style:name="whole" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="A">
<table:table-row><table:table-cell><text:p>Cost</text:p></table:table-cell>
<table:table-cell><text:p>Note</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="{style}" office:value-type="float"
office:value="{value}"><text:p>{shown}</text:p></table:table-cell>
<table:table-cell><text:p>paid</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


@pytest.mark.parametrize(
    ("style", "value", "shown", "read"),
    [
        ("general", "1234567.25", "1234567", "1234567.25"),
        ("plain", "0.123456", "0,12", "0.123456"),
        ("whole", "1234567.25", "1234567", "1234567"),
        ("general", "2.5", "2,5", "2,5"),
        ("general", "28.8999999999999999997", "28.9", "28.9"),
        ("general", "2.5", "about 2", "about 2"),
        ("general", "much", "2", "2"),
    ],
)
def test_a_number_is_told_in_full_unless_it_has_a_form(
    style: str, value: str, shown: str, read: str
) -> None:
    content = CONTENT.format(style=style, value=value, shown=shown)
    [draft] = document_drafts("a.ods", zipped({"mimetype": KIND, "content.xml": content}))
    assert draft.text == f"Cost | Note\n{read} | paid"


@pytest.mark.parametrize("kind", [{"mimetype": KIND}, {"mimetype": f"{KIND}-template"}, {}])
def test_a_sheet_need_not_say_that_it_is_one(kind: dict[str, bytes | str]) -> None:
    content = CONTENT.format(style="plain", value="2", shown="2")
    [draft] = document_drafts("a.ods", zipped(kind | {"content.xml": content}))
    assert draft.text == "Cost | Note\n2 | paid"
