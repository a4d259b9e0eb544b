"""A paper that waits to be asked for is drawn when somebody asks, and then handed out like any other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from requests_app.access.policy import Standing
from requests_app.desk import pressing
from requests_app.web.door import authority


@require_POST
@authority
def press(request: HttpRequest, who: Standing, ref: str, seq: int, name: str) -> HttpResponse:
    """Draws the paper, then leads to it."""
    paper = pressing.press_now(who, ref, seq, name)
    return HttpResponseRedirect(reverse("web:paper", args=[paper.pk]))
