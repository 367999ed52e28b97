"""What our page's HTML holds beside Gradio's, and how the browser may keep it."""

import re

import pytest
from fastapi.testclient import TestClient

from assistant.web.shell import Shell

GRADIO = (
    b'<html><head><base href="./" /><script>window.gradio_config = {}</script>'
    b'<link rel="stylesheet" crossorigin href="./assets/index.css"></head>'
    b'<body style="margin: 0"><gradio-app></gradio-app></body></html>'
)


def test_the_name_is_painted_before_any_file_is_there() -> None:
    page = Shell().put_into(GRADIO).decode()
    head, _, body = page.partition("</head>")
    assert '<link media=print rel="stylesheet" crossorigin href="./assets/index.css">' in head
    assert "--paper" in head
    assert 'url("citeline/assets/source-' in head
    assert re.search(r'<body style="margin: 0"><div id="shell"[^>]*>.*Citeline.*<gradio-app>', body)
    assert body.index("page.css") > body.index("Citeline")


def test_where_each_script_is_stands_before_the_first_of_them() -> None:
    page = Shell().put_into(GRADIO).decode()
    places = page.index('<script type="importmap">')
    assert page.index("<base") < places < page.index("modulepreload") < page.index('type="module"')
    for name in ("actions.js", "german.js"):
        assert re.search(rf'"./citeline/assets/{name}": "./citeline/assets/{name}\?\w+"', page)


@pytest.mark.parametrize("page", [b"<html><head></head><body></body></html>", b""])
def test_other_pages_stay_as_they_are(page: bytes) -> None:
    assert Shell().put_into(page) == page


def test_what_is_named_by_its_content_is_kept_and_the_rest_asked_for(client: TestClient) -> None:
    page = client.get("/").text
    ours = re.findall(r'href="(citeline/assets/[^"]+)"', page)
    gradio = re.findall(r'(?:src|href)="\./(assets/[^"]+)"', page)
    assert len(ours) > 10
    assert gradio
    for address in (ours[0], ours[-1], gradio[0]):
        assert "immutable" in client.get(f"/{address}").headers["Cache-Control"]
    bare, _, version = ours[0].partition("?")
    for address in (bare, f"{bare}?{version[::-1]}x"):
        assert client.get(f"/{address}").headers["Cache-Control"] == "no-cache"
    assert "immutable" not in client.get("/assets/none.js").headers.get("Cache-Control", "")


def test_what_is_long_is_compressed_and_a_stream_of_events_is_not(client: TestClient) -> None:
    assert client.get("/").headers["Content-Encoding"] == "gzip"
    assert client.get("/citeline/articles").headers["Content-Encoding"] == "gzip"
    asked = {"question": "Why was the Marram Bridge closed?"}
    reply = client.post("/api/ask", json=asked, headers={"Accept": "text/event-stream"})
    assert "Content-Encoding" not in reply.headers
    assert reply.text.startswith("event: ")
