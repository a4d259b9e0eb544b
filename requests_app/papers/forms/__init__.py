"""Every form the house can put on paper, by its name in the routes."""

from __future__ import annotations

from requests_app.papers.forms import (
    acknowledgement,
    annex_iii,
    annex_v,
    annex_vi,
    certificate_of_receipt,
    delay_notice,
    epoc,
    epoc_pr,
    mla_request,
    preservation_letter,
    preservation_request,
    refusal,
    return_for_completion,
    spontaneous_information,
    withdrawal,
)
from requests_app.papers.forms.form import Form

FORMS: dict[str, Form] = {
    form.id: form
    for form in (
        preservation_request.FORM,
        preservation_letter.FORM,
        mla_request.FORM,
        epoc.FORM,
        epoc.ENFORCING_FORM,
        epoc_pr.FORM,
        epoc_pr.ENFORCING_FORM,
        annex_iii.FORM,
        annex_v.FORM,
        annex_vi.FORM,
        acknowledgement.FORM,
        return_for_completion.FORM,
        refusal.FORM,
        delay_notice.FORM,
        withdrawal.FORM,
        certificate_of_receipt.FORM,
        spontaneous_information.FORM,
    )
}

__all__ = ["FORMS", "Form"]
