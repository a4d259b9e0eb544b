"""What is known of States and providers: who is bound on which day, who receives requests, which company holds data."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest

from requests_app.routes import jurisdictions as law
from requests_app.routes.loader import LawError

DAY = date(2026, 11, 21)

FILES = (
    "membership.csv",
    "agreements.csv",
    "central-authorities.csv",
    "providers.csv",
    "provider-entities.csv",
    "us-mlats.csv",
    "india-uk-mlats.csv",
)


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_its_source_and_its_mark(name: str) -> None:
    with (law.DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert [row for row in rows if not row["source"].strip() or row["mark"] not in {"V", "V2", "R"}] == []


def test_a_day_is_missing_only_where_there_is_none_or_it_was_not_read() -> None:
    blank = [m for m in law.jurisdictions().memberships if m.since is None]
    assert {(m.instrument, m.country) for m in blank if m.status not in {"invited", "not_bound"}} == {
        ("CETS185", "IE"),
        ("CETS185", "ZA"),
        ("UNCC", "AZ"),
        ("UNCC", "QA"),
        ("UNCC", "VN"),
        ("UNCC", "GB"),
        ("UNCC", "SE"),
        ("UNCC", "VE"),
    }
    assert {m.since_mark for m in blank if m.status not in {"invited", "not_bound"}} == {"R"}


def test_the_treaty_office_counts_81_parties_to_the_budapest_convention() -> None:
    assert sum(1 for m in law.jurisdictions().memberships if m.instrument == "CETS185" and m.status == "party") == 81


@pytest.mark.parametrize(
    ("instrument", "country", "on", "bound"),
    [
        ("CETS185", "US", DAY, True),
        ("CETS185", "DE", date(2009, 6, 30), False),
        ("CETS185", "DE", date(2009, 7, 1), True),
        ("CETS185", "NZ", date(2025, 11, 30), False),
        ("CETS185", "NZ", date(2025, 12, 1), True),
        ("CETS185", "IE", DAY, False),  # signed only
        ("CETS185", "KR", DAY, False),  # invited only
        ("CETS185", "IN", DAY, False),  # no row
        ("CETS224", "JP", DAY, False),  # ratified, not in force
        ("EU2023/1543", "IE", date(2026, 8, 17), False),
        ("EU2023/1543", "IE", date(2026, 8, 18), True),
        ("EU2023/1543", "DK", DAY, False),
        ("EU2014/41-EIO", "IE", DAY, False),
        ("EU2014/41-EIO", "GB", date(2020, 12, 31), True),
        ("EU2014/41-EIO", "GB", date(2021, 1, 1), False),
        ("UNTOC", "US", DAY, None),  # no rows at all: not known
        ("CETS30", "DE", DAY, None),
    ],
)
def test_who_is_bound_on_which_day(instrument: str, country: str, on: date, bound: bool | None) -> None:
    assert law.is_party(instrument, country, on) is bound


def test_an_agreement_of_the_union_binds_its_members() -> None:
    tca = law.agreement("EU-UK-TCA")
    assert tca is not None
    assert tca.between("GB", "DE")
    assert tca.between("FR", "GB")
    assert not tca.between("DE", "FR")
    assert not tca.between("GB", "NO")
    cloud = law.agreement("CLOUD-UK-US")
    assert cloud is not None
    assert cloud.in_force_since == date(2022, 10, 3)
    assert law.agreement("NONE") is None


def test_the_contact_point_of_the_netherlands_is_the_one_of_the_second_reading() -> None:
    (point,) = law.authorities("NL", "24-7")
    assert point.authority.startswith("Landelijk Parket")
    assert point.languages == ("nl", "en")
    assert {a.only_for for a in law.authorities("NL", "mla")} == {
        "",
        "Budapest Convention Art. 27, without another treaty",
    }
    assert [a.role for a in law.authorities("AL")] == ["mla", "24-7"]
    assert law.authorities("XA") == ()


def test_a_mark_is_as_weak_as_its_weakest_part() -> None:
    (office,) = law.authorities("US", "mla")
    assert (office.mark, office.mark_note) == ("V", "")
    (australia,) = law.authorities("AU", "24-7")
    assert (australia.mark, australia.mark_note) == ("R", "V preservation; R 24/7")
    assert {a.mark for a in law.authorities("NZ", "preservation")} == {"V2"}


def test_a_treaty_is_found_from_both_sides() -> None:
    treaty = law.mlat("DE", "US")
    assert treaty is not None
    assert treaty is law.mlat("US", "DE")
    assert (treaty.state, treaty.mark, treaty.year, treaty.year_mark) == ("in_force", "V", 2009, "R")
    colombia = law.mlat("US", "CO")
    assert colombia is not None
    assert colombia.state == "signed"
    jordan = law.mlat("US", "JO")
    assert jordan is not None
    assert (jordan.state, jordan.mark) == ("not_known", "R")
    assert law.mlat("DE", "FR") is None


def test_providers_have_stable_keys() -> None:
    assert [p.key for p in law.providers()] == [
        "amazon",
        "apple",
        "cloudflare",
        "discord",
        "dropbox",
        "google",
        "meta",
        "microsoft",
        "proton",
        "snap",
        "telegram",
        "tiktok",
        "whatsapp",
        "x",
    ]
    google = law.provider("Google")
    assert google is not None
    assert google is law.provider("google")
    assert (google.preservation_days, google.preservation_mark) == (90, "V2")
    proton = law.provider("proton")
    assert proton is not None
    assert proton.preservation_days is None
    assert law.provider("Nobody") is None


@pytest.mark.parametrize(
    ("key", "country", "companies"),
    [
        ("google", "DE", ["Google Ireland Limited"]),
        ("google", "CH", ["Google Ireland Limited"]),
        ("google", "GB", ["Google LLC"]),
        ("microsoft", "GB", ["Microsoft Ireland Operations Limited"]),
        ("apple", "JP", ["iTunes K.K."]),
        ("apple", "NZ", ["Apple Pty Limited"]),
        ("apple", "CA", ["Apple Canada Inc."]),
        ("apple", "NO", ["Apple Distribution International Limited"]),
        ("apple", "TH", []),  # "parts of Asia-Pacific": not known which
        ("tiktok", "US", ["TikTok USDS Joint Venture LLC"]),
        ("tiktok", "IN", ["TikTok Pte. Limited"]),
        ("snap", "US", ["Snap Inc."]),
        ("cloudflare", "FR", ["Cloudflare Portugal, Unipessoal Lda.", "Cloudflare Germany GmbH"]),
    ],
)
def test_the_company_for_a_user_of_a_country(key: str, country: str, companies: list[str]) -> None:
    provider = law.provider(key)
    assert provider is not None
    assert [entity.entity for entity in provider.entities_for(country)] == companies


def test_a_state_has_its_name() -> None:
    assert law.country_name("DE") == "Germany"
    assert law.country_name("XA") == "XA"


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("membership.csv", "CETS185,AD,party,2017-03-01", "CETS185,AD,party,2017-03", "since is '2017-03', not a day"),
        ("membership.csv", "CETS185,AD,party,2017-03-01", "CETS185,AD,party,", "the status party has no day; only one"),
        ("membership.csv", "CETS185,AD,party", "CETS185,AD,friend", "status is 'friend', not one of"),
        ("membership.csv", "CETS185,AD,party", "CETS185,Andorra,party", "country is 'Andorra', not a country code"),
        ("membership.csv", "CETS185,AD,party,2017-03-01,", "CETS185,AD,party,2017-03-01,31 May", "until is '31 May"),
        (
            "membership.csv",
            "CETS185,AD,party,2017-03-01,",
            "CETS185,AD,party,2017-03-01,2016-01-01",
            "until is 2016-01-01",
        ),
        ("agreements.csv", "CLOUD-UK-US,GB,US,2022-10-03,V2", "CLOUD-UK-US,GB,US,2022-10-03,X", "mark is 'X'"),
        ("agreements.csv", "GB,US,2022-10-03", "GB,US,", "in_force_since is empty"),
        ("providers.csv", "google,", "Google,", "provider is 'google', not one of"),
        ("provider-entities.csv", "telegram,everywhere", "proton,everywhere", "the provider 'telegram' is there twice"),
        ("us-mlats.csv", "2009,in_force,V,R,", "soon,in_force,V,R,", "year is 'soon', not a whole number"),
        ("provider-entities.csv", ",EEA;CH,", ",EEA;UK,", "no name for UK"),
        ("countries.csv", "DE,Germany\n", "", "no name for DE"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, name: str, old: str, new: str, reason: str) -> None:
    data = tmp_path / "data"
    shutil.copytree(law.DATA, data)
    text = (data / name).read_text(encoding="utf-8")
    assert old in text
    (data / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawError) as caught:
        law.load(data)
    assert caught.value.reason.startswith(reason)
    if name == "membership.csv":
        assert (caught.value.file, caught.value.line) == (str(data / name), 2)
