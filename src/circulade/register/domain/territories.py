"""Create and change territories."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark
from circulade.register.domain.changing import assign, check_revision, locked, plain, save_change
from circulade.register.domain.classes import class_choices
from circulade.register.domain.codes import CheckedCode, checked_codes
from circulade.register.domain.links import link_problems
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.refs import free_ref
from circulade.register.enums import TerritoryKind
from circulade.register.models import Territory, TerritoryCode
from circulade.vocabularies.countries import is_country, iso
from circulade.vocabularies.nuts import UrbanRural

if TYPE_CHECKING:
    from circulade.accounts.models import User

YEARS = range(1950, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryValues:
    """What the office states about a territory; texts map languages to words."""

    name: Mapping[str, str]
    kind: str
    country: str
    codes: tuple[str, ...] = ()
    lau: tuple[str, ...] = ()
    description: Mapping[str, str] = field(default_factory=dict)
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    maturity: str = ""
    latitude: float | None = None
    longitude: float | None = None
    website: str = ""
    source: str = ""
    public: bool = False
    invented: bool = False


def _checked(values: TerritoryValues) -> tuple[dict[str, Any], tuple[CheckedCode, ...]]:
    """The fields to store and the codes in official spelling; raises `RegisterProblem` with all problems."""
    problems: dict[str, str] = {}
    if not any(text.strip() for text in values.name.values()):
        problems["name"] = _("A territory needs a name in at least one language.")
    if values.kind not in TerritoryKind.values:
        problems["kind"] = _("The kind is city, region or cluster.")
    if not is_country(values.country):
        problems["country"] = _("%(code)s is not a country of Europe.") % {"code": values.country}
    problems |= (
        link_problems(website=values.website) | _population_problems(values) | _location_problems(values)
    )
    codes: tuple[CheckedCode, ...] = ()
    if "country" not in problems:
        try:
            codes = checked_codes(values.codes, values.lau, country_code=values.country, kind=values.kind)
        except RegisterProblem as problem:
            problems |= problem.problems
    if problems:
        raise RegisterProblem(problems)
    fields = {name: value for name, value in asdict(values).items() if name not in {"codes", "lau"}}
    return fields | {"country": iso(values.country)}, codes


def _population_problems(values: TerritoryValues) -> dict[str, str]:
    if values.population is None:
        return {}
    if values.population < 0:
        return {"population": _("A population cannot be negative.")}
    problems = {}
    if values.population_year not in YEARS:
        problems["population_year"] = _("A declared population needs its year, from 1950 on.")
    if not values.population_source.strip():
        problems["population_source"] = _("A declared population needs its source.")
    return problems


def _location_problems(values: TerritoryValues) -> dict[str, str]:
    if (values.latitude is None) != (values.longitude is None):
        return {"latitude": _("Give both latitude and longitude, or neither.")}
    if values.latitude is None or values.longitude is None:
        return {}
    if not (-90 <= values.latitude <= 90 and -180 <= values.longitude <= 180):
        return {"latitude": _("Latitude lies between -90 and 90 degrees, longitude between -180 and 180.")}
    return {}


def check_values(values: TerritoryValues) -> None:
    """Raise `RegisterProblem` with all problems of the values; nothing is stored."""
    _checked(values)


def create_territory(
    programme: Programme, values: TerritoryValues, *, by: "User | None", ref: str = ""
) -> Territory:
    """Add a territory to the register of a programme; raises `RegisterProblem`."""
    fields, codes = _checked(values)
    with transaction.atomic():
        made = Territory(
            programme=programme,
            ref=ref or free_ref(Territory, programme_id=programme.pk, names=values.name),
            **{name: plain(value) for name, value in fields.items()},
        )
        made.save()
        _store_codes(made, codes)
        audit(made, "territory created", by=by, changes={"ref": (None, made.ref)})
    return made


def change_territory(
    territory: Territory, values: TerritoryValues, *, by: "User | None", revision: int | None = None
) -> Territory:
    """Change a territory; raises `Outdated` when somebody else did since `revision`, `RegisterProblem` else."""
    fields, codes = _checked(values)
    with transaction.atomic():
        current = locked(territory)
        check_revision(current, revision, fields)
        changes = assign(current, fields)
        old = sorted(current.codes.values_list("code", flat=True))
        new = sorted(each.code for each in codes)
        if old != new:
            changes["codes"] = (old, new)
            _store_codes(current, codes)
        if changes:
            save_change(current)
            audit(current, "territory changed", by=by, changes=changes)
    return current


def _store_codes(territory: Territory, codes: tuple[CheckedCode, ...]) -> None:
    territory.codes.all().delete()
    TerritoryCode.objects.bulk_create(
        TerritoryCode(territory=territory, scheme=each.scheme, code=each.code) for each in codes
    )


def decide_class(
    territory: Territory,
    *,
    class_code: str,
    type_code: str,
    reason: str,
    by: "User | None",
    revision: int | None = None,
) -> Territory:
    """Decide class and urban–rural type by hand, with a reason; both empty returns to the computed ones."""
    problems: dict[str, str] = {}
    if class_code and class_code not in dict(class_choices()):
        problems["class_override"] = _("%(code)s is no class.") % {"code": class_code}
    if type_code and type_code not in list(UrbanRural):
        problems["type_override"] = _("%(code)s is no urban–rural type.") % {"code": type_code}
    if (class_code or type_code) and not reason.strip():
        problems["override_reason"] = _("A decision that differs from the data needs a reason.")
    if problems:
        raise RegisterProblem(problems)
    fields = {
        "class_override": class_code,
        "type_override": type_code,
        "override_reason": reason.strip() if class_code or type_code else "",
    }
    with transaction.atomic():
        current = locked(territory)
        check_revision(current, revision, fields)
        changes = assign(current, fields)
        if changes:
            save_change(current)
            if reason.strip():
                said = remark(reason, about=current, by=by)
                changes["override_reason"] = (None, said.digest)
            audit(current, "territory class decided", by=by, changes=changes)
    return current
