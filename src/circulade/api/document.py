"""The OpenAPI document: what ninja writes, and the errors that every operation can give."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation

from circulade.accounts.api import PROGRAMME, SLUG, anybody
from circulade.core.api.problems import MEDIA_TYPE, Problem

ERRORS = {
    401: "Nobody is known: the token is not in force, or none was given where one is needed.",
    403: "You are known, but your present roles do not allow this.",
    404: "There is nothing here, or nothing that you may know about.",
    422: "Parameters that cannot be used: `errors` gives field, rule and way out of each.",
    429: "Too many requests: `Retry-After` says how many seconds to wait.",
    500: "The server made a mistake.",
}
# Read from the address wherever a programme is asked for, so no operation declares it.
ABOUT: dict[str, Any] = {
    "in": "query",
    "name": PROGRAMME,
    "required": False,
    "description": "Slug of the programme asked about; left out: the token's, else the first of the installation.",
    "schema": {"type": "string", "pattern": f"^{SLUG.pattern}$", "title": "Programme"},
    "example": "ccri",
}


class Document(OpenAPISchema):
    """An OpenAPI 3.1 document that names every error and says which operations are public."""

    def responses(self, operation: Operation) -> dict[int, dict[str, Any]]:
        """Add problem details: 403 only where not everybody may ask."""
        told = super().responses(operation)
        for status, meaning in ERRORS.items():
            if status == 403 and anybody in operation.auth_callbacks:
                continue
            schema = {"$ref": REF_TEMPLATE.format(model=Problem.__name__)}
            told[status] = {"description": meaning, "content": {MEDIA_TYPE: {"schema": schema}}}
        return told

    def operation_parameters(self, operation: Operation) -> list[dict[str, Any]]:
        """Add the programme that an address is about; the list of programmes is about none."""
        told: list[dict[str, Any]] = super().operation_parameters(operation)
        return told if operation.operation_id == "list_programmes" else [*told, ABOUT]

    def operation_security(self, operation: Operation) -> list[dict[str, Any]] | None:
        """Add the empty requirement to what everybody may ask."""
        found = super().operation_security(operation)
        return [*(found or []), {}] if anybody in operation.auth_callbacks else found

    def get_components(self) -> dict[str, Any]:
        """Add the form of a problem; by name, so that the document is the same at every start."""
        made = Problem.model_json_schema(ref_template=REF_TEMPLATE)
        self.add_schema_definitions(made.pop("$defs") | {Problem.__name__: made})
        self.schemas = dict(sorted(self.schemas.items()))
        return super().get_components()


class DocumentedAPI(NinjaAPI):
    """A ninja API with such a document."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> Document:
        """Return the document with full paths."""
        return Document(self, self.get_root_path(path_params or {}) if path_prefix is None else path_prefix)
