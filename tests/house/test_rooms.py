"""The page docs/house.md, the import contracts and the code say the same about who may know whom."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

from tests.house.table import ROOT, allowed, rooms


def _contracts() -> dict[str, dict[str, object]]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return {contract["id"]: contract for contract in tomllib.loads(text)["tool"]["importlinter"]["contracts"]}


def test_the_table_is_read_whole() -> None:
    table = allowed()
    assert len(table) == 19
    assert table["common"] == set()
    assert table["evidence"] == {"common", "parties", "casework"}
    assert "desk" not in table["show"]
    assert "clocks" in table["show"]
    assert {"desk", "show", "alerts"} <= table["web"]
    assert not {"portal", "api", "jobs", "config"} & table["web"]


def test_every_folder_is_a_room_of_the_table() -> None:
    assert set(rooms()) <= set(allowed())


def test_the_contracts_are_the_table() -> None:
    table, made, contracts = allowed(), set(rooms()), _contracts()
    assert set(contracts) == (made - {"config"}) | {"one-way-to-write"}
    for room in made - {"config"}:
        contract = contracts[room]
        assert contract["type"] == "forbidden"
        assert contract["allow_indirect_imports"] is True
        assert contract["source_modules"] == [f"requests_app.{room}"]
        forbidden = contract["forbidden_modules"]
        assert isinstance(forbidden, list)
        assert set(forbidden) == {f"requests_app.{other}" for other in made - table[room] - {room}}, room


def test_only_the_desk_appends() -> None:
    contract = _contracts()["one-way-to-write"]
    assert contract["forbidden_modules"] == ["requests_app.casework.record"]
    sources = contract["source_modules"]
    assert isinstance(sources, list)
    assert set(sources) == {f"requests_app.{room}" for room in set(rooms()) - {"casework", "desk", "config"}}


def test_the_imports_keep_the_contracts() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([program, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


def test_references_between_tables_follow_the_same_table() -> None:
    table = allowed()
    seen = 0
    for model in apps.get_models():
        if not model.__module__.startswith("requests_app."):
            continue
        room = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            if not isinstance(field, ForeignKey | OneToOneField | ManyToManyField):
                continue
            target = field.remote_field.model.__module__
            if target.startswith("requests_app."):
                seen += 1
                other = target.split(".")[1]
                assert other == room or other in table[room], f"{model.__name__}.{field.name} reaches into {other}"
    assert seen > 5


def test_migrations_depend_on_no_other_room_than_the_models_may() -> None:
    table = allowed()
    seen = 0
    for path in (ROOT / "requests_app").glob("*/migrations/[0-9]*.py"):
        scope: dict[str, object] = {}
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), scope)
        migration = scope["Migration"]
        room = path.parent.parent.name
        for app, _name in getattr(migration, "dependencies", []):
            if app in table:
                seen += 1
                assert app == room or app in table[room], f"{path.name} of {room} depends on {app}"
    assert seen > 0
