"""The log of views, for the auditor: who looked at which request, when, in which role and why. No content of a case."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.common import clock
from requests_app.desk import oversight
from requests_app.web.door import signed_in

PAGE = 100


@require_GET
@signed_in
def log(request: HttpRequest, who: Standing) -> HttpResponse:
    """The newest first, narrowed to a person or a reference."""
    person, ref = request.GET.get("person", "")[:200], request.GET.get("ref", "")[:40]
    views = oversight.views(who, person=person, ref=ref)
    before = request.GET.get("before", "")
    if before.isdigit():
        views = views.filter(pk__lt=int(before))
    page = list(views[: PAGE + 1])
    context = {
        "tab": "log",
        "as_of": clock.now(),
        "views": page[:PAGE],
        "before": page[PAGE - 1].pk if len(page) > PAGE else None,
        "person": person,
        "ref": ref,
    }
    return render(request, "web/log.html", context)
