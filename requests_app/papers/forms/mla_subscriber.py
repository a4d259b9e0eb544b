"""Request under Article 31 of the Convention on Cybercrime: for subscriber data alone in the order of T-CY(2018)10.

Sections 1 to 11 of the template were read; those after them are put together from the common list. A request that asks
for traffic data or content too has the order of every other request.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Document
from requests_app.papers.filled import Filled
from requests_app.papers.forms import annexes, t_cy, wording
from requests_app.papers.forms.form import Form
from requests_app.papers.forms.letter import Part, document
from requests_app.papers.forms.mla import AUDIENCE, LANGUAGE, Beyond, compose

STORED_DATA = Beyond(
    form="mla-article-31",
    title=gettext_lazy("Request for mutual assistance under Article 31 of the Convention on Cybercrime"),
    note=gettext_lazy(
        "Article 31 of the Convention on Cybercrime lists no contents: they are those of the common list. The "
        "template of the Cybercrime Convention Committee, T-CY(2018)10, is for subscriber information alone."
    ),
    headings={"data": gettext_lazy("Stored computer data to be disclosed")},
    version=2,
    own=(
        ("authority", Part(gettext_lazy("Prosecution office or court"), ("prosecution", "court", "decisions"))),
        ("handling", Part(gettext_lazy("How the answer is best sent"), ("reply_expedited", "reply_by"))),
        LANGUAGE,
    ),
    remarks={
        "handling": gettext_lazy(
            "Answered on an expedited basis where the data are particularly vulnerable to loss or modification, or "
            "the instruments otherwise provide for it: Art. 31(3)."
        )
    },
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
    title = wording.of_law(annexes.printed(t_cy.STORED_DATA).title)
    return document(
        replace(t_cy.rest(filled, t_cy.STORED_DATA), paper_title=title),
        form=STORED_DATA.form,
        version=STORED_DATA.version,
        title=title,
        parts=AFTER,
        after=t_cy.sections(filled, t_cy.STORED_DATA),
        margin_note=_(
            "Sections 1 to 11 as in the template of the Cybercrime Convention Committee, T-CY(2018)10; the order "
            "of those after them is ours. Layout to be confirmed against the official text."
        ),
    )


FORM = Form(STORED_DATA.form, STORED_DATA.version, AUDIENCE, build)
