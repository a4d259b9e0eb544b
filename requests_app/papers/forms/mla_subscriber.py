"""Request under Article 31 of the Convention on Cybercrime: for subscriber data alone in the order of T-CY(2018)10.

Sections 1 to 11 of the template were read; those after them are put together from the common list. A request that asks
for traffic data or content too has the order of every other request.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers import when
from requests_app.papers.document import Block, Document, Note, Paragraph, Tick, Ticks
from requests_app.papers.filled import Filled
from requests_app.papers.forms import wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document, linked_table
from requests_app.papers.forms.mla import AUDIENCE, LANGUAGE, Beyond, compose

STORED_DATA = Beyond(
    form="mla-article-31",
    title=gettext_lazy("Request for mutual assistance under Article 31 of the Convention on Cybercrime"),
    note=gettext_lazy(
        "Article 31 of the Convention on Cybercrime lists no contents: they are those of the common list. The "
        "template of the Cybercrime Convention Committee, T-CY(2018)10, is for subscriber information alone."
    ),
    headings={"data": gettext_lazy("Stored computer data to be disclosed")},
    own=(
        ("authority", Part(gettext_lazy("Prosecution office or court"), ("court",))),
        LANGUAGE,
    ),
    remarks={
        "handling": gettext_lazy(
            "Answered on an expedited basis where the data are particularly vulnerable to loss or modification, or "
            "the instruments otherwise provide for it: Art. 31(3)."
        )
    },
)

# Sections 1 to 11 as the template numbers them; they stand even where nothing is to be said.
TEMPLATE = (
    Part(gettext_lazy("Date"), ("date",)),
    Part(gettext_lazy("Reference or case number"), ("case_reference",)),
    Part(gettext_lazy("Status of the request"), ("status",)),
    Part(gettext_lazy("Requested authority"), ("requested_authority",)),
    Part(gettext_lazy("Requesting authority"), ("authority", "contact")),
    Part(gettext_lazy("Contact for confirmation"), ("confirmation",)),
    Part(gettext_lazy("Investigative authority"), ("investigating_authority",)),
    Part(gettext_lazy("Prosecution office or court, and its decisions"), ("court",)),
    Part(gettext_lazy("Previous request for mutual assistance"), ("previous_requests",)),
    Part(gettext_lazy("Previous preservation"), ("preservation_reference",)),
    Part(gettext_lazy("Domestic legal basis"), ("domestic_basis",)),
)

AFTER = (
    Part(gettext_lazy("Offences and sanctions"), ("offence", "provisions")),
    Part(gettext_lazy("Case summary"), ("subject", "facts", "person", "relation", "purpose")),
    Part(gettext_lazy("Subscriber information requested"), ("items", "assistance")),
    Part(gettext_lazy("Provider"), ("custodian",)),
    Part(gettext_lazy("Urgency"), ("urgency", "urgency_reason")),
    Part(gettext_lazy("Confidentiality"), ("confidentiality",)),
    Part(gettext_lazy("Special procedures, language and attachments"), ("certification", "translation")),
)


def build(filled: Filled) -> Document:
    """The template for subscriber information alone, else the request for stored data of every category."""
    if wording.categories(filled) <= {"subscriber"}:
        return template(filled)
    return compose(STORED_DATA, filled)


def template(filled: Filled) -> Document:
    """The request in the order of the template."""
    title = _("Request for subscriber information under Article 31 of the Convention on Cybercrime")
    return document(
        replace(filled, paper_title=title),
        form=STORED_DATA.form,
        version=STORED_DATA.version,
        title=title,
        parts=(*TEMPLATE, *AFTER),
        extra=dict(_standing(filled)),
        margin_note=_(
            "Sections 1 to 11 after the template of the Cybercrime Convention Committee, T-CY(2018)10; the order "
            "of those after them is ours. Layout to be confirmed against the official text."
        ),
    )


def _standing(filled: Filled) -> Mapping[str, tuple[Block, ...]]:
    """What the template's own sections say by themselves: date, status, addressee, and that nothing is stated."""
    to = filled.to_party
    found: dict[str, tuple[Block, ...]] = {
        "date": (Paragraph(text=when.day(filled.created_at.date())),),
        "status": (_status(filled),),
        "requested_authority": (
            Paragraph(text="\n".join(part for part in (to.name, *wording.party(to).lines) if part)),
        ),
        "preservation_reference": linked_table(filled),
    }
    for part in TEMPLATE:
        if not found.get(part.names[0]) and not any(wording.content(filled, name) for name in part.names):
            found[part.names[0]] = (Note(text=_("Not stated.")),)
    return found


def _status(filled: Filled) -> Ticks:
    """New, or following an earlier request or preservation: section 3."""
    after_request = bool(wording.content(filled, "previous_requests"))
    after_preservation = bool(wording.content(filled, "preservation_reference")) or any(
        one.kind == "preservation" for one in filled.linked
    )
    return Ticks(
        ticks=(
            Tick(label=_("New request"), ticked=not (after_request or after_preservation)),
            Tick(label=_("Follow-up to a previous request for mutual assistance"), ticked=after_request),
            Tick(label=_("Follow-up to a previous preservation"), ticked=after_preservation),
        )
    )


FORM = Form(STORED_DATA.form, STORED_DATA.version, AUDIENCE, build)
