"""To file a paper that came from outside with its request, and to take it out again as the file it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from requests_app.access.policy import Standing
from requests_app.casework.models import Entry
from requests_app.desk import acts, look, receiving
from requests_app.desk.answers import BadAnswer
from requests_app.desk.look import Seen
from requests_app.desk.receiving import Came
from requests_app.papers import incoming
from requests_app.show import signatures
from requests_app.web.door import authority
from requests_app.web.entry_fields import IncomingForm
from requests_app.web.papers import as_file


@dataclass(frozen=True, slots=True)
class Filed:
    """A paper that came in, as the request page names it."""

    title: str
    href: str
    source: str
    entry: Entry
    pages: int
    sha256: str
    says: Sequence[str]


@require_http_methods(["GET", "POST"])
@authority
def file(request: HttpRequest, who: Standing, ref: str) -> HttpResponse:
    """The form, and what it sends."""
    seen = look.at(who, ref, what="incoming paper")
    posted = request.method == "POST"
    form = IncomingForm(
        request.POST if posted else None, request.FILES if posted else None, initial={"expected": seen.position.seq}
    )
    if posted and form.is_valid():
        said = form.cleaned_data
        sent: UploadedFile[Any] = said["file"]
        body = sent.read(incoming.MOST + 1)  # one byte more than is taken, so that too large is seen and refused
        came = Came(said["title"], said["source"], said["channel"], str(sent.name or ""), body)
        try:
            receiving.receive(who, seen.request, came, expected=said["expected"])
        except BadAnswer as error:
            for name, sentence in error.faults.items():
                form.add_error(name, sentence)
        except acts.Moved as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Filed."))
            return redirect("web:request", ref=ref)
    context = {"tab": "requests", "marking": seen.request.marking, "seen": seen, "form": form}
    return render(request, "web/incoming.html", context, status=422 if form.errors else 200)


@require_GET
@authority
def paper(request: HttpRequest, who: Standing, ref: str, seq: int) -> HttpResponse:
    """The file as it came: to be saved, never shown in a page. Who takes it stands in the log of views."""
    seen, body = receiving.read(who, ref, seq)
    return as_file(body, f"{seen.request.ref}-incoming-{seq}.pdf")


def filed(seen: Seen, own: str) -> list[Filed]:
    """The papers that came in and that this person may read, the latest first; erased ones are no longer there."""
    return [
        Filed(
            str(body.get("note", "")),
            reverse("web:incoming_paper", args=[seen.request.ref, entry.seq]),
            entry.source,
            entry,
            int(fact["pages"]),
            str(fact["sha256"]),
            signatures.sentences(body.get("signatures", ()), fact.get("carries", ()), own),
        )
        for entry in reversed(seen.entries)
        if (fact := entry.facts.get(incoming.FACT)) and (body := seen.bodies.get(entry.seq))
    ]
