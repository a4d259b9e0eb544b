"""The whole law in force here: every route in every version, loaded once, refused whole if one file is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from requests_app.routes import checks
from requests_app.routes.loader import LAW, LawError, Source, examine
from requests_app.routes.problem import Problem
from requests_app.routes.schema import Route


class NoSuchRoute(LookupError):
    """A route or version nobody wrote."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every route by its key `ID/version`; the current one of an id is its highest version."""

    routes: Mapping[str, Route]
    highest: Mapping[str, int]

    def ids(self) -> tuple[str, ...]:
        """Every route's id, in alphabetical order."""
        return tuple(sorted(self.highest))

    def current(self, route_id: str) -> Route:
        """The route in its highest version. Raises `NoSuchRoute`."""
        if route_id not in self.highest:
            raise NoSuchRoute(f"There is no route {route_id}.")
        return self.routes[f"{route_id}/{self.highest[route_id]}"]

    def at(self, route_id: str, version: int) -> Route:
        """The route in the version a request began with. Raises `NoSuchRoute`."""
        route = self.routes.get(f"{route_id}/{version}")
        if route is None:
            raise NoSuchRoute(f"There is no version {version} of a route {route_id}.")
        return route

    def all_current(self) -> tuple[Route, ...]:
        """Every route in its current version, by id."""
        return tuple(self.current(route_id) for route_id in self.ids())


@dataclass(frozen=True, slots=True)
class Examined:
    """What the folders hold: the usable catalogue, and everything that is wrong in file and line order."""

    catalogue: Catalogue
    errors: tuple[LawError, ...]


def folders() -> tuple[Path, ...]:
    """Where the law is read from: our own folder and those an installation adds."""
    return (LAW, *(Path(folder) for folder in getattr(settings, "COMITY_LAW_DIRS", ())))


def examine_folders(where: Iterable[Path]) -> Examined:
    """Read and check every file of the folders. Raises nothing: what is wrong is in `errors`."""
    errors: list[LawError] = []
    sources: list[Source] = []
    for folder in where:
        if not folder.is_dir():
            errors.append(LawError(folder, 1, "there is no such folder of law"))
            continue
        sources.extend(examine(path) for path in sorted(folder.glob("*.toml")))
    routes: dict[str, Route] = {}
    written: dict[str, Path] = {}
    sound: list[tuple[Source, Route]] = []
    for source in sources:
        errors.extend(source.errors)
        if source.route is None:
            continue
        key = source.route.key
        if key in routes:
            reason = f"{source.route.id} version {source.route.version} is already written in {written[key]}"
            errors.append(source.error(Problem(("id",), reason)))
            continue
        routes[key], written[key] = source.route, source.path
        sound.append((source, source.route))
    known = frozenset(route.id for route in routes.values())
    for source, route in sound:
        problems = checks.check(route, known)
        if problems:
            errors.extend(source.errors_for(problems))
    highest: dict[str, int] = {}
    for route in routes.values():
        highest[route.id] = max(route.version, highest.get(route.id, 0))
    return Examined(Catalogue(MappingProxyType(routes), MappingProxyType(highest)), tuple(errors))


def load(where: Iterable[Path]) -> Catalogue:
    """The catalogue of these folders. Raises the first `LawError`."""
    examined = examine_folders(where)
    if examined.errors:
        raise examined.errors[0]
    return examined.catalogue


@cache
def _kept(where: tuple[Path, ...]) -> Catalogue:
    return load(where)


def catalogue() -> Catalogue:
    """The catalogue of this installation, read once. Raises `LawError` if a single file is wrong."""
    return _kept(folders())
