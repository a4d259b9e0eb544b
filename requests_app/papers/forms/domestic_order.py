"""Domestic production order to a provider that offers its services in the territory: Convention on Cybercrime, Art. 18.

The Convention sets neither form nor period; the order rests on the domestic law it names.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms import direct
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.sheet import Sheet

# Art. 18(1)(b): subscriber information relating to such services, in possession or control.
FORM = Sheet(
    id="domestic-production-order",
    audience="provider",
    title=gettext_lazy("Order to produce subscriber information"),
    parts=(
        Part(gettext_lazy("Issuing authority"), ("authority", "case_reference", "contact")),
        Part(gettext_lazy("Domestic legal basis"), ("legal_grounds",)),
        Part(gettext_lazy("Service provider"), ("custodian",)),
        Part(gettext_lazy("How the services are offered in the territory"), ("services",)),
        Part(gettext_lazy("Offence under investigation"), ("offence",)),
        Part(gettext_lazy("Subscriber information to be produced"), ("items",)),
    ),
    preamble=(
        gettext_lazy(
            "You are ordered to submit the subscriber information described below that relates to the services "
            "you offer in the territory and is in your possession or control."
        ),
        gettext_lazy("No traffic data and no content are asked for (Article 18(3))."),
    ),
    particulars=direct.wanted_by,
    source=gettext_lazy(
        "Contents after Article 18 of the Convention on Cybercrime; domestic law may prescribe a form."
    ),
).form
