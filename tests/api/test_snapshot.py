"""The document of the API is checked in: a change of the API is a change somebody has read."""

from pathlib import Path

from circulade.api.main import api
from circulade.api.snapshot import written

SNAPSHOT = Path(__file__).parent / "openapi.json"


def test_the_document_is_the_one_checked_in() -> None:
    assert written(api) == SNAPSHOT.read_text(encoding="utf-8"), "run `python tools/openapi.py`"


def test_every_operation_tells_its_errors() -> None:
    document = api.get_openapi_schema()
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        operation = methods["get"]
        wanted = {200, 401, 404, 422, 429, 500}
        wanted |= set() if {} in operation["security"] else {403}
        assert (path, set(operation["responses"])) == (path, wanted)
        assert operation["description"], path
        assert list(operation["responses"][404]["content"]) == ["application/problem+json"]


def test_every_list_is_bounded() -> None:
    for path, methods in api.get_openapi_schema()["paths"].items():
        parameters = {each["name"]: each["schema"] for each in methods["get"]["parameters"]}
        if methods["get"]["operationId"].startswith("list_"):
            assert (path, parameters["limit"]["maximum"]) == (path, 200)
