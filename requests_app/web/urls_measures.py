"""The addresses of the figures."""

from __future__ import annotations

from django.urls import path

from requests_app.web import lint_measures, measures

urlpatterns = [
    path("", measures.page, name="measures"),
    path("definitions/", measures.definitions, name="measures_definitions"),
    path("lint/", lint_measures.page, name="measures_lint"),
    path("cases/", measures.cases, name="measures_cases"),
    path("data.json", measures.as_json, name="measures_json"),
    path("data.csv", measures.as_csv, name="measures_csv"),
]
