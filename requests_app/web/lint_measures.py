"""How well the rules of the lint foresee returns: a page for the central authority's desk, over its own requests."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from requests_app.access import policy, scope
from requests_app.access.policy import Standing
from requests_app.common import clock
from requests_app.measures import lint_precision
from requests_app.routes.lint_rules import rules
from requests_app.web import measure_cut
from requests_app.web.door import signed_in
from requests_app.web.lint_lines import GRAVITY

MOST = 200


@require_GET
@signed_in
def page(request: HttpRequest, who: Standing) -> HttpResponse:
    """Each rule with its precision, then the returns that none foresaw. What others found in theirs is theirs."""
    if not policy.may_drill(who):
        raise Http404
    asked = measure_cut.read(who, request.GET)
    now = clock.now()
    found = lint_precision.read(replace(asked.cut, direction="outgoing"), now)
    seen = set(
        scope.visible_to(who).filter(pk__in=[one.request for one in found.unforeseen]).values_list("pk", flat=True)
    )
    listed = [(one, one.ref if one.request in seen else "", _(one.label)) for one in found.unforeseen]
    known = rules().by_id
    context = {
        "tab": "measures",
        "as_of": now,
        "found": found,
        "lines": [(one, _(known[one.rule].says), GRAVITY[one.severity]) for one in found.rules if one.found],
        "unforeseen": listed[:MOST],
        "more": len(listed) > MOST,
    }
    return render(request, "web/measures/lint.html", context)
