"""The reference of the API as a page of our own: written from the document, nothing loaded from elsewhere."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.api.main import api


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation, in words."""

    name: str
    place: str
    required: bool
    form: str
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an answer, in words."""

    name: str
    form: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it."""

    id: str
    path: str
    summary: str
    description: str
    public: bool
    parameters: tuple[Parameter, ...]
    answer: str


def reference(request: HttpRequest) -> HttpResponse:
    """Show every operation with its parameters, and every form of answer with its fields."""
    tags, forms = contents()
    return render(request, "api/reference.html", {"tags": tags, "forms": forms, "title": api.title})


@cache
def contents() -> tuple[dict[str, list[Operation]], dict[str, tuple[Field, ...]]]:
    """Read the document: operations by tag, fields by form."""
    document = api.get_openapi_schema()
    tags: dict[str, list[Operation]] = {}
    for path, methods in document["paths"].items():
        tags.setdefault(methods["get"]["tags"][0], []).append(_operation(path, methods["get"]))
    forms = {
        name: tuple(
            Field(key, form_of(value), value.get("description", ""))
            for key, value in schema["properties"].items()
        )
        for name, schema in document["components"]["schemas"].items()
        if "properties" in schema
    }
    return tags, forms


def _operation(path: str, told: dict[str, Any]) -> Operation:
    answer = next(iter(told["responses"][200].get("content", {"": {}}).values())).get("schema", {})
    return Operation(
        id=told["operationId"],
        path=path,
        summary=told["summary"],
        description=told.get("description", ""),
        public={} in told["security"],
        parameters=tuple(_parameter(each) for each in told["parameters"]),
        answer=form_of(answer),
    )


def _parameter(told: dict[str, Any]) -> Parameter:
    schema = told["schema"]
    return Parameter(
        told["name"], told["in"], told["required"], form_of(schema), schema.get("description", "")
    )


def form_of(schema: dict[str, Any]) -> str:
    """Say in a few words what a JSON schema takes."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"] if value != "")
    if "anyOf" in schema:
        return ", ".join(form_of(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {form_of(schema.get('items', {}))}"
    bounds = [f"{word} {schema[key]}" for key, word in BOUNDS.items() if key in schema]
    kind = schema.get("format") or schema.get("type", "anything")
    return ", ".join([str(kind), *bounds])


BOUNDS = {"minimum": "from", "maximum": "to", "maxLength": "at most characters:"}
