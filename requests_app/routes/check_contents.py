"""Checks of what is written: each figure has its citation, each content a field and a paper, each sentence words."""

from __future__ import annotations

import string
from collections.abc import Iterator

from requests_app.routes.problem import Problem
from requests_app.routes.schema import Cite, Content, Route
from requests_app.routes.toml_lines import Place


def _cites(route: Route) -> Iterator[tuple[Place, str, Cite]]:
    if route.open.cite:
        yield ("open", "cite"), "who may use the route", route.open.cite
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


def citations_stand(route: Route) -> list[Problem]:
    """Every rule names its article, an extension its basis, and what is marked V has a source that was read."""
    problems: list[Problem] = []
    for place, what, cite in _cites(route):
        if not cite.article.strip():
            problems.append(Problem((*place, "article"), f"{what} has no article"))
        if cite.mark == "V" and not (cite.source or route.sources):
            problems.append(Problem((*place, "mark"), f"{what} is marked V, but no source is named"))
    for number, clock in enumerate(route.clocks):
        if clock.extend is not None and not clock.extend.basis.strip():
            problems.append(Problem(("clocks", number, "extend"), f"the extension of {clock.name!r} has no basis"))
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
        if route.papers and not printed.intersection(content.on):  # without papers the contents stand in the ledger
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
    """Every paper carries contents and is drawn by an act."""
    drawn = {name for act in route.acts for name in act.papers}
    problems: list[Problem] = []
    for number, paper in enumerate(route.papers):
        if not paper.contents:
            problems.append(Problem(("papers", number, "contents"), f"the paper {paper.name!r} carries no contents"))
        if paper.name not in drawn:
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
