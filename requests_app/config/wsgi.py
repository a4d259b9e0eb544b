"""The entry for a web server."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from requests_app.papers import engine
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import jurisdictions

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "requests_app.config.settings")

application = get_wsgi_application()

# A server that cannot read the law must not answer: LawError says file, line and reason.
catalogue()
jurisdictions()

# The renderer is loaded before the workers are forked, so that they share it, and missed here rather than at a paper.
if reason := engine.unavailable():
    raise ImproperlyConfigured(reason)
