"""Request to the United States: what 18 USC 2703 wants shown stands apart for each category of data.

Relevance for subscriber information (2703(c)(2)), specific and articulable facts for other records (2703(d)), probable
cause for content (2703(a)), and for a search warrant conduct punishable by more than one year there (3512(e)).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Block, Column, Document, Table
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.mla import AUDIENCE, Beyond, compose

STANDARDS = {
    "subscriber": (gettext_lazy("relevance to the investigation"), "18 USC 2703(c)(2)"),
    "traffic": (gettext_lazy("specific and articulable facts"), "18 USC 2703(d)"),
    "content": (gettext_lazy("probable cause for each account and period"), "18 USC 2703(a)"),
}

UNITED_STATES = Beyond(
    form="mla-us",
    title=gettext_lazy("Request for mutual legal assistance to the United States"),
    note=gettext_lazy(
        "Standards after Title 18 of the United States Code, sections 2703 and 3512. The list of contents the "
        "Office of International Affairs expects was not read at its source; layout to be confirmed against the "
        "official text."
    ),
    headings={"grounds": gettext_lazy("Relevance of the data to the investigation")},
    own=(
        ("data", Part(gettext_lazy("What the law of the United States asks for each category"), ("standard",))),
        ("grounds", Part(gettext_lazy("Records: specific and articulable facts"), ("articulable_facts",))),
        ("grounds", Part(gettext_lazy("Content: probable cause"), ("nexus", "probable_cause", "staleness"))),
        (
            "grounds",
            Part(gettext_lazy("Content: the conduct under the law of the United States"), ("dual_criminality",)),
        ),
        ("offence", Part(gettext_lazy("Speech and publication"), ("speech_offence",))),
    ),
)


def build(filled: Filled) -> Document:
    """The request to the Office of International Affairs."""
    return compose(UNITED_STATES, filled, extra={"standard": standards(filled)})


def standards(filled: Filled) -> tuple[Block, ...]:
    """One row for each category asked for: what has to be shown for it, and where the law says so."""
    asked = wording.categories(filled)
    rows = tuple(
        (wording.data_of((category,)), str(standard), cite)
        for category, (standard, cite) in STANDARDS.items()
        if category in asked
    )
    titles = (_("Data"), _("What has to be shown"), _("Law"))
    columns = tuple(Column(title=title, width=width) for title, width in zip(titles, (30, 40, 30), strict=True))
    return (Table(columns=columns, rows=rows),) if rows else ()


FORM = Form(UNITED_STATES.form, UNITED_STATES.version, AUDIENCE, build)
