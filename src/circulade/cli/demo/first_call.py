"""The demo's main job: import the export, check eligibility, take in the score sheets, select, decide."""

from collections import defaultdict
from datetime import datetime

from circulade.accounts.models import Programme, User
from circulade.calls.domain.assessors import Profile, add_assessor
from circulade.calls.domain.conflicts import compute_conflicts, record_conflict
from circulade.calls.domain.deciding import decide_call
from circulade.calls.domain.importing import import_file
from circulade.calls.domain.lifecycle import begin_assessment, begin_eligibility
from circulade.calls.domain.organisation_matching import tie_organisations
from circulade.calls.domain.pairing import give
from circulade.calls.domain.scoring import COMMENT, SCORE, Typed, save_scores, submit_assessment
from circulade.calls.domain.territory_matching import accept_sure, add_stated, add_unknown, open_matches
from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Assessor, Call
from circulade.cli.demo.calls import load_call
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.eligibility import decide_by_findings
from circulade.cli.demo.programme import demo_user
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.domain.selections import propose, select_cohort
from circulade.cohorts.models import CohortSelection
from circulade.files.eusurvey import read_mapping

EXPORT, MAPPING, UPLOADS = "applications-2022-model.xlsx", "mapping-2022.json", "uploads-2022-model.zip"


def run_first_call(data: DemoData, programme: Programme, *, by: User, now: datetime) -> Call:
    """Do everything up to the decision, as an office would that ran the call in a survey tool."""
    call = load_call(programme, data.json("call-2022.json"), by=by, first_start=now, now=now)
    imported = import_file(
        call,
        name=EXPORT,
        content=data.bytes(EXPORT),
        mapping=read_mapping(data.bytes(MAPPING), name=MAPPING),
        uploads=(UPLOADS, data.bytes(UPLOADS)),
        by=by,
        now=now,
    )
    if not imported.stored:
        raise RuntimeError("the demo's export has problems: build it anew with `python -m demo.build`")
    call.refresh_from_db()
    matches = open_matches(call)
    accept_sure(matches, by=by, now=now)
    add_unknown(open_matches(call), by=by, now=now)
    for match in open_matches(call):
        # Another territory has the same code, but not the name: the demo's office says that it is a new one.
        add_stated(match, by=by, now=now)
    tie_organisations(call, by=by, now=now)
    begin_eligibility(call, by=by, now=now)
    decide_by_findings(call, by=by, now=now)
    begin_assessment(call, by=by, now=now)
    load_assessments(data, call, by=by, now=now)
    return call


def load_assessments(data: DemoData, call: Call, *, by: User, now: datetime) -> None:
    """Store assessors, conflicts and score sheets of the applications that are eligible."""
    desks = {
        one["code"]: add_assessor(
            call,
            user=demo_user(one["email"], one["name"]),
            profile=Profile(one["languages"], one["expertise"], one["country"], load=one["load"]),
            by=by,
            now=now,
        )
        for one in data.json("assessors.json")
    }
    compute_conflicts(call, by=by, now=now)
    found = {one.contribution_id: one for one in call.applications.filter(eligibility=Eligibility.ELIGIBLE)}
    _declared_conflicts(data, found, desks, by=by, now=now)
    criteria = [one.code for one in call.criteria.all()]
    for row in data.rows("assessments.csv"):
        application = found.get(row["contribution"])
        if application is None:
            continue
        desk = desks[row["assessor"]]
        assessment = give(application, desk, by=by, now=now)
        typed = [Typed(SCORE + code, row[f"score:{code}"]) for code in criteria]
        typed += [Typed(COMMENT + code, row[f"comment:{code}"]) for code in criteria]
        save_scores(assessment, typed, by=desk.user, now=now)
        submit_assessment(assessment, by=desk.user, now=now)


def _declared_conflicts(
    data: DemoData, found: dict[str, Application], desks: dict[str, Assessor], *, by: User, now: datetime
) -> None:
    declared = defaultdict(list)
    for row in data.rows("conflicts.csv"):
        if row["source"] == "declared" and row["contribution"] in found:
            declared[row["contribution"]].append(row)
    for contribution, rows in declared.items():
        for row in rows:
            user = desks[row["assessor"]].user
            record_conflict(found[contribution], user=user, reason=row["reason"], by=by, now=now)


def decide_first_call(call: Call, *, by: User, now: datetime) -> CohortSelection:
    """Compute the cohort, put it before the panel, decide it."""
    selection = select_cohort(rule_set_of(call), by=by, label="", at=now)
    proposed = propose(selection, by=by, at=now)
    return decide_call(call, proposed, by=by, now=now)
