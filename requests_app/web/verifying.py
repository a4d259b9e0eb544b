"""The public page where anybody asks whether a paper is genuine: a code typed or a file dropped, one word answered.

Nobody signs in, nothing that was asked is written down, and every answer leaves at the end of the same span of time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.desk import proving
from requests_app.papers import codes, verification
from requests_app.papers.verification import Answer
from requests_app.routes.jurisdictions import country_name
from requests_app.web import slowing
from requests_app.web.hashed_upload import Hashed, HashOnly

LIMITS = ((20, 60), (200, 3600))
MOST = 10 * 1024 * 1024  # of a file; no paper of ours comes near
BESIDES = 64 * 1024  # of a body: what a form says besides its file
View = Callable[[HttpRequest], HttpResponse]


class AskForm(forms.Form):
    """The code at the foot of the paper, or the paper as a file; where both are given, the file is what is compared."""

    use_required_attribute = False

    code = forms.CharField(
        label=gettext_lazy("Code at the foot of the paper"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Twenty letters and digits in five groups. Capitals and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    paper = forms.FileField(
        label=gettext_lazy("The paper as a PDF"),
        required=False,
        help_text=gettext_lazy("The file is compared and not kept. It has to be the one that was sent, unchanged."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


def evenly(view: View) -> View:
    """Every answer leaves at the end of a span of `VERIFY_SECONDS`, so that its time does not tell what was found.

    The way to each answer is alike already; this hides what is left of a difference.
    """

    @wraps(view)
    def waited(request: HttpRequest) -> HttpResponse:
        span, began = settings.VERIFY_SECONDS, time.monotonic()
        response = view(request)
        if span:
            time.sleep(span - (time.monotonic() - began) % span)
        return response

    return waited


@csrf_exempt  # the inner view is protected: how a file is read has to be settled before anybody reads the form
@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The page; asked by a link from the square of a paper, by a typed code, or by a file."""
    asks = request.method == "POST" or "code" in request.GET
    if asks and (seconds := slowing.wait(request, "verify", LIMITS)):
        sentence = _("Too many papers were asked about from your network. Wait %(n)d seconds, then ask again.")
        response = _page(request, sentence=sentence % {"n": seconds}, status=429)
        response["Retry-After"] = str(seconds)
        return response
    if request.method == "POST":
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST + BESIDES:
            return _page(request, sentence=_too_large(), status=413)
        request.upload_handlers = [HashOnly(MOST)]
    return _asked(request) if asks else _shown(request)


@require_GET
def roots(request: HttpRequest) -> HttpResponse:
    """The newest roots of the log of issued papers, each with its signature: to be kept and checked elsewhere."""
    text = "\n".join(proving.published()) or "No root is published yet.\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@csrf_protect
def _shown(request: HttpRequest) -> HttpResponse:
    return _page(request)


@csrf_protect
@evenly
def _asked(request: HttpRequest) -> HttpResponse:
    dropped = request.FILES.get("paper")
    if isinstance(dropped, Hashed) and dropped.size:
        if not dropped.sha256:
            return _page(request, sentence=_too_large(), status=413)
        return _page(request, verification.by_file(dropped.sha256), by_file=True)
    typed = (request.POST if request.method == "POST" else request.GET).get("code", "")[:100]
    if not typed.strip():
        return _page(request, not_asked=_("Neither was given: one of the two is needed."), status=422)
    return _page(request, verification.by_code(typed), typed=typed)


def _page(
    request: HttpRequest,
    answer: Answer | None = None,
    *,
    typed: str = "",
    by_file: bool = False,
    sentence: str = "",
    not_asked: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "answer": answer,
        "state": answer.state.value if answer else "",
        "country": country_name(answer.country) if answer and answer.country else "",
        "by_file": by_file,
        "slip": bool(typed) and not codes.adds_up(typed),
        "sentence": sentence,
        "not_asked": not_asked,
        "form": AskForm(initial={"code": typed}),
        "demonstration": settings.COMITY_DEMO,
    }
    return render(request, "web/verify.html", context, status=status)


def _too_large() -> str:
    return _("The file is larger than %(n)d MB and was not read; no paper of ours is.") % {"n": MOST >> 20}
