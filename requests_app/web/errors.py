"""What is said when something cannot be done: a sentence with a way out, and nothing about what is not yours."""

from __future__ import annotations

import errno
from collections.abc import Callable

import structlog
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import page_not_found

from requests_app.access.policy import NotYours
from requests_app.casework.machine import NotOpen
from requests_app.papers.engine import PaperUnavailable

log = structlog.get_logger(__name__)


class Sentences:
    """Turns what the desk refuses into a page. What is foreign and what is not there are answered by the same one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for this refusal; none where Django's own will do."""
        if isinstance(error, NotYours):
            return page_not_found(request, Http404())
        if isinstance(error, NotOpen):
            return refused(request, error)
        if isinstance(error, PaperUnavailable):
            log.error("paper_unavailable")
            return _later(
                request,
                _("The paper cannot be made on this server at present, so nothing was done. Tell your administrator."),
            )
        if isinstance(error, OperationalError) and _busy(error):
            log.error("database_busy")
            return _later(
                request, _("The database is busy or full, so nothing was written. Go back and try again in a moment.")
            )
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            log.error("disk_full")
            return _later(request, _("The disk of this server is full: nothing was written. Tell your administrator."))
        return None


def refused(request: HttpRequest, error: NotOpen) -> HttpResponse:
    """The act is not open: why, and who could do it."""
    return render(request, "web/refused.html", {"sentence": error.sentence, "who": error.who}, status=409)


def _later(request: HttpRequest, sentence: str) -> HttpResponse:
    return render(request, "web/refused.html", {"sentence": sentence, "who": ""}, status=503)


def _busy(error: OperationalError) -> bool:
    text = str(error).lower()
    return any(word in text for word in ("locked", "full", "no space", "too many", "connection", "could not connect"))
