"""Which first pages are kept as pictures: each form once, and each way a paper can look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from requests_app.papers import blank, samples
from requests_app.papers.forms import FORMS
from requests_app.papers.render import render
from tests.papers.offices import MADE_AT
from tests.papers.samples import SAMPLES


def form(name: str, **changed: object) -> bytes:
    """A form from its sample, or from the invented request where it has none of its own."""
    filled = SAMPLES[name]() if name in SAMPLES else samples.sample(name).filled
    document = FORMS[name].compose(filled)
    return render(document.model_copy(update=changed), created_at=MADE_AT)


def in_language(name: str, language: str, second: str = "") -> bytes:
    """A form in another language, or in two."""
    filled = replace(SAMPLES[name](), language=language, second_language=second)
    return render(FORMS[name].compose(filled), created_at=MADE_AT)


CASES: dict[str, Callable[[], bytes]] = {
    **{name: partial(form, name) for name in sorted(FORMS)},
    "draft": partial(form, "preservation-letter", draft=True),
    "courtesy": partial(form, "preservation-letter", courtesy=True),
    "right-to-left": partial(in_language, "mla-request", "ar"),
    "two-languages": partial(in_language, "preservation-request", "en", "fr"),
    "blank": partial(blank.blank, "annex-vi"),
}
