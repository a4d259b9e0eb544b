"""European Investigation Order, Annex A of Directive 2014/41/EU: sections A to L, by the letters and fields known.

The printed annex could not be opened: letters and headings are recalled, the fields are ours; the margin note says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from requests_app.papers.document import Block, Document, Fact, Facts, Group, Note, Section, Tick, Ticks
from requests_app.papers.filled import Filled, Party, Rule
from requests_app.papers.forms import letter, wording
from requests_app.papers.forms.form import Form

FORM_ID = "eio-annex-a"
VERSION = 2
AUDIENCE = "enforcing_authority"


@dataclass(frozen=True, slots=True)
class Lettered:
    """One section of the annex: its letter, its heading, the contents of the route that stand in it."""

    letter: str
    heading: str | Promise
    names: tuple[str, ...] = ()


SECTIONS = (
    Lettered("A", gettext_lazy("Issuing State / Executing State")),
    Lettered("B", gettext_lazy("Urgency"), ("urgency", "urgency_reason")),
    Lettered("C", gettext_lazy("Investigative measure(s) to be carried out"), ("assistance", "items")),
    Lettered("D", gettext_lazy("Relation to an earlier EIO"), ("previous_order",)),
    Lettered("E", gettext_lazy("Identity of the person concerned"), ("person",)),
    Lettered("F", gettext_lazy("Type of proceedings for which the EIO was issued"), ("proceedings",)),
    Lettered(
        "G",
        gettext_lazy("Grounds for issuing the EIO"),
        ("purpose", "facts", "offence", "provisions", "annex_d", "necessity"),
    ),
    Lettered(
        "H", gettext_lazy("Additional requirements for certain measures (H1-H7)"), ("transfer_or_keep", "expected_date")
    ),
    Lettered("I", gettext_lazy("Formalities and procedures requested for the execution"), ("procedure", "officials")),
    Lettered("J", gettext_lazy("Legal remedies"), ("remedies",)),
    Lettered(
        "K",
        gettext_lazy("Details of the authority which issued the EIO"),
        ("authority", "case_reference", "contact", "translation"),
    ),
    Lettered("L", gettext_lazy("Details of the judicial authority which validated the EIO"), ("validating_authority",)),
)

# Options as the route words them, in the order of the annex.
URGENCY = (
    gettext_noop("evidence is being concealed or destroyed"),
    gettext_noop("an imminent trial date"),
    gettext_noop("another reason"),
)
MEASURES = (
    gettext_noop("evidence already held by the executing authority"),
    gettext_noop("information in databases of police or judicial authorities"),
    gettext_noop("hearing of a witness, expert, suspect, victim or third party"),
    gettext_noop("identification of the subscriber of a specified telephone number or IP address"),
    gettext_noop("temporary transfer of a person held in custody"),
    gettext_noop("hearing by videoconference or telephone"),
    gettext_noop("information on bank accounts"),
    gettext_noop("information on bank transactions"),
    gettext_noop("measure in real time"),
    gettext_noop("covert investigation"),
    gettext_noop("provisional measure"),
    gettext_noop("interception of telecommunications"),
    gettext_noop("another measure"),
)
PLACED = frozenset({"urgency_kind", "measures", *(name for one in SECTIONS for name in one.names)})


def build(filled: Filled) -> Document:
    """All twelve sections; one of which nothing is said stands with that remark, as a printed one would stand empty."""
    return Document.model_validate(
        {
            **letter.frame(filled),
            "form": FORM_ID,
            "form_version": VERSION,
            "layout": "certificate",
            "title": _("European Investigation Order (EIO)"),
            "basis": _("Directive 2014/41/EU, Annex A"),
            "preamble": (
                _(
                    "The issuing authority states that this order is necessary and proportionate for the "
                    "proceedings named in it, and that its measures could have been ordered under the same "
                    "conditions in a similar domestic case (Art. 6(1))."
                ),
            ),
            "sections": tuple(_section(filled, one) for one in SECTIONS),
            "margin_note": _(
                "The letters are those of Annex A; its printed wording was not read: layout to be confirmed "
                "against the official text."
            ),
        }
    )


def _section(filled: Filled, one: Lettered) -> Section:
    names = [name for name in one.names if name in letter.carried(filled)]
    if one.letter == "C":  # what the annex has no line for is not lost
        names += [name for name in letter.carried(filled) if name not in PLACED]
    before, after = _before(filled, one.letter), _after(filled, one.letter)
    blocks = (*before, *letter.content_blocks(filled, names, alone=not before and not after), *after)
    return Section(
        number=one.letter,
        heading=str(one.heading),
        cite=wording.cited(filled, (_article(letter.rule_of(filled, name)) for name in names)),
        blocks=blocks or (Note(text=wording.not_stated()),),
    )


def _article(rule: Rule) -> Rule:
    """The article alone: the section of the annex is the one it stands in."""
    return replace(rule, cite=rule.cite.partition("; Annex")[0])


def _before(filled: Filled, section: str) -> tuple[Block, ...]:
    """What the request as a whole answers at the head of a section."""
    issuer = filled.parties.get("issuing", filled.from_party)
    match section:
        case "A":
            return (
                Facts(
                    facts=(
                        Fact(label=_("Issuing State"), value=wording.of_law(issuer.country_name)),
                        Fact(label=_("Executing State"), value=wording.of_law(filled.to_party.country_name)),
                    )
                ),
            )
        case "D":
            return letter.linked_table(filled)
    return ()


def _after(filled: Filled, section: str) -> tuple[Block, ...]:
    """Boxes, and the lines to be signed."""
    match section:
        case "B":
            wanted = wording.said(filled.told.get("wanted_by"), "date")
            limit = Fact(label=_("Shorter or specific time limit"), value=wanted)
            return (_boxes(filled, "urgency_kind", _("Reason of the urgency"), URGENCY), Facts(facts=(limit,)))
        case "C":
            return (_boxes(filled, "measures", _("Measure"), MEASURES),)
        case "H" if "transfer_or_keep" not in filled.law:
            return (Note(text=_("Only for the measures of parts H1 to H7, which are described in Section C.")),)
        case "K":
            office = _office(filled.parties.get("issuing", filled.from_party))
            return (*office, _signed(filled.people.get("signatory", "")))
        case "L" if wording.content(filled, "validating_authority"):
            return (_signed(filled.people.get("validator", "")),)
    return ()


def _office(one: Party) -> tuple[Facts, ...]:
    """What is on record of the issuing authority, under what the request says of it."""
    have = one.details
    lines = (
        (_("Represented by"), have.get("representative", "")),
        (_("Post held"), have.get("post", "")),
        (_("Address"), have.get("address", "") or ", ".join(one.lines)),
        (_("Telephone"), have.get("telephone", "")),
        (_("Fax"), have.get("fax", "")),
        (_("E-mail"), have.get("email", "")),
        (_("Languages"), have.get("languages", "")),
    )
    known = tuple(Fact(label=label, value=value) for label, value in lines if value)
    return (Facts(facts=known),) if known else ()


def _signed(name: str) -> Facts:
    return Facts(
        facts=(
            Fact(label=_("Name and post"), value=name),
            Fact(label=_("Signature and official stamp"), by_hand=True),
            Fact(label=_("Date"), by_hand=True),
        )
    )


def _boxes(filled: Filled, name: str, label: str, options: tuple[str, ...]) -> Group:
    """All boxes, ticked or not. Article 32 is the provisional measure, whatever else was chosen."""
    said = filled.contents.get(name)
    chosen = set(said) if isinstance(said, tuple) else {said}
    if name == "measures" and "transfer_or_keep" in filled.law:
        chosen.add("provisional measure")
    ticks = tuple(Tick(label=_(option), ticked=option in chosen) for option in options)
    return Group(label=label, blocks=(Ticks(ticks=ticks),))


FORM = Form(FORM_ID, VERSION, AUDIENCE, build)
