"""The addresses of the requesting side's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from requests_app.web import (
    acting,
    continuing,
    desk,
    drafting,
    entries,
    incoming,
    inviting,
    listing,
    log,
    notices,
    opening,
    papers,
    places,
    pressing,
    requests,
    routes,
    verifying,
)

app_name = "web"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk.desk, name="desk"),
    path("requests/", listing.requests, name="requests"),
    path("requests/new/", opening.new, name="new"),
    path("requests/<str:ref>/", requests.page, name="request"),
    path("requests/<str:ref>/draft/", drafting.draft, name="draft"),
    path("requests/<str:ref>/draft.pdf", papers.preview, name="preview"),
    path("requests/<str:ref>/preview/", papers.on_screen, name="on_screen"),
    path("requests/<str:ref>/papers/<int:seq>/<str:name>/", pressing.press, name="press"),
    path("requests/<str:ref>/act/<str:name>/", acting.act, name="act"),
    path("requests/<str:ref>/next/<str:route_id>/", continuing.go_on, name="go_on"),
    path("requests/<str:ref>/incoming/", incoming.file, name="incoming"),
    path("requests/<str:ref>/incoming/<int:seq>.pdf", incoming.paper, name="incoming_paper"),
    path("requests/<str:ref>/note/", entries.note, name="note"),
    path("requests/<str:ref>/entries/<int:seq>/", entries.entry, name="entry"),
    path("verify/", verifying.verify, name="verify"),
    path("verify/roots/", verifying.roots, name="roots"),
    path("search/", listing.search, name="search"),
    path("papers/<int:number>.pdf", papers.paper, name="paper"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.all_read, name="notices_read"),
    path("notices/<int:number>/", notices.notice, name="notice"),
    path("routes/", routes.routes, name="routes"),
    path("routes/<str:route_id>/", routes.route, name="route"),
    path("places/", places.places, name="places"),
    path("places/<str:code>/", places.country, name="country"),
    path("providers/<str:key>/", places.provider, name="provider"),
    path("measures/", include("requests_app.web.urls_measures")),
    path("log/", log.log, name="log"),
    path("invite/", inviting.invite, name="invite"),
]
