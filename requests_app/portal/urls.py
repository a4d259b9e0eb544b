"""The addresses of the portal's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from requests_app.portal import acting, figures, inbox, requests

app_name = "portal"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("find/", inbox.search, name="find"),
    path("figures/", figures.figures, name="figures"),
    path("export.<str:form>", figures.export, name="export"),
    path("papers/<int:number>/", requests.paper, name="paper"),
    path("<str:ref>/", requests.page, name="request"),
    path("<str:ref>/request.json", requests.as_json, name="json"),
    path("<str:ref>/items.csv", requests.items_csv, name="items"),
    path("<str:ref>/acts/<str:name>/", acting.act, name="act"),
    path("<str:ref>/papers/<int:number>/<str:name>/", requests.press, name="press"),
    path("<str:ref>/receipts/<str:mark>/", acting.receipt, name="receipt"),
]
