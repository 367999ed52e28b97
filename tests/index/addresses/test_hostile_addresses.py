"""No form of an address leads to this machine: a listening server is never reached."""

import ipaddress
from collections.abc import Iterator

import pytest

from index.addresses import Fetcher, vetting
from index.errors import UnreadableError
from tests.index.addresses.serving import Said, Server, served

FORMS = (
    # This machine, as it is usually written.
    *("http://127.0.0.1/", "http://localhost/", "http://localhost./", "http://LOCALHOST/"),
    *("http://foo.localhost/", "http://127.0.0.1./", "http://[::1]/", "http://[::]/"),
    *("http://0.0.0.0/", "http://127.1.2.3/", "http://127.255.255.254/", "http://0/"),
    # Numbers that some programs take for an address.
    *("http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://127.1/"),
    *("http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.0.1/", "http://0x7f.1/"),
    *("http://1.1.1.1.0x7f/", "http://00000177.0.0.1/", "http://127.0.0.1.nip.example/"),
    # An IPv4 address within one of IPv6.
    *("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/"),
    *("http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/"),
    *("http://[2001:0:7f00:1::]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/", "http://[::1%25lo]/"),
    # Private networks, and what clouds answer at.
    *("http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/"),
    *("http://100.100.100.200/", "http://168.63.129.16/", "http://192.0.0.192/"),
    *("http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://[fec0::1]/", "http://224.0.0.1/"),
    *("http://255.255.255.255/", "http://198.18.0.1/", "http://metadata.google.internal/"),
    # Two programs read two hosts in it.
    *("http://example.org@127.0.0.1/", "http://127.0.0.1@example.org/", "http://a:b@localhost/"),
    *("http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/", "http:\\\\127.0.0.1/"),
    *("http://example.org#@127.0.0.1/", "http://127.0.0.1%2f@example.org/", "http:127.0.0.1/"),
    *("http://127.0.0.1%00.example.org/", "http://127.0.0.1 .example.org/", "http:///127.0.0.1/"),
    # Characters that become others.
    *("http://①②⑦.⓪.⓪.①/", "http://１２７.0.0.1/", "http://127。0。0。1/", "http://ⓛocalhost/"),
    *("http://127.0.0.1\r\nX: y/", "http://local\u00adhost/", "http://loc\tal\nhost/"),
    # Other schemes and ports.
    *("file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "data:text/html,hi"),
    *("jar:http://127.0.0.1!/", "dict://127.0.0.1/", "//127.0.0.1/", "HTTP://127.0.0.1:22/"),
    *("http://example.org:6379/", "http://127.0.0.1:0/", "http://127.0.0.1:99999/"),
)


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server where http's usual port is, so that no form fails for its port alone."""
    with served(lambda *_: Said(b"secret")) as server:
        monkeypatch.setitem(vetting.PORTS, "http", server.port)
        yield server


def is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def test_there_are_enough_forms() -> None:
    assert len(set(FORMS)) >= 60


@pytest.mark.parametrize("form", FORMS)
def test_a_hostile_form_reaches_nothing(sink: Server, form: str) -> None:
    fetcher = Fetcher(resolve=lambda host, _: [host if is_ip(host) else "127.0.0.1"])
    for url in (form, form.replace("127.0.0.1", f"127.0.0.1:{sink.port}")):
        with pytest.raises(UnreadableError) as caught:
            fetcher.fetch(url)
        assert len(str(caught.value).splitlines()) == 1
    assert sink.asked == []


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_a_redirect_leads_nowhere_else(sink: Server, hops: int) -> None:
    def say(path: str, _: object) -> Said:
        if path == "/robots.txt":
            return Said(status=404)
        left = int(path.strip("/"))
        where = f"/{left - 1}" if left > 1 else f"http://127.0.0.1:{sink.port}/"
        return Said(status=302, headers={"Location": where})

    with served(say) as server:
        fetcher = Fetcher(frozenset([server.host]), resolve=lambda host, _: [host])
        with pytest.raises(UnreadableError, match="private network"):
            fetcher.fetch(server.url(f"/{hops}"))
    assert sink.asked == []


def test_one_private_address_among_others_is_enough(sink: Server) -> None:
    fetcher = Fetcher(resolve=lambda *_: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(UnreadableError, match="private network"):
        fetcher.fetch("http://example.org/")
    assert sink.asked == []


def test_the_address_that_was_vetted_is_connected_to(sink: Server) -> None:
    def say(path: str, _: object) -> Said:
        return Said(status=404) if path == "/robots.txt" else Said(b"<p>The crane moved.</p>")

    with served(say) as server:
        answers = iter([["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]])
        fetcher = Fetcher(
            frozenset([server.host, f"example.org:{server.port}"]),
            resolve=lambda *_: next(answers),
        )
        fetched = fetcher.fetch(f"http://example.org:{server.port}/crane")
        assert fetched.body == b"<p>The crane moved.</p>"
        with pytest.raises(UnreadableError, match="private network"):
            fetcher.fetch(f"http://example.org:{server.port}/crane")
