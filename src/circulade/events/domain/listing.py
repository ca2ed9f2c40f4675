"""Take a list of people in: each row read, each person registered once, every doubt named by its row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from circulade.events.domain.registering import Attendee, take_in
from circulade.events.enums import ACTIVE
from circulade.events.models import Admission, Registration
from circulade.files.sheets import DEFAULT_LIMITS, Sheet, SheetError, read_workbook, text_of
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.countries import countries, iso

if TYPE_CHECKING:
    from circulade.accounts.models import User

COLUMNS = {
    "name": "name",
    "email": "email",
    "e-mail": "email",
    "organisation": "organisation_name",
    "organization": "organisation_name",
    "kind": "organisation_kind",
    "country": "country",
    "territory": "territory_name",
    "city": "territory_name",
    "language": "language",
}


class ListRefused(Exception):
    """The list cannot be taken in; nothing was stored. Each problem names its row."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a list: who was registered, and who stood there twice or was registered already."""

    registered: tuple[Registration, ...]
    doubles: tuple[str, ...]


def take_list(admission: Admission, upload: "File[bytes]", *, by: "User | None", now: datetime) -> Taken:
    """Register the people of a CSV or XLSX file; raises ListRefused with every problem, and stores nothing then."""
    rows = _rows(upload)
    people, problems, doubles = list[Attendee](), list[str](), list[str]()
    seen: dict[str, int] = {}
    known = set(admission.event.registrations.filter(state__in=ACTIVE).values_list("email", flat=True))
    for number, row in rows:
        one, wrong = _read(row, languages=admission.event.programme.languages)
        problems += [_("Row %(row)d: %(problem)s") % {"row": number, "problem": each} for each in wrong]
        if one.email in seen:
            doubles.append(
                _("Row %(row)d: the same person as in row %(first)d (%(email)s); registered once.")
                % {"row": number, "first": seen[one.email], "email": one.email}
            )
        elif one.email in known:
            doubles.append(
                _("Row %(row)d: %(email)s is registered already; nothing changed.")
                % {"row": number, "email": one.email}
            )
        else:
            people.append(one)
        seen.setdefault(one.email, number)
    if problems:
        raise ListRefused(problems)
    return Taken(tuple(take_in(admission, people, now=now, by=by)), tuple(doubles))


def _rows(upload: "File[bytes]") -> list[tuple[int, dict[str, str]]]:
    try:
        book = read_workbook(upload.read(), name=upload.name or "list.csv", limits=DEFAULT_LIMITS)
    except SheetError as error:
        raise ListRefused(str(error).splitlines()) from error
    sheet: Sheet | None = next(iter(book.sheets), None)
    if sheet is None or not sheet.rows:
        raise ListRefused([_("The file is empty.")])
    heads = [COLUMNS.get(text_of(cell).strip().lower(), "") for cell in sheet.rows[0]]
    if not {"name", "email"} <= set(heads):
        raise ListRefused([_("The first row names the columns; name and email are needed.")])
    found = []
    for number, cells in enumerate(sheet.rows[1:], 2):
        row = {head: text_of(cell).strip() for head, cell in zip(heads, cells, strict=False) if head}
        if any(row.values()):
            found.append((number, row))
    return found


def _read(row: dict[str, str], *, languages: list[str]) -> tuple[Attendee, list[str]]:
    problems = []
    name, email = row.get("name", ""), row.get("email", "").lower()
    if not name:
        problems.append(_("the name is missing."))
    try:
        validate_email(email)
    except ValidationError:
        problems.append(_("“%s” is no e-mail address.") % email[:100])
    country, kind = iso(row.get("country", "")), row.get("organisation_kind", "")
    if country and country not in {one.code for one in countries()}:
        problems.append(_("“%s” is no code of a country: write BE, DE, FR.") % country[:20])
    if kind and kind not in OrganisationKind.values:
        problems.append(_("“%s” is no kind of organisation.") % kind[:40])
    language = row.get("language", "")
    return (
        Attendee(
            name=name[:200],
            email=email,
            language=language if language in languages else languages[0],
            organisation_name=row.get("organisation_name", "")[:300],
            organisation_kind=kind if kind in OrganisationKind.values else "",
            country=country[:2],
            territory_name=row.get("territory_name", "")[:300],
        ),
        problems,
    )
