"""Who may read the documents of a selection."""

from collections.abc import Mapping
from typing import Any

from tests.make import selections as make
from tests.permissions.rows import Row
from tests.permissions.world import LEADS, World


def document(kind: str) -> Any:
    def made(world: World) -> Mapping[str, Any]:
        selection = make.selection(world.programme, by=world.people["selection_lead"])
        return {"pk": selection.pk, "kind": kind}

    return made


ROWS = [
    Row("reports:dossier", LEADS | {"funder"}, kwargs=document(kind), secret=("CRM-001", "Town of"))
    for kind in ("zip", "pdf", "docx")
]
