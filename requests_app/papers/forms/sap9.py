"""Request for expedited disclosure in an emergency, from one 24/7 point to the other: Second Protocol, Art. 9(3)."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from requests_app.papers.document import Fact
from requests_app.papers.filled import Filled
from requests_app.papers.forms import direct
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.sheet import Sheet


def _how(filled: Filled) -> tuple[Fact, ...]:
    return direct.facts((_("How made"), direct.chosen(filled, "made_by")))


# Without a request for mutual assistance. Art. 9(6): on a rapidly expedited basis.
FORM = Sheet(
    id="emergency-disclosure-point",
    audience="requested_authority",
    title=gettext_lazy("Request for expedited disclosure of stored computer data in an emergency"),
    parts=(
        Part(gettext_lazy("Competent authority seeking the data"), ("authority", "case_reference", "contact")),
        Part(gettext_lazy("Basis of the request"), ("protocol",)),
        Part(gettext_lazy("Service provider in possession or control of the data"), ("custodian",)),
        Part(gettext_lazy("Offence, legal provisions and penalties"), ("offence", "provisions")),
        Part(gettext_lazy("The emergency, and how the data relate to it"), ("facts", "relation")),
        Part(gettext_lazy("Stored computer data sought"), ("items",)),
        Part(gettext_lazy("Procedural instructions"), ("procedure",)),
        Part(gettext_lazy("Other information"), ("other",)),
    ),
    preamble=(
        gettext_lazy(
            "There is a significant and imminent risk to the life or safety of a natural person (Article 3(2)). "
            "No request for mutual assistance is made."
        ),
        gettext_lazy(
            "Please say on a rapidly expedited basis whether you will disclose the data, under which conditions, "
            "and which other co-operation is available (Article 9(6))."
        ),
    ),
    particulars=_how,
    source=gettext_lazy("Contents after Article 9(3) of the Second Additional Protocol."),
).form
