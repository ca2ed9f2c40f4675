"""A migration's operation that makes all tables of an app at once.

Django renders the models of a migration's state anew after each operation, and with them every model that is related
to what changed: in this project nearly all. A hundred tables, one operation each, cost half a minute at the first
start; one operation an app costs a second or two in all.
"""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """Create models of which each holds its constraints and indexes; they may refer to each other."""

    def __init__(self, models: Sequence[CreateModel]) -> None:
        self.models = list(models)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Add the models to a state that is rendered anew when somebody next asks for it."""
        state.__dict__.pop("apps", None)
        for each in self.models:
            each.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create the tables in order; keys to tables that come later are added at the end of the migration."""
        for each in self.models:
            each.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Drop the tables, the last first."""
        for each in reversed(self.models):
            each.database_backwards(app_label, schema_editor, from_state, to_state)

    def references_model(self, name: str, app_label: str) -> bool:
        """Say whether a model is one of these, or one of these refers to it."""
        return any(each.references_model(name, app_label) for each in self.models)

    def describe(self) -> str:
        """Name the models."""
        return f"Create models {', '.join(each.name for each in self.models)}"

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Return what a migration is written from."""
        return (type(self).__qualname__, [], {"models": self.models})
