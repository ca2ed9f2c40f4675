"""Tables made at once are those made one by one."""

from typing import Any

from django.db import migrations, models
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import OperationWriter

from circulade.core.create_models import CreateModels


def ring(name: str, other: str) -> migrations.CreateModel:
    """Return a model that refers to another."""
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("other", models.ForeignKey(f"village.{other}", models.CASCADE, null=True)),
    ]
    unique = models.UniqueConstraint(fields=["other"], name=f"{name}_once".lower())
    return migrations.CreateModel(name=name, fields=fields, options={"constraints": [unique]})


def test_the_models_of_a_state_are_those_made_one_by_one() -> None:
    models_made = [ring("Inner", "Outer"), ring("Outer", "Inner")]
    together, apart = ProjectState(), ProjectState()
    rendered = together.apps
    CreateModels(models_made).state_forwards("village", together)
    for each in models_made:
        each.state_forwards("village", apart)
    assert together == apart
    assert together.apps is not rendered
    fields = together.apps.get_model("village", "Inner")._meta.get_fields()
    assert [each.name for each in fields] == ["outer", "id", "other"]


def test_it_refers_to_what_its_models_refer_to() -> None:
    operation = CreateModels([ring("Inner", "Outer")])
    asked = [operation.references_model(name, "village") for name in ("Inner", "Outer", "Square")]
    assert asked == [True, True, False]


def test_it_is_written_as_it_reads() -> None:
    operation = CreateModels([ring("Inner", "Outer"), ring("Outer", "Inner")])
    text, imports = OperationWriter(operation, indentation=0).serialize()
    assert text.startswith("circulade.core.create_models.CreateModels(\n    models=[")
    assert "import circulade.core.create_models" in imports
    assert operation.describe() == "Create models Inner, Outer"
