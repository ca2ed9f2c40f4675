"""The files that respondents uploaded, found in the ZIP beside the export, checked like every upload."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from circulade.calls.domain.import_answers import CellProblem
from circulade.calls.enums import QuestionKind
from circulade.calls.models import FrozenQuestion
from circulade.core.domain.file_types import Refused, checked_name, media_type
from circulade.files.eusurvey import Attachment, Attachments, Row


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file that answers a question."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Return the SHA-256 of what the file holds."""
        return sha256(self.content).hexdigest()

    @property
    def stated(self) -> str:
        """Return how the file stands among the stated answers."""
        return f"sha256:{self.sha256}"


def uploads_of(
    row: Row,
    questions: tuple[FrozenQuestion, ...],
    uploads: Attachments | None,
    places: Mapping[str, tuple[str, str]],
    problems: list[CellProblem],
) -> dict[str, Upload]:
    """Return the upload that answers each file question of a contribution; what is missing is a problem."""
    found: dict[str, Upload] = {}
    left = list(uploads.by_contribution.get(row.contribution_id, ())) if uploads else []
    for question in questions:
        names = row.answers.get(question.code)
        if question.kind != QuestionKind.FILE or not isinstance(names, tuple) or not names:
            continue
        sheet, cell = places.get(question.code, ("", ""))
        for number, name in enumerate(map(str, names)):
            said = _refusal(number, name, left, uploads)
            upload = None if said else _take(name, left)
            if upload is not None:
                said = _checked(upload)
            if said:
                text = f"{question}: {said}"
                # Without a ZIP at hand nothing that was given is left out: the file can follow at any time.
                lost = number > 0 or uploads is not None
                problems.append(CellProblem(sheet, cell, row.contribution_id, text, lost))
            elif upload is not None:
                found[question.code] = Upload(checked_name(upload.name), upload.content)
    return found


def _refusal(number: int, name: str, left: list[Attachment], uploads: Attachments | None) -> str:
    if number:
        return _("The question takes one file: “%s” is left out.") % name
    if uploads is None:
        return (
            _("“%s” was uploaded there: import once more with the ZIP of the uploads to have it here.") % name
        )
    if not any(_same(name, each.name) for each in left):
        return _("“%s” is not in the folder of this contribution in the ZIP.") % name
    return ""


def _same(said: str, name: str) -> bool:
    return PurePosixPath(said.replace("\\", "/")).name.casefold() == name.casefold()


def _take(name: str, left: list[Attachment]) -> Attachment | None:
    for place, each in enumerate(left):
        if _same(name, each.name):
            return left.pop(place)
    return None


def _checked(upload: Attachment) -> str:
    try:
        media_type(checked_name(upload.name), upload.content)
    except Refused as refused:
        return str(refused)
    return ""
