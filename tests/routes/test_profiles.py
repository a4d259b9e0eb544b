"""A State and a provider whole: what stands in several files is put together, and only what stands there."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from requests_app.clocks.rules import RULES
from requests_app.routes import profiles
from requests_app.routes.loader import LawError


def said(*words: str) -> dict[str, object]:
    out = StringIO()
    call_command("routes", *words, "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert isinstance(found, dict)
    return found


def test_a_state_is_put_together_from_all_files() -> None:
    """By hand, from the files of law: Australia and New Zealand keep data for others by a law of their own."""
    australia = profiles.country("AU")
    assert australia is not None
    assert [m.instrument for m in australia.memberships][:1] == ["CETS185"]
    assert "CLOUD-AU-US" in {a.agreement for a in australia.agreements}
    assert [c.rule for c in australia.counting] == ["AU_AIA"]
    assert {"AU-FPN", "BC-29"} <= {r.id for r in australia.preservation}
    assert "UK-FREEZING" not in {r.id for r in australia.preservation}
    assert "AU-MLA-IN" in {r.id for r in australia.routes}


@pytest.mark.parametrize(
    ("code", "rules"),
    [("IE", ["EU_1182_71", "IE_INTERP"]), ("GB", ["UK_INCLUSIVE", "UK_CPR"]), ("SG", ["SG_INTERP"]), ("JP", [])],
)
def test_the_rules_of_counting_of_a_place(code: str, rules: list[str]) -> None:
    found = profiles.country(code)
    assert found is not None
    assert [c.rule for c in found.counting] == rules


def test_every_rule_of_counting_is_one_that_counts() -> None:
    assert {row.rule for row in profiles.counting()} == set(RULES) - {"RAW"}


def test_denmark_can_keep_by_the_convention_and_not_by_the_order_of_the_union() -> None:
    denmark = profiles.country("DK")
    assert denmark is not None
    kept = {r.id for r in denmark.preservation}
    assert "BC-29" in kept
    assert not {"EU-EPOC-PR", "EU-EIO-32"} & kept


def test_no_state_and_no_provider() -> None:
    assert profiles.country("XX") is None
    assert profiles.provider("nobody") is None
    for words in (("country", "XX"), ("provider", "nobody")):
        with pytest.raises(CommandError, match="There is no"):
            call_command("routes", *words)


def test_a_provider_in_the_shape_of_the_configuration_request() -> None:
    """TS 103 120 GETCSPCONFIG: each format with a regular expression where it has one, and the data it is taken for."""
    config = said("provider", "google")["GETCSPCONFIGResponse"]
    assert isinstance(config, dict)
    targets = config["TargetingConfigurations"]["config:TargetingConfiguration"]
    by_name = {one["config:FormatName"]: one for one in targets}
    assert by_name["EmailAddress"]["config:FormatOwner"] == "ETSI"
    asked = by_name["EmailAddress"]["config:AssociatedLDRequestTypes"]["common:DictionaryEntry"]
    assert [one["common:Value"] for one in asked] == ["SubscriberData", "TrafficData"]  # content goes by assistance
    kinds = config["TargetFormatTypeDefinitions"]["config:TargetFormatTypeDefinitionEntries"][
        "config:TargetFormatTypeDefinitionEntry"
    ]
    expressions = {one["config:FormatName"]: one["config:FormatRegex"] for one in kinds}
    assert re.search(expressions["imei"], "490154203237518")
    assert not re.search(expressions["imei"], "490154203237518x")


def test_a_provider_that_refuses_is_asked_for_nothing_directly() -> None:
    config = said("provider", "proton")["GETCSPCONFIGResponse"]
    assert isinstance(config, dict)
    for one in config["TargetingConfigurations"]["config:TargetingConfiguration"]:
        assert one["config:AssociatedLDRequestTypes"]["common:DictionaryEntry"] == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("XX,EU_1182_71,statutes,read,V", "place is 'XX'"),
        ("DE,,statutes,read,V", "rule is empty"),
        ("DE,DE_STPO,statutes,,V", "source is empty"),
        ("DE,DE_STPO,statutes,read,X", "mark is 'X'"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "counting.csv"
    path.write_text(f"place,rule,applies,source,mark\n{line}\n", encoding="utf-8")
    with pytest.raises(LawError, match=reason):
        profiles.read_counting(path)
