"""The States and the providers as pages: what each is bound to, whom to write to, what it keeps, and how it counts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from requests_app.access.policy import Standing
from requests_app.clocks.rules import RULES
from requests_app.common import clock
from requests_app.routes import jurisdictions, profiles
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.status import status_of
from requests_app.show import place_words, words
from requests_app.web.door import signed_in


@require_GET
@signed_in
def places(request: HttpRequest, who: Standing) -> HttpResponse:
    """Every State of which something is known, by its name, and every provider; `?find=` keeps those with the words."""
    find = request.GET.get("find", "").strip()[:100]
    wanted = find.casefold().split()
    states = [(country_name(one.code), one) for one in profiles.countries()]
    states = [(name, one) for name, one in states if all(w in f"{name} {one.code}".casefold() for w in wanted)]
    known = [
        one for one in jurisdictions.providers() if all(w in f"{one.name} {one.services}".casefold() for w in wanted)
    ]
    context = {
        "tab": "routes",
        "find": find,
        "states": sorted(states, key=lambda pair: pair[0].casefold()),
        "providers": known,
    }
    return render(request, "web/places.html", context)


@require_GET
@signed_in
def country(request: HttpRequest, who: Standing, code: str) -> HttpResponse:
    """One State, whole."""
    found = profiles.country(code)
    if found is None:
        raise Http404
    today = clock.now().date()
    context = {
        "tab": "routes",
        "state": found,
        "name": country_name(found.code),
        "memberships": [(m, place_words.membership(m.status)) for m in found.memberships],
        "treaties": [
            (m, country_name(m.partner if m.party == found.code else m.party), place_words.treaty(m.state))
            for m in found.treaties
        ],
        "agreements": [(a, country_name(a.party_a), country_name(a.party_b)) for a in found.agreements],
        "authorities": [(a, place_words.office(a.role)) for a in found.authorities],
        "weekends": [(w, [place_words.weekday(day) for day in sorted(w.days)]) for w in found.weekends],
        "counting": [(c, RULES[c.rule]) for c in found.counting],
        "preservation": [(r, status_of(r, today)) for r in found.preservation],
        "own": [(r, status_of(r, today)) for r in found.routes],
    }
    return render(request, "web/country.html", context)


@require_GET
@signed_in
def provider(request: HttpRequest, who: Standing, key: str) -> HttpResponse:
    """One provider, whole."""
    found = profiles.provider(key)
    if found is None or found.provider.key != key:
        raise Http404
    context = {
        "tab": "routes",
        "profile": found,
        "provider": found.provider,
        "entities": [(e, country_name(e.country) if e.country else "") for e in found.provider.entities],
        "practice": [(row, [words.data_word(data) for data in row.data]) for row in found.practice],
        "formats": [(f, words.identifier_word(f.kind)) for f in (*found.formats, *found.standards)],
    }
    return render(request, "web/provider.html", context)
