"""Nine invented assessors, their conflicts, and three score sheets for every application."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from circulade.engines.assessment import assign, fit_score
from demo.making.applicants import Applicant
from demo.making.words import COMMENTS

CRITERIA = tuple(COMMENTS)
LOAD = 40


@dataclass(frozen=True, slots=True)
class Assessor:
    """An invented assessor; `severity` shifts every score, `noise` scatters them."""

    code: str
    name: str
    country: str
    languages: tuple[str, ...]
    expertise: tuple[str, ...]
    severity: float
    noise: float


ASSESSORS = (
    Assessor("assessor-1", "Linde Achternberg (invented)", "AT", ("de", "en", "sl"), ("construction", "resources"), -0.2, 0.35),
    Assessor("assessor-2", "Maurice Delavigne (invented)", "BE", ("fr", "nl", "en"), ("symbiosis", "resources"), 0.1, 0.4),
    Assessor("assessor-3", "Aino Kuusenmaa (invented)", "FI", ("fi", "sv", "en"), ("bioeconomy",), 0.0, 0.3),
    Assessor("assessor-4", "Orla Fernhill (invented)", "IE", ("en", "fr"), ("resources", "symbiosis"), 0.25, 0.45),
    Assessor("assessor-5", "Rosalba Montegrigio (invented)", "IT", ("it", "es", "en"), ("construction", "bioeconomy"), -0.1, 0.4),
    Assessor("assessor-6", "Bogna Jesionowska (invented)", "PL", ("pl", "cs", "en", "de"), ("symbiosis",), -0.3, 0.3),
    Assessor("assessor-7", "Duarte Valverdinho (invented)", "PT", ("pt", "es", "en"), ("resources",), 0.15, 0.5),
    Assessor("assessor-8", "Freja Lyngtoft (invented)", "DK", ("da", "sv", "en", "de"), ("construction", "symbiosis"), 0.0, 0.35),
    Assessor("assessor-9", "Θάλεια Ανεμώνη (invented)", "GR", ("el", "it", "en"), ("bioeconomy", "resources"), 0.2, 0.4),
)  # fmt: skip
DECLARED = (
    ("assessor-2", "Valmorency", "advised this applicant last year"),
    ("assessor-4", "Waterkamp", "is related to a member of the council"),
    ("assessor-5", "Peñarrubiales", "wrote the applicant's strategy"),
    ("assessor-6", "Lipohradec", "worked there until 2020"),
    ("assessor-8", "Granhammarsund", "sits on the board of a partner"),
    ("assessor-1", "Hrastograd", "advised this applicant last year"),
)


def conflicts(pool: list[Applicant]) -> list[tuple[str, str, str, str]]:
    """Return (contribution, assessor, source, reason): own country, and what assessors declared."""
    found = [
        (one.contribution, assessor.code, "own_country", "works in the country of the applicant")
        for one in pool
        for assessor in ASSESSORS
        if assessor.country == one.country
    ]
    by_name = {one.name: one.contribution for one in pool}
    found += [(by_name[name], assessor, "declared", reason) for assessor, name, reason in DECLARED]
    return sorted(found)


def assigned(pool: list[Applicant], *, seed: str) -> tuple[tuple[str, str], ...]:
    """Return who assesses what, by the engine of the product."""
    fit = {
        (one.contribution, assessor.code): fit_score(
            languages=[one.language],
            reads=assessor.languages,
            topics=one.focus,
            knows=assessor.expertise,
            countries=[one.country],
            works_in=[assessor.country],
        ).value
        for one in pool
        for assessor in ASSESSORS
    }
    return assign(
        [one.contribution for one in pool],
        [assessor.code for assessor in ASSESSORS],
        per_application=3,
        load=LOAD,
        fit=fit,
        conflicts=[(application, assessor) for application, assessor, _, _ in conflicts(pool)],
        seed=seed,
    ).pairs


def assessments(pool: list[Applicant], *, seed: str) -> list[dict[str, str]]:
    """Return the 354 score sheets as rows: contribution, assessor, score and comment per criterion."""
    quality = {one.contribution: one.quality for one in pool}
    of_criterion = {one.contribution: _qualities(one, seed) for one in pool}
    by_code = {assessor.code: assessor for assessor in ASSESSORS}
    rows = []
    for contribution, code in assigned(pool, seed=seed):
        rng = Random(f"{seed}|scores|{contribution}|{code}")
        assessor = by_code[code]
        row = {"contribution": contribution, "assessor": code}
        for criterion in CRITERIA:
            drift = assessor.severity + rng.gauss(0, assessor.noise) + of_criterion[contribution][criterion]
            score = min(5.0, max(0.0, round((quality[contribution] + drift) * 2) / 2))
            row[f"score:{criterion}"] = f"{score:g}"
            row[f"comment:{criterion}"] = rng.choice(COMMENTS[criterion][_level(score)])
        rows.append(row)
    return rows


def _qualities(one: Applicant, seed: str) -> Mapping[str, float]:
    rng = Random(f"{seed}|quality|{one.contribution}")
    return {criterion: rng.gauss(0, 0.4) for criterion in CRITERIA}


def _level(score: float) -> int:
    return sum(score >= bound for bound in (2, 3, 4))
