"""Make calls, questions and applications for tests."""

from datetime import UTC, datetime
from typing import Any

from tests.make import accounts

from circulade.accounts.models import Programme, User
from circulade.calls.domain.announcing import announce
from circulade.calls.domain.applications import start
from circulade.calls.domain.drafts import Entry, save_answers
from circulade.calls.domain.submission import submit
from circulade.calls.enums import CallStage, Purpose
from circulade.calls.models import Application, Call, Criterion, Question, Track
from circulade.groups.enums import GroupKind

OPENS = datetime(2025, 9, 1, 8, 0, tzinfo=UTC)
CLOSES = datetime(2025, 10, 3, 16, 0, tzinfo=UTC)  # 18:00 in Brussels
BEFORE = datetime(2025, 8, 1, 8, 0, tzinfo=UTC)
DURING = datetime(2025, 9, 15, 8, 0, tzinfo=UTC)
AFTER = datetime(2025, 10, 4, 8, 0, tzinfo=UTC)

GOOD = {
    "territory": "Ville-Haute",
    "email": "circular@example.org",
    "commitment": "We have a team of three.",
    "consent": "yes",
}


def call(programme: Programme | None = None, slug: str = "crm-2025", **fields: Any) -> Call:
    """Store a draft call with a track and two criteria, open in September 2025."""
    values: dict[str, Any] = {
        "title": {"en": "Community of practice on critical raw materials"},
        "summary": {"en": "Twelve months of work with peers."},
        "who_can_apply": {"en": "Local and regional authorities."},
        "languages": ["en"],
        "eligible_kinds": ["local_authority", "regional_authority", "agency", "public_company"],
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "contact": "calls@example.org",
    }
    made = Call.objects.create(programme=programme or accounts.programme(), slug=slug, **(values | fields))
    Track.objects.create(
        call=made,
        code="members",
        name={"en": "Members"},
        least=10,
        most=15,
        participation_kind="community",
        group_kind=GroupKind.values[0],
    )
    Criterion.objects.create(call=made, code="commitment", name={"en": "Commitment"}, weight=2)
    Criterion.objects.create(call=made, code="experience", name={"en": "Relevant experience"}, position=1)
    return made


def question(call: Call, code: str, kind: str = "short", **fields: Any) -> Question:
    """Store a question at the end of the list."""
    values: dict[str, Any] = {
        "title": {"en": code.replace("_", " ").title()},
        "position": call.questions.count(),
    }
    return Question.objects.create(call=call, code=code, kind=kind, **(values | fields))


def questions(call: Call) -> None:
    """Store the usual questions: name, e-mail, commitment, consent, and a need with a condition."""
    question(call, "territory", purpose=Purpose.TERRITORY, required=True)
    question(call, "email", purpose=Purpose.CONTACT_EMAIL, required=True)
    question(call, "commitment", "long", required=True, word_limit=100)
    question(call, "has_need", "yes_no")
    question(
        call, "need", "long", purpose=Purpose.NEED, required=True, shown_if="has_need", shown_values=["yes"]
    )
    question(call, "consent", "yes_no", purpose=Purpose.PUBLISH_CONSENT, required=True)


def open_call(programme: Programme | None = None, slug: str = "crm-2025", **fields: Any) -> Call:
    """Store an announced call with the usual questions."""
    made = call(programme, slug, **fields)
    questions(made)
    return announce(made, by=None, now=BEFORE)


def call_at(stage: CallStage, programme: Programme | None = None, **fields: Any) -> Call:
    """Store an announced call that has come as far as a stage."""
    made = open_call(programme, **fields)
    Call.objects.filter(pk=made.pk).update(stage=stage)
    made.refresh_from_db()
    return made


def draft(call: Call, by: User, *, now: datetime | None = None, **answers: Any) -> Application:
    """Begin an application with these answers."""
    made = start(call, kind="local_authority", country="FR", by=by, now=now or DURING)
    write(made, by, now=now, **answers)
    return made


def write(application: Application, by: User, *, now: datetime | None = None, **answers: Any) -> None:
    """Answer questions over whatever stands there."""
    seen = dict(application.answers.values_list("question", "revision"))
    save_answers(
        application,
        [Entry(code, raw, seen.get(code, 0)) for code, raw in answers.items()],
        by=by,
        now=now or DURING,
    )


def submitted(call: Call, by: User, *, now: datetime | None = None, **answers: Any) -> Application:
    """Send in an application with the usual good answers and these."""
    made = draft(call, by, now=now, **(GOOD | answers))
    submit(made, by=by, now=now or DURING)
    made.refresh_from_db()
    return made
