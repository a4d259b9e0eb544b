"""The renderer fetches nothing: no network, no file, no data address, neither from a page nor from a style."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from requests_app.papers.document import Paragraph, Section
from requests_app.papers.fetching import FetchRefused, RefuseAll
from requests_app.papers.forms import FORMS
from requests_app.papers.render import from_html, render
from tests.papers.offices import MADE_AT
from tests.papers.pdf import text
from tests.papers.samples import preservation_request

PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes every visit."""
    seen: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "page",
    [
        '<img src="{url}/a.png" alt="x">',
        '<link rel="stylesheet" href="{url}/a.css">',
        "<style>@import url({url}/b.css);</style>",
        "<style>@font-face {{ font-family: f; src: url({url}/f.woff2) }} p {{ font-family: f }}</style><p>x</p>",
        '<p style="background: url({url}/bg.png)">x</p>',
        '<object data="{url}/o.svg"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="{url}/s.png" width="1" height="1"/></svg>',
        '<link rel="attachment" href="{url}/secret.txt">',
    ],
)
def test_nothing_leaves_the_machine(page: str, visits: tuple[str, list[str]]) -> None:
    url, seen = visits
    with pytest.raises(FetchRefused, match="may fetch nothing"):
        from_html(f"<html lang=en><title>t</title><body>{page.format(url=url)}", identifier=b"0" * 16)
    assert seen == []


def test_no_file_of_the_machine_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    for url in (secret.as_uri(), "file:///etc/passwd", "secret.txt"):
        base = f'<base href="{tmp_path.as_uri()}/">'
        with pytest.raises(FetchRefused):
            from_html(f'<html lang=en><head>{base}</head><link rel="attachment" href="{url}">', identifier=b"0" * 16)


@pytest.mark.parametrize("url", [PIXEL, "data:text/css,p{color:red}", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x"])
def test_no_other_address_either(url: str) -> None:
    with pytest.raises(FetchRefused):
        from_html(f'<html lang=en><title>t</title><body><img src="{url}" alt="x">', identifier=b"0" * 16)


def test_the_refusal_names_what_was_asked_but_not_all_of_it() -> None:
    refuse = RefuseAll()
    with pytest.raises(FetchRefused) as refused:
        refuse("data:," + "x" * 10_000)
    assert len(str(refused.value)) < 200


def test_our_own_paper_asks_for_nothing_even_when_a_case_holds_markup() -> None:
    """Words of a case are words: markup in them is printed, not followed."""
    words = '<img src="http://127.0.0.1:9/x"> </style><script>alert(1)</script> {{ document }} url(file:///etc/passwd)'
    document = FORMS["preservation-request"].compose(preservation_request())
    hostile = document.model_copy(
        update={
            "marking": '"; } body { background: url(http://127.0.0.1:9/y) } x { content: "',
            "sections": (Section(number="1", heading=words, blocks=(Paragraph(text=words),)),),
        }
    )
    found = text(render(hostile, created_at=MADE_AT))
    assert '<img src="http://127.0.0.1:9/x">' in found
    assert "{{ document }}" in found
