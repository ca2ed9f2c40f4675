"""The demo programme: invented where it must be, right where it is real, and its rules can be met."""

import csv
import io
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from demo.build import SEED, build, pool_2022
from demo.making.applicants import Applicant, applicants
from demo.making.names import NEWCOMERS, TERRITORIES
from demo.making.participations import REAL

from circulade.engines.selection import Pool, Selection, applicant, select
from circulade.files.eusurvey import Applied, Target, apply, attachments, read_export, read_mapping
from circulade.files.selection import rules_from_dict
from circulade.vocabularies.macro_regions import macro_region
from circulade.vocabularies.nuts import is_region, region
from circulade.vocabularies.towns import towns
from circulade.words.folding import fold

DEMO = Path(__file__).parents[2] / "demo"
NAMES = [name for listed in (TERRITORIES, NEWCOMERS) for names in listed.values() for name in names]


@cache
def files() -> dict[str, bytes]:
    return build()


def unpacked(content: bytes) -> bytes | dict[str, bytes]:
    """A ZIP by its members: compressed bytes differ between builds of zlib."""
    if not content.startswith(b"PK"):
        return content
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[name].decode())))


def value(name: str) -> Any:
    return json.loads(files()[name])


@cache
def applied() -> Applied:
    targets = [
        Target(
            asked["code"],
            asked["kind"],
            asked["title"],
            {option["code"]: option["label"] for option in asked.get("options", [])},
        )
        for asked in value("call-2022.json")["questions"]
    ]
    name = "applications-2022-model.xlsx"
    mapping = read_mapping(files()["mapping-2022.json"], name="mapping-2022.json")
    return apply(read_export(files()[name], name=name), mapping, targets)


def test_the_files_in_the_repository_are_those_that_the_build_writes() -> None:
    assert {name: unpacked((DEMO / name).read_bytes()) for name in files()} == {
        name: unpacked(content) for name, content in files().items()
    }


def test_it_is_small() -> None:
    assert sum(map(len, files().values())) < 1_500_000


def test_no_applicant_has_the_name_of_a_town_or_of_a_member_of_2022() -> None:
    known = {fold(name) for town in towns() for name in (town.name, *town.alternates)}
    known |= {fold(name) for name, *_ in REAL}
    assert [name for name in NAMES if fold(name) in known] == []
    assert len(set(NAMES)) == len(NAMES)


def test_every_application_is_labelled_invented() -> None:
    assert all("(invented applicant)" in row.answers["territory"] for row in applied().rows)  # type: ignore[operator]
    assert all("(invented)" in row.answers["organisation"] for row in applied().rows)  # type: ignore[operator]
    assert all("(invented applicant)" in row["territory"] for row in rows("applications-crm.csv"))


def test_mail_goes_to_example_org_only() -> None:
    texts = [content.decode() for name, content in files().items() if name.endswith((".json", ".csv"))]
    texts += [str(value) for row in applied().rows for value in row.answers.values()]
    addresses = {address for text in texts for address in re.findall(r"[\w.-]+@[\w.-]+", text)}
    assert {address.partition("@")[2] for address in addresses} == {"example.org"}


def test_the_export_is_read_without_a_problem() -> None:
    assert applied().problems == ()
    assert len(applied().rows) == 118
    assert {len(row.answers) for row in applied().rows} <= set(range(26, 34))


def test_uploads_belong_to_the_contributions_that_name_them() -> None:
    found = attachments(files()["uploads-2022-model.zip"], name="uploads.zip")
    named = {row.contribution_id for row in applied().rows if "letter_of_support" in row.answers}
    assert (set(found.by_contribution), found.problems) == (named, ())


def test_regions_are_real() -> None:
    codes = [code for row in applied().rows for code in str(row.answers["regions"]).split(", ")]
    codes += [code for row in rows("applications-crm.csv") for code in row["regions"].split(", ")]
    assert [code for code in codes if not is_region(code) or region(code).level != 3] == []


@pytest.mark.parametrize("member", REAL, ids=lambda member: member[0])
def test_members_of_2022_have_codes_of_their_country_and_no_scores(
    member: tuple[str, str, str, tuple[str, ...], str],
) -> None:
    name, country, _, codes, _ = member
    assert {region(code).country for code in codes} == {"EL" if country == "GR" else country}
    assert name not in files()["assessments.csv"].decode()


def test_twelve_pilots_and_nine_fellows_are_listed() -> None:
    real = value("participations.json")["real"]
    assert Counter(one["participation"] for one in real) == {"pilot": 12, "fellow": 9}
    assert {one["evidence"] for one in real} == {"page of the initiative, 2022"}


def test_three_score_sheets_for_each_application_without_a_conflict() -> None:
    sheets = rows("assessments.csv")
    assert len(sheets) == 354
    assert set(Counter(row["contribution"] for row in sheets).values()) == {3}
    conflicts = {(row["contribution"], row["assessor"]) for row in rows("conflicts.csv")}
    assert conflicts.isdisjoint((row["contribution"], row["assessor"]) for row in sheets)
    assert len({row["assessor"] for row in sheets}) == 9


def test_scores_are_halves_from_0_to_5() -> None:
    scores = {
        float(row[name]) for row in rows("assessments.csv") for name in row if name.startswith("score:")
    }
    assert scores <= {number / 2 for number in range(11)}


@cache
def selected() -> Selection:
    sheets = rows("assessments.csv")
    eligible = pool_2022(applicants(SEED))
    call = value("call-2022.json")
    pool = Pool(
        tuple(
            applicant(
                one.contribution,
                attributes={
                    "country": one.country,
                    "macro_region": macro_region(one.country).value,
                    "population": one.population,
                    "territory_kind": one.territory_kind,
                },
                scores={
                    criterion["code"]: {
                        row["assessor"]: row[f"score:{criterion['code']}"]
                        for row in sheets
                        if row["contribution"] == one.contribution
                    }
                    for criterion in call["criteria"]
                },
                tracks=one.tracks,
            )
            for one in eligible
        )
    )
    return select(pool, rules_from_dict({**call["rules"], "apart": call["not_together"]}))


def test_the_rules_of_the_first_call_fill_twelve_and_twenty_five_places_with_the_published_balance() -> None:
    by_key: dict[str, Applicant] = {one.contribution: one for one in applicants(SEED)}
    members = selected().members
    assert {track: len(refs) for track, refs in members.items()} == {"pilots": 12, "fellows": 25}
    chosen = [by_key[ref] for refs in members.values() for ref in refs]
    assert Counter(macro_region(one.country).value for one in chosen) == {
        "western": 13,
        "northern": 11,
        "southern": 9,
        "central_eastern": 4,
    }
    assert Counter(one.population >= 200_000 for one in chosen) == {True: 24, False: 13}
    assert len({one.name for one in chosen}) == 37


def test_the_second_call_has_sixty_applicants_some_already_involved() -> None:
    applications = rows("applications-crm.csv")
    assert len({row["contribution"] for row in applications}) == 60
    assert 10 <= sum(row["in_group"] == "yes" for row in applications) <= 30
    rules_from_dict(value("call-crm.json")["rules"])
