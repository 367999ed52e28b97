"""Word documents made of whole files: a page or a text that Word takes in when it opens them.

Programs that turn pages into documents write them so: the document itself holds no word.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath

from lxml import etree  # type: ignore[import-untyped]

from index.formats.draft import Draft

_CHUNK = re.compile(rb'<w:altChunk\b[^>]*?\br:id="([^"]{1,100})"')
_DOCUMENT, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_READ = frozenset((".mht", ".mhtml", ".htm", ".html", ".txt", ".rtf"))
_MAX_BYTES = 50_000_000


def chunk_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of the files in a Word document, in their order; a document is not opened.

    Raises:
        ArticleError: One of them cannot be read.
    """
    from index.formats.documents import document_drafts

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        chunks = _CHUNK.findall(_member(archive, _DOCUMENT))
        targets = _targets(_member(archive, _LINKS)) if chunks else {}
        for name in (targets.get(chunk.decode("utf-8", "replace"), "") for chunk in chunks):
            ending = "." + name.rpartition(".")[2].lower()
            if ending in _READ and (content := _member(archive, name)):
                yield from document_drafts(name, content)


def _targets(links: bytes) -> dict[str, str]:
    """Return the id of each link of a document -> the name of the file in it that is linked."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(links, parser) if links else None
    found = () if root is None else root.iterfind("{*}Relationship")
    return {
        one.get("Id", ""): normpath(join("/word", one.get("Target", ""))).lstrip("/")
        for one in found
    }


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.NameToInfo or archive.getinfo(name).file_size > _MAX_BYTES:
        return b""
    return archive.read(name)
