"""How a request is called at this door: by its law, its data and who asks, never by the title its drafter gave it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrPromise

from requests_app.casework.models import Request
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Route
from requests_app.show.words import data_word

PRODUCED: dict[Outcome, StrPromise] = {
    Outcome.FUL: gettext_lazy("produced"),
    Outcome.PAR: gettext_lazy("produced in part, the rest is final"),
    Outcome.NOD: gettext_lazy("nothing held"),
    Outcome.REF: gettext_lazy("refused"),
    Outcome.LOST: gettext_lazy("existed, no longer held"),
}
PRESERVED: dict[Outcome, StrPromise] = {
    **PRODUCED,
    Outcome.FUL: gettext_lazy("preserved"),
    Outcome.PAR: gettext_lazy("preserved in part, the rest is final"),
}


def outcome_words(route: Route) -> Mapping[Outcome, StrPromise]:
    """The outcomes an item can be given, in the words of the one who answers."""
    return PRESERVED if route.kind == "preservation" else PRODUCED


def wanted(items: Iterable[Mapping[str, str]]) -> str:
    """`2 identifiers: subscriber data, content data`."""
    rows = list(items)
    count = len({(row.get("kind"), row.get("identifier")) for row in rows})
    return counted(count, (row.get("data", "") for row in rows))


def counted(identifiers: int, data: Iterable[str]) -> str:
    """The same from a count."""
    if not identifiers:
        return ""
    kinds = ", ".join(data_word(one) for one in dict.fromkeys(data))
    said = ngettext("%(n)d identifier", "%(n)d identifiers", identifiers) % {"n": identifiers}
    return _("%(identifiers)s: %(data)s") % {"identifiers": said, "data": kinds}


def title(request: Request, route: Route) -> str:
    """`European Production Order, emergency, from Germany`."""
    return _("%(law)s, from %(country)s") % {"law": _(route.title), "country": country_name(request.requesting)}
