"""The routes as a manual: one Markdown page for each, with a state diagram and the tables of its page, and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.utils import translation

from requests_app.routes.graph import edges_of
from requests_app.routes.schema import Cite, Ground, Route
from requests_app.routes.status import status_of
from requests_app.show import graph, route_words, words

INDEX = "README.md"
MADE_BY = "<!-- Written by `manage.py routes docs` from the files of law. Change those, not this page. -->"


def pages(routes: Sequence[Route]) -> dict[str, str]:
    """Every page by its file name, the index among them, in English whatever language is set."""
    with translation.override("en"):
        found = {f"{route.id}.md": _page(route) for route in routes}
        return {INDEX: _index(routes), **found}


def differences(folder: Path, wanted: dict[str, str]) -> list[str]:
    """The pages of the folder that are not as they should be: missing, different, or of a route that is no more."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")} if folder.is_dir() else {}
    return sorted(name for name in {*there, *wanted} if there.get(name) != wanted.get(name))


def write(folder: Path, wanted: dict[str, str]) -> None:
    """Make the folder hold these pages and no others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in differences(folder, wanted):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()


def _index(routes: Sequence[Route]) -> str:
    lines = ["# Routes", "", MADE_BY, ""]
    for kind in words.ROUTE_KINDS:
        mine = [route for route in routes if route.kind == kind]
        if not mine:
            continue
        lines += [f"## {words.route_kind(kind)}", ""]
        mine.sort(key=lambda route: (route.instrument_title.casefold(), route.id))
        rows = [
            (f"[{r.id}]({r.id}.md)", r.title, f"{r.instrument_title}, {r.basis}", _data(r), _status(r)) for r in mine
        ]
        lines += _table(("Route", "What it is", "Basis", "Data", "Status"), rows)
    return "\n".join(lines).rstrip() + "\n"


def _page(route: Route) -> str:
    picture = graph.graph(route)
    lines = [f"# {route.title}", "", MADE_BY, "", f"`{route.key}` · {words.route_kind(route.kind)} · {_status(route)}"]
    lines += ["", "## What it is", ""]
    lines += [f"- **{fact.term}**: {_line(fact.text)}" for fact in _facts(route)]
    lines += ["", "## The way of a request", "", "```mermaid", *_diagram(route, picture), "```", ""]
    places = [
        (
            str(row.number),
            row.says,
            f"Ends: {row.held_by}" if row.ends else row.held_by,
            "<br>".join(
                [f"{_cell(lead.label)}: to {_cell(lead.to)}" for lead in row.leads]
                + [f"moves nothing: {_cell('; '.join(row.stays))}"] * bool(row.stays)
            ),
        )
        for row in picture.rows
    ]
    lines += _table(("No.", "Place", "Who has it, or how it ends", "Acts leading out"), places, marked=3)
    lines += _part(
        "Clocks", ("Clock", "Kind", "Length", "Begins with", "Whose", "At its end", "Source"), _clocks(route)
    )
    acts = [route_words.act_in_words(route, act) for act in route.acts]
    lines += _part(
        "Acts",
        ("Act", "By", "Recorded by", "From", "To", "Source"),
        [(a.label, a.by, a.recorded_by, a.from_, a.to, _cite(route, a.act.cite)) for a in acts],
    )
    contents = [route_words.content_in_words(content) for content in route.contents]
    lines += _part(
        "What the paper must say",
        ("Content", "Where", "Required", "Source"),
        [(c.label, c.on, c.required, _cite(route, c.content.cite)) for c in contents],
    )
    lines += _part("Grounds for refusal", ("Reason", "Code", "Note", "Source"), _codes(route, route.grounds))
    lines += _part("Codes of return", ("Reason", "Code", "Note", "Source"), _codes(route, route.returns))
    lines += _part("Sources", ("Key", "Text"), list(route.sources.items()))
    return "\n".join(lines).rstrip() + "\n"


def _facts(route: Route) -> Iterator[route_words.Fact]:
    yield from route_words.facts_of(route)
    for need in route.open.needs:
        text = f"{route_words.need_in_words(need)} ({_cite(route, need.cite)})"
        yield route_words.Fact("The case must be so", text)
    if route.open.cite:
        yield route_words.Fact("Opened by", _cite(route, route.open.cite))
    yield route_words.Fact("Counting of time", f"{route.counting}. {route.counting_note}".removesuffix(". "))
    if route.validity.note:
        yield route_words.Fact("In force", f"{route.validity.note} ({words.mark_word(route.validity.mark)})")
    if route.open.leads_to:
        yield route_words.Fact("Leads to", ", ".join(f"[{one}]({one}.md)" for one in route.open.leads_to))
    yield route_words.Fact("Checked", route.checked.isoformat())


def _clocks(route: Route) -> list[tuple[str, ...]]:
    clocks = [route_words.clock_in_words(route, clock) for clock in route.clocks]
    return [
        (
            c.label,
            c.kind,
            c.length,
            c.starts,
            c.owner,
            f"{c.means}; may be extended {c.extend}" if c.extend else c.means,
            _cite(route, c.clock.cite),
        )
        for c in clocks
    ]


def _codes(route: Route, grounds: Iterable[Ground]) -> list[tuple[str, ...]]:
    return [(g.label, f"`{g.code}`", g.note, _cite(route, g.cite)) for g in grounds]


def _diagram(route: Route, picture: graph.Graph) -> Iterator[str]:
    """The lines of a Mermaid state diagram; the places have the numbers of the table."""
    number = {row.name: row.number for row in picture.rows}
    yield "stateDiagram-v2"
    for row in picture.rows:
        yield f'    state "{row.number}. {_plain(row.says)}" as p{row.number}'
    yield f"    [*] --> p{number[route.first]}"
    between: dict[tuple[int, int], list[str]] = {}
    for edge in edges_of(route):
        if edge.from_ != edge.to:
            labels = between.setdefault((number[edge.from_], number[edge.to]), [])
            if edge.act.label not in labels:
                labels.append(edge.act.label)
    for (from_, to), labels in sorted(between.items()):
        yield f"    p{from_} --> p{to}: {_plain(' / '.join(labels))}"
    for row in picture.rows:
        if row.ends:
            yield f"    p{row.number} --> [*]"


def _plain(text: str) -> str:
    """The text without the signs that mean something in a diagram."""
    for sign, instead in (('"', "'"), (";", ","), (":", " -"), ("#", "no. "), ("{", "("), ("}", ")"), ("<", "‹")):
        text = text.replace(sign, instead)
    return _line(text)


def _part(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"## {title}", "", *_table(heads, rows)] if rows else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], marked: int = -1) -> list[str]:
    """A table; the cells of the column `marked` are Markdown already."""
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for row in rows:
        cells = [cell if n == marked else _cell(cell) for n, cell in enumerate(row)]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    return " ".join(str(text).split()).replace("<", "&lt;")


def _cite(route: Route, cite: Cite | None) -> str:
    if cite is None:
        return ""
    note = f" ({cite.note})" if cite.note else ""
    return f"{cite.instrument or route.instrument_title} {cite.article}{note}, {words.mark_word(cite.mark)}"


def _data(route: Route) -> str:
    return ", ".join(words.data_word(one) for one in route.data)


def _status(route: Route) -> str:
    """The status on the day the route was checked: a page is not to change by itself overnight."""
    status = status_of(route, route.checked)
    return f"{status.word}: {status.reason}" if status.reason else status.word
