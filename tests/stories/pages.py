"""Every page of the product: whose it is, where it is in the demonstration world, and which addresses are no pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from allauth.mfa.models import Authenticator
from django.urls import reverse

from requests_app.access import policy, scope
from requests_app.casework.models import Entry, Request
from requests_app.desk import drafting, look
from requests_app.desk.look import Offer
from requests_app.papers.models import Paper
from requests_app.parties.models import Invitation, Organisation, Person
from requests_app.routes.catalogue import catalogue
from requests_app.routes.schema import Role

NOBODY = ""  # whoever has not signed in
SECOND = "officer2@bka"  # has a second factor
OFFICER, APPROVER, DUTY, ISSUING = "officer@bka", "approver@bka", "duty@ccips", "issuing@zit"
ENFORCING, CENTRAL, READER = "enforcing@garda-enforcing", "desk@bfj", "reader@bmj"
AUDITOR, ADMINISTRATOR, COUNSEL = "auditor@bfdi", "administrator@operations", "counsel@meta-ie"
EVERYBODY = (
    NOBODY,
    OFFICER,
    SECOND,
    APPROVER,
    DUTY,
    ISSUING,
    ENFORCING,
    CENTRAL,
    READER,
    AUDITOR,
    ADMINISTRATOR,
    COUNSEL,
)
PEOPLE = (OFFICER, APPROVER, DUTY, ISSUING, ENFORCING, CENTRAL, COUNSEL)
FEW = 25  # of these, each person's longest, offer every kind of act
DOMAIN = ".demo.comity.example"


@dataclass
class Site:
    """The demonstration world, and what is found in it."""

    address: str
    token: str
    known: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def found(self, name: str) -> list[tuple[str, str]]:
        """Whose page of this name is where. Looked for once."""
        if name not in self.known:
            self.known[name] = list(dict.fromkeys(PAGES[name](self)))
        return self.known[name]

    def person(self, who: str) -> Person:
        return Person.objects.get(email=f"{who}{DOMAIN}")

    def requests(self, who: str) -> list[Request]:
        """What this person may see, the longest story first."""
        return list(scope.visible_to(policy.standing(self.person(who))).order_by("-position", "pk"))

    def one(self, who: str, route_id: str) -> Request:
        return next(one for one in self.requests(who) if one.route_id == route_id)

    def of_each_route(self, who: str) -> list[Request]:
        firsts = {one.route_id: one for one in reversed(self.requests(who))}
        return list(firsts.values())

    def draft(self, who: str) -> Request:
        """One that is being written, by this person."""
        standing = policy.standing(self.person(who))
        for one in self.requests(who):
            route = catalogue().at(one.route_id, one.route_version)
            seats = policy.actors_of(standing, one.seats.all())
            if one.state in drafting.writable(route) and one.held_by in seats and len(route.data) > 2:
                return one
        raise AssertionError("nobody is writing")

    @cached_property
    def offers(self) -> dict[str, tuple[str, Request, Offer]]:
        """For each thing an act may ask, and each door: who is offered such an act, and where."""
        found: dict[str, tuple[str, Request, Offer]] = {}
        for who in PEOPLE:
            standing = policy.standing(self.person(who))
            door = "portal" if Role.PROVIDER in standing.roles else "web"
            for request in [one for one in self.requests(who) if one.ended_at is None][:FEW]:
                for offer in look.offers(look.at(standing, request.ref)):
                    for kind in _kinds(offer):
                        if door == "web" or not offer.for_another:
                            found.setdefault(f"{door} {kind}", (who, request, offer))
        return found


def _kinds(offer: Offer) -> Iterator[str]:
    act = offer.act
    yield "refused" if offer.refused else "open"
    asks = {
        "ground": act.needs.ground, "code": act.needs.code, "settles": act.settles, "extends": act.extends,
        "links": act.links, "paper": act.papers, "second person": act.needs.approval_by_another,
        "for another": offer.for_another, "contents": act.needs.contents, "verify": act.does == "verify",
        **{f"asks {ask.type}": True for ask in act.asks},
    }  # fmt: skip
    if not offer.refused:
        yield from (kind for kind, is_so in asks.items() if is_so)


# Where one lands elsewhere on purpose.
LEADS = {"invitation": "/accounts/signup/"}

Found = Callable[[Site], list[tuple[str, str]]]


def _same(who: str, *addresses: str) -> Found:
    return lambda _site: [(who, address) for address in addresses]


def _acts(door: str) -> Found:
    def found(site: Site) -> list[tuple[str, str]]:
        offered = {
            (who, reverse(f"{door}:act", args=[request.ref, offer.act.does]))
            for kind, (who, request, offer) in site.offers.items()
            if kind.startswith(door) and not (door == "portal" and offer.refused)
        }
        return sorted(offered)

    return found


def _receipt(site: Site) -> list[tuple[str, str]]:
    organisation = Organisation.objects.get(name="Meta Platforms Ireland Limited", kind="provider")
    for entry in Entry.objects.filter(organisation=organisation, act__in=("produce", "confirm_preservation")):
        if entry.request.ref in {one.ref for one in site.requests(COUNSEL)}:
            return [(COUNSEL, reverse("portal:receipt", args=[entry.request.ref, entry.hash[:16]]))]
    raise AssertionError("nothing was answered")


def _key(name: str) -> Found:
    def found(site: Site) -> list[tuple[str, str]]:
        key = Authenticator.objects.get(user=site.person(SECOND), type=Authenticator.Type.WEBAUTHN)
        return [(SECOND, reverse(name, args=[key.pk]))]

    return found


def _row(model: str) -> Found:
    def found(site: Site) -> list[tuple[str, str]]:
        kinds = {"organisation": Organisation, "person": Person, "invitation": Invitation}
        pk = kinds[model]._default_manager.order_by("pk")[0].pk
        names = ("change", "history")
        return [(ADMINISTRATOR, reverse(f"admin:parties_{model}_{name}", args=[pk])) for name in names]

    return found


PAGES: dict[str, Found] = {
    "web:desk": lambda _site: [(who, "/") for who in (OFFICER, APPROVER, DUTY, ISSUING, ENFORCING, CENTRAL)],
    "web:requests": _same(OFFICER, "/requests/", "/requests/?stands=all&country=US"),
    "web:new": _same(OFFICER, "/requests/new/", "/requests/new/?go=preserve"),
    "web:request": lambda site: [
        *((OFFICER, reverse("web:request", args=[one.ref])) for one in site.of_each_route(OFFICER)),
        (OFFICER, reverse("web:request", args=[site.one(OFFICER, "BC-29").ref]) + "?reveal=1"),
        (APPROVER, reverse("web:request", args=[site.one(APPROVER, "US-MLA-3512").ref])),
        (DUTY, reverse("web:request", args=[site.one(DUTY, "BC-29").ref])),
        (CENTRAL, reverse("web:request", args=[site.one(CENTRAL, "US-MLA-3512").ref])),
        (ENFORCING, reverse("web:request", args=[site.requests(ENFORCING)[0].ref])),
    ],
    "web:draft": lambda site: [
        (OFFICER, reverse("web:draft", args=[site.draft(OFFICER).ref])),
        (OFFICER, reverse("web:draft", args=[site.draft(OFFICER).ref]) + "?rows=3"),
    ],
    "web:on_screen": lambda site: [
        (OFFICER, reverse("web:on_screen", args=[site.one(OFFICER, "BC-29").ref]) + "?language=ar"),
    ],
    "web:act": _acts("web"),
    "web:go_on": lambda site: [(OFFICER, reverse("web:go_on", args=[site.one(OFFICER, "BC-29").ref, "US-MLA-3512"]))],
    "web:note": lambda site: [(OFFICER, reverse("web:note", args=[site.one(OFFICER, "BC-29").ref]))],
    "web:entry": lambda site: [
        (who, reverse("web:entry", args=[site.one(who, "BC-29").ref, seq]))
        for who in (OFFICER, APPROVER)
        for seq in (1, 2)
    ],
    "web:search": _same(OFFICER, "/search/?q=20", "/search/?q=nothing-of-the-kind"),
    "web:incoming": lambda site: [(OFFICER, reverse("web:incoming", args=[site.one(OFFICER, "BC-29").ref]))],
    "web:verify": lambda _site: [
        (NOBODY, "/verify/"),
        (NOBODY, "/verify/?code=2222-2222-2222-2222-2222"),
        (NOBODY, f"/verify/?code={Paper.objects.order_by('pk')[0].code}"),
    ],
    "web:notices": _same(OFFICER, "/notices/"),
    "web:routes": _same(OFFICER, "/routes/"),
    "web:route": _same(OFFICER, "/routes/BC-29/", "/routes/EU-EPOC-N/"),
    "web:places": _same(OFFICER, "/places/"),
    "web:country": _same(OFFICER, "/places/DE/", "/places/US/"),
    "web:provider": _same(OFFICER, "/providers/tiktok/"),
    "web:measures": lambda _site: [(READER, "/measures/"), (CENTRAL, "/measures/?direction=both")],
    "web:measures_definitions": _same(READER, "/measures/definitions/"),
    "web:measures_lint": _same(CENTRAL, "/measures/lint/"),
    "web:measures_cases": _same(CENTRAL, "/measures/cases/?figure=pending&direction=both"),
    "web:log": _same(AUDITOR, "/log/"),
    "web:invite": _same(ADMINISTRATOR, "/invite/"),
    "portal:inbox": _same(COUNSEL, "/portal/"),
    "portal:find": _same(COUNSEL, "/portal/find/?q=20", "/portal/find/?q=nothing"),
    "portal:figures": _same(COUNSEL, "/portal/figures/"),
    "portal:request": lambda site: [
        (COUNSEL, reverse("portal:request", args=[one.ref])) for one in site.of_each_route(COUNSEL)
    ],
    "portal:act": _acts("portal"),
    "portal:receipt": _receipt,
    "account_login": _same(NOBODY, "/accounts/login/"),
    "account_signup": _same(NOBODY, "/accounts/signup/"),
    "invitation": lambda site: [(NOBODY, f"/accounts/invitation/{site.token}/")],
    "account_reset_password": _same(NOBODY, "/accounts/password/reset/"),
    "account_reset_password_done": _same(NOBODY, "/accounts/password/reset/done/"),
    "account_reset_password_from_key": _same(NOBODY, "/accounts/password/reset/key/1-wrong/"),
    "account_reset_password_from_key_done": _same(NOBODY, "/accounts/password/reset/key/done/"),
    "account_inactive": _same(NOBODY, "/accounts/inactive/"),
    "account_email_verification_sent": _same(NOBODY, "/accounts/confirm-email/"),
    "account_confirm_email": _same(NOBODY, "/accounts/confirm-email/wrong/"),
    "account_logout": _same(OFFICER, "/accounts/logout/"),
    "account_reauthenticate": _same(OFFICER, "/accounts/reauthenticate/"),
    "account_email": _same(OFFICER, "/accounts/email/"),
    "account_change_password": _same(OFFICER, "/accounts/password/change/"),
    "mfa_index": lambda _site: [(OFFICER, "/accounts/2fa/"), (SECOND, "/accounts/2fa/")],
    "mfa_reauthenticate": _same(SECOND, "/accounts/2fa/reauthenticate/"),
    "mfa_reauthenticate_webauthn": _same(SECOND, "/accounts/2fa/webauthn/reauthenticate/"),
    "mfa_activate_totp": _same(OFFICER, "/accounts/2fa/totp/activate/"),
    "mfa_deactivate_totp": _same(SECOND, "/accounts/2fa/totp/deactivate/"),
    "mfa_view_recovery_codes": _same(SECOND, "/accounts/2fa/recovery-codes/"),
    "mfa_generate_recovery_codes": _same(SECOND, "/accounts/2fa/recovery-codes/generate/"),
    "mfa_list_webauthn": _same(SECOND, "/accounts/2fa/webauthn/"),
    "mfa_add_webauthn": _same(OFFICER, "/accounts/2fa/webauthn/add/"),
    "mfa_edit_webauthn": _key("mfa_edit_webauthn"),
    "mfa_remove_webauthn": _key("mfa_remove_webauthn"),
    "admin:index": _same(ADMINISTRATOR, "/admin/"),
    "admin:app_list": _same(ADMINISTRATOR, "/admin/parties/"),
    "admin:password_change": _same(ADMINISTRATOR, "/admin/password_change/"),
    "admin:password_change_done": _same(ADMINISTRATOR, "/admin/password_change/done/"),
    "admin:parties_organisation_changelist": _same(ADMINISTRATOR, "/admin/parties/organisation/"),
    "admin:parties_organisation_add": _same(ADMINISTRATOR, "/admin/parties/organisation/add/"),
    "admin:parties_organisation_change": _row("organisation"),
    "admin:parties_person_changelist": _same(ADMINISTRATOR, "/admin/parties/person/"),
    "admin:parties_person_change": _row("person"),
    "admin:parties_invitation_changelist": _same(ADMINISTRATOR, "/admin/parties/invitation/"),
    "admin:parties_invitation_change": _row("invitation"),
}  # fmt: skip

# Addresses at which nobody ever sees a page: why.
NO_PAGES = {
    "web:preview": "a PDF",
    "web:paper": "a PDF",
    "web:press": "draws a PDF",
    "web:roots": "a text",
    "portal:press": "draws a PDF",
    "web:incoming_paper": "a PDF",
    "web:notice": "leads on",
    "web:notices_read": "leads back",
    "web:measures_json": "a file",
    "web:measures_csv": "a file",
    "portal:export": "a file",
    "portal:paper": "a PDF",
    "portal:json": "a file",
    "portal:items": "a file",
    "set_language": "leads back",
    "invitation_join": "leads on",
    "account_set_password": "leads to the change of the password",
    "account_confirm_login_code": "signing in by a code is off",
    "mfa_authenticate": "between password and page: looked at while signing in",
    "mfa_login_webauthn": "JSON for the key",
    "mfa_download_recovery_codes": "a file",
    "admin:login": "leads to the sign-in",
    "admin:logout": "leads to the sign-in",
    "admin:autocomplete": "JSON",
    "admin:jsi18n": "a script",
    "admin:view_on_site": "nothing has a page of its own there",
    "admin:parties_organisation_delete": "never removed",
    "admin:parties_organisation_history": "looked at with the row",
    "admin:parties_person_add": "made by invitation",
    "admin:parties_person_delete": "never removed",
    "admin:parties_person_history": "looked at with the row",
    "admin:parties_invitation_add": "made on its own page",
    "admin:parties_invitation_delete": "never removed",
    "admin:parties_invitation_history": "looked at with the row",
    "admin/(?P<url>.*)$": "whatever is left: not found",
    **{f"admin/parties/{model}/<path:object_id>/": "leads on" for model in ("organisation", "person", "invitation")},
}
