"""How values are put into words on a form: text, dates, lists, data categories, citations, the office at either end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext as _in

from requests_app.papers import when
from requests_app.papers.document import PartyBlock
from requests_app.papers.filled import Filled, Party, Period, Rule, Value, Wanted

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

# States whose offices print on US Letter: CLDR supplemental data, paperSize.
LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})

DATA = {
    "subscriber": gettext_lazy("subscriber data"),
    "identification_only": gettext_lazy("data requested for the sole purpose of identifying the user"),
    "traffic": gettext_lazy("traffic data"),
    "content": gettext_lazy("content data"),
}

IDENTIFIERS = {
    "account": gettext_lazy("account"),
    "domain": gettext_lazy("domain name"),
    "email": gettext_lazy("e-mail address"),
    "hash": gettext_lazy("hash of a file"),
    "imei": gettext_lazy("IMEI number"),
    "ip": gettext_lazy("IP address"),
    "mac": gettext_lazy("MAC address"),
    "other": gettext_lazy("other identifier"),
    "telephone": gettext_lazy("telephone number"),
    "url": gettext_lazy("web address"),
}

YES = frozenset({"yes", "true", "1", "on"})

# Statutes that count in sections; treaties and codes of the continent count in articles.
IN_SECTIONS = frozenset(
    {
        "2008 Act (IE)",
        "BNSS 2023",
        "CICA 2003",
        "Criminal Code",
        "IRG",
        "MACMA 1987",
        "MACMA 2000",
        "MLACMA",
        "SSA 2012",
        "TIA Act 1979",
    }
)
CHOSEN = frozenset({"choice", "choices"})


def of_law(text: str) -> str:
    """Words of the law (a label, a title, an option, the name of a State) in the language of the paper.

    The ledger keeps them in English; they are looked up here, when the paper is composed.
    """
    return _(text) if text else ""


def affirmed(value: Value | None) -> bool:
    """Whether a yes-or-no content was answered with yes, however it was kept."""
    return value is True or (isinstance(value, str) and value.strip().lower() in YES)


def said(value: Value | None, kind: str = "text") -> str:
    """A value in words; nothing said is the empty text."""
    match value:
        case None:
            return ""
        case bool():
            return _in("answer", "yes") if value else _in("answer", "no")
        case Period():
            return when.period(value)
        case datetime():
            return when.instant(value)
        case date():
            return when.day(value)
        case tuple():
            return "; ".join(of_law(part) if kind in CHOSEN else part for part in value if part)
        case int() | Decimal():
            return str(value)
        case _:
            return _written(value.strip(), kind)


def _written(text: str, kind: str) -> str:
    """Text as it was written; a date kept as text is written out, a choice or a yes is put in the paper's language."""
    if kind in CHOSEN:
        return of_law(text)
    if kind == "date":
        try:
            return when.day(date.fromisoformat(text))
        except ValueError:
            return text
    if kind == "yesno" and text:
        return said(affirmed(text))
    return text


def content(filled: Filled, *names: str) -> str:
    """The first of these contents that says something."""
    for name in names:
        rule = filled.law.get(name)
        text = said(filled.contents.get(name), rule.kind if rule else "text")
        if text:
            return text
    return ""


def cited(filled: Filled, rules: Iterable[Rule]) -> str:
    """The articles as they stand beside a heading: `Art. 29(2)(a)`, `s. 107P(2)`, `18 USC 2703(d)`. No practice."""
    article = _in("before the number of an article", "Art.")
    section = _in("before the number of a section", "s.")
    found: dict[str, dict[str, None]] = {}
    for rule in rules:
        if not rule.cite.removeprefix("s.")[:1].isdigit():
            continue
        instrument = rule.instrument or filled.instrument
        if rule.cite.startswith("s."):  # statutes say it of themselves, in English
            start = f"{section} "
        elif instrument.endswith("USC"):
            start = f"{instrument} "
        elif instrument in IN_SECTIONS:
            start = f"{section} "
        elif rule.instrument and rule.instrument != filled.instrument:
            start = f"{rule.instrument} {article} "
        else:
            start = f"{article} "
        found.setdefault(start, {}).update(
            dict.fromkeys(part.strip().removeprefix("s.").strip() for part in rule.cite.split(","))
        )
    return "; ".join(start + ", ".join(articles) for start, articles in found.items())


def article(filled: Filled, number: str, instrument: str) -> str:
    """One article beside what a form says in words of its own, as it stands beside a heading."""
    return cited(filled, (Rule("", number, instrument=instrument),))


def kind_of(identifier_kind: str) -> str:
    """`email` as a reader knows it."""
    return str(IDENTIFIERS.get(identifier_kind, identifier_kind.replace("_", " ")))


def data_of(categories: tuple[str, ...]) -> str:
    """The categories, in the order of the law, by name."""
    known = [name for name in DATA if name in categories]
    rest = [name.replace("_", " ") for name in categories if name not in DATA]
    return ", ".join([*(str(DATA[name]) for name in known), *rest])


def merged(items: tuple[Wanted, ...]) -> Iterator[Wanted]:
    """One line for each identifier and period: the categories asked of it stand together."""
    together: dict[tuple[str, str, Period | None, str, str], tuple[str, ...]] = {}
    for item in items:
        key = (item.identifier_kind, item.identifier, item.period, item.service, item.note)
        had = together.get(key, ())
        together[key] = (*had, *(name for name in item.data if name not in had))
    for (kind, identifier, period, service, note), data in together.items():
        yield Wanted(kind, identifier, data, period, service, note)


def categories(filled: Filled) -> frozenset[str]:
    """Every category of data the request asks for."""
    return frozenset(name for item in filled.items for name in item.data)


def party(one: Party) -> PartyBlock:
    """An office at the head of a paper."""
    lines = [line for line in (of_law(one.kind), *one.lines, of_law(one.country_name)) if line]
    return PartyBlock(name=one.name, lines=tuple(dict.fromkeys(lines)))


def reach(one: Party | None) -> str:
    """Telephone, fax and e-mail of an office, as far as they are known."""
    if one is None:
        return ""
    return ", ".join(one.details[key] for key in ("telephone", "fax", "email") if one.details.get(key))


def direction(language: str) -> str:
    """Which way the paper's language runs."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def page_size(country: str) -> str:
    """The recipient's paper, so that a printed copy is neither cut nor shrunk."""
    return "Letter" if country in LETTER else "A4"


def not_yet() -> str:
    """What a draft says where the law wants something."""
    return _("Not yet stated.")


def not_stated() -> str:
    """What stands under a heading of a printed form where nothing is said."""
    return _("Not stated.")
