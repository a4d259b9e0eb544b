"""Treaty request for mutual legal assistance: the contents of UNTOC 18(15), for any treaty without a row of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms.mla import Beyond, form_of

REQUEST = Beyond(
    form="mla-request",
    version=2,
    title=gettext_lazy("Request for mutual legal assistance in a criminal matter"),
    note=gettext_lazy(
        "Contents after Article 18(15) of the United Nations Convention against Transnational Organized Crime; "
        "the treaty relied on decides."
    ),
)

FORM = form_of(REQUEST)
