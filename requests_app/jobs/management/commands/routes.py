"""`manage.py routes`: checks the law, lists its routes, shows one, a State or a provider, writes the manual of all."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from requests_app.common import clock as clocks
from requests_app.jobs import places, route_manual
from requests_app.jobs.command import Command as BaseCommand
from requests_app.routes import profiles
from requests_app.routes.anchors import anchors
from requests_app.routes.catalogue import NoSuchRoute, catalogue, examine_folders, folders, load
from requests_app.routes.identifier_formats import formats
from requests_app.routes.jurisdictions import jurisdictions, providers
from requests_app.routes.lint_rules import rules
from requests_app.routes.loader import LAW, LawError
from requests_app.routes.practice import practice
from requests_app.routes.schema import Clock, Route
from requests_app.routes.status import status_of
from requests_app.show import route_words


class Command(BaseCommand):
    """Checks, lists and shows routes, and writes their manual."""

    help = "Checks the law as data, lists its routes, shows one, a State or a provider, or writes the manual."
    json_flag = True
    requires_system_checks = ()  # Django's check refuses bad law, and this command is to show what is bad

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|list|show|country|provider|docs")
        verbs.add_parser("check", help="checks every file of law and counts what is in it")
        verbs.add_parser("list", help="lists every route in its current version")
        show = verbs.add_parser("show", help="shows one route, with its base laid out")
        show.add_argument("id", metavar="ID", help="such as BC-29")
        show.add_argument("--version", dest="number", type=int, metavar="N", help="the version; else the current one")
        country = verbs.add_parser("country", help="shows what is known of a State, each line with its mark")
        country.add_argument("code", metavar="CC", help="two letters, such as DE")
        provider = verbs.add_parser(
            "provider", help="shows a provider; with --json as well in the shape of GETCSPCONFIG"
        )
        provider.add_argument("key", metavar="KEY", help="such as google; also its name")
        docs = verbs.add_parser("docs", help="writes one page for each route into docs/routes/")
        docs.add_argument("--check", action="store_true", help="writes nothing; fails if a page is not as it should be")
        docs.add_argument("--to", metavar="FOLDER", help="another folder")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "check":
            self._check()
            return
        today = clocks.now().date()
        try:
            if options["verb"] == "docs":
                self._docs(Path(options["to"] or settings.BASE_DIR / "docs" / "routes"), options["check"])
                return
            law = catalogue()
            if options["verb"] == "list":
                routes = law.all_current()
                self.say(
                    {"routes": [_line(route, today) for route in routes]}, [_listed(route, today) for route in routes]
                )
                return
            if options["verb"] in ("country", "provider"):
                self._whole(options)
                return
            number = options["number"]
            route = law.current(options["id"]) if number is None else law.at(options["id"], number)
        except (LawError, NoSuchRoute) as error:
            self.fail(error)
        self.say(route.model_dump(mode="json", by_alias=True), _shown(route, today))

    def _whole(self, options: dict[str, Any]) -> None:
        """A State or a provider, whole."""
        if options["verb"] == "country":
            country = profiles.country(options["code"].upper())
            if country is None:
                self.fail(f"There is no State {options['code']!r}; a code is two letters, such as DE.")
            self.say(places.country_as_facts(country), places.country_in_lines(country))
            return
        provider = profiles.provider(options["key"])
        if provider is None:
            keys = ", ".join(one.key for one in providers())
            self.fail(f"There is no provider {options['key']!r}; known are {keys}.")
        self.say(places.provider_as_facts(provider), places.provider_in_lines(provider))

    def _docs(self, folder: Path, check: bool) -> None:
        """Write the pages of the routes that come with the programme, or say which are not as they should be."""
        routes = load((LAW,)).all_current()
        wanted = route_manual.pages(routes)
        wrong = route_manual.differences(folder, wanted)
        if not check:
            route_manual.write(folder, wanted)
        words = "differ" if check else "written"
        self.say(
            {"folder": str(folder), "pages": len(wanted), words: wrong}, f"{len(wanted)} pages, {len(wrong)} {words}"
        )
        if check and wrong:
            self.fail(f"not as the law says: {', '.join(wrong)}; run `manage.py routes docs`")

    def _check(self) -> None:
        examined = examine_folders(folders())
        errors = list(examined.errors)
        for reads in (jurisdictions, formats, practice, anchors, profiles.counting, rules):
            try:
                reads()
            except LawError as error:
                errors.append(error)
        routes = examined.catalogue.routes.values()
        counts = {
            "routes": len(routes),
            "states": sum(len(route.states) for route in routes),
            "acts": sum(len(route.acts) for route in routes),
            "clocks": sum(len(route.clocks) for route in routes),
        }
        problems = [{"file": e.file, "line": e.line, "reason": e.reason} for e in errors]
        counted = ", ".join(f"{number} {name}" for name, number in counts.items())
        self.say({**counts, "problems": problems}, [*(str(e) for e in errors), f"{counted}, {len(errors)} problems"])
        if errors:
            self.fail(f"the law has {len(errors)} problems" if len(errors) > 1 else "the law has a problem")


def _line(route: Route, today: date) -> dict[str, Any]:
    status = status_of(route, today)
    return {
        "id": route.id,
        "version": route.version,
        "title": route.title,
        "short": route.short,
        "instrument": route.instrument,
        "basis": route.basis,
        "kind": route.kind,
        "data": list(route.data),
        "in_force": route.validity.in_force,
        "status": status.word,
        "reason": status.reason,
        "checked": route.checked.isoformat(),
        "states": len(route.states),
        "acts": len(route.acts),
        "clocks": len(route.clocks),
    }


def _listed(route: Route, today: date) -> str:
    status = status_of(route, today)
    closed = "" if status.in_force else f", closed: {status.reason}"
    basis = f"{route.instrument}, {route.basis}"
    return f"{route.id:<16} {route.version:>3}  {route.kind:<12}  {route.title} ({basis}{closed})"


def _length(clock: Clock) -> str:
    length = clock.length
    if length.amount is None:
        return f"as stated in {length.stated_in}" if length.stated_in else "no length"
    floor = "at least " if length.n is None else ""
    return f"{floor}{length.amount} {length.unit}" + (
        f" or as stated in {length.stated_in}" if length.stated_in else ""
    )


def _shown(route: Route, today: date) -> list[str]:
    """The route as text: places, acts, clocks, contents and codes, one line each."""
    lines = [_listed(route, today), f"checked {route.checked.isoformat()}, data: {', '.join(route.data) or 'none'}"]
    lines += ["", "What it is", *(f"  {fact.term}: {fact.text}" for fact in route_words.facts_of(route))]
    lines += [f"  Needed: {need.says} ({need.cite.article} [{need.cite.mark}])" for need in route.open.needs]
    lines += ["", "States"]
    for name, state in route.states.items():
        what = f"ends {state.ends.value}" if state.ends else f"held by {state.held_by}"
        lines.append(f"  {name}: {what}. {state.says}")
    lines += ["", "Acts"]
    for act in route.acts:
        lines.append(f"  {act.does}: {', '.join(act.by)} from {', '.join(act.from_)} to {act.to or 'the same place'}")
    lines += ["", "Clocks"]
    for clock in route.clocks:
        cite = f"{clock.cite.article} [{clock.cite.mark}]"
        lines.append(f"  {clock.name}: {clock.kind}, {_length(clock)} from {clock.runs_from}, {cite}")
    lines += ["", "Contents"]
    for content in route.contents:
        need = "required" if content.required else "optional"
        lines.append(f"  {content.name}: {need}, {content.label} ({content.cite.article} [{content.cite.mark}])")
    for title, grounds in (("Grounds for refusal", route.grounds), ("Codes of return", route.returns)):
        if grounds:
            lines += ["", title]
            lines += [f"  {g.code}: {g.label} ({g.cite.article} [{g.cite.mark}])" for g in grounds]
    lines += ["", "Sources", *(f"  {key}: {text}" for key, text in route.sources.items())]
    return lines
