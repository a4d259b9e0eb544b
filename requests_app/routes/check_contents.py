"""Checks of what is written: each figure has its citation, each content a field and a paper, each sentence words."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from requests_app.routes.problem import Problem
from requests_app.routes.schema import Cite, Content, Route
from requests_app.routes.toml_lines import Place


def _cites(route: Route) -> Iterator[tuple[Place, str, Cite]]:
    if route.open.cite:
        yield ("open", "cite"), "who may use the route", route.open.cite
    for number, need in enumerate(route.open.needs):
        yield ("open", "needs", number, "cite"), f"the need {need.says!r}", need.cite
    for number, act in enumerate(route.acts):
        if act.cite:
            yield ("acts", number, "cite"), f"the act {act.does!r}", act.cite
    for number, clock in enumerate(route.clocks):
        yield ("clocks", number, "cite"), f"the clock {clock.name!r}", clock.cite
    for number, content in enumerate(route.contents):
        yield ("contents", number, "cite"), f"the content {content.name!r}", content.cite
    for key, grounds in (("grounds", route.grounds), ("returns", route.returns)):
        for number, ground in enumerate(grounds):
            yield (key, number, "cite"), f"the code {ground.code!r}", ground.cite


def _is_key(source: str) -> bool:
    """Whether a source is given by its key, as `S3`, and not in words."""
    return re.fullmatch(r"[A-Z]{1,4}[0-9]{0,3}", source) is not None


def citations_stand(route: Route) -> list[Problem]:
    """Every rule names its article, an extension its basis, and what is marked V has a source that was read."""
    problems: list[Problem] = []
    for place, what, cite in _cites(route):
        if not any(sign.isalnum() for sign in cite.article):
            problems.append(Problem((*place, "article"), f"{what} has no article"))
        if _is_key(cite.source) and cite.source not in route.sources:
            reason = f"{what} names the source {cite.source!r}, which is not in [sources]"
            problems.append(Problem((*place, "source"), reason))
        if cite.mark == "V" and not (cite.source.strip() or route.sources):
            problems.append(Problem((*place, "mark"), f"{what} is marked V, but no source is named"))
    for number, clock in enumerate(route.clocks):
        if clock.extend is not None and not any(sign.isalnum() for sign in clock.extend.basis):
            problems.append(Problem(("clocks", number, "extend"), f"the extension of {clock.name!r} has no basis"))
        if clock.extend is not None and clock.extend.mark == "V" and not (clock.cite.source.strip() or route.sources):
            reason = f"the extension of {clock.name!r} is marked V, but no source is named"
            problems.append(Problem(("clocks", number, "extend", "mark"), reason))
    if route.validity.mark == "V" and not route.sources and not (route.open.cite and route.open.cite.source.strip()):
        problems.append(Problem(("validity", "mark"), "the validity is marked V, but no source is named"))
    for name, source in route.sources.items():
        if not source.strip():
            problems.append(Problem(("sources", name), f"the source {name!r} is empty"))
    if not route.validity.in_force and not route.validity.note.strip():
        problems.append(Problem(("validity",), "the route is not in force, and the note does not say why"))
    return problems


def contents_have_fields(route: Route) -> list[Problem]:
    """Every content can be asked for and is printed where there are papers; a route that asks for data has items."""
    problems: list[Problem] = []
    printed = {part for paper in route.papers for part in paper.contents}
    names = {content.name: content for content in route.contents}
    for number, content in enumerate(route.contents):
        here: Place = ("contents", number)
        if not content.label.strip():
            problems.append(Problem((*here, "label"), f"the content {content.name!r} has no label"))
        if content.type in ("choice", "choices") and not content.options:
            problems.append(Problem(here, f"the content {content.name!r} is a choice without options"))
        if content.type == "statement" and not content.says.strip():
            problems.append(Problem(here, f"the content {content.name!r} is a statement that says nothing"))
        if printed and not printed.intersection(content.on):  # without papers the contents stand in the ledger
            reason = f"the content {content.name!r} is on no paper of this route"
            problems.append(Problem((*here, "on"), reason))
        if content.only_if:
            problems.extend(_only_if(route, names, here, content))
    items = [number for number, content in enumerate(route.contents) if content.type == "items"]
    if route.data and not items:
        problems.append(Problem(("contents",), "the route asks for data, but no content is of type items"))
    problems.extend(Problem(("contents", n, "type"), "a second content of type items") for n in items[1:])
    for number, act in enumerate(route.acts):
        for n, ask in enumerate(act.asks):
            if ask.type == "choice" and not ask.options:
                problems.append(
                    Problem(("acts", number, "asks", n), f"the fact {ask.name!r} is a choice without options")
                )
    return problems


def _only_if(route: Route, names: dict[str, Content], here: Place, content: Content) -> Iterator[Problem]:
    """A condition names a content, or `data` for the categories asked for, and values it can have, `|` between them."""
    name, equals, values = content.only_if.partition("=")
    other = names.get(name)
    if not equals or not values or (other is None and name != "data"):
        reason = f"only_if of {content.name!r} must be content=value with a content of this route, or data=category"
        yield Problem((*here, "only_if"), reason)
        return
    options: tuple[str, ...] = other.options if other else route.data
    for value in values.split("|"):
        if options and value not in options:
            yield Problem((*here, "only_if"), f"only_if of {content.name!r}: {name!r} has no option {value!r}")


def papers_are_used(route: Route) -> list[Problem]:
    """Every paper is drawn by an act or made of its entry; one drawn with an act carries contents."""
    drawn = {name for act in route.acts for name in act.papers}
    made = {name for act in route.acts for name in act.on_demand}
    problems: list[Problem] = []
    for number, paper in enumerate(route.papers):
        if not paper.contents and paper.name not in made:
            problems.append(Problem(("papers", number, "contents"), f"the paper {paper.name!r} carries no contents"))
        if paper.name not in drawn | made:
            problems.append(Problem(("papers", number), f"no act draws the paper {paper.name!r}"))
    return problems


def sentences_can_be_filled(route: Route) -> list[Problem]:
    """A sentence of the timeline uses only {actor}, {org} and the facts its act asks for."""
    problems: list[Problem] = []
    for number, act in enumerate(route.acts):
        here: Place = ("acts", number, "says")
        if not act.label.strip() or not act.says.strip():
            problems.append(Problem(("acts", number), f"the act {act.does!r} has no label or no sentence"))
        known = {"actor", "org", *(ask.name for ask in act.asks if not ask.personal)}
        try:
            used = [name for _, name, _, _ in string.Formatter().parse(act.says) if name is not None]
        except ValueError as error:
            problems.append(Problem(here, f"the sentence of {act.does!r} cannot be read: {error}"))
            continue
        problems.extend(
            Problem(here, f"the sentence of {act.does!r} uses {{{name}}}, which the act does not ask for")
            for name in used
            if name not in known
        )
    return problems


def codes_have_words(route: Route) -> list[Problem]:
    """Every code a reader may meet has words of its own: grounds, returns, places, ends, actors, clocks, papers."""
    rows: list[tuple[Place, str, str, str]] = [
        (("states", name, "says"), f"the state {name!r}", name, state.says) for name, state in route.states.items()
    ]
    rows += [(("actors", name, "is"), f"the actor {name!r}", name, actor.is_) for name, actor in route.actors.items()]
    for key, grounds in (("grounds", route.grounds), ("returns", route.returns)):
        rows += [((key, n, "label"), f"the code {g.code!r}", g.code, g.label) for n, g in enumerate(grounds)]
    rows += [(("clocks", n, "label"), f"the clock {c.name!r}", c.name, c.label) for n, c in enumerate(route.clocks)]
    rows += [(("papers", n, "title"), f"the paper {p.name!r}", p.name, p.title) for n, p in enumerate(route.papers)]
    return [
        Problem(place, f"{what} has no words: a reader would see its code")
        for place, what, code, said in rows
        if not said.strip() or (said == code and "_" in code)
    ]
