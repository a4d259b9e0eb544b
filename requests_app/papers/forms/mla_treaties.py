"""What each treaty asks of a request beyond the common list: one row for each, with the articles it comes from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from requests_app.papers.forms.mla import LANGUAGE, Beyond, form_of

UNTOC = Beyond(
    form="mla-untoc",
    title=gettext_lazy("Request for mutual legal assistance under Article 18 of the Organized Crime Convention"),
    note=gettext_lazy(
        "Contents after Article 18(15)(a) to (f) of the United Nations Convention against Transnational Organized "
        "Crime, and what electronic evidence needs besides. The Convention has no form."
    ),
    headings={
        "basis": gettext_lazy("Convention relied on"),
        "proceedings": gettext_lazy("Subject matter and nature of the investigation, prosecution or proceeding"),
        "facts": gettext_lazy("Summary of the relevant facts"),
        "assistance": gettext_lazy("Assistance sought and particular procedure"),
    },
    own=(LANGUAGE,),
    remarks={
        "purpose": gettext_lazy(
            "The information is used for the proceedings stated in the request alone, unless the requested State "
            "Party consents: Art. 18(19)."
        )
    },
)

UNCAC = Beyond(
    form="mla-uncac",
    title=gettext_lazy("Request for mutual legal assistance under Article 46 of the Convention against Corruption"),
    note=gettext_lazy(
        "Contents after Article 46(15)(a) to (f) of the United Nations Convention against Corruption, and what "
        "electronic evidence needs besides. The Convention has no form."
    ),
    headings=UNTOC.headings,
    own=(LANGUAGE,),
)

CETS30 = Beyond(
    form="mla-cets30",
    title=gettext_lazy("Request under the European Convention on Mutual Assistance in Criminal Matters"),
    note=gettext_lazy(
        "Contents after Article 14 of the European Convention on Mutual Assistance in Criminal Matters, for "
        "letters rogatory with Article 14(2), and what electronic evidence needs besides. The Convention has no "
        "form."
    ),
    headings={
        "proceedings": gettext_lazy("Object of the request and reason for it"),
        "persons": gettext_lazy("Identity and nationality of the person concerned"),
        "offence": gettext_lazy("Offence, law and penalty"),
        "basis": gettext_lazy("Convention relied on"),
    },
    own=(LANGUAGE,),
    remarks={
        "translation": gettext_lazy(
            "No translation is needed unless a Party has reserved it: Art. 16 of the Convention."
        )
    },
)

EU2000 = Beyond(
    form="mla-eu2000",
    title=gettext_lazy("Request under the Convention of 29 May 2000 between the Member States of the European Union"),
    note=gettext_lazy(
        "Contents after Article 14 of the European Convention on Mutual Assistance in Criminal Matters, which the "
        "Convention of 29 May 2000 supplements. Layout to be confirmed against the official text."
    ),
    headings=CETS30.headings,
    own=(LANGUAGE,),
    remarks={
        "handling": gettext_lazy(
            "A deadline set by the requesting authority, which explains why, is taken into account as fully as "
            "possible: Art. 4(2) of the Convention of 29 May 2000."
        )
    },
)

EUUK = Beyond(
    form="mla-euuk",
    title=gettext_lazy("Request for mutual assistance between the European Union and the United Kingdom"),
    note=gettext_lazy(
        "A standard form exists under Article 635(1) of the Trade and Cooperation Agreement (COM(2023) 56), which "
        "was not read. The contents are those of Article 14 of the Convention of 1959, which the Agreement "
        "supplements; layout to be confirmed against the official text."
    ),
    headings=CETS30.headings,
    own=(LANGUAGE,),
)

HARARE = Beyond(
    form="mla-harare",
    title=gettext_lazy("Request under the Commonwealth Scheme for mutual assistance in criminal matters"),
    note=gettext_lazy(
        "Contents after the common list; of the Harare Scheme the purpose, the scope and paragraphs 1 to 3 alone "
        "were read: layout to be confirmed against the official text. The Scheme binds as far as the law of the "
        "requested State does."
    ),
    headings={"basis": gettext_lazy("Scheme relied on")},
)

BUDAPEST = Beyond(
    form="mla-budapest",
    title=gettext_lazy("Request for mutual assistance under Article 27 of the Convention on Cybercrime"),
    note=gettext_lazy(
        "Articles 25 to 28 of the Convention on Cybercrime list no contents: they are those of Article 18(15) of "
        "the United Nations Convention against Transnational Organized Crime and what electronic evidence needs "
        "besides."
    ),
    own=(LANGUAGE,),
    remarks={
        "handling": gettext_lazy("Confidentiality may be asked for; who cannot keep it says so promptly: Art. 27(8)."),
        "assistance": gettext_lazy(
            "Executed by the procedures specified here, except where incompatible with the law of the requested "
            "Party: Art. 27(3)."
        ),
    },
)

TREATIES = (UNTOC, UNCAC, CETS30, EU2000, EUUK, HARARE, BUDAPEST)
FORMS = tuple(form_of(treaty) for treaty in TREATIES)
