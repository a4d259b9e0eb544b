"""The words of the invented requests: offices that do not exist, facts that did not happen, in each language."""

from __future__ import annotations

# Seat of a route -> name, kind, and whether it stands on the requesting side.
OFFICES: dict[str, tuple[str, str, bool]] = {
    "agency": ("Example Investigation Office", "Investigating authority", True),
    "issuing": ("Example Regional Court", "Issuing authority", True),
    "own_central": ("Example Central Authority", "central authority", True),
    "contact": ("Example Operations Centre", "24/7 point of contact", True),
    "foreign_central": ("Sample Central Authority", "central authority", False),
    "foreign_contact": ("Sample Operations Centre", "24/7 point of contact", False),
    "enforcing": ("Sample Enforcing Authority", "enforcing authority", False),
    "court": ("Sample High Court", "court", False),
    "provider": ("Sample Networks Ltd", "Service provider", False),
    "none": ("Sample Office", "Addressee", False),
}

TEXTS: dict[str, str] = {
    "authority": "Example Investigation Office, unit for cybercrime",
    "investigating_authority": "Example Investigation Office, unit for cybercrime",
    "case_reference": "EX 26-0311",
    "contact": "Officer on duty, +00 000 555 0100, office@agency.example, day and night, CET (UTC+1)",
    "custodian": "Sample Networks Ltd, 1 Example Street, Exampletown",
    "provider_concerned": "Sample Networks Ltd",
    "offence": "Computer fraud, section 1 of the Example Code (invented).",
    "provisions": "Section 1 of the Example Code (invented): whoever obtains property by interfering with a computer "
    "system is liable to punishment.",
    "penalty": "Imprisonment from one to ten years (invented).",
    "necessity": "The provider deletes connection data after 90 days; a request for mutual assistance cannot arrive "
    "earlier.",
    "relation": "The account was used to send the messages; its connections identify the user and the persons reached.",
    "purpose": "To identify the user and to prove the offence before the criminal court.",
    "person": "The user is not yet known. The profile gives a place in the requesting State.",
    "treaty": "Example Treaty on Mutual Legal Assistance in Criminal Matters (invented)",
    "signatory": "A. Example, Head of unit",
    "signed_at": "Exampletown, 20 November 2026",
    "service_name": "Sample Mail",
    "their_reference": "SN-99812",
    "preservation_reference": "2026-DE-0302, SN-99812",
    "previous_order": "2026-DE-0302",
    "emergency_reason": "A message of 20 November 2026 announces an attack on a person within the day (invented).",
}

FACTS: dict[str, str] = {
    "en": "Between 1 March and 31 May 2026 the user of the account below sent messages that led the persons reached to "
    "hand over their access data. A report received on 3 June 2026 names the account. The facts are invented.",
    "fr": "Entre le 1er mars et le 31 mai 2026, l'utilisateur du compte ci-dessous a envoyé des messages qui ont amené "
    "leurs destinataires à livrer leurs données d'accès. Un signalement reçu le 3 juin 2026 désigne ce compte. Les "
    "faits sont inventés.",
    "es": "Entre el 1 de marzo y el 31 de mayo de 2026, el usuario de la cuenta indicada envió mensajes que llevaron a "
    "sus destinatarios a entregar sus datos de acceso. Una denuncia recibida el 3 de junio de 2026 señala la cuenta. "
    "Los hechos son inventados.",
    "de": "Zwischen dem 1. März und dem 31. Mai 2026 verschickte der Nutzer des unten genannten Kontos Nachrichten, "
    "die die Empfänger zur Herausgabe ihrer Zugangsdaten veranlassten. Eine am 3. Juni 2026 eingegangene Meldung nennt "
    "das Konto. Der Sachverhalt ist erfunden.",
    "pt": "Entre 1 de março e 31 de maio de 2026, o utilizador da conta abaixo enviou mensagens que levaram os "
    "destinatários a entregar os seus dados de acesso. Uma comunicação recebida em 3 de junho de 2026 indica a conta. "
    "Os factos são inventados.",
    "ar": "بين 1 مارس و31 مايو 2026 أرسل مستخدم الحساب المذكور أدناه رسائل دفعت متلقيها إلى تسليم بيانات الدخول "
    "الخاصة بهم. ويشير بلاغ ورد في 3 يونيو 2026 إلى هذا الحساب. الوقائع مختلقة.",
}
