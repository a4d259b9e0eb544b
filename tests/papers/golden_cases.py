"""Which first pages are kept as pictures: forms of each family and layout, and each way a paper can look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from requests_app.papers import blank, samples
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.forms_shown import FORMS_SHOWN
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES

PICTURED = (
    *FORMS_SHOWN, "agreement-order", "annex-v", "epoc-pr", "mla-request", "mla-us", "preservation-letter",
)  # fmt: skip
# So many sections fill a first page; what comes after is not in the picture, and need not be drawn.
SHOWN = {"letter": 6, "certificate": 3}


def form(name: str, language: str = "en", second: str = "", **changed: object) -> bytes:
    """A form from its sample, or from the invented request where it has none of its own."""
    filled = SAMPLES[name]() if name in SAMPLES else samples.sample(name).filled
    document = FORMS[name].compose(replace(filled, language=language, second_language=second))
    shown = {"sections": document.sections[: SHOWN[document.layout]], **changed}
    return render(document.model_copy(update=shown), created_at=MADE_AT)


CASES: dict[str, Callable[[], bytes]] = {
    **{name: partial(form, name) for name in PICTURED},
    "draft": partial(form, "preservation-letter", draft=True),
    "courtesy": partial(form, "preservation-letter", courtesy=True),
    "right-to-left": partial(form, "mla-request", "ar"),
    "two-languages": partial(form, "preservation-request", "en", "fr"),
    "blank": partial(blank.blank, "annex-vi"),
}
