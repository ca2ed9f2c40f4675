"""Store what an import plan says: all of it in one transaction, or nothing."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from circulade.calls.domain.applications import next_ref
from circulade.calls.domain.import_planning import ImportPlan, Planned
from circulade.calls.domain.register_links import take_over
from circulade.calls.domain.submission import receipt_digest
from circulade.calls.enums import ApplicationSource, ApplicationState, Eligibility, ImportOutcome
from circulade.calls.models import (
    Answer,
    Application,
    Call,
    Import,
    ImportedContribution,
    QuestionnaireVersion,
    Submission,
)
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.models import Attachment

if TYPE_CHECKING:
    from circulade.accounts.models import User


class Storing:
    """One import being stored; the caller holds the transaction and the lock on the call."""

    def __init__(
        self, record: Import, version: QuestionnaireVersion, *, by: "User | None", now: datetime
    ) -> None:
        self.record, self.call, self.version = record, record.call, version
        self.by, self.now = by, now
        self.attached: list[Attachment] = []

    def store(
        self, plan: ImportPlan, *, decided: Mapping[str, str], left: Collection[str] = frozenset()
    ) -> None:
        """Store new and changed contributions, and of those in conflict what was decided ("file" or "keep").

        `left` names contributions that stay as they are.
        """
        # References must not depend on the order of the rows.
        self.add([row for row in ordered(plan.rows) if row.outcome == ImportOutcome.NEW])
        touched = [row.application_id for row in plan.rows if row.outcome != ImportOutcome.UNCHANGED]
        known = {
            each.pk: each
            for each in self.call.applications.filter(pk__in=[pk for pk in touched if pk]).select_related(
                "questionnaire", "call__programme"
            )
        }
        for row in plan.rows:
            decision = decided.get(row.contribution_id, "")
            take = row.outcome == ImportOutcome.CHANGED or decision == "file"
            wanted = (take or decision == "keep") and row.contribution_id not in left
            if row.application_id is None or not wanted:
                continue
            if take:
                self.change(known[row.application_id], row)
            elif row.outcome == ImportOutcome.CONFLICT:
                self.keep(known[row.application_id], row)

    def add(self, rows: list[Planned]) -> None:
        """Store contributions that were not imported before."""
        prefix, dash, number = next_ref(self.call).rpartition("-")
        made = [
            Application(
                call=self.call,
                ref=f"{prefix}{dash}{int(number) + place:03d}",
                source=ApplicationSource.IMPORT,
                contribution_id=row.contribution_id,
                state=ApplicationState.SUBMITTED,
                questionnaire=self.version,
                language=row.language or self.call.programme.office_language,
                created_at=row.created or self.now,
                submitted_at=row.updated or self.now,
            )
            for place, row in enumerate(rows)
        ]
        values = [dict(row.stated) for row in rows]
        for application, row, answers in zip(made, rows, values, strict=True):
            # Files need a stored owner: their answers follow below.
            answers.update(dict.fromkeys(row.files))
            sent = _answered(answers)
            take_over(application, sent)
            application.receipt_sha256 = receipt_digest(application, sent)
        Application.objects.bulk_create(made)
        for application, row, answers in zip(made, rows, values, strict=True):
            if row.files:
                answers.update(self._files(application, row))
                application.receipt_sha256 = receipt_digest(application, answers)
                application.save(update_fields=["receipt_sha256"])
        self._add_answers(made, rows, values)

    def _add_answers(
        self, made: list[Application], rows: list[Planned], values: list[dict[str, Any]]
    ) -> None:
        Answer.objects.bulk_create(
            [
                self._answer(application, code, value, file=code in row.files)
                for application, row, answers in zip(made, rows, values, strict=True)
                for code, value in answers.items()
            ],
            batch_size=2000,
        )
        sent = Submission.objects.bulk_create(
            [
                Submission(
                    application=application,
                    number=1,
                    questionnaire=self.version,
                    answers=answers,
                    sha256=application.receipt_sha256,
                    at=application.submitted_at or self.now,
                    by=self.by,
                )
                for application, answers in zip(made, values, strict=True)
            ]
        )
        ImportedContribution.objects.bulk_create(
            [
                self._imported(application, row, submission)
                for application, row, submission in zip(made, rows, sent, strict=True)
            ]
        )
        for application in made:
            changes = {
                "state": (None, application.state),
                "sha256": (None, application.receipt_sha256),
                "import": (None, self.record.pk),
            }
            audit(application, "application imported", by=self.by, changes=changes, at=self.now)

    def _answer(self, application: Application, code: str, value: Any, *, file: bool) -> Answer:
        return Answer(
            application=application,
            question=code,
            value=value,
            file_id=value if file else None,
            changed_at=self.now,
            changed_by=self.by,
        )

    def _imported(
        self, application: Application, row: Planned, submission: Submission | None
    ) -> ImportedContribution:
        return ImportedContribution(
            application=application,
            source=self.record,
            submission=submission,
            stated=row.stated,
            first_saved_at=row.created,
            last_saved_at=row.updated,
        )

    def change(self, application: Application, row: Planned) -> None:
        """Take over the answers of the file as a new submission; the earlier ones stay."""
        before = application.submissions.order_by("-number").first()
        stored = {answer.question: answer for answer in application.answers.all()}
        answers = dict(row.stated)
        for code, value in row.stated.items():
            if isinstance(value, str) and value.startswith("sha256:") and code not in row.files:
                answers[code] = stored[code].value if code in stored else None
        answers = _answered(answers | self._files(application, row))
        take_over(application, answers)
        old, decided = application.state, application.eligibility
        # A decision on other answers is no decision on these.
        application.eligibility = Eligibility.OPEN
        application.state, application.withdrawn_at = ApplicationState.SUBMITTED, None
        application.submitted_at = row.updated or self.now
        application.receipt_sha256 = receipt_digest(application, answers)
        application.save()
        submission = Submission.objects.create(
            application=application,
            number=before.number + 1 if before else 1,
            questionnaire=application.questionnaire,
            answers=answers,
            sha256=application.receipt_sha256,
            at=application.submitted_at,
            by=self.by,
        )
        self._rewrite(application, stored, answers, row)
        self._remember(application, row, submission)
        changes = {
            "state": (old, application.state),
            "eligibility": (decided, application.eligibility),
            "sha256": (before and before.sha256, submission.sha256),
            "import": (None, self.record.pk),
        }
        audit(application, "application changed by import", by=self.by, changes=changes, at=self.now)

    def _rewrite(
        self, application: Application, stored: dict[str, Answer], answers: dict[str, Any], row: Planned
    ) -> None:
        """Bring the working copy to what the file says, so that it shows no unsent changes."""
        for code in dict.fromkeys([*stored, *answers]):
            value, held = answers.get(code), stored.get(code)
            if held is None:
                self._answer(application, code, value, file=code in row.files).save(force_insert=True)
            elif held.value != value:
                held.before, held.before_revision = held.value, held.revision
                held.value, held.revision = value, held.revision + 1
                held.file_id = value if code in row.files else None
                held.changed_at, held.changed_by = self.now, self.by
                held.save()

    def keep(self, application: Application, row: Planned) -> None:
        """Note that the file's answers were seen and not taken: they are asked about no more."""
        submission = application.submissions.order_by("-number").first()
        self._remember(application, row, submission)
        changes = {"import": (None, self.record.pk)}
        audit(application, "import not taken over", by=self.by, changes=changes, at=self.now)

    def _remember(self, application: Application, row: Planned, submission: Submission | None) -> None:
        ImportedContribution.objects.filter(application=application).delete()
        self._imported(application, row, submission).save(force_insert=True)

    def _files(self, application: Application, row: Planned) -> dict[str, str]:
        found = {}
        for code, upload in row.files.items():
            content = ContentFile(upload.content, name=upload.name)
            attachment = attach(content, about=application, by=self.by, at=self.now)
            self.attached.append(attachment)
            found[code] = str(attachment.pk)
        return found

    def forget_files(self) -> None:
        """Delete the files of an import that was rolled back."""
        for attachment in self.attached:
            attachment.file.delete(save=False)


def ordered(rows: tuple[Planned, ...]) -> list[Planned]:
    """Return contributions by the moment they were begun, then by their ID."""
    return sorted(rows, key=lambda row: (row.created.isoformat() if row.created else "", row.contribution_id))


def _answered(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {code: value for code, value in answers.items() if value is not None}


def stage_problem(call: Call) -> str:
    """Say why nothing can be imported into a call now; empty if it can."""
    if call.stage in {"draft", "announced", "eligibility"}:
        return ""
    return _("Applications can be imported until assessment begins.")
