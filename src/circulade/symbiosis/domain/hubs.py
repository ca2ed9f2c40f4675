"""Put treatment hubs on record, and what their processes make of a waste."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.symbiosis.domain.codes import known_code
from circulade.symbiosis.domain.places import place_problem
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.models import District, Treatment, TreatmentHub
from circulade.vocabularies.errors import UnknownCode


def add_hub(district: District, *, by: User | None, **values: Any) -> TreatmentHub:
    """Record a hub that a plan may open; raises `BadValues` for one in the sea."""
    if said := place_problem(values["latitude"], values["longitude"]):
        raise BadValues({"latitude": said[0].upper() + said[1:] + "."})
    with transaction.atomic():
        made = TreatmentHub.objects.create(district=district, **values)
        audit(made, "treatment hub recorded", by=by, changes={"process": (None, made.process)})
    return made


def add_treatment(district: District, *, by: User | None, on: date, **values: Any) -> Treatment:
    """Record what a process makes of a waste; raises `BadValues` for codes that do not hold, or said twice."""
    wrong = dict[str, str]()
    for name in ("code", "output"):
        try:
            values[name] = known_code(values[name], on=on).code
        except UnknownCode as unknown:
            wrong[name] = str(unknown)
    same = {name: values[name] for name in ("process", "code", "output")}
    if not wrong and Treatment.objects.filter(district=district, **same).exists():
        wrong["output"] = _("This is on record already.")
    if wrong:
        raise BadValues(wrong)
    with transaction.atomic():
        made = Treatment.objects.create(district=district, **values)
        audit(made, "treatment recorded", by=by, changes={"pair": (None, [made.code, made.output])})
    return made


def drop(record: TreatmentHub | Treatment, *, by: User | None) -> None:
    """Take a hub or a treatment off the record; plans keep what they were computed from."""
    with transaction.atomic():
        audit(record, "treatment removed", by=by, changes={"name": (str(record), None)})
        record.delete()
