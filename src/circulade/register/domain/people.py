"""Create and change people; they serve organisations as contacts, and leave while the organisation stays."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.register.domain.changing import assign, check_revision, locked, save_change
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Contact, Organisation, Person
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonValues:
    """What the office knows about a person."""

    name: str
    email: str = ""
    phone: str = ""
    languages: tuple[str, ...] = ()
    invented: bool = False


def _checked(values: PersonValues) -> dict[str, object]:
    problems: dict[str, str] = {}
    if not values.name.strip():
        problems["name"] = _("A person needs a name.")
    spoken: list[str] = []
    for code in values.languages:
        try:
            spoken.append(language(code).code)
        except UnknownCode as unknown:
            problems["languages"] = str(unknown)
    if problems:
        raise RegisterProblem(problems)
    return asdict(values) | {"email": values.email.strip().lower(), "languages": spoken}


def create_person(programme: Programme, values: PersonValues, *, by: "User | None") -> Person:
    """Add a person; raises `RegisterProblem`."""
    fields = _checked(values)
    with transaction.atomic():
        made = Person.objects.create(programme=programme, **fields)
        audit(made, "person created", by=by)
    return made


def change_person(
    person: Person, values: PersonValues, *, by: "User | None", revision: int | None = None
) -> Person:
    """Change a person; raises `Outdated` when somebody else did since `revision`."""
    fields = _checked(values)
    with transaction.atomic():
        current = locked(person)
        check_revision(current, revision, fields)
        if changes := assign(current, fields):
            save_change(current)
            audit(current, "person changed", by=by, changes=changes)
    return current


def add_contact(
    organisation: Organisation,
    person: Person,
    *,
    by: "User | None",
    title: str = "",
    main: bool = False,
    since: date | None = None,
) -> Contact:
    """Let a person serve an organisation; a main contact takes over from the one before."""
    if organisation.programme_id != person.programme_id:
        raise RegisterProblem({"person": _("Choose a person of the same programme.")})
    with transaction.atomic():
        if organisation.contacts.filter(person=person, until__isnull=True).exists():
            raise RegisterProblem({"person": _("This person is already a contact of the organisation.")})
        if main:
            organisation.contacts.filter(main=True).update(main=False)
        made = Contact.objects.create(
            organisation=organisation, person=person, title=title, main=main, since=since
        )
        audit(
            organisation,
            "contact added",
            by=by,
            changes={"contact": (None, made.pk), "since": (None, since.isoformat() if since else None)},
        )
    return made


def hand_over(
    contact: Contact, *, on: date, by: "User | None", successor: Person | None = None, title: str = ""
) -> Contact | None:
    """Note that a contact leaves after a day; a successor, where there is one, starts as they did.

    Organisation, territories and participations stay as they are. Returns the successor's contact.
    """
    with transaction.atomic():
        current = locked(contact)
        if current.until is not None:
            raise RegisterProblem({"on": _("This contact has left already.")})
        if current.since and on < current.since:
            raise RegisterProblem({"on": _("The last day lies before the first.")})
        if successor is not None and successor.pk == current.person_id:
            raise RegisterProblem({"successor": _("Choose somebody else as successor.")})
        was_main, current.main, current.until = current.main, False, on
        current.save(update_fields=["main", "until"])
        audit(
            current.organisation,
            "contact left",
            by=by,
            changes={"contact": (current.pk, None), "until": (None, on.isoformat())},
        )
        if successor is None:
            return None
        return add_contact(
            current.organisation,
            successor,
            by=by,
            title=title or current.title,
            main=was_main,
            since=on,
        )
