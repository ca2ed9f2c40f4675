"""Who may open the pages of the API; its operations are tested in tests/api/test_access.py."""

from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY

ROWS = [Row("api_reference", EVERYBODY)]
