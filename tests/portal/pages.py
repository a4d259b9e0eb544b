"""A page as it is read: its words without markup, and its forms as a browser sends them."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from requests_app.casework.models import Request


def text(response: Any) -> str:
    """The words of a page, with single spaces."""
    plain = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", plain)).replace("\xa0", " ").split())


def expected_on(client: Client, request: Request, act: str) -> str:
    """The hidden field by which a form says what its reader saw."""
    page = client.get(f"/portal/{request.ref}/acts/{act}/").content.decode()
    found = re.search(r'name="expected" value="([0-9a-f]{64})"', page)
    assert found, page
    return found[1]


def submit(client: Client, request: Request, act: str, **told: str) -> Any:
    """Opens the form of an act and sends it."""
    return client.post(f"/portal/{request.ref}/acts/{act}/", {"expected": expected_on(client, request, act), **told})
