"""The entry for the worker and its clock."""

from __future__ import annotations

import os

from celery import Celery

from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import jurisdictions

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")

app = Celery("comity")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["requests_app.jobs"])

# A worker that cannot read the law must not sweep: LawError says file, line and reason.
catalogue()
jurisdictions()
