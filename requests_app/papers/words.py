"""Every English string a paper may print, and where it stands: in the code of the forms, in templates, in the law."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.template import engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.text import normalize_newlines
from django.utils.translation import trim_whitespace

from requests_app.papers.forms.annexes import DATA, TEMPLATES, PrintedField, PrintedForm, annexes, templates
from requests_app.parties.models import Kind
from requests_app.routes import catalogue as catalogues
from requests_app.routes import jurisdictions
from requests_app.routes.schema import Ask, Route

ROOM = Path(__file__).parent
ROOT = ROOM.parent.parent
NOT_PRINTED = frozenset({"models.py", "apps.py", "checks.py", "words.py"})

# Which argument of a function of gettext is the string, which its context, which its plural.
MARKERS = {
    "gettext": (0, None, None),
    "gettext_lazy": (0, None, None),
    "gettext_noop": (0, None, None),
    "ngettext": (0, None, 1),
    "pgettext": (1, 0, None),
    "pgettext_lazy": (1, 0, None),
}


@dataclass(frozen=True, slots=True)
class Word:
    """One string as it is looked up, with the files it stands in."""

    text: str
    context: str = ""
    where: tuple[str, ...] = ()
    plural: str = ""  # of a string that is counted

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def words() -> tuple[Word, ...]:
    """All of them, each once, in the order in which they are found."""
    found: dict[tuple[str, str], Word] = {}
    for word in (*of_code(), *of_templates(), *of_annexes(), *of_law(), *of_states()):
        if not word.text.strip():
            continue
        had = found.get(word.key)
        places = (*(had.where if had else ()), *word.where)
        found[word.key] = replace(word, where=tuple(dict.fromkeys(places)))
    return tuple(found.values())


def of_code(room: Path = ROOM) -> Iterator[Word]:
    """Strings marked in the modules that compose a paper."""
    for path in sorted(room.rglob("*.py")):
        if path.name not in NOT_PRINTED:
            yield from _marked(path)


def _marked(path: Path) -> Iterator[Word]:
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    called: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            called |= {name.asname or name.name: name.name for name in node.names if name.name in MARKERS}
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    for node in sorted(calls, key=lambda n: (n.lineno, n.col_offset)):
        marker = MARKERS.get(called.get(node.func.id, "") if isinstance(node.func, ast.Name) else "")
        if marker is None:
            continue
        text, context, plural = (_constant(node.args, position) for position in marker)
        if text:
            yield Word(text, context, (_name(path),), plural)


def _constant(arguments: list[ast.expr], position: int | None) -> str:
    if position is None or position >= len(arguments):
        return ""
    value = arguments[position]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""


def of_templates() -> Iterator[Word]:
    """Strings of the templates papers are drawn with."""
    folder = ROOT / "templates"
    for path in sorted((folder / "papers").rglob("*.html")):
        template: Any = engines["django"].get_template(path.relative_to(folder).as_posix())
        for node in _nodes(template.template.nodelist):
            text, context, plural = _of_node(node)
            yield Word(text, context, (_name(path),), plural)


def _nodes(nodelist: Any) -> Iterator[Node]:
    yield from nodelist.get_nodes_by_type((TranslateNode, BlockTranslateNode))


def _of_node(node: Any) -> tuple[str, str, str]:
    context = node.message_context.resolve({}) if node.message_context else ""
    if isinstance(node, BlockTranslateNode):
        one, many = (_of_block(node, tokens) if tokens else "" for tokens in (node.singular, node.plural))
        return one, context, many
    return str(getattr(node.filter_expression.var, "literal", "") or ""), context, ""


def _of_block(node: BlockTranslateNode, tokens: Any) -> str:
    text = normalize_newlines(node.render_token_list(tokens)[0])
    return trim_whitespace(text) if node.trimmed else text


def of_annexes() -> Iterator[Word]:
    """The forms whose print is known: annexes of the Regulation with the offences of Annex IV, and templates."""

    def fields(of: Iterable[PrintedField]) -> Iterator[str]:
        for field in of:
            yield from (field.label, field.footnote)
            yield from fields(field.items)

    def form(one: PrintedForm) -> Iterator[str]:
        yield from (one.title, one.annex)
        for section in one.sections:
            yield from (section.heading, *fields(section.fields))

    where = (_name(DATA),)
    yield Word(annexes().instrument, "", where)
    yield from (Word(text, "", where) for one in annexes().forms for text in form(one))
    yield from (Word(line.label, "", where) for line in annexes().annex_iv)
    yield from (Word(text, "", (_name(TEMPLATES),)) for one in templates().forms for text in form(one))


def of_law() -> Iterator[Word]:
    """What the routes say: titles, labels, statements, choices, grounds of refusal, reasons of return."""
    places = _places()
    law = catalogues.catalogue()
    for route_id in sorted(law.ids()):
        for text in of_route(law.current(route_id)):
            yield Word(text, "", places.get(text, ()))


def of_route(route: Route) -> Iterator[str]:
    """The strings of one route that its papers print."""
    yield from (route.title, route.instrument_title, route.basis)
    yield from (paper.title for paper in route.papers)
    for content in route.contents:
        yield from (content.label, content.says, *content.options)
    for ground in (*route.grounds, *route.returns):
        yield ground.label
    for act in route.acts:
        if act.papers:
            yield from _asked(act.asks)


def _asked(asks: Iterable[Ask]) -> Iterator[str]:
    for ask in asks:
        yield from (ask.label, *ask.options)


def _places() -> dict[str, tuple[str, ...]]:
    """In which file of the law a string stands, for whoever reviews its translation."""
    found: dict[str, tuple[str, ...]] = {}
    for folder in catalogues.folders():
        for path in sorted(folder.rglob("*.toml")):
            for text in _strings(tomllib.loads(path.read_text(encoding="utf-8"))):
                found[text] = tuple(dict.fromkeys((*found.get(text, ()), _name(path))))
    return found


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for kept in value.values():
                yield from _strings(kept)
        case list():
            for kept in value:
                yield from _strings(kept)


def of_states() -> Iterator[Word]:
    """Names of States, kinds of offices, months."""
    where = (_name(jurisdictions.DATA / "countries.csv"),)
    yield from (Word(name, "", where) for name in sorted(set(jurisdictions.jurisdictions().names.values())))
    with translation.override("en"):
        yield from (Word(str(label), "", ("requests_app/parties/models.py",)) for label in Kind.labels)
        yield from (Word(str(month), "", ("requests_app/papers/when.py",)) for month in MONTHS.values())


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
