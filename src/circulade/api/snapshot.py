"""The OpenAPI document as text: one way only, so that a checked-in copy can be compared."""

import json

from ninja import NinjaAPI
from ninja.responses import NinjaJSONEncoder


def written(api: NinjaAPI) -> str:
    """Return the document as indented JSON with sorted keys."""
    document = api.get_openapi_schema()
    return json.dumps(document, cls=NinjaJSONEncoder, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
