"""Django's system check of the law: with one bad file, no server and no migration starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error

from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import jurisdictions
from requests_app.routes.loader import LawError


def law_is_sound(app_configs: Sequence[Any] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """The first thing wrong with the law, with file, line and reason."""
    try:
        catalogue()
        jurisdictions()
    except LawError as error:
        return [Error(str(error), hint="`manage.py routes check` lists everything that is wrong.", id="comity.E001")]
    return []
