"""Request for domain name registration information: Second Additional Protocol to the Convention on Cybercrime, Art. 6.

A request, not an order: the entity is permitted to disclose. Contents in the order of Art. 6(3).
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms import direct
from requests_app.papers.forms.letter import Part
from requests_app.papers.forms.sheet import Sheet

# To the registrar or registry.
FORM = Sheet(
    id="domain-registration-request",
    audience="provider",
    title=gettext_lazy("Request for domain name registration information"),
    parts=(
        Part(gettext_lazy("Authority making the request"), ("authority", "case_reference", "contact")),
        Part(gettext_lazy("Entity providing domain name registration services"), ("custodian",)),
        Part(gettext_lazy("Domain names, and the data elements sought"), ("items",)),
        Part(gettext_lazy("Basis of the request, and use of the information"), ("protocol",)),
        Part(gettext_lazy("Manner of the disclosure"), ("manner", "procedure")),
    ),
    preamble=(
        gettext_lazy(
            "You are asked to disclose the information described below, which identifies the registrant of the "
            "domain name or serves to contact the registrant."
        ),
        gettext_lazy("If you do not disclose it, please state your reasons; the authority may ask for them."),
    ),
    particulars=direct.wanted_by,
    source=gettext_lazy(
        "Contents as Article 6(3) of the Second Additional Protocol lists them; the Protocol sets no form."
    ),
).form
