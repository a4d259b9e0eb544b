"""A paper is looked at on the screen as it would be printed: the same document, the same words, marked as a draft."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from requests_app.access.models import View
from requests_app.papers.models import Paper
from tests import world as worlds
from tests.world import World

SignedIn = Callable[[str], Client]


def words(page: str) -> str:
    """The text of the paper alone."""
    sheet = page[page.index('<article class="sheet"') : page.index("</article>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", sheet)).split())


def test_what_is_being_written_stands_on_it(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    worlds.write(world, request, facts="Three sentences <b>of facts</b>. With dates.")
    found = words(signed_in("officer").get(f"/requests/{request.ref}/preview/").content.decode())
    assert "Draft. Not approved, not issued, of no effect." in found
    assert "Data Preservation Request under Articles 29 and 30" in found
    assert "Three sentences <b>of facts</b>. With dates." in found
    assert "account-a@mail.example" in found
    assert not Paper.objects.exists()
    assert View.objects.latest("pk").what == "preview"


def test_in_the_language_asked_for_and_marked_where_it_binds_nobody(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    page = signed_in("officer").get(f"/requests/{request.ref}/preview/", {"language": "ar"}).content.decode()
    assert '<article class="sheet" lang="ar" dir="rtl">' in page
    assert "ترجمة غير رسمية. العبرة بالنسخة المحررة بلغة الإجراءات." in words(page)
    assert '<option value="ar" lang="ar" selected>' in page
    assert 'formaction="/requests/' in page


def test_only_papers_of_ones_own_side_are_offered(world: World, signed_in: SignedIn) -> None:
    """Annex III is the answer of the addressee: nobody drafts it for him."""
    request = worlds.open_(world, "EU-EPOC", requested="IE", provider="meta_ie")
    browser = signed_in("officer")
    page = browser.get(f"/requests/{request.ref}/preview/").content.decode()
    assert re.findall(r'<option value="([a-z0-9-]+)"[^>]*>[^<]*EPOC', page) == ["epoc-addressee", "enforcement-file"]
    assert "annex-iii" not in page
    assert "annex-iii" not in browser.get(f"/requests/{request.ref}/draft/").content.decode()
    assert browser.get(f"/requests/{request.ref}/preview/?paper=annex-iii").status_code == 404


@pytest.mark.parametrize("query", ["?paper=acknowledgement", "?paper=none", "?language=xx"])
def test_what_there_is_not_cannot_be_shown(world: World, signed_in: SignedIn, query: str) -> None:
    request = worlds.open_(world)
    assert signed_in("officer").get(f"/requests/{request.ref}/preview/{query}").status_code == 404


def test_the_other_side_does_not_see_what_is_being_written(world: World, signed_in: SignedIn) -> None:
    request = worlds.walk(world, worlds.open_(world), worlds.BC29_SENT)
    for name in ("us_contact", "stranger"):
        assert signed_in(name).get(f"/requests/{request.ref}/preview/").status_code == 404


def test_no_store(world: World, signed_in: SignedIn) -> None:
    request = worlds.open_(world)
    assert "no-store" in signed_in("officer").get(f"/requests/{request.ref}/preview/")["Cache-Control"]
