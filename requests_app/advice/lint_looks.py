"""What a rule of the lint can look at: one small function for each look, from a draft to the places where it fails."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from requests_app.advice import lacks, lint_periods
from requests_app.routes import identifier_formats, jurisdictions
from requests_app.routes.jurisdictions import Entity, Provider
from requests_app.routes.lint_rules import Rule
from requests_app.routes.schema import Route

LATIN = frozenset({"en", "de", "fr", "es", "it", "nl", "pt", "cs", "da", "et", "fi", "hr", "hu", "lt", "lv", "no", "pl",
                   "ro", "sk", "sl", "sv", "tr", "id", "ms", "mt", "is"})  # fmt: skip
MOST_OF = 0.5  # the share of letters in another script that makes a text one of that script
DATED = re.compile(
    r"\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.? "
    r"(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})\b"
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A draft and what is known of its request: all that a rule may look at."""

    route: Route
    requesting: str
    requested: str
    on: date
    contents: Mapping[str, Any] = field(default_factory=dict)
    items: Sequence[Mapping[str, Any]] = ()
    provider: str = ""  # the name of the entity addressed
    provider_country: str = ""
    preserved: bool = False  # a preservation that has not ended in vain is linked
    duplicates: frozenset[str] = frozenset()  # identifiers asked for in another open request of the same agency

    def known(self, names: Sequence[str]) -> list[str]:
        """Those of the contents that this route has, or the draft holds."""
        mine = {c.name for c in self.route.contents} | set(self.contents)
        return [name for name in names if name in mine]

    def text(self, name: str) -> str:
        """What a content says, as one text."""
        value = self.contents.get(name)
        if isinstance(value, list):
            return " ".join(str(v) for v in value)
        return "" if value in (None, False) else "yes" if value is True else str(value)

    def asked(self, names: Sequence[str]) -> list[str]:
        """Those of the contents that the law of the route asks for in this draft, or that are written."""
        data = sorted({str(i.get("data", "")) for i in self.items})
        needed = {c.name for c in lacks.needed(self.route, {**self.contents, "data": data})}
        return [name for name in self.known(names) if name in needed or self.text(name)]

    @property
    def company(self) -> tuple[Provider, Entity] | None:
        """The provider and its company that the request names: the one addressed, else the one written down."""
        written = self.text("custodian").casefold()
        named = self.provider.casefold()
        found: list[tuple[int, Provider, Entity]] = []
        for provider in jurisdictions.providers():
            for entity in provider.entities:
                name = entity.entity.casefold()
                if name == named or (not named and name in written):
                    found.append((len(name), provider, entity))
        best = max(found, key=lambda one: one[0], default=None)
        return None if best is None else best[1:]


def item_place(number: int) -> str:
    """How an item is called in a finding."""
    return f"item-{number}"


def _items(case: Case, rule: Rule) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, item in enumerate(case.items, start=1):
        if not rule.data or item.get("data") in rule.data:
            yield item_place(number), item


def _words(text: str) -> int:
    return len(text.split())


def short(rule: Rule, case: Case) -> list[str]:
    """Asked for by the route, yet shorter than n words; n = 0: empty. What may be left out counts only if written."""
    names = case.known(rule.contents) if rule.optional else case.asked(rule.contents)
    return [name for name in names if _words(case.text(name)) < max(rule.n, 1)]


def thin(rule: Rule, case: Case) -> list[str]:
    """Written, but in fewer than n words."""
    return [name for name in case.known(rule.contents) if 0 < _words(case.text(name)) < rule.n]


def _long_enough(rule: Rule, case: Case, names: Sequence[str]) -> bool:
    return any(_words(case.text(name)) >= max(rule.n, 1) for name in names)


def said_without(rule: Rule, case: Case) -> list[str]:
    """Asked for, without the content that gives it a ground. Where the route has no such content, nothing is wrong."""
    needed = case.known(rule.unless)
    if not needed or _long_enough(rule, case, needed):
        return []
    return [name for name in case.known(rule.contents) if case.text(name) not in ("", "no")]


def not_said(rule: Rule, case: Case) -> list[str]:
    """None of these is answered yes, though the route has them."""
    names = case.known(rule.contents)
    return [] if any(case.text(name) not in ("", "no") for name in names) else names[:1]


def _finds(words: Sequence[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in words)


def mentions(rule: Rule, case: Case) -> list[str]:
    """Says one of the words, and nowhere one of those that make it good."""
    if _finds(rule.unless_words, " ".join(case.text(name) for name in case.contents)):
        return []
    return [name for name in case.known(rule.contents) if _finds(rule.words, case.text(name))]


def without_pattern(rule: Rule, case: Case) -> list[str]:
    """Written, but without what the pattern finds in it."""
    names = [name for name in case.known(rule.contents) if case.text(name)]
    return [name for name in names if not re.search(rule.pattern, case.text(name), re.IGNORECASE)]


def _dates(text: str) -> Iterator[date]:
    for year, month, day, word_day, word, word_year in DATED.findall(text):
        try:
            if year:
                yield date(int(year), int(month), int(day))
            else:
                yield date(int(word_year), MONTHS.index(word) + 1, int(word_day))
        except ValueError:
            continue


def stale_dates(rule: Rule, case: Case) -> list[str]:
    """The newest date told is older than so many days."""
    names = case.known(rule.contents)
    newest = max((d for name in names for d in _dates(case.text(name))), default=None)
    return names[:1] if newest is not None and case.on - newest > timedelta(days=rule.days) else []


def script_not_accepted(rule: Rule, case: Case) -> list[str]:
    """Written in another script than that of the languages the requested State's authorities accept."""
    accepted = {lang for a in jurisdictions.authorities(case.requested) for lang in a.languages}
    if not accepted or not accepted <= LATIN or any(case.text(name) == "yes" for name in case.known(rule.unless)):
        return []
    return [name for name in case.known(rule.contents) if _foreign(case.text(name))]


def _foreign(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    other = [c for c in letters if not unicodedata.name(c, "").startswith("LATIN")]
    return bool(letters) and len(other) / len(letters) > MOST_OF


def identifier_format(rule: Rule, case: Case) -> list[str]:
    """An identifier that is not written as the standard of its kind has it."""
    return [place for place, item in _items(case, rule) if not _fits(item)]


def _fits(item: Mapping[str, Any]) -> bool:
    kind, value = str(item.get("kind", "")), str(item.get("identifier", "")).strip()
    standard = identifier_formats.standard(kind)
    if standard is None or not value:
        return True
    if kind == "ip":
        try:
            ipaddress.ip_address(value.split("#")[0])
        except ValueError:
            return False
    return standard.fits(value)


def identifier_kind(rule: Rule, case: Case) -> list[str]:
    """An identifier of a kind that the provider does not say it accepts."""
    company = case.company
    accepted = identifier_formats.accepted(company[0].key) if company else frozenset()
    if not accepted:
        return []
    return [place for place, item in _items(case, rule) if item.get("kind") and item["kind"] not in accepted]


def ip_without_port(rule: Rule, case: Case) -> list[str]:
    """An IPv4 address at one point in time without its port: behind one address stand many users."""
    found = []
    for place, item in _items(case, rule):
        value = str(item.get("identifier", ""))
        span = lint_periods.span(item)
        if item.get("kind") == "ip" and "." in value and "#" not in value and span is not None:
            found += [place] if span <= timedelta(minutes=rule.minutes) else []
    return found


def repeated(rule: Rule, case: Case) -> list[str]:
    """The same identifier, category and period twice in one request."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for place, item in _items(case, rule):
        key = tuple(str(item.get(k, "")).strip().casefold() for k in ("kind", "identifier", "data", "since", "until"))
        found += [place] if key in seen else []
        seen.add(key)
    return found


def duplicate(rule: Rule, case: Case) -> list[str]:
    """Another open request of the agency asks the same State for the same identifier."""
    return [place for place, item in _items(case, rule) if str(item.get("identifier", "")).strip() in case.duplicates]


def too_many(rule: Rule, case: Case) -> list[str]:
    """More identifiers than one request can be examined for."""
    names = {str(i.get("identifier", "")).strip() for _place, i in _items(case, rule)} - {""}
    return ["items"] if len(names) > rule.n else []


def mixed_data(rule: Rule, case: Case) -> list[str]:
    """Content asked for beside other categories, without a nexus of so many words for it."""
    names = case.known(rule.contents)
    categories = {str(i.get("data", "")) for i in case.items} - {""}
    if "content" not in categories or len(categories) < 2 or not names:
        return []
    return [] if _long_enough(rule, case, names) else names[:1]


def other_state(rule: Rule, case: Case) -> list[str]:
    """The company named sits in another State than the one asked."""
    company = case.company
    country = case.provider_country or (company[1].country if company else "")
    return ["custodian"] if country and country != case.requested else []


def direct_to_provider(rule: Rule, case: Case) -> list[str]:
    """Sent straight to a provider that answers no foreign authority."""
    abroad = {"foreign_contact", "foreign_central", "enforcing", "court"}
    company = case.company
    if company is None or company[1].country == case.requesting:
        return []
    return [] if any(a.seat in abroad for a in case.route.actors.values()) else ["custodian"]


def provider_data(rule: Rule, case: Case) -> list[str]:
    """A category of data that the provider says it does not hold or does not give."""
    return [place for place, _item in _items(case, rule)]


def no_preservation(rule: Rule, case: Case) -> list[str]:
    """Nothing keeps the data while the request waits."""
    if case.preserved or not list(_items(case, rule)) or any(case.text(name) for name in case.known(rule.contents)):
        return []
    return ["items"]


def no_receiver(rule: Rule, case: Case) -> list[str]:
    """The route leads to an office of the requested State that no list names, though others of that State are named."""
    seats = {a.seat for a in case.route.actors.values()}
    role = "24-7" if "foreign_contact" in seats else "mla" if "foreign_central" in seats else ""
    known = {a.role for a in jurisdictions.authorities(case.requested)}
    return ["channel"] if role and known and role not in known else []


def _of_items(fails: Callable[[Rule, Mapping[str, Any], datetime], bool]) -> Callable[[Rule, Case], list[str]]:
    def look(rule: Rule, case: Case) -> list[str]:
        start = datetime.combine(case.on, datetime.min.time())
        return [place for place, item in _items(case, rule) if fails(rule, item, start)]

    return look


LOOKS: Mapping[str, Callable[[Rule, Case], list[str]]] = {
    "short": short,
    "thin": thin,
    "said_without": said_without,
    "not_said": not_said,
    "mentions": mentions,
    "without_pattern": without_pattern,
    "stale_dates": stale_dates,
    "script_not_accepted": script_not_accepted,
    "identifier_format": identifier_format,
    "identifier_kind": identifier_kind,
    "ip_without_port": ip_without_port,
    "repeated": repeated,
    "duplicate": duplicate,
    "too_many": too_many,
    "mixed_data": mixed_data,
    "other_state": other_state,
    "direct_to_provider": direct_to_provider,
    "provider_data": provider_data,
    "no_preservation": no_preservation,
    "no_receiver": no_receiver,
    "period_missing": _of_items(lint_periods.missing),
    "period_half_open": _of_items(lint_periods.half_open),
    "zone_missing": _of_items(lint_periods.zoneless),
    "period_long": _of_items(lint_periods.long),
    "period_future": _of_items(lint_periods.future),
    "period_old": _of_items(lint_periods.old),
}
