"""Write `tests/api/openapi.json`, the OpenAPI document that a test compares with the API as it is.

Run it after a change of the API that is meant: `python tools/openapi.py`, and read the difference.
"""

import os
import sys
from pathlib import Path

import django

SNAPSHOT = Path(__file__).parent.parent / "tests/api/openapi.json"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "circulade.settings.test")
    sys.path.insert(0, str(SNAPSHOT.parent.parent.parent))
    django.setup()
    from circulade.api.main import api
    from circulade.api.snapshot import written

    SNAPSHOT.write_text(written(api), encoding="utf-8")
    print(f"{SNAPSHOT.name}: {len(api.get_openapi_schema()['paths'])} addresses")


if __name__ == "__main__":
    main()
